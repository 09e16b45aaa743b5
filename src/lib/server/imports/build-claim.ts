// The claim that an imported assignment begins with: what the source gives, else what the rules generate.
import { randomUUID } from 'node:crypto';
import type { Academy } from '$lib/domain/academy/academy';
import type { IntervenantProfile } from '$lib/domain/access/role';
import type { Claim, ClaimContent, HistoryEntry, PartState } from '$lib/domain/claim/claim';
import { partsOf, type GenerationRules } from '$lib/domain/claim/generate-claim';
import { prefilledContent } from '$lib/domain/claim/prefilled-content';
import { readClaimEntry } from '$lib/domain/claim/read-claim-entry';
import type { Violation } from '$lib/domain/claim/violation';
import type { AssignedMission } from '$lib/domain/mission/mission';
import { IMPORT_ACTOR } from '$lib/fr/gestion/import-words';
import type { AssignmentImport } from './mission-rows';
import type { TripImport } from './trip-rows';

export interface ClaimPlaces {
	mission: AssignedMission;
	profile: IntervenantProfile;
	academy: Academy;
}

export type NewClaim = Pick<Claim, 'remuneration' | 'travel' | 'content' | 'fileNumber' | 'history'>;

export function partStates(
	{ mission, profile }: ClaimPlaces,
	given: Pick<AssignmentImport, 'remuneration' | 'travel'>,
	rules: GenerationRules
): { remuneration: PartState; travel: PartState } {
	const { remuneration, travel } = given;
	return partsOf({ mission, profile, isDuringTheYear: false, given: { remuneration, travel } }, rules);
}

/** The prefilled content with what the source gives put over it; `violations` name what could not be read. */
export function importedContent(
	places: ClaimPlaces,
	row: AssignmentImport,
	trips: readonly TripImport[],
	hasTravel: boolean
): { content: ClaimContent; violations: Violation[] } {
	const prefilled = prefilledContent(places.mission, places.profile, places.academy, randomUUID(), hasTravel);
	const { content, violations } = readClaimEntry({
		remuneration: { kind: places.mission.payInput, ...row.pay, lines: [] },
		trips: trips.map(({ trip }, index) => ({
			...trip,
			id: randomUUID(),
			origin: index === 0 ? ('prefilled' as const) : ('added' as const)
		}))
	});
	const isPayGiven = Object.values(row.pay).some((text) => text !== '');
	return {
		content: {
			remuneration: isPayGiven ? santorinCount(content, row) : prefilled.remuneration,
			trips: trips.length > 0 ? content.trips : prefilled.trips
		},
		violations
	};
}

/** SANTORIN's figures are no entry of a person: the source gives them beside the entry. */
function santorinCount(
	{ remuneration }: ClaimContent,
	{ pay }: AssignmentImport
): ClaimContent['remuneration'] {
	if (remuneration.kind !== 'santorin') return remuneration;
	const unit = pay.candidates === '' ? 'copies' : 'candidates';
	const count = Number(unit === 'copies' ? pay.copies : pay.candidates);
	return { ...remuneration, unit, count: Number.isInteger(count) ? count : null };
}

/** «Suivi» of a new claim: created by the import, then what it came with. */
export function importHistory(
	parts: { remuneration: PartState; travel: PartState },
	at: string
): HistoryEntry[] {
	const line = (action: HistoryEntry['action'], rest: Partial<HistoryEntry> = {}): HistoryEntry => ({
		at,
		actor: 'system',
		actorName: IMPORT_ACTOR,
		action,
		part: null,
		from: null,
		to: null,
		reason: null,
		...rest
	});
	const steps = (['remuneration', 'travel'] as const).flatMap((part) => {
		const { status } = parts[part];
		if (status === 'cancelled') return [line('cancel', { part, from: 'open', to: 'cancelled' })];
		if (status !== 'validated' && status !== 'accepted') return [];
		const validated = line('validate', { part, from: 'open', to: 'validated' });
		return status === 'validated'
			? [validated]
			: [validated, line('accept', { part, from: 'validated', to: 'accepted' })];
	});
	return [line('created'), ...steps];
}
