// The gestionnaire's list and decisions on a real libSQL file: pages, keyword, an absence, many deciding at once.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parisSummer } from '../unit/domain/samples';

const folder = mkdtempSync(join(tmpdir(), 'nomade-gestion-'));
vi.stubEnv('DATA_DIR', folder);
vi.stubEnv('IMAGIN_TEST_NOW', '2017-06-15T10:00:00+02:00');

const { academyDb, integerOf, textOf } = await import('../../src/lib/server/db');
const { closeDatabases, openDatabases } = await import('../../src/lib/server/db/databases');
const { demoSource } = await import('../../src/lib/server/imports/demo-source');
const { importSource } = await import('../../src/lib/server/imports/import-source');
const { readSourceFolder } = await import('../../src/lib/server/imports/source-folder');
const { decideAsGestionnaire } = await import('../../src/lib/server/services/gestion-decide');
const { gestionClaim } = await import('../../src/lib/server/services/gestion-claim');
const { applyBulk, MAX_BULK, prepareBulk, showBulk } =
	await import('../../src/lib/server/services/gestion-bulk');
const { GESTION_PAGE_SIZE, gestionList } = await import('../../src/lib/server/services/gestion-list');
const { FIRST_FILTER } = await import('../../src/lib/domain/queue/queue-filter');
const { rebuildQueue } = await import('../../src/lib/server/repositories/queue-index');
type Filter = typeof FIRST_FILTER;
type Decision = Parameters<typeof decideAsGestionnaire>[0];

const caller = {
	accountId: 'office',
	fullName: 'Gwenola Tanguy',
	roles: [{ academy: 'RENNES', role: 'gestionnaire' as const }],
	requestId: 'test'
};
/** As many as make several pages. */
const COPIES = 620;
/** Anne Kerdoncuff's matricule; mission 77642 has a second person. */
const ANNE = '14E0100001KAB';

beforeAll(async () => {
	await openDatabases({ dataDir: folder, libsqlUrl: null, libsqlAuthToken: null });
	await importSource(demoSource(readSourceFolder('db/demo'), { day: '2017-06-15', isShifted: false }));
	await copyClaim(77642);
}, 60_000);

afterAll(async () => {
	await closeDatabases();
	rmSync(folder, { recursive: true });
	vi.unstubAllEnvs();
});

/** Copies of Anne Kerdoncuff's validated claim on missions 800001 and on, one validated each minute of June 1st. */
async function copyClaim(mission: number): Promise<void> {
	const numbers = Array.from({ length: COPIES }, (_, index) => index + 1);
	const at = (n: number) => new Date(parisSummer('2017-06-01T00:00') + n * 60_000).toISOString();
	await academyDb('RENNES').write([
		...numbers.flatMap((n) => [
			{
				sql: `INSERT INTO missions (number, exam, session, speciality, exam_option, type_code, centre_label, centre_uai,
					centre_town, centre_postal_code, zone, schedule, starts_at, ends_at, version)
					SELECT 800000 + ?, exam, session, speciality, exam_option, type_code,
					iif(? = 600, 'LYCÉE DE L’ÎLE', centre_label), iif(? = 600, NULL, centre_uai), centre_town, centre_postal_code, zone, schedule,
					starts_at, ends_at, version FROM missions WHERE number = ?`,
				args: [n, n, n, mission]
			},
			{
				sql: `INSERT INTO assignments (id, mission_number, intervenant_id, quality, juries, observations, heading,
					is_summoned, version) SELECT 'assignment-' || ?, 800000 + ?, intervenant_id, quality, juries,
					observations, heading, is_summoned, version FROM assignments
					WHERE mission_number = ? AND intervenant_id = (SELECT id FROM intervenants WHERE identifier = ?)`,
				args: [String(n), n, mission, ANNE]
			},
			{
				sql: `INSERT INTO claims (id, assignment_id, account_id, mission_number, remuneration_status, travel_status,
					content, last_validated_at, file_number)
					SELECT 'copy-' || ?, 'assignment-' || ?, account_id, 800000 + ?, 'validated', 'none', content, ?, 'F-' || ?
					FROM claims
					WHERE mission_number = ? AND account_id = (SELECT account_id FROM intervenants WHERE identifier = ?)`,
				args: [String(n), String(n), n, at(n), String(n), mission, ANNE]
			}
		])
	]);
	// Their validations lie before the import's: the queue is made anew, in the order of the validations.
	await rebuildQueue('RENNES');
}

function list(change: Partial<Filter> = {}, after: number | null = null, academy = 'RENNES') {
	return gestionList({ academy, filter: { ...FIRST_FILTER, ...change }, after }, caller);
}

async function decideOn(claimId: string, change: Partial<Decision> = {}) {
	const { claim } = await gestionClaim('RENNES', claimId, caller);
	return decideAsGestionnaire(
		{
			id: randomUUID(),
			academy: 'RENNES',
			claimId,
			revision: claim.revision,
			action: 'accept',
			reason: null,
			...change
		},
		caller
	);
}

async function traces(claimId: string) {
	const rows = await academyDb('RENNES').read(
		`SELECT c.revision, (SELECT count(*) FROM claim_history WHERE claim_id = c.id) AS lines,
			(SELECT count(*) FROM changes WHERE entity_id = 'RENNES-' || c.mission_number AND recipient = c.account_id) AS changes
		FROM claims c WHERE c.id = ?`,
		[claimId]
	);
	const row = rows[0];
	if (row === undefined) throw new Error(`${claimId} is missing`);
	return [integerOf(row, 'revision'), integerOf(row, 'lines'), integerOf(row, 'changes')];
}

describe('the list', () => {
	it.each(['', 'Kerdoncuff'])(
		'gives every line once, oldest validation first, by pages (« %s »)',
		async (keyword) => {
			const seen: string[] = [];
			const times: string[] = [];
			let page = await list({ keyword });
			for (;;) {
				expect(page.lines.length).toBeLessThanOrEqual(GESTION_PAGE_SIZE);
				expect(page.isFirst).toBe(seen.length === 0);
				seen.push(...page.lines.map(({ claimId }) => claimId));
				times.push(...page.lines.map(({ validatedAt }) => validatedAt ?? ''));
				if (page.next === null) break;
				page = await list({ keyword }, page.next);
			}
			expect(new Set(seen).size).toBe(seen.length);
			expect(seen).toHaveLength(page.total);
			expect(page.total).toBeGreaterThan(COPIES);
			expect(times).toEqual(times.toSorted());
		}
	);

	it('finds the beginning of words, without accents and case, and what labels contain', async () => {
		const { lines, total, next } = await list({ keyword: "lycee  de l'ile" });
		expect(lines.map(({ claimId }) => claimId)).toEqual(['copy-600']);
		expect([total, next]).toEqual([1, null]);
		expect((await list({ keyword: 'F-619' })).lines.map(({ missionNumber }) => missionNumber)).toEqual([
			800619
		]);
	});

	it('refuses who is not the académie’s gestionnaire', async () => {
		await expect(list({}, null, 'TOULOUSE')).rejects.toMatchObject({ code: 'forbidden' });
		await expect(
			gestionList(
				{ academy: 'RENNES', filter: { ...FIRST_FILTER, status: 'all' }, after: null },
				{ ...caller, roles: [{ academy: 'RENNES', role: 'intervenant' }] }
			)
		).rejects.toMatchObject({ code: 'forbidden' });
	});
});

describe('a decision', () => {
	it('accepts somebody attested absent only with a reason, which «Suivi» keeps', async () => {
		await academyDb('RENNES').write([
			{ sql: "UPDATE claims SET attestation = 'absent' WHERE id = 'copy-1'", args: [] }
		]);
		const before = await traces('copy-1');
		expect(await decideOn('copy-1')).toEqual({ ok: false, code: 'attested-absent' });
		expect(await traces('copy-1')).toEqual(before);
		expect(await decideOn('copy-1', { reason: 'Présence prouvée' })).toEqual({ ok: true });
		const { claim } = await gestionClaim('RENNES', 'copy-1', caller);
		expect(claim.history.at(-1)).toMatchObject({ action: 'accept', reason: 'Présence prouvée' });
		expect([claim.remuneration.status, claim.fileNumber]).toEqual(['accepted', 'F-1']);
	});

	it('of twenty at once on one revision is taken once, with one line and one change to tell', async () => {
		const [revision = 0, lines = 0, changes = 0] = await traces('copy-2');
		const results = await Promise.all(
			Array.from({ length: 20 }, (_, n) =>
				decideOn('copy-2', { revision, action: n % 2 === 0 ? 'accept' : 'sendBack', reason: `n° ${n}` })
			)
		);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		for (const result of results) {
			if (!result.ok) expect(result.code).toBe('revision-stale');
		}
		expect(await traces('copy-2')).toEqual([revision + 1, lines + 1, changes + 1]);
	});

	it('is taken again from its own form, never from another’s under the same number', async () => {
		const [revision = 0] = await traces('copy-3');
		const id = randomUUID();
		expect(await decideOn('copy-3', { id, revision })).toEqual({ ok: true });
		const after = await traces('copy-3');
		expect(await decideOn('copy-3', { id, revision })).toEqual({ ok: true });
		expect(await decideOn('copy-3', { id, revision, action: 'cancel' })).toMatchObject({ ok: false });
		expect(await decideOn('copy-4', { id })).toMatchObject({ ok: false });
		expect(await traces('copy-3')).toEqual(after);
	});

	it('touches nothing that is exported', async () => {
		await academyDb('RENNES').write([
			{ sql: "UPDATE claims SET remuneration_exported = 1 WHERE id = 'copy-6'", args: [] }
		]);
		const { actions } = await gestionClaim('RENNES', 'copy-6', caller);
		expect(actions).toEqual([]);
		expect(await decideOn('copy-6', { action: 'cancel' })).toEqual({ ok: false, code: 'claim-exported' });
	});

	it('moves the day’s trips to the next mission while the first is cancelled, and back', async () => {
		const rows = await academyDb('RENNES').read(
			'SELECT id, mission_number FROM claims WHERE mission_number IN (68752, 68704) ORDER BY mission_number'
		);
		expect(rows).toHaveLength(2);
		const [first, second] = rows.map((row) => textOf(row, 'id'));
		if (first === undefined || second === undefined) throw new Error('counted above');
		// Both on one day: 68704 begins first.
		await academyDb('RENNES').write([
			{
				sql: `UPDATE missions SET schedule = ?, version = version + 1 WHERE number = 68704`,
				args: [scheduleAt('08:00')]
			},
			{
				sql: `UPDATE missions SET schedule = ?, version = version + 1 WHERE number = 68752`,
				args: [scheduleAt('14:00')]
			}
		]);
		const deferred = async () => (await gestionClaim('RENNES', second, caller)).claim.deferredTo;
		expect(await decideOn(first, { action: 'cancel' })).toEqual({ ok: true });
		expect(await deferred()).toBeNull();
		expect(await decideOn(first, { action: 'uncancel' })).toEqual({ ok: true });
		expect(await deferred()).toEqual({ academy: 'RENNES', missionNumber: 68704 });
		expect(await decideOn(first, { action: 'cancel' })).toEqual({ ok: true });
		expect(await deferred()).toBeNull();
	});
});

describe('the rule of the day at acceptance', () => {
	it('is looked at again: whoever accepts has read of the earlier mission, one by one and not among several', async () => {
		const rows = await academyDb('RENNES').read(
			'SELECT id FROM claims WHERE mission_number IN (68704, 68752) ORDER BY mission_number'
		);
		const [first, second] = rows.map((row) => textOf(row, 'id'));
		if (first === undefined || second === undefined) throw new Error('the demo has both');
		// As two phones that did not know of each other leave them: both validated.
		expect(await decideOn(first, { action: 'uncancel' })).toEqual({ ok: true });
		await academyDb('RENNES').write([
			{
				sql: `UPDATE claims SET travel_status = 'validated', remuneration_status = 'validated', deferred_to = NULL
					WHERE id IN (?, ?)`,
				args: [first, second]
			}
		]);
		const shown = await gestionClaim('RENNES', second, caller);
		expect([shown.earlierKey, shown.earlierThatDay?.missionNumber]).toEqual(['RENNES-68704', 68704]);
		expect(await decideOn(second)).toEqual({ ok: false, code: 'claim-deferred' });
		expect(await decideOn(second, { earlierSeen: 'RENNES-1' })).toEqual({
			ok: false,
			code: 'claim-deferred'
		});
		const { revision } = shown.claim;
		const bulk = await prepareBulk('RENNES', [{ claimId: second, revision }], caller);
		expect((await showBulk('RENNES', bulk, caller)).lines).toMatchObject([{ blocked: 'claim-deferred' }]);
		await applyBulk('RENNES', bulk, caller);
		expect((await showBulk('RENNES', bulk, caller)).lines).toMatchObject([{ outcome: 'claim-deferred' }]);
		expect(await decideOn(first)).toEqual({ ok: true });
		expect(await decideOn(second, { earlierSeen: 'RENNES-68704' })).toEqual({ ok: true });
	});
});

describe('several at once', () => {
	it('is no decision for none, for more than can be read, or outside of the académie', async () => {
		await expect(prepareBulk('RENNES', [], caller)).rejects.toMatchObject({ code: 'malformed' });
		const many = Array.from({ length: MAX_BULK + 1 }, (_, n) => ({ claimId: `copy-${n}`, revision: 1 }));
		await expect(prepareBulk('RENNES', many, caller)).rejects.toMatchObject({ code: 'malformed' });
		await expect(prepareBulk('TOULOUSE', many.slice(1), caller)).rejects.toMatchObject({ code: 'forbidden' });
	});

	it('ends what a crash began: what was accepted stays once, the rest follows', async () => {
		const claims = ['copy-20', 'copy-21', 'copy-22'].map((claimId) => ({ claimId, revision: 1 }));
		const bulk = await prepareBulk('RENNES', claims, caller);
		await applyBulk('RENNES', bulk, caller);
		const after = await traces('copy-20');
		// As if the process had ended before it wrote what became of them.
		await academyDb('RENNES').write([
			{ sql: 'UPDATE bulk_decisions SET applied_at = NULL WHERE id = ?', args: [bulk] },
			{
				sql: 'UPDATE bulk_decision_claims SET outcome = NULL, accepted_revision = NULL WHERE bulk_id = ?',
				args: [bulk]
			}
		]);
		await applyBulk('RENNES', bulk, caller);
		expect(await traces('copy-20')).toEqual(after);
		expect((await showBulk('RENNES', bulk, caller)).lines.map(({ outcome }) => outcome)).toEqual([
			'accepted',
			'accepted',
			'accepted'
		]);
	});
});

function scheduleAt(time: string): string {
	const lines = [{ date: '2016-06-20', time, duration: { unit: 'halfDay', count: 1 } }];
	return JSON.stringify({ kind: 'datedLines', lines });
}
