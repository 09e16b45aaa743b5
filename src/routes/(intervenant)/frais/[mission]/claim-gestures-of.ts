// The claim screen's gestures as actions of the device. What a phone seldom needs (PDF, pictures) comes when asked for.
import { declareNotDone, undoNotDone } from '$lib/device/actions/declare-not-done';
import { deleteDocument } from '$lib/device/actions/delete-document';
import type { DraftKeeper } from '$lib/device/actions/save-draft';
import { saveClaim } from '$lib/device/actions/save-claim';
import { prepareValidation, validateClaim } from '$lib/device/actions/validate-claim';
import { resolveConflict } from '$lib/device/actions/resolve-conflict';
import { withdrawValidation } from '$lib/device/actions/withdraw-validation';
import { tooHeavyToReadSentence } from '$lib/fr/documents';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { DOCUMENT_WORDS } from '$lib/fr/screens/claim';
import { CONFLICT_WORDS } from '$lib/fr/screens/conflict';
import type { ClaimGestures, GestureResult, HandedSummary } from '$lib/ui/claim/claim-gestures';
import { handOver } from '$lib/ui/frame/hand-over';
import { exportKept } from './export-kept';

type Answer = { ok: true } | { ok: false; code: keyof typeof REFUSAL_SENTENCES };

async function gesture(answer: Promise<Answer>): Promise<GestureResult> {
	const result = await answer;
	return result.ok ? { ok: true } : { ok: false, sentence: REFUSAL_SENTENCES[result.code] };
}

export function claimGestures(key: string, keeper: DraftKeeper): ClaimGestures {
	const choices: Promise<void>[] = [];
	const keptIds: string[] = [];
	return {
		keepNow: () => keeper.flush(),
		save: async () => {
			const result = await saveClaim(key);
			if (result.ok) return { ok: true };
			return { ok: false, violations: result.violations, sentence: REFUSAL_SENTENCES[result.code] };
		},
		resolve: async (choices, seen) => {
			const result = await resolveConflict(key, choices, seen);
			if (result.ok) return { ok: true };
			const isMoved = result.code === 'revision-stale';
			const sentence = isMoved ? CONFLICT_WORDS.movedOn : REFUSAL_SENTENCES[result.code];
			return { ok: false, violations: result.violations, sentence };
		},
		exportKept: () => exportKept(key),
		prepareValidation: () => prepareValidation(key),
		validate: async ({ summary }, missingDocumentsSeen) => {
			const result = await validateClaim(key, { summary, missingDocumentsSeen });
			return result.ok ? { ok: true } : { ok: false, sentence: REFUSAL_SENTENCES[result.code] };
		},
		withdraw: () => gesture(withdrawValidation(key)),
		declareNotDone: () => gesture(declareNotDone(key)),
		undoNotDone: () => gesture(undoNotDone(key)),
		attach: async (file, folder, purpose) => {
			const { attachDocument } = await import('$lib/device/actions/attach-document');
			const result = await attachDocument(key, { file, folder, purpose });
			if (result.ok) {
				keptIds.push(result.document.id);
				return result;
			}
			const { code, maxBytes } = result;
			const sentence =
				maxBytes === undefined ? REFUSAL_SENTENCES[code] : tooHeavyToReadSentence(file.size, maxBytes);
			return { ok: false, sentence };
		},
		noteChoice: (work) => void choices.push(work),
		chosenKept: async () => {
			await Promise.all(choices);
			return keptIds;
		},
		removeDocument: async (id) => {
			const result = await gesture(deleteDocument(key, id));
			if (result.ok && keptIds.includes(id)) keptIds.splice(keptIds.indexOf(id), 1);
			return result;
		},
		openDocument: async (id, name) => {
			const { documentBlob } = await import('$lib/device/actions/open-document');
			const blob = await documentBlob(id);
			if (blob === null) return { ok: false, sentence: DOCUMENT_WORDS.notOpened };
			handOver(blob, name);
			return { ok: true };
		},
		editSummary: () => handSummary(key),
		summaryOnceValidated: async () => {
			const { validationAnswered } = await import('$lib/device/actions/validation-answered');
			return (await validationAnswered(key)) === 'given-up' ? null : handSummary(key);
		}
	};
}

async function handSummary(key: string): Promise<HandedSummary> {
	const { summaryPdf } = await import('$lib/device/actions/summary-pdf');
	const { blob, fileName, kind } = await summaryPdf(key);
	handOver(blob, fileName);
	return { ok: true, kind };
}
