// «Valider»: what the person saw, and nothing else. Made offline, it waits («Validation en attente d'envoi»).
import type { RefusalCode } from '$lib/contracts/refusal';
import { checkClaim, joinViolations } from '$lib/domain/claim/check-claim';
import type { ClaimSummary } from '$lib/domain/claim/claim-summary';
import { enteredParts } from '$lib/domain/claim/entered-parts';
import { canonicalJson, summariseClaim } from '$lib/domain/claim/summarise-claim';
import { decideAction } from '$lib/domain/claim/transitions';
import type { Violation } from '$lib/domain/claim/violation';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { nowMs } from '../clock';
import { claimFolderIn, readClaimFolder, UnknownClaim, type ClaimFolder } from '../repositories/claim-folder';
import { standingOf } from '../repositories/claim-standing';
import { projectDocuments, projectStatuses } from '../repositories/project-claim';
import { sha256Hex } from '../sha256';
import { addGesture, takeOut } from './operations';
import { saveIn, typedContent } from './save';

export interface PreparedValidation {
	summary: ClaimSummary;
	/** Those that block. */
	violations: Violation[];
	/** Those that can be passed. */
	warnings: Violation[];
	/** Pieces asked for and not supplied: «Compléter» or «Valider quand même». */
	missing: ClaimSummary['missingDocuments'];
}

export type ValidationResult = { ok: true } | { ok: false; code: RefusalCode; violations: Violation[] };

/** By the same rules and in the same order as the server will. */
export function prepare(folder: ClaimFolder): PreparedValidation {
	const { claim, mission, academy, profile, items } = folder;
	const { content, unreadable, parts } = typedContent(folder);
	const documents = projectDocuments(claim.documents, items);
	const shownParts = enteredParts(projectStatuses(claim, mission, items, nowMs()), mission);
	const openParts = parts;
	const summary = summariseClaim({ content, documents, mission, academy, profile, openParts, shownParts });
	const wrong = checkClaim(content, { mission, academy, profile, openParts }, 'validate');
	const all = joinViolations(unreadable, wrong);
	return {
		summary,
		violations: all.filter(({ severity }) => severity === 'blocking'),
		warnings: all.filter(({ severity }) => severity === 'warning'),
		missing: summary.missingDocuments
	};
}

export async function prepareFor(store: DeviceStore, key: string): Promise<PreparedValidation> {
	const folder = await readClaimFolder(store, key);
	if (folder === null) throw new UnknownClaim(key);
	return prepare(folder);
}

export function validate(
	store: DeviceStore,
	key: string,
	seen: { summary: ClaimSummary; missingDocumentsSeen: boolean }
): Promise<ValidationResult> {
	return changeStore(store, async (unit): Promise<ValidationResult> => {
		const folder = await claimFolderIn(store, unit, key);
		const { claim, mission, academy, profile, items } = folder;
		// A field changed here and elsewhere: what would be validated is not settled yet.
		if (standingOf(folder, nowMs()).conflicts.length > 0) {
			return { ok: false, code: 'revision-stale', violations: [] };
		}
		const { summary, violations } = prepare(folder);
		if (violations.length > 0) return { ok: false, code: 'rules-broken', violations };
		const canonical = canonicalJson(summary);
		if (canonical !== canonicalJson(seen.summary))
			return { ok: false, code: 'summary-changed', violations: [] };
		const decision = decideAction({
			claim: projectStatuses(claim, mission, items, nowMs()),
			mission,
			action: 'validate',
			actor: 'intervenant',
			nowMs: nowMs(),
			reason: null
		});
		if (!decision.ok) return { ok: false, code: decision.code, violations: [] };
		// One that moved aside, or waits behind another that did, spoke of an older summary. (One on its way shows
		// as validated, and the decision above refused a second.)
		for (const item of items) if (item.operation.kind === 'validateClaim') await takeOut(unit, item);
		const saved = await saveIn(unit, await claimFolderIn(store, unit, key));
		if (!saved.ok) return saved;
		await addGesture(unit, folder, {
			kind: 'validateClaim',
			payload: {
				summary: canonical,
				summarySha256: await sha256Hex(new TextEncoder().encode(canonical)),
				seen: {
					missionVersion: mission.version,
					settingsVersion: academy.settingsVersion,
					conditionsVersion: academy.conditions.version,
					profileVersion: profile.version
				},
				missingDocumentsSeen: seen.missingDocumentsSeen
			}
		});
		return { ok: true };
	});
}
