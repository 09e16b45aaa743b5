// An académie without anybody, and sources imported into it in this process: for tests of what an import writes.
import { Readable } from 'node:stream';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportState, Source } from '$lib/domain/import/source';
import { academyDb, directoryDb, type Row } from '$lib/server/db';
import { closeDatabases, openDatabases } from '$lib/server/db/databases';
import { importSource } from '$lib/server/imports/import-source';
import { receiveSource } from '$lib/server/imports/sources/receive';
import { runSource } from '$lib/server/imports/sources/run-source';
import {
	findSourceImport,
	listReportLines,
	type ReportLine,
	type SourceImport
} from '$lib/server/repositories/sources/import-history';

export const ACADEMY = 'RENNES';

/** The folder of this test file's data: the settings of a process are read once. */
export function ownDataFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'nomade-sources-'));
	process.env['DATA_DIR'] = folder;
	return folder;
}

/** Databases in `folder` with one académie and nobody in it. Gives the way to take all away. */
export async function emptyAcademy(folder: string): Promise<() => Promise<void>> {
	await openDatabases({ dataDir: folder, libsqlUrl: null, libsqlAuthToken: null });
	const file = readFileSync('db/demo/academies/RENNES.json', 'utf8').replace(/"J[+-]\d+"/g, '"2027-09-01"');
	await importSource(
		new Map([
			['academies/RENNES.json', Buffer.from(file)],
			['comptes.csv', Buffer.from('Académie;Identifiant;Nom;Rôles\n')]
		])
	);
	return async () => {
		await closeDatabases();
		for (const name of ['directory.db', 'academies', 'imports']) {
			for (const end of ['', '-wal', '-shm'])
				rmSync(join(folder, `${name}${end}`), { recursive: true, force: true });
		}
	};
}

export const SAMPLES: readonly (readonly [Source, string])[] = [
	['EPP', 'epp.csv'],
	['EPP_PRIVE', 'epp-prive.csv'],
	['SIRHEN', 'sirhen.csv'],
	['AGAPE', 'agape.csv'],
	['AGAPE_PRIVE', 'agape-prive.csv'],
	['RENOIRH', 'renoirh.csv'],
	['STS_WEB', 'sts-web.csv'],
	['CYCLADES', 'cyclades.csv'],
	['SANTORIN', 'santorin.csv']
];

export function sample(name: string): string {
	const bytes = readFileSync(join('tests/fixtures/sources', name));
	const isUtf8 = !bytes.toString('utf8').includes('\uFFFD');
	return isUtf8 ? bytes.toString('utf8') : bytes.toString('latin1').replaceAll('\u0092', '’');
}

export interface Done {
	id: string;
	state: ImportState;
	row: SourceImport;
	report: ReportLine[];
}

/** A text, or the name of a sample file. */
export async function run(source: Source, text: string | Buffer, isDryRun = false): Promise<Done> {
	const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text);
	const id = await receiveSource(
		ACADEMY,
		source,
		{ name: 'essai.csv', bytes: Readable.from([bytes]) },
		{ accountId: null, name: 'Essai' }
	);
	const state = await runSource(ACADEMY, id, isDryRun);
	const row = await findSourceImport(ACADEMY, id);
	if (row === null) throw new Error('The import is gone.');
	return { id, state, row, report: await listReportLines(ACADEMY, id, -1, 1000) };
}

export async function runSamples(until?: Source): Promise<void> {
	for (const [source, file] of SAMPLES) {
		const done = await run(source, readFileSync(join('tests/fixtures/sources', file)));
		if (done.state !== 'applied') throw new Error(`${source}: ${JSON.stringify(done.report)}`);
		if (source === until) return;
	}
}

export function academyRows(sql: string): Promise<Row[]> {
	return academyDb(ACADEMY).read(sql);
}

export function directoryRows(sql: string): Promise<Row[]> {
	return directoryDb().read(sql);
}
