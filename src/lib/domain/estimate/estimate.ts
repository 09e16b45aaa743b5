// What an estimate of a claim is made of: lines that each say how they were reckoned, or why they were not.
import type { ClaimPart } from '../claim/claim';
import type { KnownRate } from '../rates/known-rate';

export const ESTIMATE_SUBJECTS = [
	'copies',
	'candidates',
	'hours',
	'pay',
	'sncfKilometres',
	'kilometres',
	'tickets',
	'otherCosts',
	'meals',
	'reducedMeals',
	'nights'
] as const;
export type EstimateSubject = (typeof ESTIMATE_SUBJECTS)[number];

/** Why a line has no amount. */
export const UNPRICED_REASONS = [
	/** No rate is known for that day. */
	'unknownRate',
	/** By which taux this exam is paid is not known. */
	'unknownExam',
	/** Paid by the hour with candidates, and only their number is entered. */
	'paidByTheHour',
	/** VAE: the hour times a coefficient that the académie sets. */
	'coefficient',
	/** Work that no text read here gives a rate for. */
	'unknownWork',
	/** Nobody entered the pay yet, and it is not the intervenant's to enter. */
	'notEnteredYet',
	/** Paid by a vehicle's scale, and which vehicle is not said. */
	'unknownVehicle',
	/** Refunded by tickets, whose price is not entered. */
	'ticketPrice',
	'abroad',
	'unknownPlace',
	'missingDate'
] as const;
export type UnpricedReason = (typeof UNPRICED_REASONS)[number];

/** What is supposed or to be known beside an amount: an inference of ours is never told as the text's own. */
export const ESTIMATE_NOTES = [
	/** Hours times the rate of an hour: no text read here says so of half-days. */
	'hoursTimesRate',
	/** «EPS ponctuelle»: 75 % of the hour. */
	'sportShare',
	/** The exam is taken for another one of the table by its name. */
	'examByName',
	/** The first kilometres of the calendar year, as if nothing else had been driven. */
	'firstKilometresOfTheYear',
	/** The gestionnaire may grant the kilometric scale. */
	'sncfUnlessGranted',
	'onInvoice',
	'onReceipts'
] as const;
export type EstimateNote = (typeof ESTIMATE_NOTES)[number];

/** So many units at a rate; `count` in the unit of the line, or its share of it. */
export interface AppliedRate {
	rate: KnownRate;
	count: number;
}

export interface EstimateLine {
	part: ClaimPart;
	/** Place of the trip in the claim, from 0; null: pay. */
	tripIndex: number | null;
	subject: EstimateSubject;
	/**
	 * Whole: copies, candidates, minutes (`hours`), km of all one-way journeys (`sncfKilometres`, `kilometres`), meals, nights;
	 * cents for `otherCosts`; 1 for `pay` and `tickets`.
	 */
	count: number;
	/** Of the SNCF scale, whose price is by trip: km of one and how many; else null. */
	journeys: { distanceKm: number; count: number } | null;
	/** Integer cents, rounded once; null: no number, and `reason` says why. */
	amountCents: number | null;
	reason: UnpricedReason | null;
	rates: readonly AppliedRate[];
	notes: readonly EstimateNote[];
}

export interface Estimate {
	lines: readonly EstimateLine[];
	/** Sum of the lines' amounts, integer cents. */
	totalCents: number;
	/** Lines that have no amount: the total is without them. */
	unpriced: number;
}

export function sumOf(lines: readonly EstimateLine[]): Estimate {
	return {
		lines,
		totalCents: lines.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0),
		unpriced: lines.filter(({ amountCents }) => amountCents === null).length
	};
}
