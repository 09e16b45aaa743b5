import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../../src/lib/contracts/refusal';
import {
	CLAIM_ACTIONS,
	PART_STATUSES,
	STORED_PART_STATUSES,
	type Claim,
	type ClaimAction,
	type ClaimActor
} from '../../../src/lib/domain/claim/claim';
import { shownStatuses } from '../../../src/lib/domain/claim/part-status';
import { TRANSITIONS, TRANSITION_REFUSALS } from '../../../src/lib/domain/claim/transition-table';
import { availableActions, decideAction, openParts } from '../../../src/lib/domain/claim/transitions';
import type { AssignedMission } from '../../../src/lib/domain/mission/mission';
import {
	afterMission,
	beforeMission,
	claim,
	duringMission,
	mission52525,
	parisSummer,
	part
} from './samples';

const notDone = { at: '2014-05-22T08:00:00Z', by: 'LE GOFF Marie' };

function decide(
	action: ClaimAction,
	changes: Partial<Claim> = {},
	{
		actor = 'intervenant',
		now = afterMission,
		reason = null,
		mission = mission52525
	}: { actor?: ClaimActor; now?: number; reason?: string | null; mission?: AssignedMission } = {}
) {
	return decideAction({ claim: claim(changes), mission, action, actor, nowMs: now, reason });
}
const gestionnaire = { actor: 'gestionnaire' } as const;
const refusal = (code: string) => ({ ok: false, code });

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

describe('the gestionnaire', () => {
	const validated = { remuneration: part('validated'), travel: part('validated') };

	it('accepts validated parts', () => {
		expect(decide('accept', validated, gestionnaire)).toMatchObject({
			remuneration: part('accepted'),
			travel: part('accepted')
		});
		expect(decide('accept', {}, gestionnaire)).toEqual(refusal('claim-not-validated'));
	});

	it('accepts SANTORIN’s pay without the intervenant, once the mission is over', () => {
		const mission = { ...mission52525, payInput: 'santorin' as const };
		const only = { travel: part('none') };
		expect(decide('accept', only, { ...gestionnaire, mission })).toMatchObject({
			remuneration: part('accepted')
		});
		expect(decide('accept', only, { ...gestionnaire, mission, now: duringMission })).toEqual(
			refusal('claim-not-over')
		);
	});

	it('««Absent» blocks acceptance until the gestionnaire decides»: a reason is that decision', () => {
		expect(decide('accept', { ...validated, attestation: 'absent' }, gestionnaire)).toEqual(
			refusal('attested-absent')
		);
		expect(
			decide(
				'accept',
				{ ...validated, attestation: 'absent' },
				{ ...gestionnaire, reason: 'Erreur du centre' }
			).ok
		).toBe(true);
		expect(decide('accept', { ...validated, attestation: 'present' }, gestionnaire).ok).toBe(true);
	});

	it('«présent» changes no status and locks nobody', () => {
		expect(decide('save', { attestation: 'present' }).ok).toBe(true);
		expect(decide('withdrawValidation', { ...validated, attestation: 'present' }).ok).toBe(true);
		expect(decide('validate', { attestation: 'absent' }).ok).toBe(true);
	});

	it('«Sent back by the gestionnaire: validated → toValidate with a reason in «Suivi»»', () => {
		for (const reason of [null, '', '   ']) {
			expect(decide('sendBack', validated, { ...gestionnaire, reason })).toEqual(refusal('reason-required'));
		}
		const decision = decide('sendBack', validated, { ...gestionnaire, reason: 'Billet illisible' });
		expect(decision).toMatchObject({ remuneration: part('open'), travel: part('open') });
		if (decision.ok) {
			expect(shownStatuses(claim({ ...decision, notDone: null }), mission52525, afterMission)).toEqual({
				remuneration: 'toValidate',
				travel: 'toValidate'
			});
		}
	});

	it('cancels every due part, and «un-cancel restores the former status, recomputed by the clock»', () => {
		const cancelled = decide(
			'cancel',
			{ remuneration: part('none') },
			{ ...gestionnaire, now: beforeMission }
		);
		expect(cancelled).toMatchObject({
			ok: true,
			remuneration: part('none'),
			travel: part('cancelled', { statusBeforeCancel: 'open' })
		});
		if (!cancelled.ok) return;
		const back = decideAction({
			claim: claim({ ...cancelled, notDone: null }),
			mission: mission52525,
			action: 'uncancel',
			actor: 'gestionnaire',
			nowMs: afterMission,
			reason: null
		});
		expect(back).toMatchObject({ ok: true, travel: part('open') });
		if (back.ok) {
			expect(shownStatuses(claim({ ...back, notDone: null }), mission52525, afterMission).travel).toBe(
				'toValidate'
			);
		}
	});

	it('has nothing to un-cancel where nothing is cancelled', () => {
		expect(decide('uncancel', validated, gestionnaire)).toEqual(refusal('claim-unchanged'));
	});

	it('«Once in an export batch a part can no longer be undone or cancelled»', () => {
		const exported = part('accepted', { isExported: true });
		expect(decide('cancel', { remuneration: exported, travel: exported }, gestionnaire)).toEqual(
			refusal('claim-exported')
		);
		expect(decide('cancel', { remuneration: exported }, gestionnaire)).toMatchObject({
			remuneration: exported,
			travel: part('cancelled', { statusBeforeCancel: 'open' })
		});
	});
});

describe('properties over every claim', () => {
	const partState = fc.record({
		status: fc.constantFrom(...STORED_PART_STATUSES),
		isExported: fc.boolean()
	});
	const anyClaim = fc
		.record({
			remuneration: partState,
			travel: partState,
			isNotDone: fc.boolean(),
			isDeferred: fc.boolean(),
			attestation: fc.constantFrom('present' as const, 'absent' as const, null)
		})
		.map(({ remuneration, travel, isNotDone, isDeferred, attestation }) =>
			claim({
				remuneration: part(remuneration.status, {
					isExported: remuneration.isExported,
					statusBeforeCancel: remuneration.status === 'cancelled' ? 'validated' : null
				}),
				travel: part(travel.status, {
					isExported: travel.isExported,
					statusBeforeCancel: travel.status === 'cancelled' ? 'open' : null
				}),
				notDone: isNotDone ? notDone : null,
				deferredTo: isDeferred ? { academy: 'RENNES', missionNumber: 1 } : null,
				attestation
			})
		);
	const request = fc.record({
		claim: anyClaim,
		action: fc.constantFrom(...CLAIM_ACTIONS),
		actor: fc.constantFrom('intervenant' as const, 'gestionnaire' as const),
		nowMs: fc.constantFrom(beforeMission, duringMission, afterMission),
		reason: fc.constantFrom(null, 'motif'),
		mission: fc.constantFrom<AssignedMission>(
			mission52525,
			{ ...mission52525, payInput: 'santorin' },
			{ ...mission52525, payInput: 'gestionnaire' },
			{ ...mission52525, heading: 'ministry' }
		)
	});

	it('an exported part never moves, «Pas de frais» never moves, changes tell what moved', () => {
		fc.assert(
			fc.property(request, (asked) => {
				const decision = decideAction(asked);
				if (!decision.ok) return;
				for (const name of ['remuneration', 'travel'] as const) {
					const before = asked.claim[name];
					const after = decision[name];
					if (before.isExported || before.status === 'none') expect(after).toEqual(before);
					expect(decision.changes.some((change) => change.part === name)).toBe(
						after.status !== before.status
					);
					if (after.status === 'cancelled' && before.status !== 'cancelled') {
						expect(after.statusBeforeCancel).toBe(before.status);
					}
				}
			}),
			{ numRuns: 2000 }
		);
	});

	it('cancelling then un-cancelling gives the claim back', () => {
		fc.assert(
			fc.property(anyClaim, (start) => {
				fc.pre(![start.remuneration, start.travel].some(({ status }) => status === 'cancelled'));
				const asked = {
					mission: mission52525,
					actor: 'gestionnaire' as const,
					nowMs: afterMission,
					reason: null
				};
				const cancelled = decideAction({ ...asked, claim: start, action: 'cancel' });
				if (!cancelled.ok) return;
				const { remuneration, travel } = cancelled;
				const back = decideAction({
					...asked,
					claim: { ...start, remuneration, travel },
					action: 'uncancel'
				});
				expect(back).toMatchObject({ ok: true, remuneration: start.remuneration, travel: start.travel });
			})
		);
	});

	it('«Valider» moves exactly the open parts once the mission is over, and nothing before', () => {
		fc.assert(
			fc.property(request, (asked) => {
				const open = openParts(asked.claim, asked.mission, asked.nowMs);
				const decision = decideAction({ ...asked, actor: 'intervenant', action: 'validate' });
				const moved = decision.ok ? decision.changes.map((change) => change.part) : [];
				const movable = open.filter((name) => !asked.claim[name].isExported);
				expect(moved).toEqual(asked.nowMs === afterMission ? movable : []);
			}),
			{ numRuns: 2000 }
		);
	});

	it('what is offered is what is allowed', () => {
		fc.assert(
			fc.property(request, (asked) => {
				const { claim: subject, mission, actor, nowMs, action } = asked;
				const isOffered = availableActions(subject, mission, actor, nowMs).includes(action);
				expect(isOffered).toBe(decideAction({ ...asked, reason: 'motif' }).ok);
			})
		);
	});
});
