// What surrounds an operation: opening of the activity, dates, «Suivi», who learns of it, several académies, the day.
import { describe, expect, it } from 'vitest';
import { callerNamed, claimOn, countRows, push, pushOne } from '../fixtures/server/services-in-process';
import { addMissionsLike, reschedule } from '../fixtures/server/added-missions';
import {
	acceptanceOf,
	gestureOf,
	saveOf,
	validationOf,
	withCandidates
} from '../fixtures/server/make-operation';
import { changeAcademy, teacherInServices } from '../fixtures/server/teacher-in-services';

const sophie = await teacherInServices();

const claimNow = (number = 77833) => claimOn('RENNES', number, sophie);

async function lastSequence(): Promise<number> {
	const { readLogPosition } = await import('../../src/lib/server/repositories/changes');
	return (await readLogPosition('RENNES')).sequence;
}

describe('an operation', () => {
	it('is answered as the first time after the claim went on', async () => {
		const claim = await claimNow();
		const first = saveOf(claim, withCandidates(claim.content, 5));
		const answer = await pushOne(sophie, first);
		expect(answer).toMatchObject({ outcome: 'applied', claim: { revision: claim.revision + 1 } });
		const later = await claimNow();
		await pushOne(sophie, saveOf(later, withCandidates(later.content, 6)));
		expect(await pushOne(sophie, first)).toEqual(answer);
		expect((await claimNow()).content).toEqual(withCandidates(claim.content, 6));
	});

	it('that was refused is refused the same way when the claim would take it by now', async () => {
		const claim = await claimNow();
		const undo = gestureOf(claim, 'undoNotDone');
		const answer = await pushOne(sophie, undo);
		expect(answer).toMatchObject({ outcome: 'refused', code: 'claim-unchanged' });
		await pushOne(sophie, gestureOf(claim, 'declareNotDone'));
		expect(await pushOne(sophie, undo)).toEqual(answer);
		expect((await claimNow()).notDone).not.toBeNull();
		await pushOne(sophie, gestureOf(claim, 'undoNotDone'));
	});

	it('while the activity is closed waits: refused, not remembered, taken once it is open', async () => {
		const claim = await claimNow();
		const operation = saveOf(claim, withCandidates(claim.content, 7));
		const applied = saveOf(claim, claim.content);
		const before = await pushOne(sophie, applied);
		const reopen = await changeAcademy({ openActivities: [] });
		expect(await pushOne(sophie, operation)).toMatchObject({ outcome: 'refused', code: 'activity-closed' });
		// What was applied before stays answered: the device must not think that it was refused.
		expect(await pushOne(sophie, applied)).toEqual(before);
		expect(await countRows('RENNES', 'applied_operations', 'id = ?', [operation.id])).toBe(0);
		await reopen();
		expect((await pushOne(sophie, operation)).outcome).toBe('applied');
	});

	it('writes its line of «Suivi» and tells the owner’s devices, nobody else’s', async () => {
		const claim = await claimNow();
		const before = await lastSequence();
		await pushOne(sophie, gestureOf(claim, 'declareNotDone'));
		const { history } = await claimNow();
		expect(history.slice(0, -1)).toEqual(claim.history);
		const line = history.at(-1);
		expect(line).toEqual({
			at: expect.stringMatching(/^2017-06-15T08:\d\d:\d\d\.\d{3}Z$/) as string,
			actor: 'intervenant',
			actorName: 'Sophie Vasseur',
			action: 'declareNotDone',
			part: null,
			from: null,
			to: null,
			reason: null,
			madeAt: '2017-06-15T08:00:00.000Z'
		});
		const { academyDb } = await import('../../src/lib/server/db');
		const rows = await academyDb('RENNES').read(
			'SELECT DISTINCT recipient, entity, entity_id FROM changes WHERE sequence > ?',
			[before]
		);
		expect(rows.map((row) => [row['recipient'], row['entity'], row['entity_id']])).toEqual([
			[sophie.accountId, 'claim', 'RENNES-77833']
		]);
		await pushOne(sophie, gestureOf(claim, 'undoNotDone'));
	});

	it('that is refused or repeated tells nobody anything', async () => {
		const claim = await claimNow();
		const operation = saveOf(claim, withCandidates(claim.content, 8));
		await pushOne(sophie, operation);
		const before = await lastSequence();
		await pushOne(sophie, operation);
		await pushOne(sophie, saveOf(claim, withCandidates(claim.content, 10_000)));
		await pushOne(sophie, gestureOf(claim, 'withdrawValidation'));
		expect(await lastSequence()).toBe(before);
	});
});

describe('a validation', () => {
	it('is refused before the mission begins, and before it ends', async () => {
		const future = await claimNow(77824);
		expect(await pushOne(sophie, await validationOf(future))).toMatchObject({ code: 'claim-not-open' });
		await addMissionsLike('RENNES', sophie.accountId, 77833, [600_100]);
		await reschedule('RENNES', 600_100, {
			kind: 'period',
			startsAt: '2017-06-14T08:00',
			endsAt: '2017-06-16T18:00'
		});
		const running = await claimNow(600_100);
		expect(await pushOne(sophie, await validationOf(running))).toMatchObject({
			outcome: 'refused',
			code: 'claim-not-over'
		});
		expect((await pushOne(sophie, saveOf(running, withCandidates(running.content, 3)))).outcome).toBe(
			'applied'
		);
		expect((await claimNow(600_100)).fileNumber).toBeNull();
	});

	it('of what the académie’s settings changed meanwhile is a conflict that names it', async () => {
		const claim = await claimNow(77642);
		const content = { ...claim.content, remuneration: { kind: 'copies' as const, copies: 14 } };
		await pushOne(sophie, saveOf(claim, content));
		const operation = await validationOf(claim);
		const restore = await changeAcademy({ officeLines: ['DEC 9', 'RUE NEUVE'] });
		const answer = await pushOne(sophie, operation);
		expect(answer).toMatchObject({ outcome: 'conflict', code: 'summary-changed' });
		const fields = 'conflicts' in answer ? answer.conflicts.map(({ field }) => field) : [];
		expect(fields.length).toBeGreaterThan(0);
		for (const field of fields) expect(field).toMatch(/^academy\.officeLines/);
		await restore();
		expect((await claimNow(77642)).remuneration.status).toBe('open');
	});

	it('gives fifty claims validated at the same moment fifty numbers', { timeout: 120_000 }, async () => {
		const numbers = Array.from({ length: 50 }, (_, at) => 500_001 + at);
		await addMissionsLike('RENNES', sophie.accountId, 77642, numbers);
		const operations = await Promise.all(numbers.map(async (number) => validationOf(await claimNow(number))));
		const answers = await Promise.all(operations.map((operation) => pushOne(sophie, operation)));
		expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['applied']));
		const claims = await Promise.all(numbers.map((number) => claimNow(number)));
		const given = claims.map(({ fileNumber }) => fileNumber ?? '');
		expect(new Set(given).size).toBe(50);
		for (const text of given) expect(text).toMatch(/^\d+-\d+$/);
		const halves = given.flatMap((text) => text.split('-'));
		expect(new Set(halves).size).toBe(100);
		expect(claims.every(({ finalSummary }) => finalSummary?.version === 1)).toBe(true);
	});
});

describe('a person of two académies', () => {
	it('pushes to both at once; a claim of one is unknown in the other', async () => {
		const ines = await callerNamed('ines.delmas');
		const answers = await push(ines, acceptanceOf('RENNES', 1), acceptanceOf('TOULOUSE', 1));
		expect(answers.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
		const there = await claimOn('RENNES', 176_630, ines);
		const gesture = gestureOf(there, 'undoNotDone');
		expect(await pushOne(ines, { ...gesture, academy: 'TOULOUSE' })).toMatchObject({
			outcome: 'refused',
			code: 'not-found',
			claim: null
		});
		const { pullPage } = await import('../../src/lib/server/services/pull');
		const { changes } = await pullPage(null, ines);
		const accepted = changes.filter(({ entity, value }) => entity === 'conditions' && value !== null);
		expect(accepted.map(({ id }) => id).sort()).toEqual(['RENNES', 'TOULOUSE']);
	});
});

describe('two missions of one day', () => {
	it('have their trips on the first that takes place', async () => {
		const { refreshDayRule } = await import('../../src/lib/server/services/day-rule');
		await addMissionsLike('RENNES', sophie.accountId, 77833, [600_200]);
		await reschedule('RENNES', 600_200, {
			kind: 'datedLines',
			lines: [{ date: '2017-06-01', time: '14:00', duration: { unit: 'halfDay', count: 1 } }]
		});
		await refreshDayRule('RENNES', sophie.accountId);
		expect((await claimNow(600_200)).deferredTo).toMatchObject({ missionNumber: 77833 });
		expect((await claimNow(77833)).deferredTo).toBeNull();
		await pushOne(sophie, gestureOf(await claimNow(77833), 'declareNotDone'));
		expect((await claimNow(600_200)).deferredTo).toBeNull();
		await pushOne(sophie, gestureOf(await claimNow(77833), 'undoNotDone'));
		expect((await claimNow(600_200)).deferredTo).toMatchObject({ missionNumber: 77833 });
	});
});
