// Every route and endpoint of the tree, asked by everybody: who is let in, and that a no tells nothing.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Browser } from '../api/built-server';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { OWNER, PEOPLE, type Person } from './people';
import { routeEntries } from './route-tree';
import { isLetIn, type Rule, type Target } from './rule';
import { RULES } from './rules';
import { isApiEntry, requestOf, signedInAs } from './signed-in';
import { makeTarget } from './target';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 120_000 });

const server = await serverAtTeachersDay();
const browsers = new Map<Person, Browser>();
let target: Omit<Target, 'sessionReference'>;

/** Of the owner: in no answer to anybody else who is not let in. */
const PERSONAL = ['Vasseur', 'PLEUVEN', 'FEUNTEUN', 'ticket_peage'];

/** A page's text but for the nonce, which is new each time. */
function withoutNonce(html: string): string {
	return html.replace(/nonce="[^"]*"/g, '');
}

async function shellOf(path: string): Promise<string> {
	return withoutNonce(await (await new Browser(server.url).fetch(path)).text());
}

beforeAll(async () => {
	target = await makeTarget(server);
	for (const person of PEOPLE) browsers.set(person, await signedInAs(server.url, person));
});

async function ask(person: Person, rule: Rule, isApi: boolean): Promise<Response> {
	const kept = browsers.get(person);
	const asked = rule.ask({ ...target, sessionReference: referenceOf(OWNER) });
	const browser = rule.endsSession || kept === undefined ? await signedInAs(server.url, person) : kept;
	const response = await browser.fetch(asked.path, requestOf(asked, isApi));
	// It may have been the kept one, too.
	if (rule.endsSession) browsers.set(person, await signedInAs(server.url, person));
	return response;
}

/** What the list of sessions calls the one that this person holds here. */
function referenceOf(person: Person): string {
	const token = browsers.get(person)?.cookie?.split('=')[1] ?? '';
	return createHash('sha256').update(token).digest('hex').slice(0, 16);
}

/** Status, code of the refusal and where one is sent, as far as the rule settles them. */
function expected(person: Person, rule: Rule, isApi: boolean): object {
	const mayPass = !person.mustChangePassword || rule.isOpenBeforeChange === true || rule.shell === 'file';
	if (person.identifier === null && !isLetIn(rule, person)) {
		return isApi
			? { status: 401, code: 'signed-out' }
			: { status: 303, to: expect.stringMatching(/^\/connexion\?retour=/) as string };
	}
	if (!mayPass) {
		return isApi ? { status: 403, code: 'first-password-to-change' } : { status: 303, to: '/mot-de-passe' };
	}
	if (isLetIn(rule, person)) return { isIn: true };
	if (!isApi) return { status: rule.out ?? 403 };
	return rule.out === 404 ? { status: 404, code: 'not-found' } : { status: 403, code: 'forbidden' };
}

interface Answer {
	status: number;
	to: string | null;
	code: unknown;
	text: string;
	isIn: boolean;
}

async function answerOf(response: Response, rule: Rule): Promise<Answer> {
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
	const body: unknown = isJson ? JSON.parse(text) : null;
	const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
	return {
		status: response.status,
		to: response.headers.get('location'),
		code,
		text,
		isIn: rule.in.includes(response.status) && code !== 'forbidden' && code !== 'signed-out'
	};
}

const entries = routeEntries();

it('has a rule for every route, and no rule without a route', () => {
	expect(Object.keys(RULES).sort()).toEqual(entries);
});

describe.each(entries.filter((entry) => entry in RULES))('%s', (entry) => {
	const rule = RULES[entry] as Rule;
	const isApi = isApiEntry(entry);
	const isHead = entry.startsWith('HEAD ');

	it.each(PEOPLE.map((person) => [person.name, person] as const))('by %s', async (_name, person) => {
		const response = await ask(person, rule, isApi);
		const cache = response.headers.get('cache-control');
		const answer = await answerOf(response, rule);
		const wanted = expected(person, rule, isApi);
		if (isHead) Reflect.deleteProperty(wanted, 'code');
		expect(answer).toMatchObject(wanted);
		if (rule.shell !== undefined && answer.to === null) {
			expect(withoutNonce(answer.text)).toBe(
				await shellOf(rule.ask({ ...target, sessionReference: '' }).path)
			);
		}
		// A redirect tells nothing that could be kept.
		else if (answer.to === null) expect(cache).toContain('no-store');
		if (!person.ownsTarget && (rule.shell !== undefined || !answer.isIn)) {
			for (const personal of PERSONAL) expect(answer.text).not.toContain(personal);
		}
	});
});
