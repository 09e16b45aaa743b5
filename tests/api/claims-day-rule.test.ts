// «Invalidable» on the server: over all missions of a person's day, RENNES and TOULOUSE together, at each change.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptanceOf, gestureOf, saveOf, validationOf } from '../fixtures/server/make-operation';
import { reschedule } from '../fixtures/server/added-missions';
import { callerNamed, claimOn, openServices, pushOne } from '../fixtures/server/services-in-process';
import { TEACHER } from '../fixtures/people';
import type { Trip } from '../../src/lib/domain/travel/trip';

const services = await openServices(TEACHER.now);
afterAll(() => services.close());
const camille = await callerNamed('camille.rousseau');
const ines = await callerNamed('ines.delmas');

const first = () => claimOn('RENNES', 900101, camille);
const afternoon = () => claimOn('RENNES', 900102, camille);
const toulouse = () => claimOn('TOULOUSE', 900201, camille);
const to = (academy: string, missionNumber: number) => ({ academy, missionNumber });

beforeAll(async () => {
	for (const person of [camille, ines]) {
		for (const code of ['RENNES', 'TOULOUSE']) await pushOne(person, acceptanceOf(code, 1));
	}
});

describe('three missions of one day in two académies', () => {
	it('the two later ones are entered on the first, wherever they are', async () => {
		expect((await first()).deferredTo).toBeNull();
		expect((await afternoon()).deferredTo).toEqual(to('RENNES', 900101));
		expect((await toulouse()).deferredTo).toEqual(to('RENNES', 900101));
	});

	it('what is deferred is refused, entry and validation', async () => {
		const claim = await toulouse();
		const trips = claim.content.trips.map((trip) => ({ ...trip, comment: 'un essai' }));
		const answer = await pushOne(camille, saveOf(claim, { ...claim.content, trips }));
		expect(answer).toMatchObject({ outcome: 'refused', code: 'claim-not-open' });
	});

	it('the first one not done: the next takes the trips, in the other académie; undone, all is as before', async () => {
		expect(await pushOne(camille, gestureOf(await first(), 'declareNotDone'))).toMatchObject({
			outcome: 'applied'
		});
		expect((await toulouse()).deferredTo).toBeNull();
		expect((await afternoon()).deferredTo).toEqual(to('TOULOUSE', 900201));
		await pushOne(camille, gestureOf(await first(), 'undoNotDone'));
		expect((await toulouse()).deferredTo).toEqual(to('RENNES', 900101));
		expect((await afternoon()).deferredTo).toEqual(to('RENNES', 900101));
	});

	it('cancelled by the gestionnaire and restored, likewise', async () => {
		const { decideAsGestionnaire } = await import('../../src/lib/server/services/gestion-decide');
		const office = await callerNamed('gestion.rennes');
		const decide = async (action: 'cancel' | 'uncancel') => {
			const { id: claimId, revision } = await first();
			const decision = { id: randomUUID(), academy: 'RENNES', claimId, revision, action, reason: null };
			expect(await decideAsGestionnaire(decision, office)).toEqual({ ok: true });
		};
		await decide('cancel');
		expect((await afternoon()).deferredTo).toEqual(to('TOULOUSE', 900201));
		await decide('uncancel');
		expect((await afternoon()).deferredTo).toEqual(to('RENNES', 900101));
	});
});

describe('«Suivi» of the mission whose trips go elsewhere', () => {
	it('tells each change, once, with the mission that takes them', async () => {
		const told = (await afternoon()).history
			.filter(({ action }) => action === 'travelDeferred' || action === 'travelReturned')
			.map(({ action, actor, part, reason }) => ({ action, actor, part, reason }));
		const line = (reason: string) => ({
			action: 'travelDeferred',
			actor: 'system',
			part: 'travel',
			reason
		});
		const [here, elsewhere] = [line('mission N° 900101'), line('mission N° 900201, académie de TOULOUSE')];
		expect(told).toEqual([here, elsewhere, here, elsewhere, here]);
		expect((await toulouse()).history.map(({ action }) => action)).toContain('travelReturned');
	});
});

describe('a mission from which the person is taken off', () => {
	const cancel = async (at: string | null) => {
		const { academyDb } = await import('../../src/lib/server/db');
		const { refreshDayRule } = await import('../../src/lib/server/services/day-rule');
		await academyDb('RENNES').write([
			{ sql: 'UPDATE assignments SET cancelled_at = ? WHERE mission_number = 900101', args: [at] }
		]);
		await refreshDayRule('RENNES', camille.accountId);
	};

	it('gives the trips of the day to the next one, and takes them again once it is given back', async () => {
		await cancel('2017-06-01T08:00:00.000Z');
		expect((await first()).travel.status).toBe('open');
		expect((await toulouse()).deferredTo).toBeNull();
		expect((await afternoon()).deferredTo).toEqual(to('TOULOUSE', 900201));
		await cancel(null);
		expect((await afternoon()).deferredTo).toEqual(to('RENNES', 900101));
	});
});

describe('a crash between a decision and the day’s rule', () => {
	it('is made good by the next sweep, which writes nothing where all is settled', async () => {
		const { academyDb, directoryDb } = await import('../../src/lib/server/db');
		const { sweepDayRule } = await import('../../src/lib/server/services/sweep-day-rule');
		await academyDb('RENNES').write([
			{ sql: 'UPDATE claims SET deferred_to = NULL WHERE mission_number = 900102', args: [] }
		]);
		await directoryDb().write([
			{
				sql: "DELETE FROM travel_days WHERE account_id = ? AND academy = 'RENNES'",
				args: [camille.accountId]
			}
		]);
		expect(await sweepDayRule()).toBeGreaterThan(0);
		const settled = await afternoon();
		expect(settled.deferredTo).toEqual(to('RENNES', 900101));
		await sweepDayRule();
		expect((await afternoon()).revision).toBe(settled.revision);
	});
});

describe('a part already validated', () => {
	/** Complete by the guide's rules, on its own day. */
	const complete = (trip: Trip): Trip => ({
		...trip,
		departurePostalCode: '56400',
		returnDate: trip.departureDate,
		returnTime: '20:00',
		transportMode: 'TRAIN_2EME_CLASSE'
	});

	it('is never deferred afterwards, but the gestionnaire is told of the earlier mission', async () => {
		await pushOne(camille, gestureOf(await first(), 'declareNotDone'));
		const open = await toulouse();
		const content = {
			remuneration: { kind: 'candidates' as const, candidates: 4 },
			trips: open.content.trips.map(complete)
		};
		expect(await pushOne(camille, saveOf(open, content))).toMatchObject({ outcome: 'applied' });
		expect(await pushOne(camille, await validationOf(await toulouse()))).toMatchObject({
			outcome: 'applied'
		});
		await pushOne(camille, gestureOf(await first(), 'undoNotDone'));

		const validated = await toulouse();
		expect(validated).toMatchObject({ deferredTo: null, travel: { status: 'validated' } });
		expect((await afternoon()).deferredTo).toEqual(to('RENNES', 900101));
		const { gestionClaim } = await import('../../src/lib/server/services/gestion-claim');
		const office = await callerNamed('gestion.toulouse');
		const seen = await gestionClaim('TOULOUSE', validated.id, office);
		expect(seen.earlierThatDay).toEqual(to('RENNES', 900101));
		// Taken back, it is still entered where it was.
		await pushOne(camille, gestureOf(validated, 'withdrawValidation'));
		expect((await toulouse()).deferredTo).toBeNull();
	});
});

describe('ines.delmas, one account in RENNES and TOULOUSE', () => {
	it('a mission of TOULOUSE moved to the morning of her day in RENNES takes its trips; moved away, it gives them back', async () => {
		const { academyDb } = await import('../../src/lib/server/db');
		const { refreshDayRule } = await import('../../src/lib/server/services/day-rule');
		const rennes = () => claimOn('RENNES', 176630, ines);
		expect((await rennes()).deferredTo).toBeNull();
		await academyDb('TOULOUSE').write([
			{
				sql: `INSERT INTO claims (id, assignment_id, account_id, mission_number, remuneration_status, travel_status, content)
SELECT ?, a.id, ?, 176629, 'none', 'open', '{"remuneration":{"kind":"gestionnaire"},"trips":[]}'
FROM assignments a JOIN intervenants i ON i.id = a.intervenant_id WHERE a.mission_number = 176629 AND i.account_id = ?`,
				args: [randomUUID(), ines.accountId, ines.accountId]
			}
		]);
		const moveTo = async (date: string) => {
			const duration = { unit: 'halfDay' as const, count: 1 };
			await reschedule('TOULOUSE', 176629, {
				kind: 'datedLines',
				lines: [{ date, time: '08:00', duration }]
			});
			await refreshDayRule('TOULOUSE', ines.accountId);
		};
		await moveTo('2020-11-24');
		expect((await rennes()).deferredTo).toEqual(to('TOULOUSE', 176629));
		expect((await claimOn('TOULOUSE', 176629, ines)).deferredTo).toBeNull();
		const { revision } = await rennes();
		await moveTo('2020-11-24');
		expect((await rennes()).revision, 'nothing changed, nothing is written').toBe(revision);
		await moveTo('2020-11-25');
		expect((await rennes()).deferredTo).toBeNull();
	});
});
