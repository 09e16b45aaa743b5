// What a summons gives rise to: the parts of a claim and what they hold before anybody typed (rules.md §1). Pure.
import type { Academy } from '../academy/academy';
import type { IntervenantProfile } from '../access/role';
import type { AssignedMission } from '../mission/mission';
import { isTravelDue, type AreNeighbours } from '../travel/travel-due';
import type { Claim, PartState, StoredPartStatus } from './claim';
import { generatedParts, type PayRule } from './generated-parts';
import { prefilledContent } from './prefilled-content';

/** What an académie declares: pay by exam × mission type, and neighbouring municipalities. */
export interface GenerationRules {
	areNeighbours: AreNeighbours;
	payRuleOf: (exam: string, typeCode: string) => PayRule;
}

/** Nothing declared: every exam pays, no two towns are neighbours. */
export const NO_GENERATION_RULES: GenerationRules = {
	areNeighbours: () => false,
	payRuleOf: () => 'paid'
};

/** Of one assignment, as far as the parts depend on it. */
export interface GeneratedFor {
	mission: AssignedMission;
	profile: IntervenantProfile;
	/** «Evaluation en cours d'année»: no pay part, whatever exam and type say. */
	isDuringTheYear: boolean;
	/** Statuses that the source gives: they stand over the rules; null: by the rules. */
	given: { remuneration: StoredPartStatus | null; travel: StoredPartStatus | null };
}

export type GeneratedClaim = Pick<Claim, 'remuneration' | 'travel' | 'content'>;

function partOf(given: StoredPartStatus | null, rule: PartState): PartState {
	if (given === null) return rule;
	return { status: given, statusBeforeCancel: given === 'cancelled' ? 'open' : null, isExported: false };
}

/** Both parts by the rules, with the source's own statuses over them. */
export function partsOf(
	{ mission, profile, isDuringTheYear, given }: GeneratedFor,
	rules: GenerationRules
): { remuneration: PartState; travel: PartState } {
	const { centre } = mission;
	const school = profile.principalSchool;
	const hasTravel = isTravelDue(
		{
			centreTown: centre?.town ?? null,
			centrePostalCode: centre?.postalCode ?? null,
			homeTown: profile.homeTown,
			homePostalCode: profile.homePostalCode,
			schoolTown: school?.town ?? null,
			schoolPostalCode: school?.postalCode ?? null
		},
		rules.areNeighbours
	);
	const payRule = isDuringTheYear ? 'unpaid' : rules.payRuleOf(mission.exam, mission.typeCode);
	const generated = generatedParts(mission, payRule, hasTravel);
	return {
		remuneration: partOf(given.remuneration, generated.remuneration),
		travel: partOf(given.travel, generated.travel)
	};
}

/**
 * The claim of one assignment, or null: nobody owes what was taken off before it came, unless the source gives a
 * status; nothing exists before the summons; and two parts «Pas de frais» make no claim (guide §2.6.2).
 */
export function generateClaim(
	asked: GeneratedFor,
	rules: GenerationRules,
	academy: Academy,
	tripId: string
): GeneratedClaim | null {
	const { mission, profile, given } = asked;
	const isGiven = given.remuneration !== null || given.travel !== null;
	if (!isGiven && (mission.cancelledAt != null || !mission.isSummoned)) return null;
	const parts = partsOf(asked, rules);
	if (parts.remuneration.status === 'none' && parts.travel.status === 'none') return null;
	const content = prefilledContent(mission, profile, academy, tripId, parts.travel.status !== 'none');
	return { ...parts, content };
}
