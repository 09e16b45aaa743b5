import { describe, expect, it } from 'vitest';
import { shownStatuses } from '../../../src/lib/domain/claim/part-status';
import { decideAction } from '../../../src/lib/domain/claim/transitions';
import { decide, gestionnaire, refusal } from './decide';
import { afterMission, beforeMission, claim, duringMission, mission52525, part } from './samples';

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

	it('un-cancels what the last cancellation took; what was cancelled before it comes at the next', () => {
		const line = (part: 'remuneration' | 'travel', at: string) => ({
			at,
			actor: 'gestionnaire' as const,
			actorName: 'Gwenola Tanguy',
			action: 'cancel' as const,
			part,
			from: 'open' as const,
			to: 'cancelled' as const,
			reason: null
		});
		const cancelled = part('cancelled', { statusBeforeCancel: 'open' });
		// The pay was grouped with another mission's: restored as well, it would be paid twice.
		const history = [
			line('remuneration', '2014-06-01T08:00:00.000Z'),
			line('travel', '2014-06-02T08:00:00.000Z')
		];
		const once = decide('uncancel', { remuneration: cancelled, travel: cancelled, history }, gestionnaire);
		expect(once).toMatchObject({ ok: true, remuneration: cancelled, travel: part('open') });
		const twice = decide(
			'uncancel',
			{ remuneration: cancelled, travel: part('open'), history },
			gestionnaire
		);
		expect(twice).toMatchObject({ ok: true, remuneration: part('open'), travel: part('open') });
		const together = history.map((entry) => ({ ...entry, at: '2014-06-01T08:00:00.000Z' }));
		expect(
			decide('uncancel', { remuneration: cancelled, travel: cancelled, history: together }, gestionnaire)
		).toMatchObject({ remuneration: part('open'), travel: part('open') });
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
