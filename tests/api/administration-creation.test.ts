// First passwords that are the identifier, and forms of a new account that are sent twice: over HTTP, on the built server.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GESTIONNAIRE } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { Browser } from './built-server';
import { pageText, sendForm } from './settings-form';

const server = await serverAtTeachersDay();
const admin = new Browser(server.url);
let directory: Client;

beforeAll(async () => {
	expect((await admin.signIn('admin.rennes', GESTIONNAIRE.password)).status).toBe(303);
	directory = createClient({ url: pathToFileURL(join(server.dataDir, 'directory.db')).href, timeout: 2000 });
});

afterAll(() => directory.close());

async function idOf(identifier: string): Promise<string> {
	const sql = 'SELECT id FROM accounts WHERE identifier = ?';
	const { rows } = await directory.execute({ sql, args: [identifier] });
	return String(rows[0]?.['id']);
}

async function rolesOf(identifier: string): Promise<string[]> {
	const { rows } = await directory.execute({
		sql: "SELECT academy || ' ' || role AS held FROM account_roles WHERE account_id = ? ORDER BY held",
		args: [await idOf(identifier)]
	});
	return rows.map((row) => String(row['held']));
}

const pageOf = async (identifier: string) => `/administration/RENNES/${await idOf(identifier)}`;

const create = (fields: Record<string, string>) =>
	admin.post('/administration/RENNES/creation?/create', { kind: 'academic', ...fields });

describe('a new account', () => {
	it('of an external who works at the desk never has the identifier for a password', async () => {
		const made = await create({
			kind: 'external',
			identifier: 'EXT-2026-1000',
			fullName: 'Extérieur Gestion',
			intervenant: 'on',
			gestionnaire: 'on'
		});
		expect(await pageText(made)).toMatch(/class="password[^"]*">([a-z0-9]{5}-){3}[a-z0-9]{5}</);
		expect((await new Browser(server.url).signIn('EXT-2026-1000', 'EXT-2026-1000')).status).not.toBe(303);
		const reset = await sendForm(admin, await pageOf('EXT-2026-1000'), 'password', {});
		expect(await pageText(reset)).toMatch(/class="password[^"]*">/);
		expect((await new Browser(server.url).signIn('EXT-2026-1000', 'EXT-2026-1000')).status).not.toBe(303);
	});

	it('whose password is still the identifier gets no role beside intervenant, on its page or by its name', async () => {
		await create({
			kind: 'external',
			identifier: 'EXT-2026-0999',
			fullName: 'Extérieur Nouveau',
			intervenant: 'on'
		});
		const page = await sendForm(admin, await pageOf('EXT-2026-0999'), 'roles', {
			intervenant: 'on',
			administrateur: 'on'
		});
		expect(page.status).toBe(403);
		expect(await pageText(page)).toContain('encore son identifiant');
		const granted = await admin.post('/administration/RENNES/creation?/grant', {
			identifier: 'EXT-2026-0999',
			chefCentre: 'on'
		});
		expect(granted.status).toBe(422);
		expect(await rolesOf('EXT-2026-0999')).toEqual(['RENNES intervenant']);
	});

	it('sent twice is made once, and the second answer leads to it', async () => {
		const fields = { identifier: 'deux.fois', fullName: 'Deux Fois', gestionnaire: 'on' };
		await create(fields);
		const second = await create(fields);
		expect(second.status).toBe(422);
		expect(await pageText(second)).toContain(`href="${await pageOf('deux.fois')}"`);
		// Of another académie's account nothing is told, not even where it is.
		const foreign = await create({ ...fields, identifier: 'gestion.toulouse' });
		expect(await pageText(foreign)).not.toContain(await idOf('gestion.toulouse'));
	});
});
