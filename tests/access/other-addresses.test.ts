// The owner's things by other ways than their own address: under another académie, by a page's data without the page,
// by addresses that are bent.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../api/built-server';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { OTHER_ACADEMY, PEOPLE, TARGET_ACADEMY, type Person } from './people';
import { routeEntries } from './route-tree';
import { isLetIn, type Rule, type Target } from './rule';
import { RULES } from './rules';
import { changesSomething, isApiEntry, requestOf, signedInAs } from './signed-in';
import { makeTarget } from './target';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const server = await serverAtTeachersDay();
const browsers = new Map<Person, Browser>();
let target: Target;
/** Of the owner: in no answer to anybody else. */
const PERSONAL = ['Vasseur', 'PLEUVEN', 'FEUNTEUN', 'ticket_peage', '14E0100002SVA'];

beforeAll(async () => {
	target = { ...(await makeTarget(server)), sessionReference: '0123456789abcdef' };
	for (const person of PEOPLE) browsers.set(person, await signedInAs(server.url, person));
});

function browserOf(person: Person): Browser {
	const browser = browsers.get(person);
	if (browser === undefined) throw new Error(`${person.name} did not sign in`);
	return browser;
}

const people = PEOPLE.map((person) => [person.name, person] as const);
/** Their address names the académie beside the thing. */
const inAcademy = routeEntries().filter(
	(entry) => entry.includes('[academy]') && (RULES[entry] as Rule).shell === undefined
);

describe.each(inAcademy)('the owner’s thing under another académie, %s', (entry) => {
	it.each(people)('is not there for %s', async (_name, person) => {
		const rule = RULES[entry] as Rule;
		const asked = rule.ask(target);
		for (const academy of [OTHER_ACADEMY, 'CENTRALE', 'NOWHERE', '__proto__', '..%2FRENNES', 'rennes']) {
			const path = asked.path.replace(TARGET_ACADEMY, academy);
			expect(path).not.toBe(asked.path);
			const response = await browserOf(person).fetch(path, requestOf(asked, isApiEntry(entry)));
			const text = await response.text();
			if (rule.isOfAcademy === true && isLetIn(rule, person, academy)) {
				// A form carries the version of the other académie's page, which is none of this one.
				expect(entry.startsWith('action ') ? [200, 400] : [200], path).toContain(response.status);
			} else {
				expect(response.status, path).toBeGreaterThanOrEqual(300);
				expect(response.status, path).toBeLessThan(500);
			}
			if (!person.ownsTarget) for (const personal of PERSONAL) expect(text).not.toContain(personal);
		}
	});
});

/** Pages whose data the server reads: Kit also answers that data alone. */
const serverPages = routeEntries().filter(
	(entry) => entry.startsWith('page ') && (RULES[entry] as Rule).who !== 'everybody'
);

describe.each(serverPages)('the data of %s without its page', (entry) => {
	const rule = RULES[entry] as Rule;

	it.each(people)('tells %s no more than the page', async (_name, person) => {
		const { path } = rule.ask(target);
		const [pathname = '', query = ''] = path.split('?');
		// One digit a part, from the outermost layout to the page: 1 is read, 0 is left out.
		for (const asked of [
			query,
			`${query}&x-sveltekit-invalidated=001`,
			`${query}&x-sveltekit-invalidated=1`
		]) {
			const response = await browserOf(person).fetch(`${pathname}/__data.json?${asked}`);
			expect(response.headers.get('cache-control')).toContain('no-store');
			const text = await response.text();
			if (isLetIn(rule, person) && (!person.mustChangePassword || rule.isOpenBeforeChange)) continue;
			// The layout greets each by their own name.
			if (!person.ownsTarget) for (const personal of PERSONAL) expect(text).not.toContain(personal);
			expect(text).toMatch(/"type":"(redirect|error|skip)"|^$/);
		}
	});
});

describe('addresses that are bent', () => {
	it.each([
		'/%61pi/my-data',
		'/api//my-data',
		'/api/../api/my-data',
		'/API/MY-DATA',
		'/_app/immutable/../../../directory.db',
		'/_app/immutable/%2e%2e/%2e%2e/index.js',
		'/..%2f..%2fdirectory.db',
		'/api/documents/RENNES/..%2f..%2f..%2fdirectory.db',
		'/api/uploads/..%2f..%2fdirectory.db',
		'/api/claims/RENNES/%00/recapitulatif',
		'/gestion/RENNES/%00',
		'//ailleurs.example/',
		'/.//ailleurs.example/'
	])('%s opens nothing to who is not signed in, and leads to no other site', async (path) => {
		const response = await browserOf(PEOPLE[0] as Person).fetch(path);
		const text = await response.text();
		expect([200, 303, 308, 400, 401, 403, 404, 405]).toContain(response.status);
		expect(text).not.toContain('SQLite format');
		expect(text).not.toContain('"account"');
		const to = response.headers.get('location');
		if (to !== null) expect(new URL(to, server.url).origin).toBe(server.url);
	});

	it.each(['/%', '/%E0%A4%A', '/missions/%ZZ'])('%s is no fault, and is in no log', async (path) => {
		const response = await browserOf(PEOPLE[0] as Person).fetch(path);
		expect(response.status).toBe(400);
		expect(server.output()).not.toContain('"event":"fault"');
		expect(server.output()).not.toContain(path);
	});
});

describe('a form that cannot be read', () => {
	const actions = routeEntries().filter((entry) => entry.startsWith('action '));
	const torn = ['multipart/form-data; boundary=x', 'multipart/form-data', 'application/json', 'text/plain'];

	it.each(actions)('is no fault of the server: %s', async (entry) => {
		const { path } = (RULES[entry] as Rule).ask(target);
		for (const person of PEOPLE) {
			for (const type of torn) {
				const response = await browserOf(person).fetch(path, {
					method: 'POST',
					headers: { 'content-type': type },
					body: 'déchiré'
				});
				expect([entry, type, response.status < 500]).toEqual([entry, type, true]);
			}
		}
		expect(server.output()).not.toContain('"event":"fault"');
	});

	it('that is too long, or of unknown length, is read by nobody', async () => {
		for (const entry of actions) {
			const { path } = (RULES[entry] as Rule).ask(target);
			const body = new URLSearchParams({ reason: 'a'.repeat(70_000) });
			const owner = browserOf(PEOPLE[0] as Person);
			expect((await owner.fetch(path, { method: 'POST', body })).status).toBe(400);
		}
	});
});

describe('another site, whatever it sends', () => {
	const KINDS: Record<string, Record<string, string>> = {
		'a page elsewhere': { origin: 'https://ailleurs.example' },
		'a page without origin': { origin: 'null' },
		'a neighbour of the domain': { 'sec-fetch-site': 'same-site' },
		'a browser that tells the site alone': { 'sec-fetch-site': 'cross-site' },
		'plain text': { origin: 'https://ailleurs.example', 'content-type': 'text/plain' },
		'a form': { origin: 'https://ailleurs.example', 'content-type': 'application/x-www-form-urlencoded' }
	};
	// A form that is shared to the app is read by nobody at the server: it leads to a page that says so.
	const changing = routeEntries().filter((entry) => changesSomething(entry) && entry !== 'POST /partage');

	it.each(Object.entries(KINDS))('%s changes nothing', async (_kind, headers) => {
		const owner = await signedInAs(server.url, PEOPLE.find(({ ownsTarget }) => ownsTarget) as Person);
		for (const entry of changing) {
			const asked = (RULES[entry] as Rule).ask(target);
			const usual = requestOf(asked, true);
			const response = await owner.fetch(asked.path, {
				...usual,
				headers: { ...(usual.headers as Record<string, string>), ...headers }
			});
			expect([entry, response.status]).toEqual([entry, 403]);
		}
		expect((await owner.fetch('/api/session')).status).toBe(200);
	});
});
