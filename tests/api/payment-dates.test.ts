// Files of payment dates on a real base: whole or not at all, each line known by its claim, what was replaced kept.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditText } from '../../src/lib/fr/gestion/journal';
import type { Caller } from '../../src/lib/server/services/caller';
import { manyClaimId, manyClaimsStatements } from '../fixtures/many-claims';
import { openServices, type ServicesFixture } from '../fixtures/server/services-in-process';

const FIRST = 5_000_001;
let ground: ServicesFixture;
let batches: typeof import('../../src/lib/server/exports/batches');
let payments: typeof import('../../src/lib/server/exports/payments');
let read: (sql: string, args?: (string | number)[]) => Promise<Record<string, unknown>[]>;

const office: Caller = {
	accountId: 'office',
	fullName: 'Gwenola Tanguy',
	roles: [{ academy: 'RENNES', role: 'gestionnaire' }],
	requestId: 'test'
};

/** Batch 1 holds pay, batch 2 travel, batch 3 one correction of the first claim's pay. */
beforeAll(async () => {
	ground = await openServices('2017-06-16T09:00:00+02:00');
	const { createBatch, previewBatch } = await import('../../src/lib/server/exports/create-batch');
	const { correctPart, leftPart } = await import('../../src/lib/server/exports/correct-part');
	batches = await import('../../src/lib/server/exports/batches');
	payments = await import('../../src/lib/server/exports/payments');
	const { academyDb } = await import('../../src/lib/server/db');
	read = (sql, args = []) => academyDb('RENNES').read(sql, args);
	await academyDb('RENNES').write([
		{ sql: "UPDATE claims SET remuneration_paid_on = '2017-01-01', travel_paid_on = '2017-01-01'", args: [] },
		...manyClaimsStatements({ first: FIRST, count: 20 })
	]);
	for (const parts of ['remuneration', 'travel', 'both'] as const) {
		if (parts === 'both') {
			const left = await leftPart('RENNES', manyClaimId(FIRST), 'remuneration', office);
			const due = { ...left.sent, copies: 10 };
			await correctPart({ academy: 'RENNES', reason: 'Comptées deux fois', ...left, due }, office);
		}
		const preview = await previewBatch('RENNES', parts, office);
		await createBatch({ academy: 'RENNES', ...preview }, office);
	}
}, 60_000);

afterAll(() => ground.close());

const HEAD = 'Lot;Ligne;Partie;N° dossier;Date de paiement;Remplace\r\n';
const file = (...lines: string[]) => ({
	name: 'paiements.csv',
	bytes: Buffer.from(HEAD + lines.join('\r\n'))
});

async function apply(...lines: string[]) {
	const id = await payments.depositPayments('RENNES', file(...lines), office);
	const page = await payments.paymentsPage('RENNES', id, office);
	return { id, report: page.looked?.report, result: await payments.applyPayments('RENNES', id, office) };
}

it('writes them whole, tells the claims, and does nothing the second time', async () => {
	const lines = [
		`1;1;rémunération;F-${FIRST};20/07/2017;`,
		`1;2;REMUNERATION;F-${FIRST + 1};20/07/2017;`,
		`3;1;rémunération;F-${FIRST};01/09/2017;`
	];
	const first = await apply(...lines);
	expect(first.report).toMatchObject({ lineCount: 3, newDates: 3, unchanged: 0, problems: [] });
	expect(first.result.ok).toBe(true);
	// A correction's own date stays on its line: the part was paid on the first.
	expect(
		await read('SELECT remuneration_paid_on, travel_paid_on FROM claims WHERE id = ?', [manyClaimId(FIRST)])
	).toEqual([{ remuneration_paid_on: '2017-07-20', travel_paid_on: null }]);
	const before = await read('SELECT max(sequence) AS s FROM changes');
	const again = await apply(...lines);
	expect(again.report).toMatchObject({ newDates: 0, replacedDates: 0, unchanged: 3, problems: [] });
	expect(await payments.applyPayments('RENNES', first.id, office)).toMatchObject({ ok: true });
	expect(await read('SELECT max(sequence) AS s FROM changes')).toEqual(before);
	expect((await batches.batchPage('RENNES', 1, 0, office)).paidLines).toBe(2);
});

it('refuses the whole for one wrong line, and says which and why', async () => {
	const { report, result } = await apply(
		`1;3;rémunération;F-${FIRST + 2};20/07/2017;`,
		`1;3;rémunération;F-${FIRST + 2};21/07/2017;`,
		`1;4;déplacement;F-${FIRST + 3};20/07/2017;`,
		'1;5;rémunération;F-1;20/07/2017;',
		'99;1;rémunération;F-1;20/07/2017;',
		`1;6;rémunération;F-${FIRST + 5};15/06/2017;`,
		`1;7;rémunération;F-${FIRST + 6};17/09/2017;`,
		`1;8;rémunération;F-${FIRST + 7};31/02/2017;`,
		`1;1;rémunération;F-${FIRST};21/07/2017;`,
		`1;1x;rémunération;F-${FIRST};21/07/2017;`,
		'1;9;rémunération;;20/07/2017;'
	);
	expect(report?.problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
		'3 même lot et même ligne qu’à la ligne 2',
		'4 cette ligne du lot est de l’autre partie',
		expect.stringMatching(/^5 le N° dossier de cette ligne est F-5/),
		'6 le lot n° 99 n’a pas de ligne 1',
		'7 date avant la création du lot, le 16/06/2017',
		'8 date à plus de trois mois d’ici',
		'9 date attendue, jj/mm/aaaa',
		'10 déjà payée le 20/07/2017 : pour changer cette date, écrivez-la dans la colonne « Remplace »',
		'11 nombre entier attendu',
		// A file of another académie has the same numbers of batches and lines.
		'12 indiquez le N° dossier ou l’état de frais, comme dans le fichier du lot'
	]);
	expect(result).toMatchObject({ ok: false, why: 'wrong' });
	expect((await batches.batchPage('RENNES', 1, 0, office)).paidLines).toBe(2);
});

it('knows a line by its claim, which no other académie has', async () => {
	const named = (claim: string) => ({
		name: 'x.csv',
		bytes: Buffer.from(
			`Lot;Ligne;Partie;État de frais;Date de paiement\n1;9;rémunération;${claim};20/07/2017\n`
		)
	});
	const wrong = await payments.runPayments('RENNES', named(manyClaimId(FIRST)), true);
	expect(wrong.report?.problems.map(({ message }) => message)).toEqual([
		`l’état de frais de cette ligne est ${manyClaimId(FIRST + 8)}`
	]);
	expect(await payments.runPayments('RENNES', named(manyClaimId(FIRST + 8)), true)).toMatchObject({
		ok: true,
		report: { newDates: 1 }
	});
});

it('replaces a date that is named, and only that one, and the journal tells both', async () => {
	const line = (rest: string) => `1;1;rémunération;F-${FIRST};${rest}`;
	expect((await apply(line('21/07/2017;19/07/2017'))).result.ok).toBe(false);
	const { report, result } = await apply(line('21/07/2017;20/07/2017'));
	expect(report).toMatchObject({ newDates: 0, replacedDates: 1 });
	expect(result.ok).toBe(true);
	expect(
		await read('SELECT remuneration_paid_on AS d FROM claims WHERE id = ?', [manyClaimId(FIRST)])
	).toEqual([{ d: '2017-07-21' }]);
	const [act] = await read(
		"SELECT before, after FROM audit_log WHERE action = 'payment.apply' ORDER BY id DESC LIMIT 1"
	);
	expect(auditText(String(act?.['before']))).toBe('dates : ligne 1/1 : 20/07/2017');
	expect(auditText(String(act?.['after']))).toContain('dates : ligne 1/1 : 21/07/2017');
});

it('looks without a trace by the command’s trial, and writes by the command', async () => {
	const lines = file(`2;1;déplacement;F-${FIRST};30/07/2017;`);
	expect(await payments.runPayments('RENNES', lines, true)).toMatchObject({
		ok: true,
		report: { newDates: 1 }
	});
	expect((await batches.batchPage('RENNES', 2, 0, office)).paidLines).toBe(0);
	expect(await payments.runPayments('RENNES', lines, false)).toMatchObject({ ok: true });
	expect((await batches.batchPage('RENNES', 2, 0, office)).paidLines).toBe(1);
	expect(
		await payments.runPayments('RENNES', { name: 'x', bytes: Buffer.from('a;b\n1;2') }, false)
	).toMatchObject({
		ok: false
	});
});
