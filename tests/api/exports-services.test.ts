// Batches, corrections and payment dates on a real base, through the services: numbers, totals, bytes, who comes second.
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_UNITS } from '../../src/lib/domain/payment/export-units';
import type { BatchParts } from '../../src/lib/domain/payment/exportable';
import type { Caller } from '../../src/lib/server/services/caller';
import { manyClaimId, manyClaimsStatements } from '../fixtures/many-claims';
import { LARGE_TABLES, plansWhile, walksOf } from '../fixtures/server/seen-plans';
import { openServices, type ServicesFixture } from '../fixtures/server/services-in-process';

const FIRST = 5_000_001;
const COUNT = 1_200;
let ground: ServicesFixture;
let exported: typeof import('../../src/lib/server/exports/create-batch');
let batches: typeof import('../../src/lib/server/exports/batches');
let corrections: typeof import('../../src/lib/server/exports/correct-part');
let payments: typeof import('../../src/lib/server/exports/payments');
let read: (sql: string, args?: (string | number)[]) => Promise<Record<string, unknown>[]>;
let write: (statements: { sql: string; args: (string | number)[] }[]) => Promise<unknown>;

const office: Caller = {
	accountId: 'office',
	fullName: 'Gwenola Tanguy',
	roles: [{ academy: 'RENNES', role: 'gestionnaire' }],
	requestId: 'test'
};
const other: Caller = { ...office, accountId: 'other', fullName: 'Yann Le Bihan' };

beforeAll(async () => {
	ground = await openServices('2017-06-16T09:00:00+02:00');
	exported = await import('../../src/lib/server/exports/create-batch');
	batches = await import('../../src/lib/server/exports/batches');
	corrections = await import('../../src/lib/server/exports/correct-part');
	payments = await import('../../src/lib/server/exports/payments');
	const { academyDb } = await import('../../src/lib/server/db');
	read = (sql, args = []) => academyDb('RENNES').read(sql, args);
	write = (statements) => academyDb('RENNES').write(statements);
	// The demo's own are out of the way: paid by another system.
	await write([
		{
			sql: "UPDATE claims SET remuneration_paid_on = '2017-01-01', travel_paid_on = '2017-01-01'",
			args: []
		},
		...manyClaimsStatements({ first: FIRST, count: COUNT })
	]);
}, 60_000);

afterAll(() => ground.close());

async function make(parts: BatchParts, caller = office) {
	const preview = await exported.previewBatch('RENNES', parts, caller);
	const result = await exported.createBatch({ academy: 'RENNES', ...preview }, caller);
	return { preview, result };
}

async function fileText(number: number, format: 'csv' | 'json'): Promise<{ text: string; sha256: string }> {
	const file = await batches.issueFile('RENNES', number, format, office);
	const chunks: Uint8Array[] = [];
	for await (const piece of file.pieces) chunks.push(piece);
	const bytes = Buffer.concat(chunks);
	expect(bytes.byteLength).toBe(file.bytes);
	expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
	return { text: bytes.toString(), sha256: file.sha256 };
}

describe('batches', () => {
	it('takes pay and travel apart, numbers without a gap, and tells what devices learn', async () => {
		const pay = await make('remuneration');
		expect(pay.result).toEqual({ ok: true, number: 1 });
		expect(pay.preview.totals).toEqual({
			lines: COUNT,
			claims: COUNT,
			corrections: 0,
			units: { ...NO_UNITS, copies: 12 * COUNT }
		});
		const [claim] = await read(
			'SELECT revision, remuneration_exported, travel_exported FROM claims WHERE id = ?',
			[manyClaimId(FIRST)]
		);
		expect(claim).toMatchObject({ revision: 2, remuneration_exported: 1, travel_exported: 0 });
		const [told] = await read("SELECT count(*) AS n FROM changes WHERE entity = 'claim' AND entity_id = ?", [
			`RENNES-${FIRST}`
		]);
		expect(told?.['n']).toBe(1);
		expect(
			await read('SELECT action, part, reason, actor_name FROM claim_history WHERE claim_id = ?', [
				manyClaimId(FIRST)
			])
		).toMatchObject([
			{ action: 'exported', part: 'remuneration', reason: 'lot n° 1', actor_name: 'Gwenola Tanguy' }
		]);
		const both = await make('both');
		expect(both.result).toEqual({ ok: true, number: 2 });
		expect(both.preview.totals.units).toEqual({
			...NO_UNITS,
			trips: COUNT,
			distanceKm: 80 * COUNT,
			lunchesReimbursed: COUNT,
			otherCostsCents: 2000 * COUNT
		});
		expect((await make('both')).result).toEqual({ ok: false, why: 'empty' });
		expect(
			await read("SELECT action, subject_id FROM audit_log WHERE action = 'export.create' ORDER BY id")
		).toEqual([
			{ action: 'export.create', subject_id: '1' },
			{ action: 'export.create', subject_id: '2' }
		]);
	});

	it('gives files whose sums are the control total, the same at each issue', async () => {
		const { text, sha256 } = await fileText(2, 'csv');
		expect((await fileText(2, 'csv')).sha256).toBe(sha256);
		const lines = text
			.slice(1)
			.trimEnd()
			.split('\r\n')
			.map((line) => line.split(';'));
		const column = (lines[0] ?? []).indexOf('"Frais divers en centimes"');
		const rows = lines.slice(1, -1);
		const total = lines.at(-1) ?? [];
		expect(rows).toHaveLength(COUNT);
		expect(total.slice(0, 6)).toEqual(['2', String(COUNT), '"total"', '', '', String(COUNT)]);
		expect(total).toHaveLength(lines[0]?.length ?? 0);
		expect(rows.reduce((sum, cells) => sum + Number(cells[column]), 0)).toBe(Number(total[column]));
		const json = JSON.parse((await fileText(2, 'json')).text) as {
			total: { lignes: number; unites: Record<string, number> };
			lignes: { ligne: number; unites: Record<string, number>; detail: { mode: string; bareme: string }[] }[];
		};
		expect(json.total.lignes).toBe(json.lignes.length);
		expect(json.lignes.map(({ ligne }) => ligne)).toEqual(json.lignes.map((_, index) => index + 1));
		expect(json.lignes.reduce((sum, { unites }) => sum + (unites['kilometres'] ?? 0), 0)).toBe(
			json.total.unites['kilometres']
		);
		expect(json.lignes[0]?.detail).toMatchObject([{ mode: 'AUTOMOBILE', bareme: 'SNCF' }]);
	});

	it('gives no file at all from bytes that are not those of the hash', async () => {
		const [piece] = await read(
			"SELECT hex(bytes) AS bytes FROM export_pieces WHERE batch_number = 1 AND format = 'csv' AND position = 0"
		);
		const { gunzipSync, gzipSync } = await import('node:zlib');
		const bytes = gunzipSync(Buffer.from(String(piece?.['bytes']), 'hex'));
		bytes[bytes.length - 4] = 0x39;
		const change = (to: string) => [
			{
				sql: `UPDATE export_pieces SET bytes = unhex('${to}') WHERE batch_number = 1 AND format = 'csv' AND position = 0`,
				args: []
			}
		];
		await write(change(gzipSync(bytes).toString('hex')));
		await expect(batches.issueFile('RENNES', 1, 'csv', office)).rejects.toThrow('is not what it was');
		await write(change(String(piece?.['bytes'])));
		await fileText(1, 'csv');
	});

	it('is refused outside the académie, and to who is no gestionnaire', async () => {
		const foreign: Caller = { ...office, roles: [{ academy: 'TOULOUSE', role: 'gestionnaire' }] };
		const teacher: Caller = { ...office, roles: [{ academy: 'RENNES', role: 'intervenant' }] };
		for (const caller of [foreign, teacher]) {
			await expect(exported.previewBatch('RENNES', 'both', caller)).rejects.toMatchObject({
				code: 'forbidden'
			});
			await expect(batches.issueFile('RENNES', 1, 'csv', caller)).rejects.toMatchObject({
				code: 'forbidden'
			});
			await expect(payments.paymentsPage('RENNES', null, caller)).rejects.toMatchObject({
				code: 'forbidden'
			});
		}
	});
});

describe('plans', () => {
	it('find what waits by an index that holds nothing else', async () => {
		const { candidatesSql } = await import('../../src/lib/server/repositories/export-candidates');
		for (const parts of ['both', 'remuneration', 'travel'] as const) {
			const plan = (await read(`EXPLAIN QUERY PLAN ${candidatesSql(parts)}`, ['', 0, 500])).map(
				({ detail }) => String(detail)
			);
			expect(plan[0]).toMatch(/^SEARCH c USING INDEX claims_to_export/);
			expect(plan.join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
		}
	});
});

describe('two at once', () => {
	it('puts each part in one batch, whoever presses first, and one form makes one batch', async () => {
		await write(manyClaimsStatements({ first: 5_010_001, count: 300 }));
		const seen = await exported.previewBatch('RENNES', 'both', office);
		const his = await exported.previewBatch('RENNES', 'both', other);
		expect(his.mark).toBe(seen.mark);
		const wish = { academy: 'RENNES', ...seen };
		const results = await Promise.all([
			exported.createBatch(wish, office),
			exported.createBatch({ ...wish, decisionId: his.decisionId }, other),
			exported.createBatch(wish, office)
		]);
		const made = results.filter((result) => result.ok);
		// Of the two persons one made it; the first one's form, sent twice, told the same number both times or was beaten.
		expect(new Set(made.map((result) => result.ok && result.number))).toEqual(new Set([3]));
		expect(
			results.filter((result) => !result.ok).every((result) => !result.ok && result.why !== undefined)
		).toBe(true);
		const [twice] = await read(
			"SELECT count(*) AS n FROM (SELECT 1 FROM export_lines WHERE kind = 'payment' GROUP BY claim_id, part HAVING count(*) > 1)"
		);
		expect(twice?.['n']).toBe(0);
		const [left] = await read('SELECT count(*) AS n FROM export_lines WHERE batch_number = 3');
		expect(left?.['n']).toBe(600);
	});

	it('does not take what was accepted after the preview, and tells when what it showed has changed', async () => {
		await write(manyClaimsStatements({ first: 5_020_001, count: 2 }));
		const seen = await exported.previewBatch('RENNES', 'both', office);
		await write([
			...manyClaimsStatements({ first: 5_020_101, count: 1 }),
			{
				sql: `INSERT INTO claim_history (claim_id, at, actor, actor_name, action, part)
					VALUES (?, '2017-06-16T07:00:00.000Z', 'gestionnaire', 'x', 'accept', 'travel')`,
				args: [manyClaimId(5_020_101)]
			}
		]);
		const made = await exported.createBatch({ academy: 'RENNES', ...seen }, office);
		expect(made).toEqual({ ok: true, number: 4 });
		expect(
			await read('SELECT DISTINCT claim_id FROM export_lines WHERE batch_number = 4 ORDER BY 1')
		).toEqual([{ claim_id: manyClaimId(5_020_001) }, { claim_id: manyClaimId(5_020_002) }]);
		const next = await exported.previewBatch('RENNES', 'both', office);
		expect(next.totals.lines).toBe(2);
		await write([
			{
				sql: "UPDATE claims SET travel_status = 'cancelled', revision = revision + 1 WHERE id = ?",
				args: [manyClaimId(5_020_101)]
			}
		]);
		const stale = await exported.createBatch({ academy: 'RENNES', ...next }, office);
		expect(stale).toEqual({ ok: false, why: 'changed' });
		expect((await make('both')).result).toEqual({ ok: true, number: 5 });
	});
});

describe('corrections', () => {
	const claimId = manyClaimId(FIRST);

	async function left() {
		return corrections.leftPart('RENNES', claimId, 'remuneration', office);
	}

	async function correct(copies: number, reason = 'Deux copies comptées deux fois') {
		const { last, decisionId, sent } = await left();
		return corrections.correctPart(
			{
				academy: 'RENNES',
				claimId,
				part: 'remuneration',
				due: { ...sent, copies },
				reason,
				last,
				decisionId
			},
			office
		);
	}

	it('leaves with the next batch as the difference, once, and the next one counts from there', async () => {
		expect(await correct(12)).toEqual({ ok: false, why: 'unchanged' });
		expect(await correct(10, ' ')).toEqual({ ok: false, why: 'reason' });
		expect(await correct(10)).toEqual({ ok: true });
		expect(await correct(9)).toEqual({ ok: false, why: 'stale' });
		const { preview, result } = await make('both');
		expect(result).toEqual({ ok: true, number: 6 });
		expect(preview.totals).toMatchObject({ lines: 1, claims: 1, corrections: 1, units: { copies: -2 } });
		const { text } = await fileText(6, 'csv');
		expect(text).toContain('"correction";"rémunération"');
		expect(text).toContain(';"1/1";"Deux copies comptées deux fois"');
		expect(await left()).toMatchObject({
			sent: { copies: 10 },
			last: { batch: 6, position: 1 },
			waiting: null
		});
		expect(await correct(11)).toEqual({ ok: true });
		const waiting = (await left()).waiting?.id ?? '';
		expect(await corrections.withdrawCorrection('RENNES', claimId, 'remuneration', waiting, office)).toEqual({
			ok: true
		});
		expect(await corrections.withdrawCorrection('RENNES', claimId, 'remuneration', waiting, office)).toEqual({
			ok: false,
			why: 'stale'
		});
		expect((await make('both')).result).toEqual({ ok: false, why: 'empty' });
		const history = await read(
			"SELECT action, reason FROM claim_history WHERE claim_id = ? AND action LIKE 'correct%' ORDER BY id",
			[claimId]
		);
		expect(history.map(({ action }) => action)).toEqual(['corrected', 'corrected', 'correctionWithdrawn']);
		expect(history[0]?.['reason']).toBe('Copies : 10 au lieu de 12. Deux copies comptées deux fois');
	});

	it('is not for one’s own claim', async () => {
		const [own] = await read('SELECT account_id FROM claims WHERE id = ?', [claimId]);
		const self = { ...office, accountId: String(own?.['account_id']) };
		const { last, decisionId, sent } = await left();
		await expect(
			corrections.correctPart(
				{
					academy: 'RENNES',
					claimId,
					part: 'remuneration',
					due: { ...sent, copies: 500 },
					reason: 'x',
					last,
					decisionId
				},
				self
			)
		).rejects.toMatchObject({ code: 'own-claim' });
	});

	it('enters one form once', async () => {
		const { last, decisionId, sent } = await left();
		const wish = {
			academy: 'RENNES',
			claimId,
			part: 'remuneration' as const,
			due: { ...sent, copies: 20 },
			reason: 'Oubli',
			last,
			decisionId
		};
		expect(
			await Promise.all([corrections.correctPart(wish, office), corrections.correctPart(wish, office)])
		).toContainEqual({
			ok: true
		});
		expect(await corrections.correctPart(wish, office)).toEqual({ ok: true });
		const [n] = await read(
			"SELECT count(*) AS n FROM claim_history WHERE claim_id = ? AND reason LIKE '%Oubli'",
			[claimId]
		);
		expect(n?.['n']).toBe(1);
		await expect(corrections.leftPart('RENNES', randomUUID(), 'travel', office)).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

describe('every statement', () => {
	it('walks no claims, history or lines, from the preview to the dates of payment', async () => {
		await write(manyClaimsStatements({ first: 5_005_001, count: 3 }));
		const seen = await plansWhile('RENNES', async () => {
			for (const parts of ['remuneration', 'travel'] as const)
				await exported.previewBatch('RENNES', parts, office);
			const { result } = await make('both');
			const number = result.ok ? result.number : 0;
			const { lines } = await batches.batchPage('RENNES', number, 0, office);
			const [line] = lines;
			if (line === undefined) throw new Error('no line');
			const left = await corrections.leftPart('RENNES', line.claimId, line.part, office);
			const due = { ...left.sent, copies: left.sent.copies + 1 };
			await corrections.correctPart({ academy: 'RENNES', ...left, due, reason: 'x' }, office);
			const waiting =
				(await corrections.leftPart('RENNES', line.claimId, line.part, office)).waiting?.id ?? '';
			await corrections.withdrawCorrection('RENNES', line.claimId, line.part, waiting, office);
			const bytes = Buffer.from(
				`Lot;Ligne;Partie;État de frais;Date de paiement\n${number};1;rémunération;${line.claimId};20/07/2017\n`
			);
			expect(await payments.runPayments('RENNES', { name: 'x', bytes }, false)).toMatchObject({ ok: true });
			await batches.batchList('RENNES', null, office);
			await batches.issueFile('RENNES', number, 'json', office);
		});
		for (const written of [
			/INSERT INTO export_lines/,
			/INSERT INTO export_corrections/,
			/UPDATE export_lines/
		])
			expect(seen.some(({ sql }) => written.test(sql))).toBe(true);
		// What waits is counted, and corrections that wait are read, in indexes that hold nothing else.
		const walks = walksOf(seen, LARGE_TABLES).filter(
			(walk) => !/INDEX (claims_to_export|export_corrections_waiting) ←/.test(walk)
		);
		expect(walks).toEqual([]);
	});
});
