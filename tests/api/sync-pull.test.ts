// Pages of a pull, in any mixture with writes, lead a device to exactly what the server holds for its person.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerNamed, claimOn, pushOne } from '../fixtures/server/services-in-process';
import { gestureOf, saveOf, withCandidates } from '../fixtures/server/make-operation';
import { changeAcademy, teacherInServices } from '../fixtures/server/teacher-in-services';
import type { Change, PullResponse } from '../../src/lib/contracts/pull';

const sophie = await teacherInServices();

async function pull(cursor: string | null, pageSize?: number, caller = sophie): Promise<PullResponse> {
	const { pullPage } = await import('../../src/lib/server/services/pull');
	return pullPage(cursor, caller, pageSize);
}

/** A device that keeps the last word on each thing, and forgets what is taken back. */
class Copy {
	readonly things = new Map<string, Change['value']>();
	cursor: string | null = null;

	take({ changes, cursor, resync }: PullResponse): void {
		if (resync) this.things.clear();
		for (const { entity, id, value } of changes) {
			if (value === null) this.things.delete(`${entity} ${id}`);
			else this.things.set(`${entity} ${id}`, value);
		}
		this.cursor = cursor;
	}

	/** To the end; the pages' number is bounded, so that a cursor that stands still is a failure. */
	async catchUp(pageSize?: number, caller = sophie): Promise<number> {
		for (let pages = 1; pages < 500; pages += 1) {
			const page = await pull(this.cursor, pageSize, caller);
			this.take(page);
			if (!page.hasMore) return pages;
		}
		throw new Error('the pull never ends');
	}
}

async function serverState(): Promise<Map<string, Change['value']>> {
	const fresh = new Copy();
	await fresh.catchUp();
	return fresh.things;
}

async function changeSomething(kind: number): Promise<void> {
	const { academyDb } = await import('../../src/lib/server/db');
	const claim = await claimOn('RENNES', 77833, sophie);
	if (kind < 40) {
		await pushOne(sophie, saveOf(claim, withCandidates(claim.content, kind)));
	} else if (kind < 60) {
		await pushOne(sophie, gestureOf(claim, claim.notDone === null ? 'declareNotDone' : 'undoNotDone'));
	} else {
		// A change that only the server makes: to a mission far in the stable order, told to its person.
		await academyDb('RENNES').write([
			{
				sql: 'UPDATE missions SET exam_option = ?, version = version + 1 WHERE number = 52525',
				args: [`option ${kind}`]
			},
			{
				sql: "INSERT INTO changes (recipient, entity, entity_id) VALUES (?, 'assignment', 'RENNES-52525')",
				args: [sophie.accountId]
			}
		]);
	}
}

describe('a pull', () => {
	it('first tells the académie, the profile, and each mission with its claim, and nobody else’s', async () => {
		const state = await serverState();
		const ids = [...state.keys()];
		expect(ids).toContain('academy RENNES');
		expect(ids).toContain('profile RENNES');
		expect(ids).toContain('conditions RENNES');
		expect(ids).toContain('assignment RENNES-77833');
		expect(ids).not.toContain('assignment RENNES-77742');
		expect(state.get('claim RENNES-77833')).toEqual(await claimOn('RENNES', 77833, sophie));
	});

	it(
		'of any page size, with writes between any pages, ends with the server’s state',
		{ timeout: 120_000 },
		async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.integer({ min: 1, max: 12 }),
					fc.array(fc.oneof(fc.constant('page' as const), fc.nat({ max: 80 })), { maxLength: 25 }),
					async (pageSize, steps) => {
						const copy = new Copy();
						for (const step of steps) {
							if (step === 'page') copy.take(await pull(copy.cursor, pageSize));
							else await changeSomething(step);
						}
						await copy.catchUp(pageSize);
						expect(copy.things).toEqual(await serverState());
					}
				),
				{ numRuns: 40 }
			);
		}
	);

	it('after the end tells nothing until something changes, then only that', async () => {
		const copy = new Copy();
		await copy.catchUp();
		expect((await pull(copy.cursor)).changes).toEqual([]);
		await changeSomething(45);
		const page = await pull(copy.cursor);
		expect(page.changes.map(({ entity, id }) => `${entity} ${id}`)).toEqual(['claim RENNES-77833']);
	});

	it('tells everybody what an académie changed', async () => {
		const { readAcademy } = await import('../../src/lib/server/repositories/academies');
		const copy = new Copy();
		await copy.catchUp();
		await changeAcademy({ welcomeMessage: 'Bonjour à tous' });
		const next = await readAcademy('RENNES');
		expect(next).toMatchObject({ welcomeMessage: 'Bonjour à tous' });
		await copy.catchUp();
		expect(copy.things.get('academy RENNES')).toEqual(next);
	});

	it('takes everything back, by pages, from a person who lost the académie', async () => {
		const ines = await callerNamed('ines.delmas');
		const copy = new Copy();
		await copy.catchUp(5, ines);
		expect([...copy.things.keys()].some((key) => key.includes('RENNES'))).toBe(true);
		const withoutRennes = { ...ines, roles: ines.roles.filter(({ academy }) => academy !== 'RENNES') };
		expect(await copy.catchUp(3, withoutRennes)).toBeGreaterThan(1);
		expect([...copy.things.keys()].filter((key) => key.includes('RENNES'))).toEqual([]);
		expect([...copy.things.keys()].some((key) => key.includes('TOULOUSE'))).toBe(true);
		await copy.catchUp(5, ines);
		expect([...copy.things.keys()].some((key) => key.includes('RENNES'))).toBe(true);
	});

	it.each([
		['that is not ours', 'abc'],
		['that is no JSON', Buffer.from('{').toString('base64url')],
		['of another form', Buffer.from('{"v":2}').toString('base64url')]
	])('with a cursor %s starts over and says so', async (_what, cursor) => {
		const page = await pull(cursor);
		expect(page.resync).toBe(true);
		expect(page.changes.map(({ entity }) => entity)).toContain('academy');
		const copy = new Copy();
		copy.take(page);
		await copy.catchUp();
		expect(copy.things).toEqual(await serverState());
	});

	it('with another person’s cursor, or one of a database made anew, starts over', async () => {
		const ines = new Copy();
		await ines.catchUp(undefined, await callerNamed('ines.delmas'));
		expect((await pull(ines.cursor)).resync).toBe(true);

		const own = new Copy();
		await own.catchUp();
		expect((await pull(own.cursor)).resync).toBe(false);
		const { academyDb } = await import('../../src/lib/server/db');
		await academyDb('RENNES').write([{ sql: "DELETE FROM settings WHERE key = 'changeLogId'", args: [] }]);
		expect((await pull(own.cursor)).resync).toBe(true);
	});
});
