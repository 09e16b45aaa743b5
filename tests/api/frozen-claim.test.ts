// «Annulé» freezes a claim for everybody until it is un-cancelled (rules §1): phone, desk, head, president, batches. What
// the sources bring: tests/unit/server/imports/frozen-claim.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GestionAction } from '../../src/lib/domain/claim/desk-actions';
import type { Claim } from '../../src/lib/domain/claim/claim';
import type { Caller } from '../../src/lib/server/services/caller';
import { MEMBER_OF_JURY, PAY_PRESIDENT, TEACHER } from '../fixtures/people';
import {
	acceptanceOf,
	attachmentOf,
	filledLikeTheGuide,
	gestureOf,
	saveOf,
	validationOf,
	withCandidates
} from '../fixtures/server/make-operation';
import {
	callerNamed,
	claimOn,
	openServices,
	pushOne,
	type ServicesFixture
} from '../fixtures/server/services-in-process';
import { smallPdf } from '../sync/claim-typing';

const ORAL = 77833;
const JURY = 900121;
let services: ServicesFixture;
let teacher: Caller;
let desk: Caller;
let other: Caller;

beforeAll(async () => {
	services = await openServices('2017-06-16T09:00:00+02:00');
	teacher = await callerNamed(TEACHER.identifier);
	desk = await callerNamed('gestion.rennes');
	other = { ...desk, accountId: 'other', fullName: 'Yann Le Bihan' };
	await pushOne(teacher, acceptanceOf('RENNES', 1));
}, 90_000);
afterAll(() => services.close());

const oral = () => claimOn('RENNES', ORAL, teacher);

async function decide(claim: Claim, action: GestionAction, reason: string | null = null, caller = desk) {
	const { decideAsGestionnaire } = await import('../../src/lib/server/services/gestion-decide');
	return decideAsGestionnaire(
		{ id: randomUUID(), academy: 'RENNES', claimId: claim.id, revision: claim.revision, action, reason },
		caller
	);
}

/** Bytes that the person uploaded: known, and not yet of any claim. */
async function uploaded(text: string) {
	const { checkedDeposit, storeDeposit } =
		await import('../../src/lib/server/supporting-documents/store-deposit');
	const checked = checkedDeposit(smallPdf(text, 2_000));
	await storeDeposit('RENNES', teacher.accountId, checked);
	return { sha256: checked.sha256, byteLength: checked.bytes.length };
}

/** Parts of this claim that the next batch would hold. */
async function partsInBatch(claim: Claim): Promise<string[]> {
	const { gatherBatch } = await import('../../src/lib/server/exports/gather-batch');
	const { lastHistoryId } = await import('../../src/lib/server/repositories/export-candidates');
	const { lines } = await gatherBatch({
		academy: 'RENNES',
		parts: 'both',
		upTo: await lastHistoryId('RENNES')
	});
	return lines.filter((line) => line.claim.claimId === claim.id).map(({ part }) => part);
}

describe('a claim that the desk cancelled', () => {
	let frozen: Claim;
	let documentId: string;

	beforeAll(async () => {
		const file = await uploaded('billet');
		const attachment = attachmentOf(await oral(), file);
		documentId = attachment.payload.documentId;
		expect(await pushOne(teacher, attachment)).toMatchObject({ outcome: 'applied' });
		const open = await oral();
		expect(await pushOne(teacher, saveOf(open, filledLikeTheGuide(open.content)))).toMatchObject({
			outcome: 'applied'
		});
		expect(await pushOne(teacher, await validationOf(await oral()))).toMatchObject({ outcome: 'applied' });
		expect(await decide(await oral(), 'accept')).toEqual({ ok: true });
		expect(await partsInBatch(await oral())).toEqual(['remuneration', 'travel']);
		expect(await decide(await oral(), 'cancel', 'Doublon')).toEqual({ ok: true });
		frozen = await oral();
		expect([frozen.remuneration.status, frozen.travel.status]).toEqual(['cancelled', 'cancelled']);
	});

	it.each(['saveClaim', 'validateClaim', 'withdrawValidation', 'declareNotDone', 'undoNotDone'] as const)(
		'takes no %s of a phone',
		async (kind) => {
			const operation =
				kind === 'saveClaim'
					? saveOf(frozen, withCandidates(frozen.content, 13))
					: kind === 'validateClaim'
						? await validationOf(frozen)
						: gestureOf(frozen, kind);
			expect(await pushOne(teacher, operation)).toMatchObject({
				outcome: 'refused',
				code: kind === 'undoNotDone' ? 'claim-unchanged' : 'claim-cancelled'
			});
			expect(await oral()).toEqual(frozen);
		}
	);

	it('takes no document of a phone, whose bytes arrived, and gives none back', async () => {
		const attachment = attachmentOf(frozen, await uploaded('autre billet'));
		expect(await pushOne(teacher, attachment)).toMatchObject({ outcome: 'refused', code: 'claim-not-open' });
		const { base, academy, claimId, madeAt } = attachment;
		const deletion = { id: randomUUID(), base, academy, claimId, madeAt, kind: 'deleteDocument' };
		expect(await pushOne(teacher, { ...deletion, payload: { documentId } })).toMatchObject({
			outcome: 'refused',
			code: 'claim-not-open'
		});
		expect(await oral()).toEqual(frozen);
	});

	it.each(['accept', 'sendBack', 'cancel', 'handle', 'unhandle', 'revokeAcceptance'] as const)(
		'takes no %s of the desk',
		async (action) => {
			expect(await decide(frozen, action, 'motif')).toEqual({ ok: false, code: 'claim-cancelled' });
			expect(await oral()).toEqual(frozen);
		}
	);

	it('takes no entry, scale or document of the desk', async () => {
		const { enterPayAtDesk, setScalesAtDesk } = await import('../../src/lib/server/services/gestion-entries');
		const { depositAtDesk } = await import('../../src/lib/server/services/gestion-deposit');
		const request = () => ({
			id: randomUUID(),
			academy: 'RENNES',
			claimId: frozen.id,
			revision: frozen.revision
		});
		const entry = { kind: 'candidates' as const, candidates: 3 };
		const trip = frozen.content.trips[0]?.id ?? '';
		const file = { folder: 'travel', purpose: 'other', name: 'x.pdf' } as const;
		const results = [
			await enterPayAtDesk({ ...request(), entry }, desk),
			await setScalesAtDesk({ ...request(), scales: { [trip]: 'kilometric' } }, desk),
			await depositAtDesk({ ...request(), ...file }, smallPdf('x', 900), desk)
		];
		expect(results).toEqual(results.map(() => ({ ok: false, code: 'claim-cancelled' })));
		expect(await oral()).toEqual(frozen);
	});

	it('is not among several, and leaves with no batch', async () => {
		const { prepareBulk, applyBulk, showBulk } = await import('../../src/lib/server/services/gestion-bulk');
		const bulk = await prepareBulk('RENNES', [{ claimId: frozen.id, revision: frozen.revision }], other);
		expect((await showBulk('RENNES', bulk, other)).lines).toMatchObject([{ blocked: 'claim-cancelled' }]);
		await applyBulk('RENNES', bulk, other);
		expect(await oral()).toEqual(frozen);
		expect(await partsInBatch(frozen)).toEqual([]);
	});

	it('is what it was once it is un-cancelled, by whichever gestionnaire', async () => {
		expect(await decide(frozen, 'uncancel', null, other)).toEqual({ ok: true });
		const back = await oral();
		expect([back.remuneration.status, back.travel.status]).toEqual(['accepted', 'accepted']);
		expect([back.content, back.fileNumber, back.documents]).toEqual([
			frozen.content,
			frozen.fileNumber,
			frozen.documents
		]);
		expect(await partsInBatch(back)).toEqual(['remuneration', 'travel']);
		expect(await decide(back, 'revokeAcceptance')).toEqual({ ok: true });
		expect(await pushOne(teacher, gestureOf(await oral(), 'withdrawValidation'))).toMatchObject({
			outcome: 'applied'
		});
	});
});

describe('a cancelled claim of a jury’s member', () => {
	it('takes neither the president’s pay nor the head’s word', async () => {
		const member = await callerNamed(MEMBER_OF_JURY.identifier);
		const president = await callerNamed(PAY_PRESIDENT.identifier);
		const head = await callerNamed('centre.rennes');
		expect(await decide(await claimOn('RENNES', JURY, member), 'cancel')).toEqual({ ok: true });
		const frozen = await claimOn('RENNES', JURY, member);

		const pay = {
			id: randomUUID(),
			academy: 'RENNES',
			claimId: null,
			base: null,
			madeAt: '2017-06-15T08:00:00.000Z',
			kind: 'enterJuryPay',
			payload: {
				claimId: frozen.id,
				base: null,
				entry: { kind: 'candidates', candidates: 12 },
				seen: { fullName: member.fullName }
			}
		};
		expect(await pushOne(president, pay)).toMatchObject({ outcome: 'refused', code: 'claim-cancelled' });

		const { attest } = await import('../../src/lib/server/services/attest');
		const said = [{ claimId: frozen.id, word: 'absent' as const, version: 0 }];
		const word = () =>
			attest({ id: randomUUID(), academy: 'RENNES', missionNumber: JURY, said }, head).then((results) =>
				results.map(({ outcome }) => outcome)
			);
		expect(await word()).toEqual(['processed']);
		expect(await claimOn('RENNES', JURY, member)).toEqual(frozen);

		expect(await decide(frozen, 'uncancel')).toEqual({ ok: true });
		expect(await pushOne(president, { ...pay, id: randomUUID() })).toMatchObject({ outcome: 'applied' });
		expect(await word()).toEqual(['saved']);
	});
});
