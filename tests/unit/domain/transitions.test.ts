import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../../src/lib/contracts/refusal';
import { CLAIM_ACTIONS, PART_STATUSES } from '../../../src/lib/domain/claim/claim';
import { TRANSITIONS, TRANSITION_REFUSALS } from '../../../src/lib/domain/claim/transition-table';
import { openParts } from '../../../src/lib/domain/claim/transitions';
import { decide, gestionnaire, notDone, refusal } from './decide';
import {
	afterMission,
	beforeMission,
	claim,
	duringMission,
	mission52525,
	parisSummer,
	part
} from './samples';

describe('the table: part × status × actor × action → status or refusal', () => {
	it('has a cell for every combination, and only codes that the contracts know', () => {
		let cells = 0;
		for (const actors of Object.values(TRANSITIONS)) {
			for (const actions of Object.values(actors)) {
				expect(Object.keys(actions).sort()).toEqual([...CLAIM_ACTIONS].sort());
				for (const row of Object.values(actions)) {
					expect(Object.keys(row).sort()).toEqual([...PART_STATUSES].sort());
					cells += Object.keys(row).length;
				}
			}
		}
		expect(cells).toBe(3 * 2 * CLAIM_ACTIONS.length * PART_STATUSES.length);
		for (const code of TRANSITION_REFUSALS) expect(REFUSAL_CODES).toContain(code);
	});

	it('nobody does the other’s actions', () => {
		for (const action of ['accept', 'sendBack', 'cancel', 'uncancel'] as const) {
			expect(decide(action, {}, { reason: 'x' })).toEqual(refusal('forbidden'));
		}
		for (const action of [
			'save',
			'validate',
			'withdrawValidation',
			'declareNotDone',
			'undoNotDone'
		] as const) {
			expect(decide(action, {}, gestionnaire)).toEqual(refusal('forbidden'));
		}
	});
});

describe('«Enregistrer»', () => {
	it('is refused before the first start, allowed from «Mission en cours» on', () => {
		expect(decide('save', {}, { now: beforeMission })).toEqual(refusal('claim-not-open'));
		expect(decide('save', {}, { now: parisSummer('2014-05-20T07:45') }).ok).toBe(true);
		expect(decide('save').ok).toBe(true);
	});

	it('changes no status', () => {
		expect(decide('save')).toMatchObject({ ok: true, changes: [], notDone: 'keep' });
	});

	it.each([
		['validated', 'claim-validated'],
		['accepted', 'claim-processed'],
		['handled', 'claim-processed'],
		['cancelled', 'claim-cancelled'],
		['gestionnaireToHandle', 'claim-not-open']
	] as const)('of a part %s is refused with %s', (status, code) => {
		expect(decide('save', { remuneration: part('none'), travel: part(status) })).toEqual(refusal(code));
	});

	it('of trips that belong to the first mission of the day points there', () => {
		const deferredTo = { academy: 'RENNES', missionNumber: 1 };
		expect(decide('save', { remuneration: part('none'), deferredTo })).toEqual(refusal('claim-deferred'));
	});
});

describe('«Valider» moves every «Non validé» part to «Validé» together', () => {
	it('both parts at once', () => {
		expect(decide('validate')).toEqual({
			ok: true,
			remuneration: part('validated'),
			travel: part('validated'),
			notDone: 'keep',
			changes: [
				{ part: 'remuneration', from: 'open', to: 'validated' },
				{ part: 'travel', from: 'open', to: 'validated' }
			]
		});
	});

	it('«Mission en cours: entry and «Enregistrer», not «Valider»»: a minute before the end is too early', () => {
		const at = (local: string) => decide('validate', {}, { now: parisSummer(local) });
		expect(at('2014-05-21T11:59')).toEqual(refusal('claim-not-over'));
		expect(at('2014-05-21T12:00').ok).toBe(true);
		expect(decide('validate', {}, { now: beforeMission })).toEqual(refusal('claim-not-open'));
	});

	it('leaves a part that the gestionnaire handles, or that is deferred', () => {
		const decision = decide('validate', {
			remuneration: part('gestionnaireToHandle')
		});
		expect(decision).toMatchObject({ remuneration: part('gestionnaireToHandle'), travel: part('validated') });
		expect(decide('validate', { deferredTo: { academy: 'RENNES', missionNumber: 1 } })).toMatchObject({
			remuneration: part('validated'),
			travel: part('open')
		});
	});

	it('acts on exactly the parts open to the intervenant: not on SANTORIN’s pay, nor under a ministry heading', () => {
		const santorin = { ...mission52525, payInput: 'santorin' as const };
		const ministry = { ...mission52525, heading: 'ministry' as const };
		for (const mission of [santorin, ministry]) {
			expect(openParts(claim(), mission, afterMission)).toEqual(['travel']);
			expect(decide('validate', {}, { mission })).toMatchObject({
				changes: [{ part: 'travel', from: 'open', to: 'validated' }]
			});
		}
		expect(decide('validate', { travel: part('none') }, { mission: santorin })).toEqual(
			refusal('claim-not-open')
		);
	});

	it('a second time is told as such', () => {
		expect(decide('validate', { remuneration: part('validated'), travel: part('validated') })).toEqual(
			refusal('claim-validated')
		);
	});
});

describe('«Taking back returns only parts still validated»', () => {
	it('the part that the gestionnaire accepted stays', () => {
		expect(
			decide('withdrawValidation', { remuneration: part('accepted'), travel: part('validated') })
		).toMatchObject({
			remuneration: part('accepted'),
			travel: part('open'),
			changes: [{ part: 'travel', from: 'validated', to: 'open' }]
		});
	});

	it('is refused once both are processed, or while nothing is validated', () => {
		expect(decide('withdrawValidation', { remuneration: part('accepted'), travel: part('handled') })).toEqual(
			refusal('claim-processed')
		);
		expect(decide('withdrawValidation')).toEqual(refusal('claim-not-validated'));
	});
});

describe('«Je n’ai pas effectué cette mission»: offered from «Mission en cours»', () => {
	it('is refused before the start, whatever the part’s status', () => {
		expect(decide('declareNotDone', {}, { now: beforeMission })).toEqual(refusal('claim-not-open'));
		expect(
			decide(
				'declareNotDone',
				{ remuneration: part('gestionnaireToHandle'), travel: part('none') },
				{ now: beforeMission }
			)
		).toEqual(refusal('claim-not-open'));
	});

	it('is a flag, not a status', () => {
		for (const now of [duringMission, afterMission]) {
			expect(decide('declareNotDone', {}, { now })).toMatchObject({ ok: true, notDone: 'set', changes: [] });
		}
	});

	it('is offered where the gestionnaire handles the pay (the guide’s 77844)', () => {
		expect(decide('declareNotDone', { remuneration: part('gestionnaireToHandle') }).ok).toBe(true);
		expect(decide('declareNotDone', { remuneration: part('handled') }).ok).toBe(true);
	});

	it('stops at a validated, accepted or exported part', () => {
		expect(decide('declareNotDone', { travel: part('validated') })).toEqual(refusal('claim-validated'));
		expect(decide('declareNotDone', { travel: part('accepted') })).toEqual(refusal('claim-processed'));
		expect(decide('declareNotDone', { travel: part('accepted', { isExported: true }) })).toEqual(
			refusal('claim-exported')
		);
	});

	it('stops every other gesture while it is set, and is «undone until processed»', () => {
		expect(openParts(claim({ notDone }), mission52525, afterMission)).toEqual([]);
		for (const action of ['save', 'validate', 'withdrawValidation'] as const) {
			expect(decide(action, { notDone })).toEqual(refusal('claim-declared-not-done'));
		}
		expect(decide('accept', { notDone, travel: part('validated') }, gestionnaire)).toEqual(
			refusal('claim-declared-not-done')
		);
		expect(decide('declareNotDone', { notDone })).toEqual(refusal('claim-unchanged'));
		expect(decide('undoNotDone', { notDone })).toMatchObject({ ok: true, notDone: 'clear', changes: [] });
		expect(decide('undoNotDone')).toEqual(refusal('claim-unchanged'));
		expect(
			decide('undoNotDone', { notDone, remuneration: part('cancelled'), travel: part('cancelled') })
		).toEqual(refusal('claim-cancelled'));
		expect(decide('undoNotDone', { notDone, remuneration: part('none'), travel: part('handled') })).toEqual(
			refusal('claim-processed')
		);
	});
});
