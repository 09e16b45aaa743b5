// The administrateur's pages over HTTP, on the built server: accounts, roles, first passwords, and every way to take
// more than one's own académie gives.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { Browser } from './built-server';
import { pageText, readForm, sendForm } from './settings-form';

const server = await serverAtTeachersDay();
const { password: PASSWORD } = GESTIONNAIRE;
let admin: Browser;
let elsewhere: Browser;
let directory: Client;

beforeAll(async () => {
	admin = await signedIn('admin.rennes');
	elsewhere = await signedIn('admin.toulouse');
	directory = createClient({ url: pathToFileURL(join(server.dataDir, 'directory.db')).href, timeout: 2000 });
});

afterAll(() => directory.close());

async function signedIn(identifier: string, password: string = PASSWORD): Promise<Browser> {
	const browser = new Browser(server.url);
	const { status } = await browser.signIn(identifier, password);
	if (status !== 303) throw new Error(`${identifier}: sign-in was answered ${status}`);
	return browser;
}

async function idOf(identifier: string): Promise<string> {
	const { rows } = await directory.execute({
		sql: 'SELECT id FROM accounts WHERE identifier = ?',
		args: [identifier]
	});
	return String(rows[0]?.['id']);
}

async function rolesOf(identifier: string): Promise<string[]> {
	const { rows } = await directory.execute({
		sql: `SELECT academy || ' ' || role AS held FROM account_roles r JOIN accounts a ON a.id = r.account_id
			WHERE a.identifier = ? ORDER BY held`,
		args: [identifier]
	});
	return rows.map((row) => String(row['held']));
}

const pageOf = async (identifier: string, academy = 'RENNES') =>
	`/administration/${academy}/${await idOf(identifier)}`;

/** What the journal holds of an account: act, académie, before, after. */
async function journal(identifier: string) {
	const { rows } = await directory.execute({
		sql: `SELECT action, academy, actor_name, before, after FROM audit_log
			WHERE subject_kind = 'account' AND subject_id = ? ORDER BY id`,
		args: [await idOf(identifier)]
	});
	return rows.map((row) => ({ ...row }));
}

describe('the list', () => {
	it('shows who has a role in the académie, and nobody else', async () => {
		const shown = await pageText(admin.fetch('/administration'));
		expect(shown).toContain('Sophie Vasseur');
		expect(shown).toContain('admin.rennes');
		expect(shown).not.toContain('admin.toulouse');
		expect(await pageText(admin.fetch('/administration?role=gestionnaire'))).not.toContain('Sophie Vasseur');
	});

	it('finds by words without accents and case, by name and identifier', async () => {
		const search = async (words: string) =>
			pageText(admin.post('/administration?/search&academie=RENNES', { words }));
		expect(await search('vass SOPH')).toContain('Sophie Vasseur');
		expect(await search('elodie')).toContain('EXT-2026-0417');
		expect(await search('kerdoncuff')).not.toContain('Sophie Vasseur');
		expect(await search('cazal')).toContain('Aucun compte ne correspond');
		// Nothing of the index's own language.
		for (const words of ['" OR 1', 'a* NOT b', 'words:sophie', ')(', "'; DROP", '*']) {
			expect((await admin.post('/administration?/search&academie=RENNES', { words })).status, words).toBe(
				200
			);
		}
		expect((await admin.post('/administration?/search&academie=TOULOUSE', { words: 'a' })).status).toBe(403);
	});

	it('finds whoever is made meanwhile, page by page, each once', { timeout: 60_000 }, async () => {
		for (let first = 0; first < 130; first += 65) {
			await directory.batch(
				Array.from({ length: 65 }, (_, index) => first + index).flatMap((n) => [
					{
						sql: `INSERT INTO accounts (id, identifier, kind, full_name, password_hash, created_at)
							VALUES (?, ?, 'external', ?, 'none', '2017-01-01T00:00:00Z')`,
						args: [`page-${n}`, `PAGE-${n}`, `Paginée Martin${String(n).padStart(3, '0')}`]
					},
					{
						sql: "INSERT INTO account_roles (account_id, academy, role) VALUES (?, 'RENNES', 'intervenant')",
						args: [`page-${n}`]
					}
				]),
				'write'
			);
		}
		const seen = new Set<string>();
		let after = '';
		for (let pages = 0; pages < 5; pages += 1) {
			const fields = { words: 'paginee martin', after };
			const shown = await pageText(admin.post('/administration?/search&academie=RENNES', fields));
			for (const [, id] of shown.matchAll(/href="\/administration\/RENNES\/(page-\d+)"/g)) {
				expect(seen.has(id ?? '')).toBe(false);
				seen.add(id ?? '');
			}
			after = /name="after" value="([^"]+)"/.exec(shown)?.[1] ?? '';
			if (after === '') break;
		}
		expect(seen.size).toBe(130);
		await directory.execute("DELETE FROM account_roles WHERE account_id LIKE 'page-%'");
	});
});

describe('a new account', () => {
	const create = (fields: Record<string, string>) =>
		admin.post('/administration/RENNES/creation?/create', { kind: 'academic', ...fields });

	it('of the académie gets a first password, shown once, that must be changed', async () => {
		const made = await create({
			identifier: 'nouvelle.gestion',
			fullName: ' Nouvelle  Gestion',
			gestionnaire: 'on'
		});
		expect(made.headers.get('cache-control')).toContain('no-store');
		const shown = await pageText(made);
		const password = /class="password[^"]*">([^<]+)</.exec(shown)?.[1] ?? '';
		expect(password).toMatch(/^([a-z0-9]{5}-){3}[a-z0-9]{5}$/);
		expect(await pageText(admin.fetch(await pageOf('nouvelle.gestion')))).not.toContain(password);
		expect(JSON.stringify(await journal('nouvelle.gestion'))).not.toContain(password);
		expect(server.output()).not.toContain(password);
		const browser = new Browser(server.url);
		const first = await browser.signIn('nouvelle.gestion', password);
		expect(first.headers.get('location')).toBe('/mot-de-passe');
		expect((await browser.fetch('/gestion?academie=RENNES')).headers.get('location')).toBe('/mot-de-passe');
		expect(await rolesOf('nouvelle.gestion')).toEqual(['RENNES gestionnaire']);
		expect(await journal('nouvelle.gestion')).toMatchObject([
			{ action: 'account.create', academy: 'RENNES', actor_name: 'Yann Quéméner' }
		]);
	});

	it('of an external has the identifier for a first password', async () => {
		const made = await create({
			kind: 'external',
			identifier: 'EXT-2026-0999',
			fullName: 'Extérieur Nouveau',
			intervenant: 'on'
		});
		expect(await pageText(made)).toContain('Le premier mot de passe est l’identifiant');
		const first = await new Browser(server.url).signIn('EXT-2026-0999', 'EXT-2026-0999');
		expect(first.headers.get('location')).toBe('/mot-de-passe');
	});

	it('is refused without a name, a role or a sound identifier', async () => {
		for (const fields of [
			{ identifier: 'x y', fullName: 'A', gestionnaire: 'on' },
			{ identifier: 'ab', fullName: 'A', gestionnaire: 'on' },
			{ identifier: 'sans.nom', fullName: ' \u200b ', gestionnaire: 'on' },
			{ identifier: 'sans.role', fullName: 'A' },
			{ identifier: 'faux.role', fullName: 'A', superadmin: 'on' }
		]) {
			expect((await create(fields as Record<string, string>)).status, JSON.stringify(fields)).toBe(422);
		}
	});

	it('takes nobody’s identifier; who has one already gets the roles here and nothing else', async () => {
		const taken = await create({ identifier: 'gestion.toulouse', fullName: 'Pirate', gestionnaire: 'on' });
		expect(taken.status).toBe(422);
		const shown = await pageText(taken);
		expect(shown).toContain('Donner ces rôles à ce compte');
		expect(shown).not.toContain('Mireille');
		const before = await directory.execute(
			"SELECT password_hash, full_name FROM accounts WHERE identifier = 'gestion.toulouse'"
		);
		const granted = await admin.post('/administration/RENNES/creation?/grant', {
			identifier: 'gestion.toulouse',
			gestionnaire: 'on'
		});
		expect(granted.status).toBe(303);
		expect(await rolesOf('gestion.toulouse')).toEqual(['RENNES gestionnaire', 'TOULOUSE gestionnaire']);
		const after = await directory.execute(
			"SELECT password_hash, full_name FROM accounts WHERE identifier = 'gestion.toulouse'"
		);
		expect(after.rows).toEqual(before.rows);
	});
});

describe('an administrateur never takes more than the own académie gives', () => {
	it('sees no account of another, and changes none by its address', async () => {
		const page = await pageOf('gestion.rennes');
		const form = await readForm(admin, page);
		for (const academy of ['RENNES', 'TOULOUSE', 'CENTRALE', 'INCONNUE']) {
			const path = await pageOf('gestion.rennes', academy);
			expect((await elsewhere.fetch(path)).status).toBe(academy === 'TOULOUSE' ? 404 : 403);
			for (const action of ['roles', 'password', 'standing', 'sessions', 'factor']) {
				const sent = await sendForm(
					elsewhere,
					path,
					action,
					{ administrateur: 'on', standing: 'closed' },
					form
				);
				expect(sent.status, `${academy} ${action}`).toBe(academy === 'TOULOUSE' ? 404 : 403);
			}
		}
		expect(await rolesOf('gestion.rennes')).toEqual(['RENNES gestionnaire']);
		await signedIn('gestion.rennes');
	});

	it('does not take over an account that has a role elsewhere, by password, lock or factor', async () => {
		// gestion.toulouse is gestionnaire here, too, since a moment ago.
		const page = await pageOf('gestion.toulouse');
		const shown = await pageText(admin.fetch(page));
		expect(shown).toContain('que vous n’administrez pas');
		expect(shown).not.toContain('Réinitialiser');
		const form = await readForm(admin, page);
		for (const action of ['password', 'standing', 'sessions', 'factor']) {
			const sent = await sendForm(admin, page, action, { standing: 'closed' }, form);
			expect(sent.status, action).toBe(403);
		}
		await signedIn('gestion.toulouse');
		// Roles here are the administrateur's all the same, and those elsewhere stay.
		expect((await sendForm(admin, page, 'roles', {})).status).toBe(303);
		expect(await rolesOf('gestion.toulouse')).toEqual(['TOULOUSE gestionnaire']);
		expect((await admin.fetch(page)).status).toBe(404);
	});

	it('gives no role but those that there are, and none by who is no administrateur', async () => {
		const page = await pageOf('anne.kerdoncuff');
		const forged = { intervenant: 'on', root: 'on', academy: 'TOULOUSE', role: 'administrateur' };
		expect((await sendForm(admin, page, 'roles', forged)).status).toBe(303);
		expect(await rolesOf('anne.kerdoncuff')).toEqual(['RENNES intervenant']);
		const office = await signedIn('gestion.rennes');
		const form = await readForm(admin, await pageOf('gestion.rennes'));
		const own = await sendForm(
			office,
			await pageOf('gestion.rennes'),
			'roles',
			{ administrateur: 'on' },
			form
		);
		expect(own.status).toBe(403);
		expect(
			(
				await office.post('/administration/RENNES/creation?/grant', {
					identifier: 'gestion.rennes',
					administrateur: 'on'
				})
			).status
		).toBe(403);
		expect(await rolesOf('gestion.rennes')).toEqual(['RENNES gestionnaire']);
	});

	it('keeps the own last right, and never leaves an académie without an administrateur', async () => {
		const page = await pageOf('admin.rennes');
		const own = await sendForm(admin, page, 'roles', { gestionnaire: 'on' });
		expect(own.status).toBe(403);
		expect(await pageText(own)).toContain('votre propre dernier droit');
		expect((await sendForm(admin, page, 'standing', { standing: 'closed' })).status).toBe(403);
		expect((await sendForm(admin, page, 'password', {})).status).toBe(403);
		expect(await rolesOf('admin.rennes')).toEqual(['RENNES administrateur']);
		// Two of them who take the right from each other at the same moment: one of them stays.
		await sendForm(admin, await pageOf('gestion.rennes'), 'roles', {
			gestionnaire: 'on',
			administrateur: 'on'
		});
		const second = await signedIn('gestion.rennes');
		const [mine, theirs] = [
			await readForm(admin, await pageOf('gestion.rennes')),
			await readForm(second, page)
		];
		const answers = await Promise.all([
			sendForm(admin, await pageOf('gestion.rennes'), 'roles', { gestionnaire: 'on' }, mine),
			sendForm(second, page, 'roles', { intervenant: 'on' }, theirs)
		]);
		expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
		const held = [...(await rolesOf('admin.rennes')), ...(await rolesOf('gestion.rennes'))];
		expect(held.filter((role) => role === 'RENNES administrateur')).toHaveLength(1);
		// Back to what the others rely on.
		await directory.batch(
			[
				"DELETE FROM account_roles WHERE role = 'administrateur' AND academy = 'RENNES'",
				"DELETE FROM account_roles WHERE account_id = (SELECT id FROM accounts WHERE identifier = 'admin.rennes')",
				`INSERT INTO account_roles (account_id, academy, role)
				SELECT id, 'RENNES', 'administrateur' FROM accounts WHERE identifier = 'admin.rennes'`
			],
			'write'
		);
	});
});

describe('one account', () => {
	it('changes once: the second of two administrateurs is told', async () => {
		const page = await pageOf('maelle.riou');
		const stale = await readForm(admin, page);
		expect((await sendForm(admin, page, 'roles', { intervenant: 'on', chefCentre: 'on' })).status).toBe(303);
		const told = await sendForm(admin, page, 'roles', { intervenant: 'on' }, stale);
		expect(told.status).toBe(409);
		expect(await rolesOf('maelle.riou')).toEqual(['RENNES chefCentre', 'RENNES intervenant']);
		expect(await journal('maelle.riou')).toMatchObject([
			{
				action: 'account.roles',
				academy: 'RENNES',
				before: '{"roles":["intervenant"]}',
				after: '{"roles":["intervenant","chefCentre"]}'
			}
		]);
	});

	it('of a head names the schools and centres, by right codes, over what was on the screen', async () => {
		const page = await pageOf('centre.rennes');
		const { html } = await readForm(admin, page);
		const seen = /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '';
		expect(seen).toMatch(/^\d{7}[A-Z]( \d{7}[A-Z])*$/);
		const wrong = await sendForm(admin, page, 'schools', { seen, schools: '0350024M' });
		const answered = await pageText(wrong);
		expect([wrong.status, answered]).toEqual([403, expect.stringContaining('lettre de contrôle')]);
		// What was typed is still there to be corrected.
		expect(answered).toContain('0350024M');
		expect((await sendForm(admin, page, 'schools', { seen, schools: '0350024l, 0310055S' })).status).toBe(
			303
		);
		expect((await readForm(admin, page)).html).toContain('name="seen" value="0310055S 0350024L"');
		// The other window still shows what was before.
		expect((await sendForm(admin, page, 'schools', { seen, schools: '0350024L' })).status).toBe(409);
		expect((await readForm(admin, page)).html).toContain('name="seen" value="0310055S 0350024L"');
		const form = await readForm(admin, page);
		expect((await sendForm(elsewhere, page, 'schools', { seen, schools: '' }, form)).status).toBe(403);
	});

	it('gets a new first password: every session ends at once, and the former password opens nothing', async () => {
		const person = await signedIn(TEACHER.identifier);
		const page = await pageOf(TEACHER.identifier);
		const shown = await pageText(sendForm(admin, page, 'password', {}));
		const password = /class="password[^"]*">([^<]+)</.exec(shown)?.[1] ?? '';
		expect(password).toMatch(/-/);
		expect((await person.fetch('/api/session')).status).toBe(401);
		expect((await new Browser(server.url).signIn(TEACHER.identifier, PASSWORD)).status).toBe(401);
		const again = new Browser(server.url);
		expect((await again.signIn(TEACHER.identifier, password)).headers.get('location')).toBe('/mot-de-passe');
		const changed = await again.post('/mot-de-passe', {
			current: password,
			next: PASSWORD,
			repeated: PASSWORD
		});
		expect(changed.status).toBe(303);
	});

	it('is locked: no session, no sign-in, told to who has the password alone; and unlocked', async () => {
		const person = await signedIn(TEACHER.identifier);
		const page = await pageOf(TEACHER.identifier);
		expect((await sendForm(admin, page, 'standing', { standing: 'locked' })).status).toBe(303);
		expect((await person.fetch('/api/session')).status).toBe(401);
		const browser = new Browser(server.url);
		const refused = await browser.signIn(TEACHER.identifier, PASSWORD);
		expect(refused.status).toBe(403);
		expect(await pageText(refused)).toContain('verrouillé ou fermé');
		const wrong = await browser.signIn(TEACHER.identifier, 'pas le bon mot de passe');
		expect(wrong.status).toBe(401);
		expect(await pageText(wrong)).not.toContain('verrouillé ou fermé');
		const byScript = await browser.fetch('/api/session', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				identifier: TEACHER.identifier,
				password: PASSWORD,
				device: crypto.randomUUID()
			})
		});
		expect([byScript.status, ((await byScript.json()) as { code: string }).code]).toEqual([
			403,
			'account-locked'
		]);
		// A session that a race left behind opens nothing either.
		await directory.execute({
			sql: "UPDATE accounts SET standing = 'open' WHERE identifier = ?",
			args: [TEACHER.identifier]
		});
		const raced = await signedIn(TEACHER.identifier);
		await directory.execute({
			sql: "UPDATE accounts SET standing = 'closed' WHERE identifier = ?",
			args: [TEACHER.identifier]
		});
		expect((await raced.fetch('/api/sync/pull?protocol=3')).status).toBe(401);
		expect((await sendForm(admin, page, 'standing', { standing: 'open' })).status).toBe(303);
		await signedIn(TEACHER.identifier);
	});

	it('has its sessions shown and ended, one or all', async () => {
		const page = await pageOf(TEACHER.identifier);
		expect((await sendForm(admin, page, 'sessions', {})).status).toBe(303);
		const one = await signedIn(TEACHER.identifier);
		const reference = /name="reference" value="([0-9a-f]{16})"/.exec((await readForm(admin, page)).html)?.[1];
		const other = await signedIn(TEACHER.identifier);
		expect((await sendForm(admin, page, 'sessions', { reference: reference ?? '' })).status).toBe(303);
		expect((await one.fetch('/api/session')).status).toBe(401);
		expect((await other.fetch('/api/session')).status).toBe(200);
		expect((await sendForm(admin, page, 'sessions', {})).status).toBe(303);
		expect((await one.fetch('/api/session')).status).toBe(401);
		expect((await other.fetch('/api/session')).status).toBe(401);
		// Another's session is not reached by naming it.
		const mine = await signedIn('gestion.rennes');
		const hash = await directory.execute(
			"SELECT substr(id, 1, 16) AS r FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE identifier = 'gestion.rennes') LIMIT 1"
		);
		await sendForm(admin, page, 'sessions', { reference: String(hash.rows[0]?.['r']) });
		expect((await mine.fetch('/gestion')).status).toBe(200);
	});
});
