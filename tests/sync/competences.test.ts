// Words on competences from real phones to the real server and back: offline, twice, from two devices, and while closed.
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sayCompetence, type SpokenOption } from '../../src/lib/device/gestures/say-competence';
import { discard, retry } from '../../src/lib/device/gestures/unsent';
import { readCompetenceFiles, readOfferedOptions } from '../../src/lib/device/repositories/competences';
import { readOutbox } from '../../src/lib/device/repositories/outbox';
import { projectCompetences } from '../../src/lib/device/repositories/project-competences';
import { readUnsentItems } from '../../src/lib/device/repositories/unsent-items';
import { exportUnsentOf } from '../../src/lib/device/transfer/export-unsent';
import { importUnsentInto } from '../../src/lib/device/transfer/import-unsent';
import { authorText } from '../../src/lib/domain/competence/competence';
import { TEACHER } from '../fixtures/people';
import { serverBehindProxy } from './faulty-network';
import { TestDevice } from './test-device';
import { intercept, runByItself } from './unsent-phone';

const FONT = new Uint8Array(readFileSync(new URL('../../src/lib/pdf/font/nomade-sans.ttf', import.meta.url)));
const MINE = '14E0100002SVA';
const { server, proxy } = await serverBehindProxy();

async function optionNamed({ store }: TestDevice, key: string): Promise<SpokenOption> {
	const files = await readCompetenceFiles(store);
	const known = files.flatMap(({ competences }) => competences.map(({ option }) => option));
	const found = [...known, ...(await readOfferedOptions(store, 'RENNES'))].find(
		(option) => option.key === key
	);
	if (found === undefined) throw new Error(`${key} is not on the device`);
	return found;
}

async function say(device: TestDevice, key: string, word: 'C' | 'I'): Promise<void> {
	await sayCompetence(device.store, 'RENNES', await optionNamed(device, key), word);
}

/** What the person sees on this device. */
async function shown({ store }: TestDevice, key: string): Promise<string> {
	const [file] = await readCompetenceFiles(store);
	const rows = file === undefined ? [] : projectCompetences(file, MINE, await readOutbox(store));
	return (
		rows
			.find((row) => row.key === key)
			?.words.map(authorText)
			.join(' ') ?? ''
	);
}

/** How often this very word is in the server's memory. */
async function wordsAtServer(key: string): Promise<string[]> {
	const database = createClient({
		url: `file:${join(server.dataDir, 'academies', 'RENNES.db')}`,
		timeout: 5_000
	});
	const { rows } = await database.execute({
		sql: "SELECT word FROM competence_words WHERE option_key = ? AND author = 'intervenant' ORDER BY id",
		args: [key]
	});
	database.close();
	return rows.map((row) => String(row['word']));
}

describe('a word on a competence', { timeout: 60_000 }, () => {
	it('said without a network is there at once, and at the server once it is back', async () => {
		const phone = await TestDevice.open(proxy.url, TEACHER);
		await proxy.down();
		await say(phone, 'BTS-BANQ-E4', 'C');
		await say(phone, 'BTS-BANQ-ANG', 'C');
		expect(await shown(phone, 'BTS-BANQ-E4')).toBe(`0290901X (C) SYS (C) GT01 (C) ${MINE} (C)`);
		expect(await shown(phone, 'BTS-BANQ-ANG')).toBe(`${MINE} (C)`);
		await phone.sync();
		expect(await phone.unsent()).toEqual(['setCompetence waiting', 'setCompetence waiting']);
		await proxy.up();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		expect(await wordsAtServer('BTS-BANQ-E4')).toEqual(['C']);
		const tablet = await TestDevice.open(server.url, TEACHER, 'tablet');
		expect(await shown(tablet, 'BTS-BANQ-ANG')).toBe(`${MINE} (C)`);
		await Promise.all([phone.close(), tablet.close()]);
	});

	it('whose answer is lost is sent again and said once', async () => {
		const phone = await TestDevice.open(server.url, TEACHER);
		const { remove } = intercept(phone, async ({ path, init }) => {
			if (path !== '/api/sync/push') return null;
			remove();
			await phone.browser.fetch(path, init);
			return 'dies';
		});
		await say(phone, 'BTS-AM-ANG', 'C');
		await phone.sync();
		await runByItself(phone);
		expect(await phone.unsent()).toEqual([]);
		expect(await wordsAtServer('BTS-AM-ANG')).toEqual(['C']);
		expect(await shown(phone, 'BTS-AM-ANG')).toBe(`${MINE} (C)`);
		await phone.close();
	});

	it('of two devices: the latest in the order of the server stands on both, all of it is kept', async () => {
		const phone = await TestDevice.open(proxy.url, TEACHER);
		const tablet = await TestDevice.open(server.url, TEACHER, 'tablet');
		await proxy.down();
		await say(phone, 'BTS-AM-E4', 'I');
		await say(tablet, 'BTS-AM-E4', 'C');
		await tablet.sync();
		await proxy.up();
		await phone.sync();
		await tablet.sync();
		for (const device of [phone, tablet]) {
			expect(await shown(device, 'BTS-AM-E4')).toBe(`SYS (C) ${MINE} (I)`);
			expect(await device.unsent()).toEqual([]);
		}
		expect(await wordsAtServer('BTS-AM-E4')).toEqual(['C', 'I']);
		await Promise.all([phone.close(), tablet.close()]);
	});

	it('whose lost answer comes after another device’s word does not show as the one that stands', async () => {
		const phone = await TestDevice.open(server.url, TEACHER);
		const tablet = await TestDevice.open(server.url, TEACHER, 'tablet');
		const { remove } = intercept(phone, async ({ path, init }) => {
			if (path !== '/api/sync/push') return null;
			remove();
			await phone.browser.fetch(path, init);
			return 'dies';
		});
		await say(phone, 'BCP-COM-FRA', 'C');
		await phone.sync();
		await tablet.sync();
		await say(tablet, 'BCP-COM-FRA', 'I');
		await tablet.sync();
		await runByItself(phone);
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		expect(await shown(phone, 'BCP-COM-FRA')).toBe(`${MINE} (I)`);
		expect(await wordsAtServer('BCP-COM-FRA')).toEqual(['C', 'I']);
		await Promise.all([phone.close(), tablet.close()]);
	});

	it('changed before it left goes as the last one alone', async () => {
		const phone = await TestDevice.open(proxy.url, TEACHER);
		await proxy.down();
		for (const word of ['C', 'I', 'C', 'I'] as const) await say(phone, 'BCP-GA-FRA', word);
		await proxy.up();
		await phone.sync();
		expect(await wordsAtServer('BCP-GA-FRA')).toEqual(['I']);
		await phone.close();
	});

	it('exported on one device and imported on another is sent once', async () => {
		const phone = await TestDevice.open(proxy.url, TEACHER);
		await proxy.down();
		await say(phone, 'BCP-GA-PSE', 'C');
		const zip = await exportUnsentOf(phone.store, null, () => Promise.resolve(FONT));
		const tablet = await TestDevice.open(server.url, TEACHER, 'tablet');
		expect(await importUnsentInto(tablet.store, zip)).toMatchObject({ ok: true, added: 1 });
		expect(await shown(tablet, 'BCP-GA-PSE')).toBe(`${MINE} (C)`);
		await tablet.sync();
		await proxy.up();
		await phone.sync();
		for (const device of [phone, tablet]) expect(await device.unsent()).toEqual([]);
		expect(await wordsAtServer('BCP-GA-PSE')).toEqual(['C']);
		await Promise.all([phone.close(), tablet.close()]);
	});
});

describe('while «Saisie compétences» is closed', { timeout: 60_000 }, () => {
	async function open(isOpen: boolean): Promise<void> {
		const database = createClient({
			url: `file:${join(server.dataDir, 'academies', 'RENNES.db')}`,
			timeout: 5_000
		});
		const activities = JSON.stringify([
			'missions',
			'competences',
			...(isOpen ? ['competenceEntry'] : []),
			'claims'
		]);
		await database.batch(
			[
				{ sql: "UPDATE settings SET value = ? WHERE key = 'openActivities'", args: [activities] },
				{
					sql: "UPDATE settings SET value = CAST(value + 1 AS TEXT) WHERE key = 'settingsVersion'",
					args: []
				},
				{
					sql: "INSERT INTO changes (recipient, entity, entity_id) VALUES ('*', 'academy', 'RENNES')",
					args: []
				}
			],
			'write'
		);
		database.close();
	}

	it('a word is «À corriger» with its reason; it passes once it is open, or can be given up', async () => {
		const phone = await TestDevice.open(server.url, TEACHER);
		const kept = await optionNamed(phone, 'DNB-GEN-MAT');
		const given = await optionNamed(phone, 'DNB-GEN-HGE');
		await open(false);
		await sayCompetence(phone.store, 'RENNES', kept, 'C');
		await sayCompetence(phone.store, 'RENNES', given, 'C');
		await phone.sync();
		const items = await readUnsentItems(phone.store);
		expect(items.map(({ state, code }) => [state, code])).toEqual([
			['toCorrect', 'activity-closed'],
			['toCorrect', 'activity-closed']
		]);
		expect(await wordsAtServer('DNB-GEN-MAT')).toEqual([]);
		// Claims go on meanwhile.
		await phone.acceptConditions();
		expect(await phone.unsent()).toEqual(['setCompetence refused', 'setCompetence refused']);

		expect(await discard(phone.store, items[1]!.id)).toBe(true);
		await open(true);
		await retry(phone.store, items[0]!.id);
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		expect(await wordsAtServer('DNB-GEN-MAT')).toEqual(['C']);
		expect(await wordsAtServer('DNB-GEN-HGE')).toEqual([]);
		await phone.close();
	});
});
