// Every page and endpoint asked by every kind of person: who is let in, who is sent where, and that no page of the
// server's carries a person's data to somebody else.
import { beforeAll, describe, expect, it } from 'vitest';
import { NEWCOMER, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { Browser } from '../sync/test-device';

const PEOPLE = {
	intervenant: 'sophie.vasseur',
	intervenantElsewhere: 'marc.azema',
	gestionnaire: 'gestion.rennes',
	gestionnaireElsewhere: 'gestion.toulouse',
	administrateur: 'admin.rennes',
	chefCentre: 'centre.rennes',
	chefEtablissement: 'etab.rennes'
} as const;
type Person = keyof typeof PEOPLE | 'nobody' | 'newcomer';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const TEACHER_PAGES = [
	'/accueil',
	'/missions',
	'/missions/RENNES-52525',
	'/frais',
	'/frais/RENNES-52525?onglet=remuneration',
	'/frais/conditions/RENNES',
	'/envois'
];
const GESTION_PAGES = ['/gestion', `/gestion/RENNES/${UNKNOWN}`];
const ENDPOINTS: [string, string][] = [
	['GET', '/api/sync/pull'],
	['POST', '/api/sync/push'],
	['POST', '/api/uploads'],
	['HEAD', '/api/uploads/x'],
	['PATCH', '/api/uploads/x'],
	['DELETE', '/api/uploads/x'],
	['GET', `/api/documents/RENNES/${UNKNOWN}`],
	['GET', `/api/claims/RENNES/${UNKNOWN}/recapitulatif`]
];

const server = await serverAtTeachersDay();
const browsers = new Map<Person, Browser>();

function ask(person: Person, path: string, method = 'GET'): Promise<Response> {
	const browser = browsers.get(person);
	if (browser === undefined) throw new Error(`${person} did not sign in`);
	const body = method === 'POST' ? '{"protocol":1,"operations":[{}]}' : null;
	const headers = { 'content-type': 'application/json' };
	return browser.fetch(path, method === 'POST' ? { method, body, headers } : { method });
}

beforeAll(async () => {
	browsers.set('nobody', new Browser(server.url));
	for (const [person, identifier] of Object.entries(PEOPLE) as [Person, string][]) {
		const browser = new Browser(server.url);
		await browser.signIn(identifier, TEACHER.password);
		browsers.set(person, browser);
	}
	const newcomer = new Browser(server.url);
	await newcomer.signIn(NEWCOMER.identifier, NEWCOMER.password);
	browsers.set('newcomer', newcomer);
}, 60_000);

const settled: Person[] = [...(Object.keys(PEOPLE) as Person[]), 'nobody'];

describe('a teacher’s page', () => {
	it.each(TEACHER_PAGES.flatMap((path) => settled.map((person) => [path, person] as const)))(
		'%s is the same empty shell for %s as for anybody',
		async (path, person) => {
			const response = await ask(person, path);
			expect(response.status).toBe(200);
			const html = await response.text();
			for (const personal of ['Vasseur', 'Azéma', 'Tanguy', 'CHATEAULIN', 'ORAUX PROFESSIONNELS']) {
				expect(html).not.toContain(personal);
			}
		}
	);
});

describe('a gestionnaire’s page', () => {
	const STATUS: Record<Exclude<Person, 'newcomer'>, [list: number, unknownClaim: number]> = {
		nobody: [303, 303],
		intervenant: [403, 403],
		intervenantElsewhere: [403, 403],
		gestionnaire: [200, 404],
		gestionnaireElsewhere: [200, 403],
		administrateur: [403, 403],
		chefCentre: [403, 403],
		chefEtablissement: [403, 403]
	};

	it.each(Object.entries(STATUS) as [Person, [number, number]][])(
		'answers %s with %j',
		async (person, expected) => {
			const answers = await Promise.all(GESTION_PAGES.map((path) => ask(person, path)));
			expect(answers.map(({ status }) => status)).toEqual(expected);
			for (const answer of answers) expect(answer.headers.get('cache-control')).toContain('no-store');
		}
	);

	it('of one académie’s gestionnaire tells no claim of the other', async () => {
		const html = await (await ask('gestionnaireElsewhere', '/gestion')).text();
		expect(html).not.toContain('/gestion/RENNES/');
	});
});

describe('an endpoint', () => {
	it.each(ENDPOINTS)('%s %s is 401 for nobody', async (method, path) => {
		expect((await ask('nobody', path, method)).status).toBe(401);
	});

	it.each(ENDPOINTS.filter(([, path]) => /documents|claims/.test(path)))(
		'%s %s gives nothing of RENNES to those without a right in it',
		async (method, path) => {
			for (const person of Object.keys(PEOPLE) as Person[]) {
				const { status } = await ask(person, path, method);
				expect([403, 404], `${person} was answered ${status}`).toContain(status);
			}
		}
	);
});

describe('whoever has not changed the first password', () => {
	it.each(GESTION_PAGES)('is sent from %s to change it', async (path) => {
		const response = await ask('newcomer', path);
		expect([response.status, response.headers.get('location')]).toEqual([303, '/mot-de-passe']);
	});

	// Shells that are files are handed out before any session is read: the device sends the person on from there.
	it.each(TEACHER_PAGES)('is shown no more at %s than nobody is', async (path) => {
		const response = await ask('newcomer', path);
		if (response.status === 303) expect(response.headers.get('location')).toBe('/mot-de-passe');
		else expect(await response.text()).toBe(await (await ask('nobody', path)).text());
	});

	it.each(ENDPOINTS)('is refused at %s %s', async (method, path) => {
		const response = await ask('newcomer', path, method);
		expect(response.status).toBe(403);
		if (method !== 'HEAD') expect(await response.json()).toMatchObject({ code: 'first-password-to-change' });
	});

	it('may ask who is signed in, and see the page where it is changed', async () => {
		const session: unknown = await (await ask('newcomer', '/api/session')).json();
		expect(session).toMatchObject({ account: { mustChangePassword: true } });
		expect((await ask('newcomer', '/mot-de-passe')).status).toBe(200);
	});
});
