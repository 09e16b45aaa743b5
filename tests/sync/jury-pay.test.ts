// A jury's president on two real devices and the real server: offline, twice, a conflict chosen, a right taken away.
import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nowMs } from '../../src/lib/device/clock';
import { chooseJuryPay, keepJuryDraft, saveJuryPay } from '../../src/lib/device/gestures/enter-jury-pay';
import { discard } from '../../src/lib/device/gestures/unsent';
import { findEntry } from '../../src/lib/device/repositories/list-entries';
import { readOutbox } from '../../src/lib/device/repositories/outbox';
import { projectJury, type JuryRow } from '../../src/lib/device/repositories/project-jury';
import { readReference } from '../../src/lib/device/repositories/reference';
import { readUnsentItems } from '../../src/lib/device/repositories/unsent-items';
import { exportUnsentOf } from '../../src/lib/device/transfer/export-unsent';
import { importUnsentInto } from '../../src/lib/device/transfer/import-unsent';
import { MEMBER_OF_JURY, PAY_PRESIDENT } from '../fixtures/people';
import { serverBehindProxy } from './faulty-network';
import { TestDevice } from './test-device';
import { intercept, isPush } from './unsent-phone';
import { readFileSync } from 'node:fs';

const KEY = 'RENNES-900121';
const FONT = new Uint8Array(readFileSync(new URL('../../src/lib/pdf/font/nomade-sans.ttf', import.meta.url)));
const { server, proxy } = await serverBehindProxy();
let phone: TestDevice;
let tablet: TestDevice;

beforeAll(async () => {
	phone = await TestDevice.open(proxy.url, PAY_PRESIDENT, 'phone');
	tablet = await TestDevice.open(proxy.url, PAY_PRESIDENT, 'tablet');
}, 60_000);
afterAll(() => Promise.all([phone.close(), tablet.close()]));

async function rowOf({ store }: TestDevice, name: string): Promise<JuryRow> {
	const sheet = (await readReference(store)).juries?.[KEY];
	const mission = (await findEntry(store, KEY))?.mission ?? null;
	if (sheet === undefined || mission === null) throw new Error('the jury is not on the device');
	const drafts = new Map((await store.list('drafts')).map(({ key, value }) => [key, value]));
	const rows = projectJury(sheet, mission, await readOutbox(store), drafts, nowMs());
	const row = rows.find(({ fullName }) => fullName === name);
	if (row === undefined) throw new Error(`${name} is not in the jury`);
	return row;
}

async function type(device: TestDevice, name: string, candidates: string): Promise<JuryRow> {
	const row = await rowOf(device, name);
	await keepJuryDraft(device.store, KEY, row.claimId, { ...row.shown, candidates });
	return row;
}

async function enter(device: TestDevice, name: string, candidates: string) {
	const { claimId } = await type(device, name, candidates);
	return saveJuryPay(device.store, KEY, claimId);
}

async function atServer(name: string): Promise<number | null> {
	const database = createClient({
		url: `file:${join(server.dataDir, 'academies', 'RENNES.db')}`,
		timeout: 5_000
	});
	const { rows } = await database.execute({
		sql: `SELECT c.supplied_pay ->> '$.entry.candidates' AS n FROM claims c
			JOIN intervenants i ON i.account_id = c.account_id WHERE i.full_name = ? AND c.mission_number = 900121`,
		args: [name]
	});
	database.close();
	const found = rows[0]?.['n'] ?? null;
	return found === null ? null : Number(found);
}

describe('a president’s phone', { timeout: 60_000 }, () => {
	it('keeps what is typed, saves it without a network, and sends it once it is back', async () => {
		await type(phone, 'Erwan Morvan', '1');
		expect(await rowOf(phone, 'Erwan Morvan')).toMatchObject({
			itemState: 'draft',
			shown: { candidates: '1' }
		});
		const [draft] = await readUnsentItems(phone.store);
		expect(draft).toMatchObject({ kind: 'draft', juryMember: 'Erwan Morvan', missionKey: KEY });
		// Typed back to what is saved, nothing is left.
		await type(phone, 'Erwan Morvan', '');
		expect(await readUnsentItems(phone.store)).toEqual([]);

		await proxy.down();
		expect(await enter(phone, 'Erwan Morvan', '11')).toEqual({ ok: true });
		// Never sent: the correction takes its place.
		expect(await enter(phone, 'Erwan Morvan', '12')).toEqual({ ok: true });
		expect(await phone.unsent()).toEqual(['enterJuryPay waiting']);
		expect(await rowOf(phone, 'Erwan Morvan')).toMatchObject({
			itemState: 'waiting',
			mine: { candidates: 12 },
			pay: null
		});
		expect((await phone.sync())?.kind).toBe('unreachable');
		expect(await atServer('Erwan Morvan')).toBeNull();
		await proxy.up();
		await phone.due();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		expect(await atServer('Erwan Morvan')).toBe(12);
		expect(await rowOf(phone, 'Erwan Morvan')).toMatchObject({
			itemState: 'saved',
			mine: null,
			pay: { entry: { candidates: 12 }, actor: 'president', actorName: 'Nolwenn Guillou' }
		});
		await tablet.sync();
		expect((await rowOf(tablet, 'Erwan Morvan')).pay?.entry).toEqual({ kind: 'candidates', candidates: 12 });
	});

	it('what breaks a rule is not saved, and stays typed', async () => {
		for (const text of ['', '12,5', '10000', 'x']) {
			await type(phone, 'Soizic Le Gall', text === '' ? ' ' : text);
			const { claimId } = await rowOf(phone, 'Soizic Le Gall');
			expect(await saveJuryPay(phone.store, KEY, claimId)).toMatchObject({ ok: false, code: 'rules-broken' });
		}
		expect((await rowOf(phone, 'Soizic Le Gall')).shown.candidates).toBe('x');
		await type(phone, 'Soizic Le Gall', '');
		expect(await phone.unsent()).toEqual([]);
	});

	it('an answer that is lost is asked for again, and counts once', async () => {
		let isCut = false;
		const cut = intercept(phone, (request) => {
			if (!isPush(request) || isCut) return null;
			isCut = true;
			return phone.browser.fetch(request.path, request.init).then((): 'dies' => 'dies');
		});
		await enter(phone, 'Soizic Le Gall', '7');
		await phone.sync();
		cut.remove();
		await phone.due();
		await phone.sync();
		expect(await phone.unsent()).toEqual([]);
		expect(await atServer('Soizic Le Gall')).toBe(7);
		await tablet.sync();
	});

	it('two devices that entered different pay: the second is told both, and chooses mine', async () => {
		await enter(phone, 'Soizic Le Gall', '20');
		await enter(tablet, 'Soizic Le Gall', '30');
		await phone.sync();
		await tablet.sync();
		expect(await tablet.unsent()).toEqual(['enterJuryPay conflict']);
		const row = await rowOf(tablet, 'Soizic Le Gall');
		expect(row).toMatchObject({
			itemState: 'conflict',
			mine: { candidates: 30 },
			pay: { entry: { candidates: 20 } }
		});
		expect(await atServer('Soizic Le Gall')).toBe(20);
		// What was shown is no longer what stands: nothing is chosen.
		const seen = { kind: 'candidates' as const, candidates: 19 };
		expect(await chooseJuryPay(tablet.store, KEY, row.claimId, 'mine', seen)).toBe(false);
		expect(await chooseJuryPay(tablet.store, KEY, row.claimId, 'mine', row.pay?.entry ?? null)).toBe(true);
		await tablet.sync();
		expect(await tablet.unsent()).toEqual([]);
		expect(await atServer('Soizic Le Gall')).toBe(30);
		await phone.sync();
	});

	it('or keeps the other’s, which sends nothing', async () => {
		await enter(phone, 'Soizic Le Gall', '31');
		await enter(tablet, 'Soizic Le Gall', '32');
		await phone.sync();
		await tablet.sync();
		const row = await rowOf(tablet, 'Soizic Le Gall');
		expect(await chooseJuryPay(tablet.store, KEY, row.claimId, 'theirs', row.pay?.entry ?? null)).toBe(true);
		expect(await tablet.unsent()).toEqual([]);
		await tablet.sync();
		expect(await atServer('Soizic Le Gall')).toBe(31);
		expect((await rowOf(tablet, 'Soizic Le Gall')).shown.candidates).toBe('31');
	});

	it('one member’s conflict holds up no other, and typing over a newer entry is a conflict', async () => {
		// Typed on what was there; the other device's entry comes before «Enregistrer».
		await type(tablet, 'Tanguy Kervella', '5');
		await enter(phone, 'Tanguy Kervella', '6');
		await phone.sync();
		await tablet.sync();
		const { claimId } = await rowOf(tablet, 'Tanguy Kervella');
		expect(await saveJuryPay(tablet.store, KEY, claimId)).toEqual({ ok: true });
		await tablet.sync();
		expect(await tablet.unsent()).toEqual(['enterJuryPay conflict']);
		expect(await atServer('Tanguy Kervella')).toBe(6);
		await enter(tablet, 'Erwan Morvan', '13');
		await tablet.sync();
		expect(await atServer('Erwan Morvan')).toBe(13);
		const [item] = await readOutbox(tablet.store);
		expect(await discard(tablet.store, item?.operation.id ?? '')).toBe(true);
		expect(await tablet.unsent()).toEqual([]);
	});

	it('goes to another device in a file, under its own id', async () => {
		await phone.sync();
		await proxy.down();
		await enter(phone, 'Erwan Morvan', '14');
		const file = await exportUnsentOf(phone.store, null, () => Promise.resolve(FONT));
		expect(await importUnsentInto(tablet.store, file)).toMatchObject({ ok: true, added: 1 });
		await proxy.up();
		await tablet.due();
		await tablet.sync();
		await phone.due();
		await phone.sync();
		expect([await phone.unsent(), await tablet.unsent()]).toEqual([[], []]);
		expect(await atServer('Erwan Morvan')).toBe(14);
	});

	it('goes there before it is saved, too, and is saved there on what the person started from', async () => {
		await type(phone, 'Erwan Morvan', '15');
		const file = await exportUnsentOf(phone.store, null, () => Promise.resolve(FONT));
		expect(await importUnsentInto(tablet.store, file)).toMatchObject({ ok: true, added: 1 });
		expect(await rowOf(tablet, 'Erwan Morvan')).toMatchObject({
			itemState: 'draft',
			shown: { candidates: '15' }
		});
		const { claimId } = await rowOf(tablet, 'Erwan Morvan');
		expect(await saveJuryPay(tablet.store, KEY, claimId)).toEqual({ ok: true });
		await tablet.sync();
		expect(await atServer('Erwan Morvan')).toBe(15);
		// The first device learns it, and what it typed is what stands now.
		await phone.sync();
		expect(await saveJuryPay(phone.store, KEY, claimId)).toEqual({ ok: true });
		await phone.sync();
		expect([await phone.unsent(), await tablet.unsent()]).toEqual([[], []]);
		expect(await atServer('Erwan Morvan')).toBe(15);
	});
});

describe('the member', { timeout: 60_000 }, () => {
	it('sees on the own phone what was entered and by whom, and has no jury of their own', async () => {
		const member = await TestDevice.open(proxy.url, MEMBER_OF_JURY, 'member');
		expect((await readReference(member.store)).juries ?? {}).toEqual({});
		const { serverClaim } = await member.view(KEY);
		expect(serverClaim.suppliedPay).toMatchObject({
			entry: { candidates: 15 },
			actor: 'president',
			actorName: 'Nolwenn Guillou'
		});
		expect(serverClaim.history.at(-1)).toMatchObject({ action: 'enterPay', actorName: 'Nolwenn Guillou' });
		await member.close();
	});
});
