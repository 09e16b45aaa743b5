// The same operation many times at once over HTTP, as phones behind a bad network send it, against the built server.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PushResponse } from '../../src/lib/contracts/operations';
import type { PullResponse } from '../../src/lib/contracts/pull';
import type { Claim } from '../../src/lib/domain/claim/claim';
import { acceptanceOf, saveOf, withCandidates } from '../fixtures/server/make-operation';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { Browser } from '../sync/test-device';

const KEY = 'RENNES-77833';
const server = await serverAtTeachersDay();
let browser: Browser;

beforeAll(async () => {
	browser = new Browser(server.url);
	await browser.signIn(TEACHER.identifier, TEACHER.password);
	await push(acceptanceOf('RENNES', 1));
}, 60_000);

function post(...operations: unknown[]): Promise<Response> {
	return browser.fetch('/api/sync/push', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ protocol: PROTOCOL_VERSION, operations })
	});
}

async function push(...operations: unknown[]): Promise<PushResponse['answers']> {
	const response = await post(...operations);
	expect(response.status).toBe(200);
	return ((await response.json()) as PushResponse).answers;
}

async function pulled(
	cursor: string | null = null
): Promise<{ claim: Claim | null; cursor: string; told: string[] }> {
	const query = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
	const page = (await (
		await browser.fetch(`/api/sync/pull?protocol=${PROTOCOL_VERSION}${query}`)
	).json()) as PullResponse;
	const claims = page.changes.flatMap((change) =>
		change.entity === 'claim' && change.id === KEY && change.value !== null ? [change.value] : []
	);
	const told = page.changes.map(({ entity, id }) => `${entity} ${id}`);
	if (!page.hasMore) return { claim: claims.at(-1) ?? null, cursor: page.cursor, told };
	const rest = await pulled(page.cursor);
	return { ...rest, claim: rest.claim ?? claims.at(-1) ?? null, told: [...told, ...rest.told] };
}

async function claimNow(): Promise<Claim> {
	const { claim } = await pulled();
	if (claim === null) throw new Error('the claim is missing');
	return claim;
}

describe('one operation, sent twenty times at once', () => {
	it('is applied once, and every request is answered the same, with 200', async () => {
		const claim = await claimNow();
		const { cursor } = await pulled();
		const operation = saveOf(claim, withCandidates(claim.content, 17));
		const responses = await Promise.all(Array.from({ length: 20 }, () => post(operation)));
		expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
		const bodies = await Promise.all(responses.map((response) => response.text()));
		expect(new Set(bodies).size).toBe(1);
		const after = await pulled(cursor);
		expect(after.claim?.revision).toBe(claim.revision + 1);
		expect(after.claim?.content).toEqual(withCandidates(claim.content, 17));
		// One change was logged, not twenty.
		expect(after.told).toEqual([`claim ${KEY}`]);
	});

	it('is answered the same by the server after a power cut', async () => {
		const claim = await claimNow();
		const operation = saveOf(claim, withCandidates(claim.content, 18));
		const answers = await push(operation);
		await server.kill();
		await server.restart();
		expect(await push(operation)).toEqual(answers);
		expect(await claimNow()).toMatchObject({ revision: claim.revision + 1 });
	});
});

describe('a push of many', () => {
	it('answers each in its place: applied, malformed, unknown claim, unknown kind, applied', async () => {
		const claim = await claimNow();
		const first = saveOf(claim, withCandidates(claim.content, 21));
		const last = saveOf({ ...claim, content: first.payload.content }, withCandidates(claim.content, 22), {
			after: first.id
		});
		const unknown = { ...first, id: randomUUID(), claimId: randomUUID() };
		const answers = await push(first, { id: 'torn' }, unknown, { ...first, id: 'k', kind: 'drop' }, last);
		expect(
			answers.map((answer) => [answer.id, answer.outcome, 'code' in answer ? answer.code : null])
		).toEqual([
			[first.id, 'applied', null],
			['torn', 'refused', 'malformed'],
			[unknown.id, 'refused', 'not-found'],
			['k', 'refused', 'malformed'],
			[last.id, 'applied', null]
		]);
		expect((await claimNow()).content).toEqual(withCandidates(claim.content, 22));
	});
});
