// A phone that comes back after 90 days with what it sent long ago: told sanely, and nothing done twice.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { OperationAnswer } from '../../src/lib/contracts/operations';
import type { Claim } from '../../src/lib/domain/claim/claim';
import { READER, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { pushAll } from '../crash/workers';
import type { Browser } from './built-server';
import { claimOf, signedIn } from './document-client';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const KEY = 'RENNES-52525';
const DAY_MS = 24 * 60 * 60 * 1000;
const server = await serverAtTeachersDay();
let teacher: Browser;
let claim: Claim;
let applied: { id: string; kind: string };
let refused: { id: string; kind: string };
let conditions: { id: string; kind: string };
let first: OperationAnswer[];

const common = () => ({ id: crypto.randomUUID(), academy: 'RENNES', madeAt: '2017-06-15T08:00:00Z' });

function saveWith(comment: string, more: object = {}) {
	const content = { ...claim.content, trips: claim.content.trips.map((trip) => ({ ...trip, comment })) };
	const payload = { baseContent: claim.content, content };
	const base = { revision: claim.revision };
	return { ...common(), kind: 'saveClaim', claimId: claim.id, base, payload, ...more };
}

beforeAll(async () => {
	teacher = await signedIn(server.url, TEACHER);
	claim = await claimOf(teacher, KEY);
	conditions = {
		...common(),
		kind: 'acceptConditions',
		...{ claimId: null, base: null, payload: { version: 1 } }
	};
	applied = saveWith('péage');
	refused = {
		...common(),
		...{ kind: 'withdrawValidation', claimId: claim.id, base: { revision: claim.revision }, payload: {} }
	};
	first = await pushAll(teacher, [conditions, applied, refused]);
});

/** Starts again so many days later; what is old is let go at the start. */
async function comeBackAfter(days: number): Promise<number> {
	await server.restart({ testNow: new Date(Date.parse(TEACHER.now) + days * DAY_MS).toISOString() });
	const line = await vi.waitFor(
		() => {
			const found = server
				.output()
				.split('\n')
				.find((text) => text.includes('"answers let go"'));
			if (found === undefined) throw new Error('no sweep yet');
			return found;
		},
		{ timeout: 30_000, interval: 20 }
	);
	teacher = await signedIn(server.url, TEACHER);
	return (JSON.parse(line) as { answers: number }).answers;
}

describe('a phone that comes back', () => {
	it('is told each first answer, word for word, as long as 90 days are not over', async () => {
		expect(first.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'refused']);
		expect(await comeBackAfter(89)).toBe(0);
		expect(await pushAll(teacher, [conditions, applied, refused])).toEqual(first);
	});

	it('after 91 days learns that it was applied and where the claim stands now; a refusal keeps its reason', async () => {
		expect(await comeBackAfter(91)).toBe(2);
		const { revision } = await claimOf(teacher, KEY);
		expect(await pushAll(teacher, [conditions, applied, refused])).toEqual([
			{ id: conditions.id, outcome: 'already-applied', revision: null },
			{ id: applied.id, outcome: 'already-applied', revision },
			first[2]
		]);
		expect((await claimOf(teacher, KEY)).revision).toBe(revision);
	});

	it('goes on after what it sent long ago, and is told the revision of its last change', async () => {
		// What the phone typed then started from what its first operation left.
		claim = await claimOf(teacher, KEY);
		const next = { ...saveWith('retour'), base: { after: applied.id } };
		const [answer] = await pushAll(teacher, [next]);
		expect(answer).toMatchObject({ outcome: 'applied' });
		const [again] = await pushAll(teacher, [applied]);
		const { revision, content } = await claimOf(teacher, KEY);
		expect(again).toEqual({ id: applied.id, outcome: 'already-applied', revision });
		expect(content.trips[0]?.comment).toBe('retour');
	});

	it('with another content, or another person, is told that the id was used', async () => {
		const other = await signedIn(server.url, READER);
		const answers = [
			...(await pushAll(teacher, [{ ...saveWith('autre'), id: applied.id }])),
			...(await pushAll(other, [applied]))
		];
		for (const answer of answers) expect(['refused', answer]).toEqual([answer.outcome, answer]);
		expect(answers[0]).toMatchObject({ code: 'operation-id-reused' });
		// Whose it is, is not told to others.
		expect(['operation-id-reused', 'not-found', 'conditions-not-accepted']).toContain(
			'code' in answers[1]! ? answers[1].code : ''
		);
	});

	it('lets go once: the next start finds nothing more', async () => {
		expect(await comeBackAfter(91)).toBe(0);
	});
});
