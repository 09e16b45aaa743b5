// The académie goes on working while a file is compared: what happens between the comparison and the one unit.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { academyDb, StagedBase, statement } from '$lib/server/db';
import { recoverImports } from '$lib/server/imports/sources/recover';
import { WorkFolder } from '$lib/server/imports/sources/work-folder';
import { ACADEMY, academyRows, emptyAcademy, ownDataFolder, run, runSamples, sample } from './source-ground';

const meanwhile = vi.hoisted(() => ({ act: () => Promise.resolve() }));
// Made between the comparison and the unit: the last thing before it that can be put in another's place.
vi.mock('$lib/server/imports/sources/make-source-accounts', async (original) => {
	const own = await original<typeof import('$lib/server/imports/sources/make-source-accounts')>();
	return {
		...own,
		makeAccounts: async (...args: Parameters<typeof own.makeAccounts>) => {
			await own.makeAccounts(...args);
			await meanwhile.act();
		}
	};
});

const folder = ownDataFolder();
let end: () => Promise<void>;
beforeEach(async () => {
	meanwhile.act = () => Promise.resolve();
	end = await emptyAcademy(folder);
	await runSamples('CYCLADES');
});
afterEach(async () => {
	vi.restoreAllMocks();
	await end();
});

const YANN = '14E0200001AAA';
const claimOf = (mission: number) => `SELECT c.* FROM claims c JOIN assignments a ON a.id = c.assignment_id
	JOIN intervenants i ON i.id = a.intervenant_id WHERE a.mission_number = ${mission} AND i.identifier = '${YANN}'`;
const one = async (sql: string) => Object.values((await academyRows(sql))[0] ?? {});
const suivi = async (mission: number) =>
	(
		await academyRows(`SELECT action, reason FROM claim_history
			WHERE claim_id = (SELECT id FROM (${claimOf(mission)})) ORDER BY id`)
	).map((row) => [row['action'], row['reason']]);
const begins = (mission: number) => async () => {
	await academyDb(ACADEMY).write([
		statement(`UPDATE claims SET revision = revision + 1, content = json_set(content, '$.remuneration.copies', 17)
			WHERE id = (SELECT id FROM (${claimOf(mission)}))`)
	]);
};
const moved = (text: string) => text.replaceAll('14/06/2027 08:00', '21/06/2027 09:00');

describe('a claim that is begun just before the unit', () => {
	it('keeps the entry, and is told as one that was begun before', async () => {
		meanwhile.act = begins(910001);
		const done = await run('CYCLADES', moved(sample('cyclades.csv')));
		expect(done.row.counts).toMatchObject({ claimsKept: 1, claimsRegenerated: 1 });
		expect(done.report.map(({ message }) => message)).toEqual([
			expect.stringMatching(/910001 a changé \(dates\).*la saisie de l’intervenant est gardée/)
		]);
		expect(
			await one(`SELECT json_extract(content, '$.remuneration.copies'),
				json_extract(content, '$.trips[0].departureDate') FROM (${claimOf(910001)})`)
		).toEqual([17, '2027-06-14']);
		expect((await suivi(910001)).at(-1)).toEqual(['missionChanged', 'dates']);
	});

	it('and whose mission left the source, is told of it in «Suivi»', async () => {
		meanwhile.act = begins(910001);
		const without = sample('cyclades.csv').replace(/910001;14E0200001AAA.*\r\n/, '');
		const done = await run('CYCLADES', without);
		expect(done.row.counts).toMatchObject({ assignmentsClosed: 1, claimsKept: 1 });
		expect((await suivi(910001)).at(-1)).toEqual(['missionChanged', 'affectation close']);
	});
});

describe('a mission that left the source', () => {
	it('is told in «Suivi» where the claim was begun, and once in the report', async () => {
		await begins(910001)();
		const done = await run('CYCLADES', sample('cyclades.csv').replace(/910001;14E0200001AAA.*\r\n/, ''));
		expect(done.report.map(({ message }) => message)).toEqual([
			expect.stringContaining('son état de frais est gardé')
		]);
		expect((await suivi(910001)).at(-1)).toEqual(['missionChanged', 'affectation close']);
		// The same file again: nothing more is told.
		const lines = (await suivi(910001)).length;
		await run('CYCLADES', sample('cyclades.csv').replace(/910001;14E0200001AAA.*\r\n/, ''));
		expect(await suivi(910001)).toHaveLength(lines);
	});
});

describe('a claim that nobody began', () => {
	it('tells in «Suivi» which part came or went with the mission', async () => {
		await run('CYCLADES', sample('cyclades.csv').replaceAll('QUIMPER CEDEX;29018', 'Rennes;35700'));
		expect(
			await one(`SELECT action, part, from_status, to_status, reason FROM claim_history
				WHERE claim_id = (SELECT id FROM (${claimOf(910001)})) ORDER BY id DESC LIMIT 1`)
		).toEqual(['regenerated', 'travel', 'open', 'none', 'centre d’examen']);
	});

	it('still follows its mission though its trips are entered on another of that day', async () => {
		const two = (time: string) => {
			const lines = sample('cyclades.csv').split('\r\n');
			const own = lines.find((line) => line.startsWith('910001;14E0200001AAA')) ?? '';
			const second = own.replace('910001', '940001').replace('08:00 1 journée', `${time} 1 demi-journée`);
			return [...lines.slice(0, 2), second, ...lines.slice(2)].join('\r\n');
		};
		await run('CYCLADES', two('13:00'));
		expect((await suivi(940001)).map(([action]) => action)).toEqual(['created', 'travelDeferred']);
		const done = await run('CYCLADES', two('14:00'));
		expect([done.row.counts.claimsRegenerated, done.row.counts.claimsKept]).toEqual([1, undefined]);
	});

	it('still follows its mission after CYCLADES attested the service', async () => {
		const attested = (text: string) => text.replace('Correcteur;;;oui;;;;;', 'Correcteur;;;oui;;;;présent;');
		const said = await run('CYCLADES', attested(sample('cyclades.csv')));
		expect(said.row.counts).toMatchObject({ attestationsNew: 1 });
		const done = await run('CYCLADES', moved(attested(sample('cyclades.csv'))));
		expect(done.row.counts).toMatchObject({ claimsRegenerated: 2 });
		expect(done.row.counts.claimsKept).toBeUndefined();
	});
});

describe('a crash after the unit', () => {
	it('leaves claims that the next turn puts into the queue, and an import that it ends', async () => {
		vi.spyOn(StagedBase.prototype, 'checkpoint').mockRejectedValueOnce(new Error('killed'));
		const next = sample('cyclades.csv').replaceAll('910001', '940001').replaceAll('910003', '940003');
		await expect(run('CYCLADES', next)).rejects.toThrow('killed');
		const missing = `SELECT count(*) FROM queue_source s LEFT JOIN queue_entries q ON q.claim_id = s.claim_id
			WHERE q.claim_id IS NULL`;
		const state = "SELECT count(*) FROM source_imports WHERE state = 'written'";
		expect([await one(missing), await one(state)]).toEqual([[3], [1]]);
		await recoverImports();
		expect([await one(missing), await one(state)]).toEqual([[0], [0]]);
		expect(
			await one('SELECT count(*) FROM queue_entries q JOIN queue_index_docsize d ON d.id = q.place')
		).toEqual(await one('SELECT count(*) FROM queue_entries'));
	});
});

describe('«Annuler» at the last moment', () => {
	const asker = { accountId: 'A', name: 'Le Bureau', requestId: 'R' };

	it('while it writes, takes everything back; who asked is in the audit log', async () => {
		vi.spyOn(WorkFolder.prototype, 'keepStaging').mockImplementation(function (this: WorkFolder) {
			this.askToStop(asker);
		});
		const before = await one('SELECT group_concat(version), count(*) FROM assignments');
		const done = await run('CYCLADES', moved(sample('cyclades.csv')));
		expect(done.state).toBe('cancelled');
		expect(await one('SELECT group_concat(version), count(*) FROM assignments')).toEqual(before);
		expect(await one("SELECT actor_name FROM audit_log WHERE action = 'import.cancel'")).toEqual([
			'Le Bureau'
		]);
	});

	it('after the last step of a check, leaves no file that is ready to be imported', async () => {
		vi.spyOn(WorkFolder.prototype, 'isAskedToStop').mockReturnValue(false);
		const at: string[] = [];
		const done = await run('CYCLADES', sample('cyclades.csv'), true);
		expect(done.state).toBe('checked');
		vi.spyOn(WorkFolder.prototype, 'isAskedToStop').mockImplementation(() => {
			at.push('asked');
			return false;
		});
		await run('CYCLADES', sample('cyclades.csv'), true);
		const steps = at.length;
		let asked = 0;
		vi.spyOn(WorkFolder.prototype, 'isAskedToStop').mockImplementation(() => (asked += 1) === steps);
		expect((await run('CYCLADES', sample('cyclades.csv'), true)).state).toBe('cancelled');
	});
});
