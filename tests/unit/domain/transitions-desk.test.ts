// What the gestionnaire does beside accepting and sending back: handling, taking an acceptance back, entering, depositing.
import { describe, expect, it } from 'vitest';
import { PART_STATUSES, STORED_PART_STATUSES } from '../../../src/lib/domain/claim/claim';
import { decideAction } from '../../../src/lib/domain/claim/transitions';
import { TRANSITIONS } from '../../../src/lib/domain/claim/transition-table';
import { decide, gestionnaire, notDone, refusal } from './decide';
import { afterMission, claim, duringMission, mission52525, part } from './samples';

const toHandle = { remuneration: part('gestionnaireToHandle'), travel: part('none') };
const ministry = { ...mission52525, heading: 'ministry' as const };

describe('«Traité par le gestionnaire»', () => {
	it('is what was to be handled, once the mission is over', () => {
		expect(decide('handle', toHandle, gestionnaire)).toMatchObject({
			ok: true,
			remuneration: part('handled'),
			changes: [{ part: 'remuneration', from: 'gestionnaireToHandle', to: 'handled' }]
		});
		expect(decide('handle', toHandle, { ...gestionnaire, now: duringMission })).toEqual(
			refusal('claim-not-over')
		);
		expect(decide('handle', { remuneration: part('validated') }, gestionnaire)).toEqual(
			refusal('claim-not-open')
		);
	});

	it('of somebody attested absent asks for a reason, as accepting does', () => {
		const absent = { ...toHandle, attestation: 'absent' as const };
		expect(decide('handle', absent, gestionnaire)).toEqual(refusal('attested-absent'));
		expect(decide('handle', absent, { ...gestionnaire, reason: 'Erreur du centre' }).ok).toBe(true);
	});

	it('leaves the other part as it is', () => {
		expect(
			decide(
				'handle',
				{ remuneration: part('gestionnaireToHandle'), travel: part('validated') },
				gestionnaire
			)
		).toMatchObject({ travel: part('validated') });
	});

	it('is taken back until it goes into payment', () => {
		const handled = { remuneration: part('handled'), travel: part('none') };
		expect(decide('unhandle', handled, gestionnaire)).toMatchObject({
			remuneration: part('gestionnaireToHandle')
		});
		expect(
			decide('unhandle', { ...handled, remuneration: part('handled', { isExported: true }) }, gestionnaire)
		).toEqual(refusal('claim-exported'));
	});
});

describe('an acceptance taken back', () => {
	it('is «Validé» again, each accepted part of it', () => {
		expect(
			decide('revokeAcceptance', { remuneration: part('accepted'), travel: part('accepted') }, gestionnaire)
		).toMatchObject({ remuneration: part('validated'), travel: part('validated') });
	});

	it('of SANTORIN’s pay, which nobody had validated, is open again', () => {
		expect(
			decide(
				'revokeAcceptance',
				{ remuneration: part('accepted'), travel: part('none') },
				{ ...gestionnaire, mission: { ...mission52525, payInput: 'santorin' } }
			)
		).toMatchObject({ remuneration: part('open') });
	});

	it('is refused once exported, and where nothing is accepted', () => {
		const exported = part('accepted', { isExported: true });
		expect(
			decide('revokeAcceptance', { remuneration: exported, travel: part('none') }, gestionnaire)
		).toEqual(refusal('claim-exported'));
		expect(decide('revokeAcceptance', { remuneration: part('validated') }, gestionnaire)).toEqual(
			refusal('claim-unchanged')
		);
	});
});

describe('what the desk enters', () => {
	it('pay under the ministry’s heading, before and after it is handled; once exported it is corrected by a batch', () => {
		for (const remuneration of [part('gestionnaireToHandle'), part('handled')]) {
			expect(
				decide('enterPay', { remuneration }, { ...gestionnaire, mission: ministry }),
				remuneration.status
			).toMatchObject({ ok: true, changes: [], remuneration });
		}
		const left = { remuneration: part('handled', { isExported: true }), travel: part('none') };
		expect(decide('enterPay', left, { ...gestionnaire, mission: ministry })).toEqual(
			refusal('claim-exported')
		);
	});

	it('pay that the intervenant enters stays theirs, and travel is no pay', () => {
		for (const status of STORED_PART_STATUSES.filter(
			(one) => one !== 'gestionnaireToHandle' && one !== 'handled'
		)) {
			expect(decide('enterPay', { remuneration: part(status) }, gestionnaire).ok, status).toBe(false);
		}
		expect(
			decide('enterPay', { remuneration: part('none'), travel: part('gestionnaireToHandle') }, gestionnaire)
				.ok
		).toBe(false);
	});

	it('the scale, at any time but of trips that are entered elsewhere or cancelled', () => {
		for (const status of ['open', 'validated', 'accepted'] as const) {
			expect(decide('setScale', { travel: part(status) }, gestionnaire).ok, status).toBe(true);
		}
		const elsewhere = { deferredTo: { academy: 'RENNES', missionNumber: 1 }, remuneration: part('none') };
		expect(decide('setScale', elsewhere, gestionnaire)).toEqual(refusal('claim-deferred'));
		expect(
			decide('setScale', { remuneration: part('none'), travel: part('cancelled') }, gestionnaire)
		).toEqual(refusal('claim-cancelled'));
	});

	it('documents in every status, paid or declared not done, but «Annulé» is frozen for everybody', () => {
		for (const status of STORED_PART_STATUSES.filter((one) => one !== 'cancelled' && one !== 'none')) {
			const both = { remuneration: part(status), travel: part(status) };
			expect(decide('deposit', { ...both, notDone }, gestionnaire).ok, status).toBe(true);
		}
		const cancelled = { remuneration: part('cancelled'), travel: part('cancelled') };
		for (const action of ['deposit', 'enterPay', 'setScale', 'accept', 'sendBack', 'handle'] as const) {
			expect(decide(action, cancelled, { ...gestionnaire, reason: 'x' }), action).toEqual(
				refusal('claim-cancelled')
			);
		}
	});
});

it('a gestionnaire never decides on their own claim, whatever the act', () => {
	for (const action of Object.keys(
		TRANSITIONS.travel.gestionnaire
	) as (keyof typeof TRANSITIONS.travel.gestionnaire)[]) {
		for (const status of STORED_PART_STATUSES) {
			const decision = decideAction({
				claim: claim({ remuneration: part(status), travel: part(status) }),
				mission: mission52525,
				action,
				actor: 'gestionnaire',
				nowMs: afterMission,
				reason: 'x',
				isOwnClaim: true
			});
			expect(decision.ok, `${action} ${status}`).toBe(false);
		}
	}
	expect(
		decideAction({
			claim: claim({ remuneration: part('validated') }),
			mission: mission52525,
			action: 'accept',
			actor: 'gestionnaire',
			nowMs: afterMission,
			reason: null,
			isOwnClaim: true
		})
	).toEqual(refusal('own-claim'));
});

it('the intervenant has none of these acts', () => {
	for (const action of [
		'handle',
		'unhandle',
		'revokeAcceptance',
		'enterPay',
		'setScale',
		'deposit'
	] as const) {
		for (const status of PART_STATUSES) {
			expect(TRANSITIONS.remuneration.intervenant[action][status]).toBe('forbidden');
		}
	}
});
