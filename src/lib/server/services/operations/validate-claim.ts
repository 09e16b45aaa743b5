// «Valider»: only what the person saw is validated. The server makes the summary anew from its own data; a
// difference is a conflict that names what changed. Knows no SQL.
import type { FieldConflict } from '../../../contracts/operations';
import { checkClaim } from '../../../domain/claim/check-claim';
import type { Claim } from '../../../domain/claim/claim';
import { printedStates } from '../../../domain/claim/printed-states';
import { lastChangeOf, type ChangeAuthor } from '../../../domain/claim/content-changes';
import { isPastDeadline } from '../../../domain/claim/deadline';
import type { ClaimSummary } from '../../../domain/claim/claim-summary';
import { canonicalJson, summariseClaim, summaryDifferences } from '../../../domain/claim/summarise-claim';
import { unansweredSendBack } from '../../../domain/claim/sent-back';
import { enteredParts } from '../../../domain/claim/entered-parts';
import type { FileNumber } from '../file-numbers';
import { finalPdf } from '../final-pdf';
import { sha256 } from '../sha256';
import { changeStatus } from './change-status';
import { applied, instantOf, refused, type OperationOf, type Situation, type Verdict } from './situation';

/** `reserveFileNumber` is called only if the claim has no number yet and everything else is right. */
export async function validateClaim(
	operation: OperationOf<'validateClaim'>,
	situation: Situation,
	reserveFileNumber: () => Promise<FileNumber>
): Promise<Verdict> {
	const { payload } = operation;
	const { claim, mission, profile } = situation.file;
	const { academy, openParts } = situation;
	const seen = readSummary(payload.summary, payload.summarySha256);
	if (seen === null) return refused('malformed');
	const change = changeStatus('validate', 'intervenant', situation, null);
	if (!change.ok) return refused(change.code);
	const { content, documents } = claim;
	const shownParts = enteredParts(claim, mission);
	const summary = summariseClaim({ content, documents, mission, academy, profile, openParts, shownParts });
	const canonical = canonicalJson(summary);
	if (canonical !== payload.summary) {
		return { kind: 'conflict', code: 'summary-changed', conflicts: namedDifferences(seen, summary, claim) };
	}
	const broken = checkClaim(content, { mission, academy, profile, openParts }, 'validate').filter(
		(violation) => violation.severity === 'blocking'
	);
	if (broken.length > 0) return refused('rules-broken', broken);
	if (summary.missingDocuments.length > 0 && !payload.missingDocumentsSeen) {
		return refused(
			'rules-broken',
			summary.missingDocuments.map(({ folder, purpose }) => ({
				code: 'required' as const,
				field: `documents.${folder}.${purpose}`,
				severity: 'warning' as const
			}))
		);
	}
	const validatedAt = instantOf(situation);
	const reserved = claim.fileNumber === null ? await reserveFileNumber() : null;
	const fileNumber = claim.fileNumber ?? reserved?.text ?? null;
	// A claim that came in time is not late for having been sent back: the answer is asked for, whenever it comes [chosen].
	const isAsked = unansweredSendBack(claim.history) !== null;
	const isLate = claim.isLate || (!isAsked && isPastDeadline(academy.settings, mission, situation.nowMs));
	const pdf = await finalPdf({
		summary,
		fileNumber,
		validatedAt,
		zone: academy.zone,
		partStates: printedStates({ ...claim, ...change.patch }, shownParts),
		isLate
	});
	const pdfSha256 = sha256(pdf);
	const version = (claim.finalSummary?.version ?? 0) + 1;
	return applied(
		{
			...change.patch,
			fileNumber,
			isLate,
			finalSummary: { version, sha256: pdfSha256, validatedAt }
		},
		change.history,
		{
			finalSummary: { version, validatedAt, summary: canonical, pdf, pdfSha256 },
			...(reserved === null ? {} : { fileNumberCounter: reserved.counter })
		}
	);
}

/** The device's summary, or null if it is not what its hash says or no JSON object. */
function readSummary(text: string, hash: string): ClaimSummary | null {
	if (sha256(text) !== hash) return null;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as ClaimSummary)
			: null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

function namedDifferences(mine: ClaimSummary, theirs: ClaimSummary, claim: Claim): FieldConflict[] {
	return summaryDifferences(mine, theirs).map((field) => ({
		field,
		base: null,
		mine: valueAt(mine, field),
		theirs: valueAt(theirs, field),
		changed: authorOf(claim, field)
	}));
}

/** Entries and documents have an author; what an import changes (mission, settings, address) has none on record. */
function authorOf(claim: Claim, field: string): ChangeAuthor | null {
	const [part = ''] = field.split('.');
	if (part !== 'suppliedDocuments' && part !== 'missingDocuments') {
		return lastChangeOf(claim.contentChanges, part);
	}
	const last = claim.history
		.filter(({ action }) => action === 'documentAttached' || action === 'documentDeleted')
		.at(-1);
	if (last === undefined) return null;
	const actor = last.actor === 'chefCentre' ? 'system' : last.actor;
	return { at: last.at, actor, actorName: last.actorName };
}

/** The value at a path such as `mission.centre` or `trips.0.returnTime`; null where there is none. */
function valueAt(value: unknown, path: string): unknown {
	let at: unknown = value;
	for (const key of path.split('.')) {
		if (typeof at !== 'object' || at === null) return null;
		at = (at as Record<string, unknown>)[key] ?? null;
	}
	return at;
}
