// A year's claims in figures: where each part stands, what it is estimated at, what is paid.
import type { LocalDate } from '../calendar/local-date-time';
import { CLAIM_PARTS, type ClaimPart, type PartStatus } from '../claim/claim';
import type { Estimate } from './estimate';

/** In the order in which a part goes through them. */
export const YEAR_STATES = ['toCome', 'toDo', 'sent', 'accepted', 'paid'] as const;
export type YearState = (typeof YEAR_STATES)[number];

const BY_STATUS: Record<PartStatus, YearState | null> = {
	none: null,
	cancelled: null,
	// Entered on another mission of that day.
	deferred: null,
	notYetDone: 'toCome',
	inProgress: 'toDo',
	toValidate: 'toDo',
	gestionnaireToHandle: 'sent',
	validated: 'sent',
	accepted: 'accepted',
	handled: 'accepted'
};

/** Null: nothing is due for that part. A day of payment that is still to come is a plan: not yet paid. */
export function yearState(status: PartStatus, paidOn: LocalDate | null, today: LocalDate): YearState | null {
	const state = BY_STATUS[status];
	return state !== null && paidOn !== null && paidOn <= today ? 'paid' : state;
}

export interface YearPart {
	status: PartStatus;
	paidOn: LocalDate | null;
}

export interface YearClaim {
	parts: Record<ClaimPart, YearPart>;
	/** «Je n'ai pas effectué cette mission»: it is counted nowhere. */
	isNotDone: boolean;
	/** Null: the claim could not be read on this device. */
	estimate: Estimate | null;
}

export interface YearLine {
	state: YearState;
	/** Parts of claims: a claim with pay and travel has two. */
	parts: number;
	/** Estimated, integer cents. */
	cents: number;
	/** Lines of the estimates that have no amount. */
	unpriced: number;
}

/** A line for each state that occurs, in order. Their cents add up to those of all estimates of due parts. */
export function summariseYear(claims: readonly YearClaim[], today: LocalDate): YearLine[] {
	const lines = YEAR_STATES.map((state): YearLine => ({ state, parts: 0, cents: 0, unpriced: 0 }));
	for (const { parts, estimate, isNotDone } of claims) {
		if (isNotDone) continue;
		for (const part of CLAIM_PARTS) {
			const state = yearState(parts[part].status, parts[part].paidOn, today);
			const line = lines.find((candidate) => candidate.state === state);
			if (line === undefined) continue;
			line.parts += 1;
			for (const { part: of, amountCents } of estimate?.lines ?? []) {
				if (of !== part) continue;
				if (amountCents === null) line.unpriced += 1;
				else line.cents += amountCents;
			}
		}
	}
	return lines.filter(({ parts }) => parts > 0);
}
