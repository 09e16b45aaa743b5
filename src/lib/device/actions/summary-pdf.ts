// «Editer le récapitulatif»: the server's final PDF where there is one, else a provisional one made here.
import { enteredParts } from '$lib/domain/claim/entered-parts';
import { printedStates } from '$lib/domain/claim/printed-states';
import { summariseClaim } from '$lib/domain/claim/summarise-claim';
import { summaryFileName } from '../pdf-file-names';
import { loadFont } from '../pdf-font';
import { nowMs } from '../clock';
import { openStore } from '../open-store.svelte';
import { readClaimFolder, UnknownClaim } from '../repositories/claim-folder';
import { projectClaim } from '../repositories/project-claim';
import { typedContent } from '../gestures/save';
import { fetchFinalPdf } from '../sync/final-pdfs';
import { browserTransport } from '../sync/transport';

export interface PdfFile {
	blob: Blob;
	fileName: string;
	/**
	 * `final`: the server's, as validated. `provisional`: made on this device, without N° Dossier. `reconstructed`:
	 * made on this device for a claim that came here already validated, of which the server has no PDF.
	 */
	kind: 'final' | 'provisional' | 'reconstructed';
}

const PDF = { type: 'application/pdf' };

export async function summaryPdf(key: string): Promise<PdfFile> {
	const store = openStore.required();
	const folder = await readClaimFolder(store, key);
	if (folder === null) throw new UnknownClaim(key);
	const { claim, mission, academy, profile, items, draft } = folder;
	const isSettled = items.length === 0 && draft === undefined;
	const isValidated = [claim.remuneration, claim.travel].some(({ status }) =>
		['validated', 'accepted'].includes(status)
	);
	if (isSettled && isValidated && claim.finalSummary !== null) {
		const final = await fetchFinalPdf(store, browserTransport, claim);
		if (final !== null) {
			const fileName = summaryFileName(mission.number, claim.fileNumber);
			return { blob: new Blob([final.bytes], PDF), fileName, kind: 'final' };
		}
	}
	const projected = projectClaim(claim, mission, items, nowMs());
	const parts = enteredParts(projected, mission);
	const summary = summariseClaim({
		content: typedContent(folder).content,
		documents: projected.documents,
		mission,
		academy,
		profile,
		openParts: parts
	});
	const isReconstructed = isSettled && isValidated && claim.finalSummary === null;
	const fileNumber = isReconstructed ? claim.fileNumber : null;
	const { renderClaimSummaryPdf } = await import('$lib/pdf/claim-summary-pdf');
	const bytes = await renderClaimSummaryPdf({
		summary,
		fileNumber,
		validatedAt: null,
		isReconstructed,
		partStates: printedStates(projected, parts),
		font: await loadFont()
	});
	return {
		blob: new Blob([bytes.slice()], PDF),
		fileName: summaryFileName(mission.number, fileNumber),
		kind: isReconstructed ? 'reconstructed' : 'provisional'
	};
}
