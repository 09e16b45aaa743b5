// A push is answered the same on the short way, past the framework, as on the long one, and only the usual goes short.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { beforeAll, expect, it } from 'vitest';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { Browser } from './built-server';

const server = await serverAtTeachersDay();
let browser: Browser;

beforeAll(async () => {
	browser = new Browser(server.url);
	await browser.signIn(TEACHER.identifier, TEACHER.password);
}, 60_000);

const headers = { 'content-type': 'application/json' };
const unknownKind = JSON.stringify({
	protocol: PROTOCOL_VERSION,
	operations: [{ id: 'x', kind: 'nothing' }]
});

function short(body: string): Promise<Response> {
	return browser.fetch('/api/sync/push', { method: 'POST', headers, body });
}

/** Without a length, which only the long way takes. */
function long(body: string): Promise<Response> {
	const init = { method: 'POST', headers, body: new Blob([body]).stream(), duplex: 'half' };
	return browser.fetch('/api/sync/push', init as RequestInit);
}

it.each([
	['of an operation that is malformed', unknownKind, 200],
	['that is no JSON', '{', 400],
	['of half a character', `{"protocol":${PROTOCOL_VERSION},"operations":[{"id":"\\ud800"}]}`, 200],
	['of a protocol that is gone', '{"protocol":0,"operations":[{}]}', 426],
	[
		'of another person’s device',
		`{"protocol":${PROTOCOL_VERSION},"accountId":"other","operations":[{}]}`,
		401
	]
])('a push %s is answered the same both ways', async (_what, body, status) => {
	const answers = await Promise.all([short(body), long(body)]);
	const [one, other] = await Promise.all(
		answers.map(async (answer) => {
			const { requestId, ...rest } = (await answer.json()) as { requestId?: string };
			if (requestId !== undefined) expect(answer.headers.get('x-request-id') ?? requestId).toBe(requestId);
			const kept = [...answer.headers].filter(
				([name]) => !/^(x-request-id|date|content-length|transfer-encoding|connection|keep-alive)$/.test(name)
			);
			return { status: answer.status, headers: kept, rest };
		})
	);
	expect(one?.status).toBe(status);
	expect(one).toEqual(other);
	expect(answers[0]?.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
	// The mark of the way: only the short one knows the length beforehand.
	expect(answers.map((answer) => answer.headers.has('content-length'))).toEqual([true, false]);
});

it('a session that is past its half is renewed by a push, as by any other request', async () => {
	const other = new Browser(server.url);
	await other.signIn(TEACHER.identifier, TEACHER.password);
	const post = () => other.fetch('/api/sync/push', { method: 'POST', headers, body: unknownKind });
	expect((await post()).headers.has('set-cookie')).toBe(false);
	const directory = createClient({
		url: pathToFileURL(join(server.dataDir, 'directory.db')).href,
		timeout: 5000
	});
	await directory.execute({
		sql: 'UPDATE sessions SET expires_at = ?',
		args: [Math.floor(Date.now() / 1000) + 5 * 3600]
	});
	expect((await post()).headers.get('set-cookie')).toContain('imagin_session=');
	expect((await post()).headers.has('set-cookie')).toBe(false);
	// Revoked by whoever it be: the next push is no one's.
	await directory.execute('DELETE FROM sessions');
	directory.close();
	const refused = await post();
	expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([401, 'signed-out']);
	await browser.signIn(TEACHER.identifier, TEACHER.password);
});

it('a device that goes away in the middle of its push is no fault, and the next one is answered', async () => {
	await new Promise<void>((resolve) => {
		const cut = request(`${server.url}/api/sync/push`, {
			method: 'POST',
			headers: { ...headers, cookie: browser.cookie ?? '', origin: server.url, 'content-length': 1000 }
		});
		cut.on('error', () => resolve());
		cut.write('{"protocol":1,');
		setTimeout(() => cut.destroy(), 200);
	});
	expect((await short(unknownKind)).status).toBe(200);
	expect(server.output()).not.toContain('"event":"fault"');
});
