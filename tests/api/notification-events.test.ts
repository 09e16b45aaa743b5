// What is recorded, in the services themselves: with a decision or not at all; a last day that is near,
// once; events that wait for others; what was undone is not told.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEACHER } from '../fixtures/people';
import { acceptanceOf, filledLikeTheGuide, saveOf, validationOf } from '../fixtures/server/make-operation';
import { callerNamed, claimOn, openServices, pushOne } from '../fixtures/server/services-in-process';

let close: () => Promise<void>;
let sophie: Awaited<ReturnType<typeof callerNamed>>;
let office: typeof sophie;

const { academyDb, directoryDb } = await import('../../src/lib/server/db');

async function events(kind?: string) {
	const rows = await academyDb('RENNES').read(
		'SELECT account_id, kind, mission_number FROM notification_events WHERE kind = COALESCE(?, kind) ORDER BY mission_number',
		[kind ?? null]
	);
	return rows.map((row) => [row['account_id'], row['kind'], row['mission_number']]);
}
const forget = () => academyDb('RENNES').write([{ sql: 'DELETE FROM notification_events', args: [] }]);

async function decide(action: 'accept' | 'sendBack', revision: number) {
	const { decideAsGestionnaire } = await import('../../src/lib/server/services/gestion-decide');
	const claim = await claimOn('RENNES', 77833, sophie);
	const decision = {
		id: randomUUID(),
		academy: 'RENNES',
		claimId: claim.id,
		revision,
		action,
		reason: 'il manque le ticket'
	};
	return decideAsGestionnaire(decision as Parameters<typeof decideAsGestionnaire>[0], office);
}

/** Each settings version is read anew. */
async function deadline(lastDay: string | null, session: string | null = null): Promise<void> {
	const { readAcademy } = await import('../../src/lib/server/repositories/academies');
	const academy = await readAcademy('RENNES');
	const settings = {
		...academy?.settings,
		claimDeadline: session === null ? lastDay : null,
		claimDeadlines: session === null || lastDay === null ? [] : [{ session, lastDay }]
	};
	await academyDb('RENNES').write([
		{ sql: "UPDATE settings SET value = ? WHERE key = 'settings'", args: [JSON.stringify(settings)] },
		{
			sql: "UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'settingsVersion'",
			args: []
		}
	]);
}

async function noteNow(): Promise<void> {
	const { noteNearDeadlines } = await import('../../src/lib/server/notifications/note-deadlines');
	await noteNearDeadlines(() => Promise.resolve(true));
}

beforeAll(async () => {
	const services = await openServices(TEACHER.now);
	close = () => services.close();
	sophie = await callerNamed('sophie.vasseur');
	office = await callerNamed('gestion.rennes');
	await pushOne(sophie, acceptanceOf('RENNES', 1));
	const now = await claimOn('RENNES', 77833, sophie);
	await pushOne(sophie, saveOf(now, filledLikeTheGuide(now.content)));
	await pushOne(sophie, await validationOf(await claimOn('RENNES', 77833, sophie)));
}, 120_000);
afterAll(() => close());

describe('a decision of the desk', () => {
	it('is recorded with it for the owner, once for both parts; one that is refused records nothing', async () => {
		expect(await events()).toEqual([]);
		const { revision } = await claimOn('RENNES', 77833, sophie);
		expect(await decide('sendBack', revision - 1)).toEqual({ ok: false, code: 'revision-stale' });
		expect(await events()).toEqual([]);
		expect(await decide('sendBack', revision)).toEqual({ ok: true });
		expect(await events()).toEqual([[sophie.accountId, 'claimSentBack', 77833]]);
		await forget();
	});

	it('of the teacher calls nobody', async () => {
		await pushOne(sophie, await validationOf(await claimOn('RENNES', 77833, sophie)));
		expect(await events()).toEqual([]);
	});

	it('that accepts is recorded too', async () => {
		const { revision } = await claimOn('RENNES', 77833, sophie);
		expect(await decide('accept', revision)).toEqual({ ok: true });
		expect(await events()).toEqual([[sophie.accountId, 'claimAccepted', 77833]]);
		await forget();
	});
});

describe('a last day', () => {
	it.each([
		['none', null],
		['eight days away', '2017-06-23'],
		['over', '2017-06-14']
	])('that is %s calls nobody', async (_, lastDay) => {
		await deadline(lastDay);
		await noteNow();
		expect(await events()).toEqual([]);
	});

	it('seven days away calls each person once for the claims that are still theirs to send', async () => {
		await deadline('2017-06-22');
		await noteNow();
		const first = await events('deadline');
		expect(first).toContainEqual([sophie.accountId, 'deadline', 52525]);
		// Accepted: nothing is left to send.
		expect(first).not.toContainEqual([sophie.accountId, 'deadline', 77833]);
		await noteNow();
		expect(await events('deadline')).toEqual(first);
		await forget();
		await noteNow();
		expect(await events()).toEqual([]);
	});

	it('that was moved calls again', async () => {
		await deadline('2017-06-20');
		await noteNow();
		expect(await events('deadline')).toContainEqual([sophie.accountId, 'deadline', 52525]);
		await forget();
	});
});

describe('events', () => {
	const record = (minutesAgo: number, kind = 'claimAccepted', missionNumber = 77833) =>
		academyDb('RENNES').write([
			{
				sql: 'INSERT INTO notification_events (id, account_id, kind, mission_number, at) VALUES (?, ?, ?, ?, ?)',
				args: [
					randomUUID(),
					sophie.accountId,
					kind,
					missionNumber,
					new Date(Date.parse(TEACHER.now) - minutesAgo * 60_000).toISOString()
				]
			}
		]);
	const collect = async () => {
		const { collectEvents } = await import('../../src/lib/server/notifications/collect-events');
		await collectEvents(() => Promise.resolve(true));
	};
	const outbox = async () =>
		(await directoryDb().read('SELECT counts, state FROM notification_deliveries ORDER BY rowid')).map(
			(row) => [row['state'], JSON.parse(String(row['counts']))]
		);

	it('of whom nothing reaches are let go', async () => {
		await record(60);
		await collect();
		expect([await events(), await outbox()]).toEqual([[], []]);
	});

	it('wait ten minutes from the oldest for the others, then go together, each mission once', async () => {
		await directoryDb().write([
			{
				sql: 'INSERT INTO mail_addresses (account_id, address, confirmed_at, stop_token) VALUES (?, ?, ?, ?)',
				args: [sophie.accountId, 'a@b.fr', TEACHER.now, 'jeton']
			}
		]);
		await record(3);
		await collect();
		expect(await outbox()).toEqual([]);
		await record(11);
		await record(1, 'claimSentBack', 52525);
		await record(1, 'claimSentBack', 52525);
		await collect();
		expect(await outbox()).toEqual([['waiting', { claimSentBack: 1, claimAccepted: 1 }]]);
		expect(await events()).toEqual([]);
	});

	it('that come while a message waits are told with it', async () => {
		await record(11, 'claimSentBack', 52525);
		await collect();
		expect(await outbox()).toEqual([['waiting', { claimSentBack: 2, claimAccepted: 1 }]]);
	});

	it('that were taken before a crash are told once', async () => {
		await record(11, 'claimSentBack', 52525);
		const rows = await academyDb('RENNES').read('SELECT * FROM notification_events');
		await collect();
		const before = await outbox();
		// The crash fell before the deletion in the académie's base.
		await academyDb('RENNES').write(
			rows.map((row) => ({
				sql: 'INSERT INTO notification_events (id, account_id, kind, mission_number, at) VALUES (?, ?, ?, ?, ?)',
				args: [row['id'], row['account_id'], row['kind'], row['mission_number'], row['at']].map((value) =>
					value === undefined ? null : value
				)
			}))
		);
		await collect();
		expect(await outbox()).toEqual(before);
		expect(await events()).toEqual([]);
	});

	it('that two processes took at once are told by one of them', async () => {
		const { takeEvents } = await import('../../src/lib/server/repositories/notification-deliveries');
		const before = (await outbox()).length;
		const eventIds = [randomUUID(), randomUUID()];
		const message = { accountId: sophie.accountId, channel: 'push' as const, subscriptionId: 'x' };
		const take = (ids: string[]) =>
			takeEvents(
				{
					eventIds: ids,
					inserted: [{ id: randomUUID(), ...message, counts: { mission: ids.length } }],
					merged: []
				},
				Date.parse(TEACHER.now)
			);
		expect(await Promise.all([take(eventIds), take(eventIds)])).toEqual([true, false]);
		// One of them alone is enough: the other event is for the next round, which knows the first.
		expect(await take([eventIds[1] ?? '', randomUUID()])).toBe(false);
		expect((await outbox()).slice(before)).toEqual([['waiting', { mission: 2 }]]);
		await directoryDb().write([
			{ sql: "DELETE FROM notification_deliveries WHERE subscription_id = 'x'", args: [] }
		]);
	});

	it('that came while their message was begun by another process are not lost with it', async () => {
		const { takeEvents, waitingOf, beginDue, settle } =
			await import('../../src/lib/server/repositories/notification-deliveries');
		await record(11, 'claimSentBack', 52525);
		const [read] = await waitingOf(sophie.accountId);
		// The server's clock goes on from there.
		const now = Date.parse(TEACHER.now) + 60 * 60_000;
		const begun = await beginDue(now, 20);
		expect(begun.map(({ id }) => id)).toContain(read?.id);
		const eventIds = [randomUUID()];
		const merged = [{ id: read?.id ?? '', before: read?.counts ?? {}, counts: { mission: 9 } }];
		expect(await takeEvents({ eventIds, inserted: [], merged }, now)).toBe(false);
		for (const { id } of begun) await settle(id, 'sent', null, now);
		await collect();
		expect((await outbox()).at(-1)).toEqual(['waiting', { claimSentBack: 1 }]);
		expect(await events()).toEqual([]);
	});

	it('go to two messages of one person together', async () => {
		const { takeEvents, waitingOf } =
			await import('../../src/lib/server/repositories/notification-deliveries');
		const now = Date.parse(TEACHER.now);
		const push = {
			id: randomUUID(),
			accountId: sophie.accountId,
			channel: 'push' as const,
			subscriptionId: 'y'
		};
		await takeEvents(
			{ eventIds: [randomUUID()], inserted: [{ ...push, counts: { mission: 1 } }], merged: [] },
			now
		);
		const both = await waitingOf(sophie.accountId);
		const merged = both.map(({ id, counts }) => ({ id, before: counts, counts: { ...counts, deadline: 4 } }));
		expect(await takeEvents({ eventIds: [randomUUID()], inserted: [], merged }, now)).toBe(true);
		expect((await waitingOf(sophie.accountId)).map(({ counts }) => counts)).toEqual([
			{ claimSentBack: 1, deadline: 4 },
			{ mission: 1, deadline: 4 }
		]);
	});

	it('are not taken by a process whose turn is over', async () => {
		const { collectEvents } = await import('../../src/lib/server/notifications/collect-events');
		await record(11, 'claimSentBack', 52525);
		await collectEvents(() => Promise.resolve(false));
		expect(await events()).toHaveLength(1);
		await forget();
	});

	it('of an account that was closed call nobody', async () => {
		const standing = (word: string) =>
			directoryDb().write([
				{ sql: 'UPDATE accounts SET standing = ? WHERE id = ?', args: [word, sophie.accountId] }
			]);
		await directoryDb().write([{ sql: 'DELETE FROM notification_deliveries', args: [] }]);
		await standing('closed');
		await record(11, 'claimSentBack', 52525);
		await collect();
		expect([await events(), await outbox()]).toEqual([[], []]);
		await standing('open');
	});
});
