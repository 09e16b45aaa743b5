// By which scale a trip by car is reimbursed: the gestionnaire's choice, beside the mode that the intervenant tells
// (rules §3: the cheapest public fare unless the kilometric scale is granted).

/** SNCF 2nd class is the default and is not stored. */
export const REIMBURSEMENT_SCALES = ['sncf', 'kilometric'] as const;
export type ReimbursementScale = (typeof REIMBURSEMENT_SCALES)[number];

/** By the trip's id; a trip without a word goes by SNCF. */
export type TravelScales = Readonly<Record<string, 'kilometric'>>;

export function scaleOf(scales: TravelScales | null | undefined, tripId: string): ReimbursementScale {
	return scales != null && Object.hasOwn(scales, tripId) ? 'kilometric' : 'sncf';
}

/** The choice of one trip changed; trips that are gone leave. */
export function withScales(
	chosen: Readonly<Record<string, ReimbursementScale>>,
	tripIds: readonly string[]
): TravelScales {
	return Object.fromEntries(
		tripIds.filter((id) => chosen[id] === 'kilometric').map((id) => [id, 'kilometric' as const])
	);
}
