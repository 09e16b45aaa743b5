// The command that checks databases and documents: silent on a sound store, and it tells every damage.
import { cpSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { S3StandIn } from '../fixtures/s3-stand-in';
import { TEACHER } from '../fixtures/people';
import {
	acceptanceOf,
	attachmentOf,
	filledLikeTheGuide,
	saveOf,
	validationOf,
	withComment
} from '../fixtures/server/make-operation';
import { callerNamed, claimOn, openServices, pushOne } from '../fixtures/server/services-in-process';
import { smallPdf } from '../sync/claim-typing';
import { BuiltServer, makeFolder, runBuilt, type Ended } from './built-server';
import { attachPdf, send, sha256Of, signedIn } from './document-client';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const tickets = ['aller', 'retour', 'péage', 'oublié'].map((text) => smallPdf(text, 4_000));
let sound: string;
let accountId: string;
let folder: ReturnType<typeof makeFolder>;

/** A store as a person leaves it: a claim saved, with a document, validated. */
beforeAll(async () => {
	const services = await openServices(TEACHER.now);
	sound = services.dataDir;
	const sophie = await callerNamed('sophie.vasseur');
	accountId = sophie.accountId;
	await pushOne(sophie, acceptanceOf('RENNES', 1));
	mkdirSync(join(sound, 'uploads'));
	const { receiveDocument } = await import('../../src/lib/server/supporting-documents/receive-document');
	for (const bytes of tickets) {
		const stagedId = `${'0'.repeat(32)}-${crypto.randomUUID()}`;
		writeFileSync(join(sound, 'uploads', stagedId), bytes);
		const promised = { academy: 'RENNES', accountId, sha256: sha256Of(bytes), byteLength: bytes.length };
		await receiveDocument(stagedId, promised);
	}
	const claim = () => claimOn('RENNES', 77833, sophie);
	const steps = [
		...tickets.map((bytes, at) => async () => {
			const file = { sha256: sha256Of(bytes), byteLength: bytes.length, name: `ticket_${at}.pdf` };
			return attachmentOf(await claim(), file);
		}),
		async () => {
			const now = await claim();
			return saveOf(now, filledLikeTheGuide(now.content));
		},
		async () => validationOf(await claim())
	];
	for (const step of steps) expect(await pushOne(sophie, await step())).toMatchObject({ outcome: 'applied' });
	const other = await claimOn('RENNES', 52525, sophie);
	await pushOne(sophie, saveOf(other, withComment(other.content, 'péage')));
	const { closeDatabases } = await import('../../src/lib/server/db/databases');
	await closeDatabases();
	// The bases' files whole, without their logs, as a backup has them.
	for (const base of ['directory.db', 'academies/RENNES.db'])
		await sql(sound, base, 'PRAGMA wal_checkpoint(TRUNCATE)');
});

afterAll(() => rmSync(sound, { recursive: true, force: true }));

beforeEach(() => {
	folder = makeFolder();
	cpSync(sound, folder.path, { recursive: true });
});
afterEach(() => folder.remove());

function check(more: Record<string, string> = {}): Promise<Ended> {
	return runBuilt({ DATA_DIR: folder.path, IMAGIN_TEST_NOW: TEACHER.now, ...more }, ['check-store']);
}

async function sql(root: string, base: string, ...statements: string[]): Promise<void> {
	const client = createClient({ url: pathToFileURL(join(root, base)).href, timeout: 2000 });
	await client.execute('PRAGMA foreign_keys = OFF');
	for (const statement of statements) await client.execute(statement);
	client.close();
}

const rennes = (...statements: string[]) => sql(folder.path, 'academies/RENNES.db', ...statements);
const stored = (at: number) => join(folder.path, 'documents', 'RENNES', accountId, sha256Of(tickets[at]!));

function age(file: string, hours: number): void {
	const then = Date.now() / 1000 - hours * 3600;
	utimesSync(file, then, then);
}

function put(path: string, content: string, hours: number): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, content);
	age(path, hours);
}

/** Overwrites the last pages of a base's file, as a bad disk does. */
function spoil(base: string): void {
	const path = join(folder.path, base);
	const bytes = readFileSync(path);
	bytes.fill(0xa5, bytes.length - 12 * 4096);
	writeFileSync(path, bytes);
}

describe('check:store', () => {
	it('finds nothing in a sound store, says what it looked at, and changes nothing', async () => {
		const { code, output } = await check();
		expect(output).toContain('Aucune anomalie');
		expect(output).toMatch(/RENNES : \d+ états de frais, \d+ opérations, 4 pièces, 1 récapitulatif\./);
		expect(code).toBe(0);
	});

	it('looks beside a running server, which goes on', async () => {
		const server = await BuiltServer.start({
			DATA_DIR: folder.path,
			IMAGIN_DATABASE_MARK: 'test',
			IMAGIN_TEST_NOW: TEACHER.now
		});
		const teacher = await signedIn(server.origin, TEACHER);
		const sent = await Promise.all([
			...Array.from({ length: 6 }, (_, at) => send(teacher, smallPdf(`pendant ${at}`, 300_000))),
			check().then(({ code, output }) => expect([code, output]).toEqual([0, expect.any(String)]))
		]);
		expect(sent).toHaveLength(7);
		expect((await check()).output).toContain('10 pièces');
		await server.stop();
	});

	it.each<[string, () => Promise<void> | void, string]>([
		[
			'a base that is gone',
			() => rmSync(join(folder.path, 'academies/RENNES.db')),
			'RENNES : le fichier de la base est absent'
		],
		[
			'a directory that is gone',
			() => rmSync(join(folder.path, 'directory.db')),
			'annuaire : le fichier de la base est absent'
		],
		[
			'a base that is no base',
			() => writeFileSync(join(folder.path, 'academies/RENNES.db'), 'perdu'.repeat(5_000)),
			'RENNES : la base ne peut pas être lue'
		],
		['a base with spoilt pages', () => spoil('academies/RENNES.db'), 'RENNES : la base est abîmée'],
		[
			'a base of another version',
			() => rennes("INSERT INTO schema_migrations (version, name, applied_at) VALUES (99, 'later', '2030')"),
			'RENNES : la base est à une autre version que cette application (99 au lieu de'
		]
	])('tells %s, and exits with 1', async (_what, damage, sentence) => {
		await damage();
		const { code, output } = await check();
		expect(output).toContain(sentence);
		expect(code).toBe(1);
	});

	it('tells bytes that are gone, fewer, other, attached to nothing, without a row, or staged for ever', async () => {
		rmSync(stored(0));
		writeFileSync(stored(1), tickets[1]!.subarray(0, 100));
		writeFileSync(stored(2), Buffer.from(tickets[2]!).fill(0x20, 50, 60));
		const forgotten = sha256Of(tickets[3]!);
		await rennes(
			`DELETE FROM documents WHERE sha256 = '${forgotten}'`,
			`UPDATE stored_files SET stored_at = '2017-06-13T07:00:00.000Z' WHERE sha256 = '${forgotten}'`
		);
		put(join(dirname(stored(0)), 'e'.repeat(64)), 'x', 26);
		put(join(folder.path, 'uploads', `${'1'.repeat(32)}-${crypto.randomUUID()}`), 'x', 26);
		put(join(folder.path, 'uploads', 'notes.txt'), 'x', 0);
		const { code, output } = await check();
		const lines = output.split('\n').filter((line) => line.startsWith('- '));
		const told = [
			['RENNES : ALERTE, une pièce justificative n’a plus ses octets', sha256Of(tickets[0]!)],
			['RENNES : ALERTE, une pièce justificative n’a pas la longueur', sha256Of(tickets[1]!)],
			['RENNES : ALERTE, une pièce justificative a changé', sha256Of(tickets[2]!)],
			['RENNES : une pièce reçue n’est jointe à rien', forgotten],
			['RENNES : des octets n’ont pas de ligne', 'e'.repeat(64)],
			['envois en cours : un envoi abandonné', '1'.repeat(32)],
			['envois en cours : un fichier inconnu', 'notes.txt']
		] as const;
		for (const [sentence, subject] of told) {
			expect(lines.filter((line) => line.includes(sentence) && line.includes(subject))).toHaveLength(1);
		}
		expect([code, lines.length]).toEqual([1, told.length]);
	});

	it('tells rows that contradict each other: operations, revisions, finals, changes, documents', async () => {
		const other = "(SELECT id FROM claims WHERE mission_number = 52525 AND account_id = '" + accountId + "')";
		await rennes(
			"UPDATE documents SET claim_id = (SELECT id FROM claims WHERE account_id <> documents.account_id LIMIT 1) WHERE name = 'ticket_0.pdf'",
			'UPDATE final_summaries SET pdf = zeroblob(length(pdf)), version = 2',
			`UPDATE applied_operations SET claim_id = 'gone' WHERE claim_id = ${other}`,
			`UPDATE claims SET revision = revision - 1 WHERE mission_number = 77833 AND account_id = '${accountId}'`,
			`INSERT INTO changes (recipient, entity, entity_id) VALUES ('${accountId}', 'claim', 'RENNES-1')`,
			"INSERT INTO changes (recipient, entity, entity_id) VALUES ('nobody', 'academy', 'RENNES')",
			"DELETE FROM changes WHERE entity = 'claim' AND entity_id = 'RENNES-77833'"
		);
		const { code, output } = await check();
		const lines = output.split('\n').filter((line) => line.startsWith('- '));
		const told = [
			'l’état de frais d’une autre personne',
			'une opération vise un état de frais absent',
			'ALERTE, une opération acquittée n’est pas dans l’état de frais',
			'a changé sans opération connue : mission 52525, révision 2',
			'annonce ce qui n’existe pas : claim RENNES-1.',
			's’adresse à un compte inconnu : nobody',
			'sans que les appareils de la personne l’apprennent : mission 77833',
			'manque dans la suite des versions',
			'ALERTE, un récapitulatif définitif a changé depuis sa validation'
		];
		for (const sentence of told) expect(lines.filter((line) => line.includes(sentence))).toHaveLength(1);
		expect([code, lines.length]).toEqual([1, told.length]);
	});

	it('tells lines that refer to nothing, and claims of nobody', async () => {
		await rennes(`DELETE FROM stored_files WHERE sha256 = '${sha256Of(tickets[0]!)}'`);
		await sql(folder.path, 'directory.db', "DELETE FROM accounts WHERE identifier = 'sophie.vasseur'");
		const { code, output } = await check();
		expect(output).toContain('RENNES : une ligne désigne une ligne absente : documents (ligne');
		expect(output).toContain(
			'RENNES : un état de frais appartient à un compte absent de l’annuaire : mission'
		);
		expect(output).toContain('annuaire : une ligne désigne une ligne absente : account_roles');
		expect(code).toBe(1);
	});

	it('leaves what is young to the sweep: bytes without a row, an upload under way', async () => {
		put(join(dirname(stored(0)), 'e'.repeat(64)), 'x', 20);
		put(join(folder.path, 'uploads', `${'1'.repeat(32)}-${crypto.randomUUID()}`), 'x', 20);
		expect((await check()).code).toBe(0);
	});

	it('changes nothing of what it looks at', async () => {
		rmSync(join(folder.path, 'academies/TOULOUSE.db'));
		const before = readFileSync(join(folder.path, 'academies/RENNES.db'));
		expect((await check()).code).toBe(1);
		expect(readFileSync(join(folder.path, 'academies/RENNES.db')).equals(before)).toBe(true);
		expect(() => readFileSync(join(folder.path, 'academies/TOULOUSE.db'))).toThrow('ENOENT');
	});
});

it('points 4 and 10: with a bucket the built server stores, hands out and checks the same', async () => {
	const standIn = await S3StandIn.start();
	const bucket = standIn.environment('nomade/');
	// The documents of the folder are not those of the bucket.
	rmSync(join(folder.path, 'documents'), { recursive: true });
	await rennes('DELETE FROM documents', 'DELETE FROM stored_files');
	const server = await BuiltServer.start({
		...{ DATA_DIR: folder.path, IMAGIN_DATABASE_MARK: 'test', IMAGIN_TEST_NOW: TEACHER.now },
		...bucket
	});
	const teacher = await signedIn(server.origin, TEACHER);
	const bytes = smallPdf('au seau', 2_500_000);
	standIn.faults = [{ method: 'PUT', status: 503, code: 'SlowDown' }];
	expect(await send(teacher, bytes)).toHaveProperty('url');
	const name = `nomade/RENNES/${accountId}/${sha256Of(bytes)}`;
	expect([...standIn.objects.keys()]).toEqual([name]);
	const documentId = await attachPdf(teacher, 'RENNES-52525', bytes);
	const handed = await teacher.fetch(`/api/documents/RENNES/${documentId}`);
	expect(Buffer.from(await handed.arrayBuffer()).equals(bytes)).toBe(true);
	expect(await check(bucket)).toMatchObject({ code: 0, output: expect.stringContaining('bac S3') as string });

	standIn.faults = Array.from({ length: 4 }, () => ({ status: 503, code: 'SlowDown' }));
	const busy = await teacher.fetch(`/api/documents/RENNES/${documentId}`);
	expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '30']);

	standIn.objects.get(name)!.bytes = Buffer.from(bytes).fill(0, 100, 110);
	expect((await check(bucket)).output).toContain('SHA-256 différent');
	standIn.objects.clear();
	expect((await check(bucket)).output).toContain('n’a plus ses octets');
	expect(await send(teacher, bytes)).toHaveProperty('url');
	expect((await check(bucket)).code).toBe(0);
	await server.stop();
	await standIn.stop();
	expect(await check(bucket)).toMatchObject({
		code: 1,
		output: expect.stringContaining('ne répond pas') as string
	});
});
