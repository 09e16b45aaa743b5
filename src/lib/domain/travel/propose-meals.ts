// «Proposer les repas et nuits»: what can be claimed for a line by its times, less what was offered or administrative.
// A help, never forced: the person fills it in or not.
import type { AcademySettings } from '../academy/academy';
import { mealsAllowed, type MealsAllowed } from './absence';
import type { Trip } from './trip';

export interface MealProposal {
	/** What the times allow in all. */
	allowed: MealsAllowed;
	/** Already declared free or administrative: taken off. */
	declared: MealsAllowed;
	/** To be reimbursed: allowed less declared, never below 0. */
	proposed: MealsAllowed;
}

/**
 * Null while a date or a time is missing or the return is before the departure.
 * 07:00–20:00 with one lunch free: allowed 1 lunch, proposed 0. Boundary: back at 21:00 → 1 dinner, at 20:59 → none.
 */
export function proposeMeals(trip: Trip, windows: AcademySettings['mealWindows']): MealProposal | null {
	const allowed = mealsAllowed(trip, windows);
	if (allowed === null) return null;
	const declared = {
		lunches: (trip.lunchesAdministrative ?? 0) + (trip.lunchesFree ?? 0),
		dinners: trip.dinnersFree ?? 0,
		nights: trip.nightsFree ?? 0
	};
	const left = (what: keyof MealsAllowed) => Math.max(0, allowed[what] - declared[what]);
	return {
		allowed,
		declared,
		proposed: { lunches: left('lunches'), dinners: left('dinners'), nights: left('nights') }
	};
}
