// rules.md §2: a «dossier financier» of which no source and no payment speaks for the académie's months is inactive, and
// the person's devices learn that a RIB is asked for.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openServices, type ServicesFixture } from '../fixtures/server/services-in-process';

const PEOPLE = 3;
let ground: ServicesFixture;
let lapse: () => Promise<number>;
let read: (sql: string, args?: (string | number)[]) => Promise<Record<string, unknown>[]>;
let write: (sql: string, args?: (string | number | null)[]) => Promise<unknown>;
let accounts: string[];

beforeAll(async () => {
	ground = await openServices('2017-06-16T09:00:00+02:00');
	const { academyDb } = await import('../../src/lib/server/db');
	lapse = (await import('../../src/lib/server/services/lapse-financial-files')).lapseFinancialFiles;
	read = (sql, args = []) => academyDb('RENNES').read(sql, args);
	write = (sql, args = []) => academyDb('RENNES').write([{ sql, args }]);
	// Identifiers are drawn anew with each base: whoever comes first must have a claim to be paid for.
	const found = await read(
		'SELECT account_id FROM intervenants WHERE account_id IN (SELECT account_id FROM claims) ORDER BY id LIMIT 3'
	);
	accounts = found.map((row) => String(row['account_id']));
}, 60_000);

afterAll(() => ground.close());

/** All three said to be active on that day; nothing paid lately. */
async function saidActive(day: string | null): Promise<void> {
	await write('UPDATE intervenants SET financial_file_seen_on = NULL');
	await write(
		`UPDATE intervenants SET is_financial_file_active = 1, financial_file_seen_on = ?
		WHERE account_id IN (SELECT value FROM json_each(?))`,
		[day, JSON.stringify(accounts)]
	);
	await write("DELETE FROM settings WHERE key = 'deskSettings'");
	await write('UPDATE claims SET remuneration_paid_on = NULL, travel_paid_on = NULL');
}

const active = async () =>
	(
		await read(
			`SELECT is_financial_file_active AS a FROM intervenants WHERE account_id IN (SELECT value FROM json_each(?))
			ORDER BY id`,
			[JSON.stringify(accounts)]
		)
	).map(({ a }) => Number(a));

beforeEach(() => saidActive('2016-06-15'));

it('lapses the day after twelve months, once, and tells the devices', async () => {
	const newest = async () => Number((await read('SELECT max(sequence) AS n FROM changes'))[0]?.['n']);
	const before = await newest();
	expect(await lapse()).toBe(PEOPLE);
	expect(await active()).toEqual([0, 0, 0]);
	const told = await read('SELECT recipient, entity FROM changes WHERE sequence > ? ORDER BY recipient', [
		before
	]);
	expect(told).toEqual([...accounts].sort().map((recipient) => ({ recipient, entity: 'profile' })));
	expect(await lapse()).toBe(0);
	expect(await newest()).toBe(before + PEOPLE);
});

it('stays on the very day, and by a payment since', async () => {
	await saidActive('2016-06-16');
	expect(await lapse()).toBe(0);
	await saidActive('2014-01-01');
	await write('UPDATE claims SET travel_paid_on = ? WHERE account_id = ?', ['2016-06-16', accounts[0] ?? '']);
	const hasClaim = (await read('SELECT 1 FROM claims WHERE account_id = ?', [accounts[0] ?? ''])).length > 0;
	expect(hasClaim).toBe(true);
	expect(await lapse()).toBe(PEOPLE - 1);
	expect((await active())[0]).toBe(1);
});

it('goes by the académie’s own months', async () => {
	await write("INSERT INTO settings (key, value) VALUES ('deskSettings', ?)", [
		JSON.stringify({ financialFileMonths: 13 })
	]);
	expect(await lapse()).toBe(0);
});

it('leaves what was said before days were kept', async () => {
	await saidActive(null);
	expect(await lapse()).toBe(0);
	expect(await active()).toEqual([1, 1, 1]);
});
