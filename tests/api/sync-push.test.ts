// Operations are applied once each, by the same rules as on the phone, whatever repeats, races and orders bring.
import { beforeEach, describe, expect, it } from 'vitest';
import { callerNamed, claimOn, countRows, push, pushOne } from '../fixtures/server/services-in-process';
import {
	acceptanceOf,
	gestureOf,
	saveOf,
	withCandidates,
	withComment
} from '../fixtures/server/make-operation';
import { teacherInServices } from '../fixtures/server/teacher-in-services';
import type { Claim } from '../../src/lib/domain/claim/claim';

const sophie = await teacherInServices();
let claim: Claim;

const now = () => claimOn('RENNES', 77833, sophie);

beforeEach(async () => {
	claim = await now();
});

describe('an operation', () => {
	it('sent twenty times at once is applied once, and answered the same each time', async () => {
		const operation = saveOf(claim, withCandidates(claim.content, 12));
		const answers = await Promise.all(Array.from({ length: 20 }, () => pushOne(sophie, operation)));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]).toMatchObject({ id: operation.id, outcome: 'applied' });
		expect(await countRows('RENNES', 'applied_operations', 'id = ?', [operation.id])).toBe(1);
		expect((await now()).revision).toBe(claim.revision + 1);
		expect((await now()).content).toEqual(withCandidates(claim.content, 12));
	});

	it('whose id comes back with another payload, or from another person, is refused and changes nothing', async () => {
		const operation = saveOf(claim, withCandidates(claim.content, 13));
		await pushOne(sophie, operation);
		const other = { ...operation, payload: saveOf(claim, withCandidates(claim.content, 99)).payload };
		expect(await pushOne(sophie, other)).toMatchObject({ outcome: 'refused', code: 'operation-id-reused' });
		const anne = await callerNamed('anne.kerdoncuff');
		expect(await pushOne(anne, operation)).toMatchObject({ outcome: 'refused', code: 'operation-id-reused' });
		expect((await now()).content).toEqual(withCandidates(claim.content, 13));
	});

	it('whose answer was let go is told as applied, with the revision', async () => {
		const operation = saveOf(claim, withCandidates(claim.content, 14));
		await pushOne(sophie, operation);
		const { academyDb } = await import('../../src/lib/server/db');
		await academyDb('RENNES').write([
			{ sql: 'UPDATE applied_operations SET answer = NULL WHERE id = ?', args: [operation.id] }
		]);
		expect(await pushOne(sophie, operation)).toEqual({
			id: operation.id,
			outcome: 'already-applied',
			revision: claim.revision + 1
		});
	});

	it('that is malformed is refused alone, in its place', async () => {
		const first = saveOf(claim, withCandidates(claim.content, 15));
		const second = saveOf({ ...claim, content: first.payload.content }, withCandidates(claim.content, 16), {
			after: first.id
		});
		const answers = await push(sophie, first, { ...first, id: 'x', payload: { content: 'no' } }, 7, second);
		expect(answers.map(({ id, outcome }) => [id, outcome])).toEqual([
			[first.id, 'applied'],
			['x', 'refused'],
			['', 'refused'],
			[second.id, 'applied']
		]);
		expect((await now()).content).toEqual(withCandidates(claim.content, 16));
	});

	it.each([
		['of another person’s claim', 'RENNES', 'not-found'],
		['in an académie where the person is nobody', 'TOULOUSE', 'forbidden']
	])('%s is not applied', async (_what, academy, code) => {
		const anne = await callerNamed('anne.kerdoncuff');
		const operation = { ...saveOf(claim, withCandidates(claim.content, 50)), academy };
		expect(await pushOne(anne, operation)).toEqual({
			id: operation.id,
			outcome: 'refused',
			code,
			violations: [],
			claim: null
		});
		expect(await now()).toEqual(claim);
	});

	it('of a gestionnaire, who is no intervenant, is forbidden', async () => {
		const operation = saveOf(claim, withCandidates(claim.content, 50));
		expect(await pushOne(await callerNamed('gestion.rennes'), operation)).toMatchObject({
			code: 'forbidden'
		});
	});
});

describe('a save from an old revision', () => {
	it('merges what others did not touch', async () => {
		await pushOne(sophie, saveOf(claim, withComment(claim.content, 'Péage A84')));
		const answer = await pushOne(sophie, saveOf(claim, withCandidates(claim.content, 21)));
		expect(answer.outcome).toBe('applied');
		expect((await now()).content).toEqual(withCandidates(withComment(claim.content, 'Péage A84'), 21));
	});

	it('is a conflict by field where both changed the same, and the server’s version stays', async () => {
		await pushOne(sophie, saveOf(claim, withCandidates(claim.content, 30)));
		const mine = saveOf(claim, withCandidates(claim.content, 31));
		const answer = await pushOne(sophie, mine);
		expect(answer).toMatchObject({ outcome: 'conflict', code: 'revision-stale' });
		expect('conflicts' in answer && answer.conflicts).toEqual([
			{
				field: 'remuneration.candidates',
				base: claim.content.remuneration.kind === 'candidates' ? claim.content.remuneration.candidates : 0,
				mine: 31,
				theirs: 30,
				changed: {
					actor: 'intervenant',
					actorName: 'Sophie Vasseur',
					at: expect.stringMatching(/^2017-06-15T/)
				}
			}
		]);
		expect((await now()).content).toEqual(withCandidates(claim.content, 30));
		expect(await pushOne(sophie, mine)).toEqual(answer);
	});

	it('after an operation that was itself merged keeps what the merge brought', async () => {
		await pushOne(sophie, saveOf(claim, withComment(claim.content, 'autre appareil')));
		const first = saveOf(claim, withCandidates(claim.content, 41));
		const second = saveOf({ ...claim, content: first.payload.content }, withCandidates(claim.content, 42), {
			after: first.id
		});
		const answers = await push(sophie, first, second);
		expect(answers.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
		expect((await now()).content).toEqual(withCandidates(withComment(claim.content, 'autre appareil'), 42));
	});

	it('that races nineteen others on other fields or the same loses nothing that was answered «applied»', async () => {
		const operations = Array.from({ length: 20 }, (_, at) =>
			at % 2 === 0
				? saveOf(claim, withCandidates(claim.content, 100 + at))
				: saveOf(claim, withComment(claim.content, `commentaire ${at}`))
		);
		const answers = await Promise.all(operations.map((operation) => pushOne(sophie, operation)));
		const applied = operations.filter((_, at) => answers[at]?.outcome === 'applied');
		// One of each field wins; the others see it and are conflicts, never lost and never doubled.
		expect(applied).toHaveLength(2);
		expect(answers.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(18);
		expect((await now()).revision).toBe(claim.revision + 2);
	});
});

describe('a successor', () => {
	it('of an unknown operation is to be sent again, and goes once the other came', async () => {
		const first = saveOf(claim, withCandidates(claim.content, 51));
		const second = gestureOf(claim, 'declareNotDone', { after: first.id });
		expect(await pushOne(sophie, second)).toMatchObject({
			outcome: 'retry',
			code: 'predecessor-unresolved'
		});
		expect((await push(sophie, first, second)).map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
		expect((await now()).notDone?.by).toBe('Sophie Vasseur');
		expect((await pushOne(sophie, gestureOf(claim, 'undoNotDone'))).outcome).toBe('applied');
		expect((await now()).notDone).toBeNull();
	});

	it('of a refused operation does not pass it', async () => {
		const first = saveOf(claim, withCandidates(claim.content, 10_000));
		const second = gestureOf(claim, 'declareNotDone', { after: first.id });
		const answers = await push(sophie, first, second);
		expect(answers[0]).toMatchObject({ outcome: 'refused', code: 'rules-broken' });
		expect(answers[0]).toMatchObject({ violations: [{ code: 'countOutOfRange' }] });
		expect(answers[1]).toMatchObject({ outcome: 'refused', code: 'predecessor-unresolved' });
		expect(await now()).toEqual(claim);
	});

	it('of another person’s operation does not pass', async () => {
		const anne = await callerNamed('anne.kerdoncuff');
		await pushOne(anne, acceptanceOf('RENNES', 1));
		const first = saveOf(claim, withCandidates(claim.content, 52));
		await pushOne(sophie, first);
		const own = await claimOn('RENNES', 77742, anne);
		expect(await pushOne(anne, gestureOf(own, 'withdrawValidation', { after: first.id }))).toMatchObject({
			outcome: 'refused',
			code: 'predecessor-unresolved'
		});
		expect((await claimOn('RENNES', 77742, anne)).revision).toBe(own.revision);
	});
});

describe('conditions of use', () => {
	it('stop a claim until they are accepted, and the same operation goes afterwards', async () => {
		const maelle = await callerNamed('maelle.riou');
		const { academyDb } = await import('../../src/lib/server/db');
		const [row] = await academyDb('RENNES').read(
			"SELECT mission_number FROM claims WHERE account_id = ? AND remuneration_status = 'open' LIMIT 1",
			[maelle.accountId]
		);
		const own = await claimOn('RENNES', Number(row?.['mission_number']), maelle);
		const operation = saveOf(own, own.content);
		expect(await pushOne(maelle, operation)).toMatchObject({ code: 'conditions-not-accepted' });
		const answers = await push(maelle, acceptanceOf('RENNES', 1), operation);
		expect(answers[0]?.outcome).toBe('applied');
		expect(answers[1]).not.toMatchObject({ code: 'conditions-not-accepted' });
	});

	it('of a version that does not exist yet cannot have been read', async () => {
		expect(await pushOne(sophie, acceptanceOf('RENNES', 2))).toMatchObject({ code: 'malformed' });
	});
});
