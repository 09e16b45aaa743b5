// What somebody tries on sessions: planting one, reading answers that tell who has an account, changing a password twice
// at once, and the headers that every answer must carry.
import { describe, expect, it, vi } from 'vitest';
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../access/people';
import { routeEntries } from '../access/route-tree';
import type { Rule } from '../access/rule';
import { RULES } from '../access/rules';
import { isApiEntry, requestOf, signedInAs } from '../access/signed-in';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { Browser } from './built-server';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const server = await serverAtTeachersDay();
const { password } = TEACHER;

function signInByScript(browser: Browser, identifier: string, given: string): Promise<Response> {
	return browser.fetch('/api/session', {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ identifier, password: given, device: randomUUID() })
	});
}

describe('a session that somebody planted', () => {
	it.each(['page', 'script'])('is not the one that a sign-in by %s opens', async (way) => {
		const planted = `imagin_session=${'a'.repeat(40)}`;
		const browser = new Browser(server.url);
		browser.cookie = planted;
		if (way === 'page') await browser.signIn('maelle.riou', password);
		else await signInByScript(browser, 'maelle.riou', password);
		expect(browser.cookie).not.toBe(planted);
		const other = new Browser(server.url);
		other.cookie = planted;
		expect((await other.fetch('/api/session')).status).toBe(401);
	});

	it('of the attacker’s own account ends when the victim signs in over it', async () => {
		const attacker = new Browser(server.url);
		await attacker.signIn('lukasz.wojcik', password);
		const victim = new Browser(server.url);
		victim.cookie = attacker.cookie;
		await victim.signIn('maelle.riou', password);
		expect((await attacker.fetch('/api/session')).status).toBe(401);
		const session = (await (await victim.fetch('/api/session')).json()) as {
			account: { identifier: string };
		};
		expect(session.account.identifier).toBe('maelle.riou');
	});
});

function never(): never {
	throw new Error('nobody owns what is asked for');
}

describe('who has an account', () => {
	it('is told by no word, status or header of a sign-in by script', async () => {
		const answers = await Promise.all(
			['claire.lebihan', 'personne.du-tout', randomUUID(), 'x\u0000y', '\ud83d\ude00'].map(
				async (identifier) => {
					const response = await signInByScript(
						new Browser(server.url),
						identifier,
						'pas le bon mot de passe'
					);
					const body = { ...((await response.json()) as object), requestId: 'its own' };
					const headers = [...response.headers.keys()].filter((name) => name !== 'keep-alive').sort();
					return JSON.stringify([response.status, body, headers]);
				}
			)
		);
		expect(new Set(answers).size).toBe(1);
		expect(answers[0]).toContain('wrong-credentials');
	});

	it('is told by no delay either: unknown ones are slowed like the others', async () => {
		const slowed = async (identifier: string) => {
			const statuses = [];
			for (let i = 0; i < 6; i += 1) {
				statuses.push((await signInByScript(new Browser(server.url), identifier, 'faux')).status);
			}
			return statuses;
		};
		expect(await slowed('fatou.diallo')).toEqual(await slowed('personne.ici'));
	});
});

describe('a password changed twice at once', () => {
	it('is changed by one of the two, whose words it is from then on', async () => {
		const person = 'jean-luc.castaing';
		const browsers = [new Browser(server.url), new Browser(server.url)] as const;
		for (const browser of browsers) await browser.signIn(person, password);
		const next = ['premier nouveau mot', 'second nouveau mot'] as const;
		const answers = await Promise.all(
			browsers.map((browser, i) =>
				browser.fetch('/api/session/password', {
					method: 'POST',
					headers: { 'content-type': 'application/json', accept: 'application/json' },
					body: JSON.stringify({
						...{ current: password, next: next[i], repeated: next[i] },
						device: randomUUID()
					})
				})
			)
		);
		const won = answers.findIndex(({ status }) => status === 200);
		expect(answers.filter(({ status }) => status === 200).length).toBe(1);
		expect((await new Browser(server.url).signIn(person, next[won] ?? '')).status).toBe(303);
		expect((await new Browser(server.url).signIn(person, next[1 - won] ?? '')).status).toBe(401);
		// The loser's session ended with all the others.
		expect((await browsers[1 - won]?.fetch('/api/session'))?.status).toBe(401);
	});
});

describe('every answer', () => {
	it('says that nothing frames it, sniffs it or takes it elsewhere; pages run no script that is not ours', async () => {
		const target = { claimId: randomUUID(), documentId: randomUUID(), missionKey: '', ownerId: '' };
		const owner = await signedInAs(server.url, PEOPLE.find(({ ownsTarget }) => ownsTarget) ?? never());
		const stranger = new Browser(server.url);
		for (const entry of routeEntries()) {
			const rule = RULES[entry] as Rule;
			if (rule.endsSession) continue;
			const asked = rule.ask({ ...target, sessionReference: '0123456789abcdef' });
			for (const browser of [owner, stranger]) {
				const { headers } = await browser.fetch(asked.path, requestOf(asked, isApiEntry(entry)));
				const told = {
					entry,
					sniff: headers.get('x-content-type-options'),
					frames: headers.get('content-security-policy'),
					from: headers.get('cross-origin-resource-policy'),
					cors: headers.get('access-control-allow-origin')
				};
				expect(told).toMatchObject({ entry, sniff: 'nosniff', from: 'same-origin', cors: null });
				expect(told.frames).toContain("frame-ancestors 'none'");
				expect(told.frames).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
			}
		}
	});
});
