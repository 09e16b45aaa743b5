import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_ACTIONS, STORED_PART_STATUSES } from '../../../src/lib/domain/claim/claim';
import { availableActions, decideAction, openParts } from '../../../src/lib/domain/claim/transitions';
import type { AssignedMission } from '../../../src/lib/domain/mission/mission';
import { notDone } from './decide';
import { afterMission, beforeMission, claim, duringMission, mission52525, part } from './samples';

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
