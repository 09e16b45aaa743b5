// Who may see and decide on the gestionnaire's pages: each role, each académie, and forged requests.
import { beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../api/built-server';
import { decide, readDecisionForm } from '../api/gestion-form';
import { GESTIONNAIRE, READER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';

const { password } = GESTIONNAIRE;
const server = await serverAtTeachersDay();
let rennes: Browser;
/** A validated claim of RENNES: 77742 of the guide. */
let page: string;

async function signedIn(identifier: string): Promise<Browser> {
	const browser = new Browser(server.url);
	const response = await browser.signIn(identifier, password);
	if (response.status !== 303) throw new Error(`${identifier}: sign-in was answered ${response.status}`);
	return browser;
}

beforeAll(async () => {
	rennes = await signedIn(GESTIONNAIRE.identifier);
	const list = await (await rennes.fetch('/gestion?mission=77742')).text();
	page = /href="(\/gestion\/RENNES\/[^"?]+)/.exec(list)?.[1] ?? '';
	expect(page).not.toBe('');
}, 60_000);

describe('the gestionnaire’s pages', () => {
	it('open for the gestionnaire of the académie', async () => {
		expect((await rennes.fetch(page)).status).toBe(200);
		expect((await readDecisionForm(rennes, page)).actions).toEqual(['accept', 'sendBack', 'cancel']);
	});

	it('tell no claim of another académie', async () => {
		const toulouse = await signedIn('gestion.toulouse');
		const html = await (await toulouse.fetch('/gestion')).text();
		expect(html).toContain('/gestion?/search&amp;academie=TOULOUSE');
		expect(html).not.toContain('/gestion/RENNES/');
	});

	it('send whoever is not signed in to the sign-in page, and back afterwards', async () => {
		for (const path of ['/gestion', page]) {
			const response = await new Browser(server.url).fetch(path);
			expect([response.status, response.headers.get('location')]).toEqual([
				303,
				`/connexion?retour=${encodeURIComponent(path)}`
			]);
		}
		const form = await readDecisionForm(rennes, page);
		const posted = await decide(new Browser(server.url), page, 'accept', '', form);
		expect([posted.status, posted.headers.get('location')?.startsWith('/connexion')]).toEqual([303, true]);
	});

	it.each([
		['another académie’s gestionnaire', 'gestion.toulouse'],
		['the claim’s own intervenant', READER.identifier],
		['an administrateur', 'admin.rennes'],
		['a chef de centre', 'centre.rennes'],
		['a chef d’établissement', 'etab.rennes']
	])('show and change nothing for %s', async (_who, identifier) => {
		const browser = await signedIn(identifier);
		const form = await readDecisionForm(rennes, page);
		const shown = await browser.fetch(page);
		expect(shown.status).toBe(403);
		const html = await shown.text();
		expect(html).toContain('réservée aux gestionnaires');
		expect(html).not.toContain('LECTURE DE MEMOIRE');
		expect((await browser.fetch('/gestion?academie=RENNES')).status).toBe(403);
		for (const action of form.actions) {
			expect((await decide(browser, page, action, 'motif', form)).status).toBe(403);
		}
		expect((await readDecisionForm(rennes, page)).revision).toBe(form.revision);
	});

	it('do not tell an unknown académie from one that is not the person’s, nor an unknown claim by its id', async () => {
		const toulouse = await signedIn('gestion.toulouse');
		const ownPath = page.replace('RENNES', 'TOULOUSE');
		expect((await toulouse.fetch(ownPath)).status).toBe(404);
		expect((await toulouse.fetch(page.replace('RENNES', 'NOWHERE'))).status).toBe(403);
		const form = await readDecisionForm(rennes, page);
		expect((await decide(toulouse, ownPath, 'accept', '', form)).status).toBe(404);
	});

	it('take no decision from another site, nor an unknown or torn one', async () => {
		const form = await readDecisionForm(rennes, page);
		const fields = { revision: form.revision, decision: form.decision, action: 'cancel', reason: '' };
		const forged = await rennes.post(page, fields, { origin: 'https://evil.example' });
		expect(forged.status).toBe(403);
		for (const torn of [
			{ ...fields, action: 'validate' },
			{ ...fields, action: '' },
			{ ...fields, revision: '' },
			{ ...fields, revision: '1e0' },
			{ ...fields, decision: 'x' }
		]) {
			expect((await rennes.post(page, torn)).status).toBe(400);
		}
		expect((await rennes.post(page, { ...fields, reason: 'a'.repeat(501) })).status).toBe(400);
		const after = await readDecisionForm(rennes, page);
		expect([after.revision, after.actions]).toEqual([form.revision, ['accept', 'sendBack', 'cancel']]);
	});
});
