// A served académie without anybody but its gestionnaires, and files sent to its page of imports.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { makeFolder, runBuilt, type Browser, type BuiltServer, type Ended } from './built-server';

export const PASSWORD = 'Gestion-Rennes-2026';
/** Milliseconds between two looks; none of what is tested depends on it. */
const LOOK_EVERY_MS = 100;

export interface ImportGround {
	folder: ReturnType<typeof makeFolder>;
	environment: Record<string, string>;
}

/** An empty database started by the command line alone: the académie, and two gestionnaires. */
export async function importGround(): Promise<ImportGround> {
	const folder = makeFolder();
	const environment = { DATA_DIR: join(folder.path, 'data'), IMAGIN_DATABASE_MARK: 'test' };
	const source = join(folder.path, 'source');
	mkdirSync(join(source, 'academies'), { recursive: true });
	const academy = readFileSync('db/demo/academies/RENNES.json', 'utf8');
	writeFileSync(join(source, 'academies', 'RENNES.json'), academy.replace(/"J[+-]\d+"/g, '"2027-09-01"'));
	writeFileSync(
		join(source, 'comptes.csv'),
		[
			'Académie;Identifiant;Nom;Rôles;Mot de passe',
			`RENNES;bureau;Le Bureau;gestionnaire;${PASSWORD}`,
			`RENNES;collegue;Une Collègue;gestionnaire;${PASSWORD}`
		].join('\n')
	);
	const { code, output } = await runBuilt(environment, ['import', source]);
	if (code !== 0) throw new Error(output);
	return { folder, environment };
}

/** A copy of it, for a test that changes it. */
export function copyOf(ground: ImportGround): ImportGround {
	const folder = makeFolder();
	cpSync(join(ground.folder.path, 'data'), join(folder.path, 'data'), { recursive: true });
	return { folder, environment: { ...ground.environment, DATA_DIR: join(folder.path, 'data') } };
}

export function command(ground: ImportGround, ...args: string[]): Promise<Ended> {
	return runBuilt(ground.environment, args);
}

export async function desk(server: BuiltServer, identifier = 'bureau'): Promise<Browser> {
	const browser = server.browser();
	const { status } = await browser.signIn(identifier, PASSWORD);
	if (status !== 303) throw new Error(`Signing in was answered ${status}.`);
	return browser;
}

export async function send(browser: Browser, source: string, file: string | Buffer): Promise<Response> {
	const form = new FormData();
	form.set('source', source);
	form.set('fichier', new File([Buffer.from(file)], 'envoi.csv', { type: 'text/csv' }));
	return browser.fetch('/gestion/imports/depot?academie=RENNES', { method: 'POST', body: form });
}

/** Sends it and gives the address of its page. */
export async function sent(browser: Browser, source: string, file: string | Buffer): Promise<string> {
	const response = await send(browser, source, file);
	const address = response.headers.get('location') ?? '';
	if (response.status !== 303 || !/^\/gestion\/imports\/RENNES\/[0-9a-f-]{36}$/.test(address)) {
		throw new Error(`Sending was answered ${response.status} ${address}.`);
	}
	return address;
}

export async function page(browser: Browser, address: string): Promise<string> {
	const response = await browser.fetch(address);
	if (response.status !== 200) throw new Error(`${address} was answered ${response.status}.`);
	return response.text();
}

/** Looks again until the page shows one of these; gives which. */
export async function untilOne(browser: Browser, address: string, words: string[]): Promise<string> {
	for (;;) {
		const text = await page(browser, address);
		const seen = words.find((word) => text.includes(word));
		if (seen !== undefined) return seen;
		await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
	}
}

/** Looks again until the page shows it; gives the page. */
export async function until(browser: Browser, address: string, words: string): Promise<string> {
	await untilOne(browser, address, [words]);
	return page(browser, address);
}

/** Posts the form of that name on the import's page. */
export function press(browser: Browser, address: string, action: 'apply' | 'stop'): Promise<Response> {
	return browser.post(`${address}?/${action}`, {});
}

/** Rows of a base, read beside the server. */
export async function rowsOf(ground: ImportGround, base: string, sql: string): Promise<unknown[][]> {
	const url = pathToFileURL(join(ground.environment['DATA_DIR'] ?? '', base)).href;
	const client = createClient({ url, timeout: 5000 });
	const { rows } = await client.execute(sql);
	client.close();
	return rows.map((row) => Object.values(row));
}

export async function countOf(ground: ImportGround, base: string, table: string): Promise<number> {
	const [[count] = []] = await rowsOf(ground, base, `SELECT count(*) FROM ${table}`);
	return Number(count);
}

/** Folders of imports that are not over. */
export function workFolders(ground: ImportGround): string[] {
	const root = join(ground.environment['DATA_DIR'] ?? '', 'imports');
	return existsSync(root) ? readdirSync(root).filter((name) => name.includes('-')) : [];
}

/** The process that works on an import, or null. */
export function workerOf(ground: ImportGround): number | null {
	const file = join(ground.environment['DATA_DIR'] ?? '', 'imports', 'running');
	return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) : null;
}

/** A file of EPP with so many people; `last` takes the place of the last line. */
export function manyPeople(count: number, last?: string): string {
	const head =
		'Identifiant;NUMEN;Nom;Prénom;UAI;Établissement;Catégorie;Code discipline;Discipline;Commune;Code postal';
	const lines = Array.from({ length: count }, (_, index) => {
		const number = String(index + 1).padStart(7, '0');
		return `p.${number};14E${number}ABC;Nom${number};Prénom;0350901P;LGT Jean Moulin;lycée;L0202;LETTRES;Rennes;35000`;
	});
	if (last !== undefined) lines[lines.length - 1] = last;
	return [head, ...lines].join('\n');
}
