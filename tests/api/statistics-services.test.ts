// The figures of an académie beside its claims: equal after any changes, whoever counts, and read from sums alone.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDateTimeAt } from '../../src/lib/domain/calendar/local-date-time';
import type { Caller } from '../../src/lib/server/services/caller';
import { statisticsCsv } from '../../src/lib/fr/gestion/statistics';
import { manyClaimId, manyClaimsStatements } from '../fixtures/many-claims';
import { LARGE_TABLES, plansWhile, walksOf } from '../fixtures/server/seen-plans';
import { openServices, type ServicesFixture } from '../fixtures/server/services-in-process';

const FIRST = 5_000_001;
const COUNT = 60;
type Statement = { sql: string; args: (string | number | null)[] };

let ground: ServicesFixture;
let keep: typeof import('../../src/lib/server/services/keep-statistics');
let service: typeof import('../../src/lib/server/services/statistics');
let reads: typeof import('../../src/lib/server/repositories/statistics-reads');
let read: (sql: string, args?: (string | number | null)[]) => Promise<Record<string, unknown>[]>;
let write: (statements: Statement[]) => Promise<unknown>;

const office: Caller = {
	accountId: 'office',
	fullName: 'Gwenola Tanguy',
	roles: [{ academy: 'RENNES', role: 'gestionnaire' }],
	requestId: 'test'
};

beforeAll(async () => {
	ground = await openServices('2017-06-16T09:00:00+02:00');
	keep = await import('../../src/lib/server/services/keep-statistics');
	service = await import('../../src/lib/server/services/statistics');
	reads = await import('../../src/lib/server/repositories/statistics-reads');
	const { academyDb } = await import('../../src/lib/server/db');
	read = (sql, args = []) => academyDb('RENNES').read(sql, args);
	write = (statements) => academyDb('RENNES').write(statements);
	await write(
		manyClaimsStatements({
			first: FIRST,
			count: COUNT,
			payStatus: "'validated'",
			travelStatus: "iif(n % 2, 'validated', 'none')",
			exam: "iif(n % 3, 'BTS', 'DNB')"
		})
	);
}, 60_000);

afterAll(() => ground.close());

/** What a change of a claim writes, as any writer must: the claim, and the line that its devices learn from. */
function changed(mission: number, set: string, ...args: (string | number | null)[]): Statement[] {
	return [
		{ sql: `UPDATE claims SET ${set} WHERE id = ?`, args: [...args, manyClaimId(mission)] },
		{
			sql: `INSERT INTO changes (recipient, entity, entity_id)
				SELECT account_id, 'claim', 'RENNES-' || mission_number FROM claims WHERE id = ?`,
			args: [manyClaimId(mission)]
		}
	];
}

function sentBack(mission: number, reason: string, at: string): Statement[] {
	return (['remuneration', 'travel'] as const).map((part) => ({
		sql: `INSERT INTO claim_history (claim_id, at, actor, actor_name, action, part, from_status, to_status, reason)
			VALUES (?, ?, 'gestionnaire', 'x', 'sendBack', ?, 'validated', 'open', ?)`,
		args: [manyClaimId(mission), at, part, reason]
	}));
}

/** The day of the académie's clock, which is two hours ahead of UTC in June. */
const parisDay = (instant: unknown) =>
	localDateTimeAt(Date.parse(String(instant)), 'Europe/Paris').slice(0, 10);

/** Counted the long way: every claim, one by one. */
async function countedByHand(): Promise<Map<string, number>> {
	const rows = await read(
		`SELECT c.*, m.exam, COALESCE(m.session, '') AS session, m.ends_at FROM claims c JOIN missions m ON m.number = c.mission_number`
	);
	const counts = new Map<string, number>();
	for (const row of rows) {
		for (const part of ['remuneration', 'travel'] as const) {
			const status = String(row[`${part}_status`]);
			const isDone = status === 'accepted' || status === 'handled';
			const state =
				status === 'cancelled' || status === 'none'
					? status
					: row['not_done_at'] !== null
						? 'notDone'
						: isDone && row[`${part}_paid_on`] !== null
							? 'paid'
							: row[`${part}_exported`] === 1
								? 'exported'
								: part === 'travel' && status === 'open' && row['deferred_to'] !== null
									? 'deferred'
									: status;
			const day =
				status === 'validated'
					? parisDay(row['last_validated_at'])
					: status === 'open' || status === 'gestionnaireToHandle'
						? String(row['ends_at']).slice(0, 10)
						: '';
			const key = [row['session'], row['exam'], part, state, day].join('|');
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	return counts;
}

async function kept(): Promise<Map<string, number>> {
	const rows = await read(
		`SELECT g.session, g.exam, s.part, s.state, s.day, s.n FROM statistics_states s
		JOIN statistics_groups g ON g.id = s.group_id WHERE s.n <> 0`
	);
	return new Map(
		rows.map((row) => [
			[row['session'], row['exam'], row['part'], row['state'], row['day']].join('|'),
			Number(row['n'])
		])
	);
}

describe('the figures', () => {
	it('are those of the claims, the demo’s too, after the first count', async () => {
		expect(await keep.keepStatistics('RENNES', 60_000)).toBe(true);
		expect(await kept()).toEqual(await countedByHand());
	});

	it('stay so after any changes, counted by two at once', { timeout: 120_000 }, async () => {
		const status = fc.constantFrom(
			'open',
			'validated',
			'accepted',
			'cancelled',
			'gestionnaireToHandle',
			'handled',
			'none'
		);
		const change = fc.record({
			mission: fc.integer({ min: FIRST, max: FIRST + COUNT - 1 }),
			pay: status,
			travel: status,
			isExported: fc.boolean(),
			paidOn: fc.constantFrom(null, '2017-06-20'),
			notDone: fc.constantFrom(null, '2017-06-10T08:00:00.000Z'),
			validatedAt: fc.constantFrom('2017-06-05T08:00:00.000Z', '2017-05-01T23:30:00.000Z')
		});
		await fc.assert(
			fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
				await write(
					changes.flatMap(({ mission, pay, travel, isExported, paidOn, notDone, validatedAt }) =>
						changed(
							mission,
							`remuneration_status = ?, travel_status = ?, travel_exported = ?, remuneration_paid_on = ?,
							not_done_at = ?, last_validated_at = ?`,
							pay,
							travel,
							isExported ? 1 : 0,
							paidOn,
							notDone,
							validatedAt
						)
					)
				);
				await Promise.all([keep.keepStatistics('RENNES', 60_000), keep.keepStatistics('RENNES', 60_000)]);
				expect(await kept()).toEqual(await countedByHand());
			}),
			{ numRuns: 25 }
		);
	});

	it('follow a mission that changes its exam', async () => {
		await write([
			{ sql: "UPDATE missions SET exam = 'CAP', session = NULL WHERE number = ?", args: [FIRST] },
			...changed(FIRST, 'revision = revision + 1')
		]);
		await keep.keepStatistics('RENNES', 60_000);
		expect(await kept()).toEqual(await countedByHand());
		expect([...(await kept()).keys()].some((key) => key.startsWith('|CAP|'))).toBe(true);
	});
});

describe('states', () => {
	it('add up to every claim, for each part, those without anything due among them', async () => {
		const told = await service.statisticsOf('RENNES', { session: null, exam: null }, office);
		const [claims] = await read('SELECT count(*) AS n FROM claims');
		for (const part of ['remuneration', 'travel'] as const)
			expect(told.states[part].reduce((sum, { n }) => sum + n, 0)).toBe(claims?.['n']);
		expect(told.claims).toBe(claims?.['n']);
	});

	it('lose a claim that is erased at the end of its time, with what it counted for', async () => {
		const { removeClaims } = await import('../../src/lib/server/repositories/retention-writes');
		await keep.keepStatistics('RENNES', 60_000);
		const [delays] = await read('SELECT sum(n) AS n FROM statistics_delays');
		await removeClaims(
			'RENNES',
			(
				await read('SELECT id, revision FROM claims WHERE id IN (?, ?)', [
					manyClaimId(FIRST + 40),
					manyClaimId(FIRST + 41)
				])
			).map((row) => ({ claimId: String(row['id']), revision: Number(row['revision']) })),
			{
				at: '2017-06-16T07:00:00.000Z',
				actorAccountId: null,
				actorName: 'Service',
				role: 'system',
				action: 'retention.claims',
				subject: { kind: 'academy', id: 'RENNES' },
				before: null,
				after: null,
				requestId: 'test'
			}
		);
		await keep.keepStatistics('RENNES', 60_000);
		expect(await kept()).toEqual(await countedByHand());
		expect(
			await read('SELECT f.claim_id FROM claim_facts f WHERE f.claim_id NOT IN (SELECT id FROM claims)')
		).toEqual([]);
		const [left] = await read('SELECT sum(n) AS n FROM statistics_delays');
		const [facts] = await read('SELECT count(accepted_month) AS n FROM claim_facts');
		expect(Number(left?.['n'] ?? 0)).toBe(facts?.['n']);
		expect(Number(left?.['n'] ?? 0)).toBeLessThanOrEqual(Number(delays?.['n'] ?? 0));
	});
});

describe('delays and reasons', () => {
	it('counts from the first validation to the acceptance that stands, by exam', async () => {
		const accept = (mission: number, at: string): Statement[] => [
			{
				sql: `INSERT INTO claim_history (claim_id, at, actor, actor_name, action) VALUES (?, ?, 'gestionnaire', 'x', 'accept')`,
				args: [manyClaimId(mission), at]
			},
			...changed(
				mission,
				"remuneration_status = 'accepted', travel_status = 'none', first_validated_at = '2017-06-05T08:00:00.000Z'"
			)
		];
		const before = await service.statisticsOf(
			'RENNES',
			{ session: 'juin 2017', exam: 'EXAMEN NEUF' },
			office
		);
		expect([before.medianHours, before.acceptedClaims]).toEqual([null, 0]);
		const some = [10, 11, 12, 13, 14].map((offset) => FIRST + offset);
		await write([
			{
				sql: `UPDATE missions SET exam = 'EXAMEN NEUF', session = 'juin 2017' WHERE number BETWEEN ? AND ?`,
				args: [FIRST + 10, FIRST + 14]
			},
			...some.flatMap((mission, index) => accept(mission, `2017-06-0${5 + index}T08:00:00.000Z`))
		]);
		const told = await service.statisticsOf('RENNES', { session: 'juin 2017', exam: 'EXAMEN NEUF' }, office);
		// 0, 24, 48, 72 and 96 hours.
		expect([told.medianHours, told.acceptedClaims]).toEqual([48, 5]);
		expect(told.months).toEqual([{ month: '2017-06', medianHours: 48, n: 5 }]);
		// Taken back: it counts in no delay any more; accepted again, from the first validation on.
		await write(changed(FIRST + 14, "remuneration_status = 'validated'"));
		expect(
			(await service.statisticsOf('RENNES', { session: null, exam: 'EXAMEN NEUF' }, office)).acceptedClaims
		).toBe(4);
	});

	it('counts by the académie’s months, and by the acceptance of the part that is accepted', async () => {
		const mission = FIRST + 15;
		const line = (at: string, part: string): Statement => ({
			sql: `INSERT INTO claim_history (claim_id, at, actor, actor_name, action, part) VALUES (?, ?, 'gestionnaire', 'x', 'accept', ?)`,
			args: [manyClaimId(mission), at, part]
		});
		await write([
			{ sql: `UPDATE missions SET exam = 'EXAMEN DE NUIT' WHERE number = ?`, args: [mission] },
			// 23:30 UTC of 30 April is 1 May in Paris; the travel's acceptance was taken back since.
			line('2017-04-30T23:30:00.000Z', 'remuneration'),
			line('2017-06-10T08:00:00.000Z', 'travel'),
			...changed(
				mission,
				"remuneration_status = 'accepted', travel_status = 'validated', first_validated_at = '2017-04-29T23:30:00.000Z'"
			)
		]);
		const told = await service.statisticsOf('RENNES', { session: null, exam: 'EXAMEN DE NUIT' }, office);
		expect(told.months).toEqual([{ month: '2017-05', medianHours: 24, n: 1 }]);
	});

	it('counts a sending back of both parts once, spellings together, the rest as others', async () => {
		await write([
			...sentBack(FIRST + 20, 'Billet illisible.', '2017-06-10T08:00:00.000Z'),
			...sentBack(FIRST + 20, 'billet illisible', '2017-06-11T08:00:00.000Z'),
			...sentBack(FIRST + 21, '=HYPERLINK("x")', '2017-06-11T08:00:00.000Z'),
			...Array.from({ length: 20 }, (_, index) =>
				sentBack(
					FIRST + 22,
					`Motif ${String(index).padStart(2, '0')}`,
					`2017-06-12T08:00:${String(index).padStart(2, '0')}.000Z`
				)
			).flat()
		]);
		const told = await service.statisticsOf('RENNES', { session: null, exam: null }, office);
		expect(told.reasons).toHaveLength(15);
		expect(told.reasons[0]).toEqual({ reason: 'Billet illisible.', n: 2 });
		expect(told.otherReasons).toBe(22 - 15);
		const csv = statisticsCsv(told, null, null);
		expect(csv.startsWith('\uFEFF"Session";"Examen"')).toBe(true);
		expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
		expect(csv).not.toContain('en cours de calcul');
		// A file is told from a whole one, and says that it is of missions without a session as the page does.
		const early = statisticsCsv({ ...told, isComplete: false, counted: 1, all: 2 }, '', null);
		expect(early).toContain('1 état de frais compté sur 2');
		expect(early).toContain('"(sans session)";"Tous les examens";');
	});

	it('keeps a sending back whole where a slice ends between its two lines', async () => {
		const lines = Array.from({ length: 1_001 }, (_, index) =>
			sentBack(
				FIRST + 30,
				'Tranche',
				new Date(Date.parse('2017-06-13T00:00:00Z') + index * 1000).toISOString()
			)
		).flat();
		// One line alone first, so that a slice of a thousand ends in the middle of a pair.
		await write([...lines.slice(1)]);
		await keep.keepStatistics('RENNES', 60_000);
		const [row] = await read("SELECT sum(n) AS n FROM statistics_refusals WHERE reason_key = 'tranche'");
		expect(row?.['n']).toBe(1_001);
	});
});

describe('who reads them, and how', () => {
	it('is refused to other roles and other académies', async () => {
		for (const roles of [
			[{ academy: 'RENNES', role: 'intervenant' as const }],
			[{ academy: 'TOULOUSE', role: 'gestionnaire' as const }],
			[{ academy: 'RENNES', role: 'administrateur' as const }]
		]) {
			await expect(
				service.statisticsOf('RENNES', { session: null, exam: null }, { ...office, roles })
			).rejects.toMatchObject({
				code: 'forbidden'
			});
		}
	});

	it('reads sums; counts by index what changed, and nothing else', async () => {
		await keep.keepStatistics('RENNES', 60_000);
		const scope = { session: 'juin 2017', exam: 'BTS' };
		const page = await plansWhile('RENNES', () => service.statisticsOf('RENNES', scope, office));
		expect(page.filter(({ sql }) => /statistics_states/.test(sql))).not.toEqual([]);
		expect(walksOf(page, LARGE_TABLES)).toEqual([]);
		const counting = await plansWhile('RENNES', async () => {
			await write([
				...changed(FIRST + 3, "travel_status = 'validated'"),
				...sentBack(FIRST + 3, 'Plans', '2017-06-14T08:00:00.000Z')
			]);
			await keep.keepStatistics('RENNES', 60_000);
		});
		expect(counting.filter(({ sql }) => /INSERT INTO claim_facts/.test(sql))).not.toEqual([]);
		expect(counting.filter(({ sql }) => /INSERT INTO statistics_refusals/.test(sql))).not.toEqual([]);
		expect(walksOf(counting, LARGE_TABLES)).toEqual([]);
		expect((await reads.listGroups('RENNES')).length).toBeGreaterThan(2);
	});
});
