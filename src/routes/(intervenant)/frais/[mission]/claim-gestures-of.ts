// The claim screen's gestures as actions of the device. What a phone seldom needs (PDF, pictures) comes when asked for.
import { declareNotDone, undoNotDone } from '$lib/device/actions/declare-not-done';
import type { DraftKeeper } from '$lib/device/actions/save-draft';
import { saveClaim } from '$lib/device/actions/save-claim';
import { prepareValidation, validateClaim } from '$lib/device/actions/validate-claim';
import { resolveConflict } from '$lib/device/actions/resolve-conflict';
import { withdrawValidation } from '$lib/device/actions/withdraw-validation';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { CONFLICT_WORDS } from '$lib/fr/screens/conflict';
import type { ClaimGestures, HandedSummary } from '$lib/ui/claim/claim-gestures';
import { handOver } from '$lib/ui/frame/hand-over';
import { documentGestures, gesture } from '../document-gestures-of';
import { exportKept } from './export-kept';

const tripHelp = () => import('$lib/device/actions/trip-help');

export function claimGestures(key: string, keeper: DraftKeeper): ClaimGestures {
	return {
		...documentGestures(key, { keepNow: () => keeper.flush() }),
		tripHelp: {
			findTowns: async (typed) => (await tripHelp()).findTowns(typed),
			distanceBetween: async (from, to) => (await tripHelp()).distanceBetween(from, to),
			earlierTrips: async () => (await tripHelp()).earlierTrips(key)
		},
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
