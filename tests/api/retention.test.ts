// What need not be kept goes, and nothing else: years of the académie, never before 31 December of
// year + 4; copies of RIB and carte vitale with the active financial file; a dry run that changes nothing.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type InValue } from '@libsql/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLAIM_TABLES, FOLLOWING_TABLES } from '../../src/lib/server/repositories/retention-writes';
import { TEACHER } from '../fixtures/people';
import {
	acceptanceOf,
	attachmentOf,
	filledLikeTheGuide,
	saveOf,
	validationOf
} from '../fixtures/server/make-operation';
import { callerNamed, claimOn, openServices, pushOne } from '../fixtures/server/services-in-process';
import { smallPdf } from '../sync/claim-typing';
import { makeFolder, runBuilt, type Ended } from './built-server';
import { sha256Of } from './document-client';

const CLAIM = 77833;
const papers = {
	iban: smallPdf('rib', 3000),
	carteVitale: smallPdf('carte', 3000),
	other: smallPdf('ticket', 3000)
};
let sound: string;
let accountId: string;
let folder: ReturnType<typeof makeFolder>;

/** A claim of 2017 as a person leaves it: three documents, validated in 2017. */
beforeAll(async () => {
	const services = await openServices(TEACHER.now);
	sound = services.dataDir;
	const sophie = await callerNamed('sophie.vasseur');
	accountId = sophie.accountId;
	await pushOne(sophie, acceptanceOf('RENNES', 1));
	mkdirSync(join(sound, 'uploads'));
	const { receiveDocument } = await import('../../src/lib/server/supporting-documents/receive-document');
	const claim = () => claimOn('RENNES', CLAIM, sophie);
	for (const [purpose, bytes] of Object.entries(papers)) {
		const stagedId = `${'0'.repeat(32)}-${crypto.randomUUID()}`;
		writeFileSync(join(sound, 'uploads', stagedId), bytes);
		const sha256 = sha256Of(bytes);
		await receiveDocument(stagedId, { academy: 'RENNES', accountId, sha256, byteLength: bytes.length });
		const attached = attachmentOf(await claim(), {
			sha256,
			byteLength: bytes.length,
			name: `${purpose}.pdf`
		});
		const payload = { ...attached.payload, purpose, folder: purpose === 'other' ? 'travel' : 'pay' };
		expect(await pushOne(sophie, { ...attached, payload })).toMatchObject({ outcome: 'applied' });
	}
	const now = await claim();
	await pushOne(sophie, saveOf(now, filledLikeTheGuide(now.content)));
	expect(await pushOne(sophie, await validationOf(await claim()))).toMatchObject({ outcome: 'applied' });
	const { closeDatabases } = await import('../../src/lib/server/db/databases');
	await closeDatabases();
	await sql(sound, 'PRAGMA wal_checkpoint(TRUNCATE)');
}, 120_000);

afterAll(() => rmSync(sound, { recursive: true, force: true }));
beforeEach(() => {
	folder = makeFolder();
	cpSync(sound, folder.path, { recursive: true });
});
afterEach(() => folder.remove());

async function sql(root: string, statement: string, args: InValue[] = []) {
	const client = createClient({
		url: pathToFileURL(join(root, 'academies/RENNES.db')).href,
		timeout: 2000
	});
	try {
		return (await client.execute({ sql: statement, args })).rows;
	} finally {
		client.close();
	}
}

const rennes = (statement: string, args: InValue[] = []) => sql(folder.path, statement, args);

function command(args: string[], now: string): Promise<Ended> {
	return runBuilt({ DATA_DIR: folder.path, IMAGIN_TEST_NOW: now, IMAGIN_DATABASE_MARK: 'test' }, args);
}

const LAST_DAY = '2021-12-31T23:59:00+01:00';
const FIRST_DAY = '2022-01-01T00:01:00+01:00';

/** Accepted and paid in 2017, as the desk and the payment leave it. */
const settle = () =>
	rennes(
		`UPDATE claims SET remuneration_status = 'accepted', travel_status = 'accepted', remuneration_exported = 1,
travel_exported = 1, remuneration_paid_on = '2017-09-01', travel_paid_on = '2017-10-01' WHERE mission_number = ?`,
		[CLAIM]
	);
const isThere = async () =>
	(await rennes('SELECT 1 FROM claims WHERE mission_number = ?', [CLAIM])).length === 1;
const onDisk = (bytes: Uint8Array) =>
	existsSync(join(folder.path, 'documents', 'RENNES', accountId, sha256Of(bytes)));

describe('a claim', () => {
	it('stays through 31 December of year + 4 and may go the day after, by the académie’s clock', async () => {
		await settle();
		expect((await command(['retention', '--apply'], LAST_DAY)).code).toBe(0);
		expect(await isThere()).toBe(true);
		expect((await command(['retention', '--apply'], FIRST_DAY)).code).toBe(0);
		expect(await isThere()).toBe(false);
	});

	it('stays as long as the académie says, if that is longer', async () => {
		await settle();
		await rennes("INSERT OR REPLACE INTO settings (key, value) VALUES ('deskSettings', ?)", [
			JSON.stringify({ retentionYears: 6 })
		]);
		await command(['retention', '--apply'], '2023-12-31T12:00:00+01:00');
		expect(await isThere()).toBe(true);
		await command(['retention', '--apply'], '2024-01-01T12:00:00+01:00');
		expect(await isThere()).toBe(false);
	});

	it('never goes sooner, whatever the setting says', async () => {
		await settle();
		await rennes("INSERT OR REPLACE INTO settings (key, value) VALUES ('deskSettings', ?)", [
			JSON.stringify({ retentionYears: 1 })
		]);
		await command(['retention', '--apply'], LAST_DAY);
		expect(await isThere()).toBe(true);
	});

	it.each<[string, string, string]>([
		['waits for the gestionnaire', "remuneration_status = 'validated'", 'en attente du gestionnaire'],
		[
			'was accepted and never sent to be paid',
			'travel_paid_on = NULL, travel_exported = 0',
			'jamais transmis au paiement'
		],
		['was paid later', "travel_paid_on = '2018-02-01'", '']
	])('stays where it %s', async (_, change, sentence) => {
		await settle();
		await rennes(`UPDATE claims SET ${change} WHERE mission_number = ?`, [CLAIM]);
		const { output } = await command(['retention', '--apply'], FIRST_DAY);
		expect(output).toContain(sentence);
		expect(await isThere()).toBe(true);
	});

	it('goes after its years from its last batch where no date of payment ever came back, and is told apart', async () => {
		await settle();
		const [claim] = await rennes('SELECT id FROM claims WHERE mission_number = ?', [CLAIM]);
		await rennes('UPDATE claims SET travel_paid_on = NULL WHERE mission_number = ?', [CLAIM]);
		await rennes(
			`INSERT INTO export_batches (number, created_at, created_by, created_by_name, decision_id, write_token, parts,
  line_count, totals, csv_sha256, csv_bytes, json_sha256, json_bytes)
VALUES (1, '2018-03-01T08:00:00.000Z', 'x', 'x', 'd', 'w', 'travel', 1, '{}', 'x', 1, 'x', 1)`
		);
		await rennes(
			`INSERT INTO export_lines (batch_number, position, claim_id, part, kind, units)
VALUES (1, 1, ?, 'travel', 'payment', '{}')`,
			[String(claim?.['id'])]
		);
		await command(['retention', '--apply'], FIRST_DAY);
		expect(await isThere()).toBe(true);
		const { output } = await command(['retention', '--apply'], '2023-01-01T00:01:00+01:00');
		expect(output).toContain('dont 1 sans date de paiement, transmis dans un lot');
		expect(await isThere()).toBe(false);
	});

	it('goes with all that is its own, on the disk too; the devices are told, the log names nobody', async () => {
		await settle();
		const [claim] = await rennes('SELECT id, file_number FROM claims WHERE mission_number = ?', [CLAIM]);
		const [before] = await rennes('SELECT max(sequence) AS last FROM changes');
		const { output } = await command(['retention', '--apply'], FIRST_DAY);
		expect(output).toContain('C’est fait');
		for (const table of CLAIM_TABLES) {
			expect(
				await rennes(`SELECT 1 FROM ${table} WHERE claim_id = ?`, [String(claim?.['id'])]),
				table
			).toEqual([]);
		}
		for (const bytes of Object.values(papers)) expect(onDisk(bytes)).toBe(false);
		expect(await rennes('SELECT 1 FROM stored_files WHERE account_id = ?', [accountId])).toEqual([]);
		const told = await rennes('SELECT recipient, entity, entity_id FROM changes WHERE sequence > ?', [
			Number(before?.['last'])
		]);
		expect(told).toContainEqual(
			expect.objectContaining({ recipient: accountId, entity: 'claim', entity_id: `RENNES-${CLAIM}` })
		);
		const audit = await rennes("SELECT * FROM audit_log WHERE action = 'retention.claims'");
		expect(audit).toHaveLength(1);
		expect(audit[0]).toMatchObject({ actor_account_id: null, role: 'system', subject_id: 'RENNES' });
		const line = JSON.stringify(audit);
		for (const personal of [accountId, 'Vasseur', String(CLAIM), String(claim?.['file_number'])]) {
			expect(line).not.toContain(personal);
		}
		const check = await command(['check-store'], FIRST_DAY);
		expect(check.output).toContain('Aucune anomalie');
	});

	it('is only counted without --apply: nothing is changed', async () => {
		await settle();
		const before = await rennes('SELECT * FROM changes');
		const { code, output } = await command(['retention'], FIRST_DAY);
		expect(code).toBe(0);
		expect(output).toMatch(/RENNES : conservation de 4 ans .* \(jusqu’à 2017 compris\)/);
		expect(output).toMatch(/- \d+ états? de frais à supprimer \(.*2017 : \d+.*\), avec 3 pièces/);
		expect(output).toContain('Rien n’a été modifié');
		expect(await isThere()).toBe(true);
		for (const bytes of Object.values(papers)) expect(onDisk(bytes)).toBe(true);
		expect(await rennes('SELECT * FROM changes')).toEqual(before);
		expect(await rennes('SELECT 1 FROM audit_log')).toEqual([]);
	});

	it('is only looked at: not one byte of a base changes, not even where a migration waits', async () => {
		await settle();
		const files = ['directory.db', 'academies/RENNES.db', 'academies/TOULOUSE.db'];
		const bytes = () => files.map((file) => sha256Of(readFileSync(join(folder.path, file))));
		// What a server left in a base's log goes into its file at whoever's close.
		const settleFiles = async () => {
			for (const file of files) {
				const client = createClient({ url: pathToFileURL(join(folder.path, file)).href, timeout: 2000 });
				await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
				client.close();
			}
		};
		await settleFiles();
		const before = bytes();
		expect((await command(['retention'], FIRST_DAY)).code).toBe(0);
		expect(bytes()).toEqual(before);
		// As a base of the build before: its last migration is still to come.
		await rennes(
			'DELETE FROM schema_migrations WHERE version = (SELECT max(version) FROM schema_migrations)'
		);
		await settleFiles();
		const older = bytes();
		for (const args of [['retention'], ['retention', '--apply']]) {
			const { code, output } = await command(args, FIRST_DAY);
			expect([code, output]).toEqual([1, expect.stringContaining('La base « RENNES » n’a pas été regardée')]);
			expect(await isThere()).toBe(true);
		}
		expect(bytes()[1]).toEqual(older[1]);
	});

	it('is not touched by a word that is none of the command’s', async () => {
		expect(await command(['retention', '--tout'], FIRST_DAY)).toMatchObject({
			code: 2,
			output: expect.stringContaining('Usage : node build retention')
		});
	});
});

describe('copies of RIB and carte vitale', () => {
	const purposes = async () =>
		(await rennes('SELECT purpose FROM documents ORDER BY purpose')).map((row) => row['purpose']);
	const activate = (hasNir: number) =>
		rennes('UPDATE intervenants SET is_financial_file_active = 1, has_nir = ? WHERE account_id = ?', [
			hasNir,
			accountId
		]);

	it('stay while the financial file is not active', async () => {
		await command(['retention', '--apply'], TEACHER.now);
		expect(await purposes()).toEqual(['carteVitale', 'iban', 'other']);
	});

	it('go once it is, from the disk too; everything else of the claim stays, and «Suivi» tells', async () => {
		await activate(1);
		const { output } = await command(['retention', '--apply'], TEACHER.now);
		expect(output).toContain('2 copies de RIB ou de carte vitale supprimées');
		expect(await purposes()).toEqual(['other']);
		expect([onDisk(papers.iban), onDisk(papers.carteVitale), onDisk(papers.other)]).toEqual([
			false,
			false,
			true
		]);
		const history = await rennes(
			"SELECT actor, actor_name, reason FROM claim_history WHERE action = 'documentDeleted' ORDER BY reason"
		);
		expect(history.map((row) => Object.values(row))).toEqual([
			['system', 'Durée de conservation', 'carteVitale.pdf'],
			['system', 'Durée de conservation', 'iban.pdf']
		]);
		expect(
			(await rennes("SELECT after FROM audit_log WHERE action = 'retention.copies'")).map((r) => r['after'])
		).toEqual(['{"documents":2}']);
		expect((await command(['check-store'], TEACHER.now)).output).toContain('Aucune anomalie');
	});

	it('of a carte vitale stay while the number is absent and the claim is not decided', async () => {
		await activate(0);
		await command(['retention', '--apply'], TEACHER.now);
		expect(await purposes()).toEqual(['carteVitale', 'other']);
		await settle();
		await command(['retention', '--apply'], TEACHER.now);
		expect(await purposes()).toEqual(['other']);
	});
});

it('names every table that holds a claim’s id', async () => {
	const rows = await rennes(
		`SELECT DISTINCT m.name AS name FROM sqlite_master m, pragma_table_info(m.name) c
WHERE m.type = 'table' AND c.name = 'claim_id'`
	);
	expect(rows.map((row) => String(row['name'])).sort()).toEqual(
		[...CLAIM_TABLES, ...FOLLOWING_TABLES].sort()
	);
});
