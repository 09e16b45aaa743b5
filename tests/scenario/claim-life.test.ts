// A claim's life told on the pure domain: what the intervenant and the gestionnaire do, and what the screen then shows.
import { describe, expect, it } from 'vitest';
import { checkClaim } from '../../src/lib/domain/claim/check-claim';
import type { Claim, ClaimAction, ClaimActor } from '../../src/lib/domain/claim/claim';
import { entryFromContent } from '../../src/lib/domain/claim/claim-entry';
import { deferredTo, travelDays } from '../../src/lib/domain/claim/day-rule';
import { mergeContent } from '../../src/lib/domain/claim/merge-content';
import { shownStatuses } from '../../src/lib/domain/claim/part-status';
import { prefilledContent } from '../../src/lib/domain/claim/prefilled-content';
import { readClaimEntry } from '../../src/lib/domain/claim/read-claim-entry';
import { summariseClaim, summaryDifferences } from '../../src/lib/domain/claim/summarise-claim';
import { availableActions, decideAction, openParts } from '../../src/lib/domain/claim/transitions';
import type { AssignedMission } from '../../src/lib/domain/mission/mission';
import { PART_STATUS_LABELS } from '../../src/lib/fr/status-labels';
import { academy, claim as newClaim, id, mission52525, parisSummer, profile } from '../unit/domain/samples';

/** The guide's 77833: an oral of one day at Châteaulin. */
const mission77833: AssignedMission = {
	...mission52525,
	number: 77833,
	typeLabel: 'Interrogation orale',
	centre: { label: 'LYCEE CHATEAULIN', uai: null, town: 'CHATEAULIN', postalCode: '29150' },
	schedule: {
		kind: 'datedLines',
		lines: [{ date: '2017-06-01', time: '08:00', duration: { unit: 'day', count: 1 } }]
	}
};

/** Holds a claim and the time, and lives what happens to it. */
class Life {
	claim: Claim;
	now: number;

	constructor(readonly mission: AssignedMission) {
		this.claim = newClaim({
			missionNumber: mission.number,
			content: prefilledContent(mission, profile, academy(), id(1), true)
		});
		this.now = parisSummer('2017-05-31T08:00');
	}

	at(local: string): this {
		this.now = parisSummer(local);
		return this;
	}

	does(actor: ClaimActor, action: ClaimAction, reason: string | null = null): string {
		const { claim, mission, now } = this;
		const decision = decideAction({ claim, mission, action, actor, nowMs: now, reason });
		if (!decision.ok) return decision.code;
		const at = new Date(now).toISOString();
		this.claim = {
			...claim,
			revision: claim.revision + 1,
			remuneration: decision.remuneration,
			travel: decision.travel,
			notDone:
				decision.notDone === 'set' ? { at, by: actor } : decision.notDone === 'clear' ? null : claim.notDone,
			history: [
				...claim.history,
				...decision.changes.map((change) => ({ ...change, at, actor, actorName: actor, action, reason }))
			]
		};
		return 'ok';
	}

	get shows(): string {
		const { remuneration, travel } = shownStatuses(this.claim, this.mission, this.now);
		return `${PART_STATUS_LABELS[remuneration]} / ${PART_STATUS_LABELS[travel]}`;
	}

	get open() {
		return openParts(this.claim, this.mission, this.now);
	}

	rules(purpose: 'save' | 'validate') {
		const context = { mission: this.mission, academy: academy(), profile, openParts: this.open };
		return checkClaim(this.claim.content, context, purpose).map(({ code }) => code);
	}

	summary() {
		const { claim, mission } = this;
		const { content, documents } = claim;
		return summariseClaim({ content, documents, mission, academy: academy(), profile, openParts: this.open });
	}

	/** Types the guide's values into the form and keeps what was read. */
	fills(): void {
		const entry = entryFromContent(this.claim.content);
		const [trip] = entry.trips;
		if (trip === undefined) throw new Error('no prefilled trip');
		const typed = {
			remuneration: { ...entry.remuneration, candidates: '12' },
			trips: [
				{
					...trip,
					departureTime: '7h00',
					returnDate: '01/06/2017',
					returnTime: '20h',
					transportMode: 'AUTOMOBILE',
					distanceKm: '40',
					oneWayJourneys: '2',
					otherCosts: '20',
					comment: 'péage et parking',
					lunchesReimbursed: '1'
				}
			]
		};
		const read = readClaimEntry(typed);
		expect(read.violations).toEqual([]);
		this.claim = { ...this.claim, content: read.content };
	}
}

describe('a claim filled, validated, taken back, sent back and accepted', () => {
	it('lives through every status of its parts', () => {
		const life = new Life(mission77833);
		expect(life.shows).toBe('Mission non effectuée / Mission non effectuée');
		expect(life.does('intervenant', 'save')).toBe('claim-not-open');

		life.at('2017-06-01T10:00');
		expect(life.shows).toBe('Mission en cours / Mission en cours');
		expect(life.rules('save')).toEqual([]);
		expect(life.does('intervenant', 'save')).toBe('ok');
		expect(life.does('intervenant', 'validate')).toBe('claim-not-over');

		life.at('2017-06-01T21:00');
		expect(life.shows).toBe('Non validé / Non validé');
		expect(life.rules('validate')).toEqual(['required', 'required', 'required']);
		life.fills();
		expect(life.rules('validate')).toEqual([]);
		expect(life.summary().missingDocuments.map(({ purpose }) => purpose)).toEqual([
			'iban',
			'carteVitale',
			'otherCosts'
		]);
		expect(life.does('intervenant', 'validate')).toBe('ok');
		expect(life.shows).toBe('Validé / Validé');
		expect(life.open).toEqual([]);
		expect(availableActions(life.claim, mission77833, 'intervenant', life.now)).toEqual([
			'withdrawValidation'
		]);

		expect(life.does('intervenant', 'withdrawValidation')).toBe('ok');
		expect(life.shows).toBe('Non validé / Non validé');
		expect(life.does('intervenant', 'validate')).toBe('ok');

		expect(life.does('gestionnaire', 'sendBack')).toBe('reason-required');
		expect(life.does('gestionnaire', 'sendBack', 'Billet illisible')).toBe('ok');
		expect(life.shows).toBe('Non validé / Non validé');
		expect(life.claim.history.at(-1)).toMatchObject({ actor: 'gestionnaire', reason: 'Billet illisible' });

		expect(life.does('intervenant', 'validate')).toBe('ok');
		expect(life.does('gestionnaire', 'accept')).toBe('ok');
		expect(life.shows).toBe('Validé par gestionnaire / Validé par gestionnaire');
		expect(life.does('intervenant', 'withdrawValidation')).toBe('claim-processed');
		expect(life.claim.history).toHaveLength(12);
	});
});

describe('a claim cancelled and un-cancelled', () => {
	it('comes back as it was, recomputed by the clock', () => {
		const life = new Life(mission77833);
		expect(life.does('gestionnaire', 'cancel')).toBe('ok');
		expect(life.shows).toBe('Annulé / Annulé');
		life.at('2017-06-02T08:00');
		expect(life.does('intervenant', 'save')).toBe('claim-cancelled');
		expect(life.does('gestionnaire', 'cancel')).toBe('claim-cancelled');
		expect(life.does('gestionnaire', 'uncancel')).toBe('ok');
		expect(life.shows).toBe('Non validé / Non validé');
	});

	it('validated before, validated after', () => {
		const life = new Life(mission77833).at('2017-06-02T08:00');
		life.fills();
		expect(life.does('intervenant', 'validate')).toBe('ok');
		expect(life.does('gestionnaire', 'cancel', 'Doublon')).toBe('ok');
		expect(life.does('gestionnaire', 'accept')).toBe('claim-cancelled');
		expect(life.does('gestionnaire', 'uncancel')).toBe('ok');
		expect(life.shows).toBe('Validé / Validé');
	});
});

describe('a mission declared not done, and undone', () => {
	it('shows «Mission non effectuée» whatever the clock, and loses nothing that was typed', () => {
		const life = new Life(mission77833);
		expect(life.does('intervenant', 'declareNotDone')).toBe('claim-not-open');
		life.at('2017-06-02T08:00');
		life.fills();
		const typed = life.claim.content;
		expect(life.does('intervenant', 'declareNotDone')).toBe('ok');
		expect(life.at('2017-07-01T08:00').shows).toBe('Mission non effectuée / Mission non effectuée');
		expect(life.does('intervenant', 'validate')).toBe('claim-declared-not-done');
		expect(life.does('intervenant', 'undoNotDone')).toBe('ok');
		expect(life.shows).toBe('Non validé / Non validé');
		expect(life.claim.content).toEqual(typed);
		expect(life.does('intervenant', 'validate')).toBe('ok');
		expect(life.does('intervenant', 'declareNotDone')).toBe('claim-validated');
	});

	it('gives the day’s trips back to the next mission', () => {
		const morning = new Life(mission77833).at('2017-06-02T08:00');
		const afternoon: AssignedMission = {
			...mission77833,
			number: 77834,
			schedule: {
				kind: 'datedLines',
				lines: [{ date: '2017-06-01', time: '14:00', duration: { unit: 'halfDay', count: 1 } }]
			}
		};
		const target = { mission: afternoon, claim: newClaim({ missionNumber: 77834 }) };
		const days = () => travelDays(mission77833, morning.claim);
		expect(deferredTo(target, days())).toEqual({ academy: 'RENNES', missionNumber: 77833 });
		expect(morning.does('intervenant', 'declareNotDone')).toBe('ok');
		expect(deferredTo(target, days())).toBeNull();
	});
});

describe('two devices of one person', () => {
	it('the distance typed on one and the candidates on the other both arrive; the summary seen no longer holds', () => {
		const life = new Life(mission77833).at('2017-06-02T08:00');
		life.fills();
		const base = life.claim.content;
		const seen = life.summary();
		const mine = { ...base, trips: base.trips.map((trip) => ({ ...trip, distanceKm: 41 })) };
		const theirs = { ...base, remuneration: { kind: 'candidates' as const, candidates: 14 } };
		const merged = mergeContent(base, mine, theirs);
		expect(merged.conflicts).toEqual([]);
		life.claim = { ...life.claim, content: merged.content };
		expect(summaryDifferences(seen, life.summary())).toEqual([
			'remuneration.candidates',
			'trips.0.distanceKm'
		]);
	});
});
