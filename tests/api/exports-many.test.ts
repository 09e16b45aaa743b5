// More accepted claims than one batch takes, on a real base: several batches, each full but the last.
import { expect, it } from 'vitest';
import type { Caller } from '../../src/lib/server/services/caller';
import { manyClaimsStatements } from '../fixtures/many-claims';
import { openServices } from '../fixtures/server/services-in-process';

const office: Caller = {
	accountId: 'office',
	fullName: 'Gwenola Tanguy',
	roles: [{ academy: 'RENNES', role: 'gestionnaire' }],
	requestId: 'test'
};

it('leaves in several, and nothing twice or never', { timeout: 60_000 }, async () => {
	const ground = await openServices('2017-06-16T09:00:00+02:00');
	const { createBatch, previewBatch } = await import('../../src/lib/server/exports/create-batch');
	const { issueFile } = await import('../../src/lib/server/exports/batches');
	const { MAX_BATCH_LINES } = await import('../../src/lib/server/exports/gather-batch');
	const { academyDb } = await import('../../src/lib/server/db');
	await academyDb('RENNES').write([
		{ sql: "UPDATE claims SET remuneration_paid_on = '2017-01-01', travel_paid_on = '2017-01-01'", args: [] },
		// One claim with its pay alone: a batch ends between the two parts of another.
		...manyClaimsStatements({ first: 4_900_001, count: 1, travelStatus: "'none'" }),
		...manyClaimsStatements({ first: 5_100_001, count: MAX_BATCH_LINES / 2 + 100 })
	]);
	const make = async () => {
		const preview = await previewBatch('RENNES', 'both', office);
		return { preview, result: await createBatch({ academy: 'RENNES', ...preview }, office) };
	};

	const full = await make();
	expect(full.result).toEqual({ ok: true, number: 1 });
	expect([full.preview.isFull, full.preview.totals.lines]).toEqual([true, MAX_BATCH_LINES]);
	expect(full.preview.waitingClaims).toBe(MAX_BATCH_LINES / 2 + 101);
	const rest = await make();
	expect(rest.result).toEqual({ ok: true, number: 2 });
	expect([rest.preview.isFull, rest.preview.totals.lines]).toEqual([false, 201]);
	expect((await make()).result).toEqual({ ok: false, why: 'empty' });

	const [parts] = await academyDb('RENNES').read(
		'SELECT count(*) AS n, count(DISTINCT claim_id || part) AS d FROM export_lines'
	);
	expect(parts).toMatchObject({ n: MAX_BATCH_LINES + 201, d: MAX_BATCH_LINES + 201 });
	const bytes: Uint8Array[] = [];
	for await (const piece of (await issueFile('RENNES', 1, 'csv', office)).pieces) bytes.push(piece);
	expect(bytes.length).toBeGreaterThan(1);
	expect(Buffer.concat(bytes).toString().trimEnd().split('\r\n')).toHaveLength(MAX_BATCH_LINES + 2);
	await ground.close();
});
