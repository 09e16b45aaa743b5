// Imports by the page on the real server: checked first, written at once or not at all, stopped, and cut by a crash.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuiltServer, type Browser } from './built-server';
import {
	command,
	copyOf,
	countOf,
	desk,
	importGround,
	manyPeople,
	page,
	press,
	rowsOf,
	send,
	sent,
	until,
	untilOne,
	workerOf,
	workFolders,
	type ImportGround
} from './import-ground';

const ACADEMY = 'academies/RENNES.db';
const EPP = readFileSync('tests/fixtures/sources/epp.csv');

let ground: ImportGround;
beforeAll(async () => {
	ground = await importGround();
});
afterAll(() => ground.folder.remove());

async function served(run: (server: BuiltServer, own: ImportGround) => Promise<void>): Promise<void> {
	const own = copyOf(ground);
	const server = await BuiltServer.start(own.environment);
	try {
		await run(server, own);
	} finally {
		await server.stop();
		own.folder.remove();
	}
}

const people = (own: ImportGround) => countOf(own, ACADEMY, 'intervenants');
const accounts = (own: ImportGround) => countOf(own, 'directory.db', 'accounts');

describe('by the page', () => {
	it('a file is checked without a write, imported on demand, and changes nothing the second time', () =>
		served(async (server, own) => {
			const browser = await desk(server);
			const address = await sent(browser, 'EPP', EPP);
			const checked = await until(browser, address, 'Vérifié, prêt à importer');
			expect(checked).toContain('Personnes nouvelles');
			expect([await people(own), await accounts(own)]).toEqual([0, 2]);
			expect((await press(browser, address, 'apply')).status).toBe(303);
			await until(browser, address, 'Terminé le');
			expect([await people(own), await accounts(own)]).toEqual([3, 5]);
			await expect.poll(() => workFolders(own)).toEqual([]);
			// Pressed again, it is not imported again.
			expect((await press(browser, address, 'apply')).status).toBe(303);
			const again = await sent(browser, 'EPP', EPP);
			expect(await until(browser, again, 'Vérifié, prêt à importer')).toContain('tout est déjà ainsi');
			await press(browser, again, 'apply');
			expect(await until(browser, again, 'Terminé le')).toContain('tout est déjà ainsi');
			expect(await rowsOf(own, ACADEMY, 'SELECT DISTINCT version FROM intervenants')).toEqual([[1]]);
			const list = await page(browser, '/gestion/imports?academie=RENNES');
			expect(list).toContain('envoi.csv');
			expect(list).toContain('Le Bureau');
		}));

	it('a wrong line at the end leaves nothing behind, and is told by its number', () =>
		served(async (server, own) => {
			const browser = await desk(server);
			const address = await sent(browser, 'EPP', manyPeople(3000, 'p.x;FAUX;Nom;Prénom;;;;;;;'));
			const refused = await until(browser, address, 'Refusé : rien');
			expect(refused).toContain('Ligne 3001');
			expect(refused).not.toContain('?/apply');
			expect((await press(browser, address, 'apply')).status).toBe(409);
			expect([await people(own), await accounts(own), workFolders(own)]).toEqual([0, 2, []]);
			const report = await browser.fetch(`${address}/compte-rendu`);
			expect(report.headers.get('content-disposition')).toContain('attachment');
			const text = await report.text();
			expect(text).toContain('"Ligne";"Colonne";"Gravité";"Remarque"');
			expect(text).toContain('"3001";"NUMEN";"Anomalie"');
			// Nothing of the file itself.
			expect(text).not.toContain('FAUX');
		}));

	it('what is no file, or has no source, is asked for again', () =>
		served(async (server) => {
			const browser = await desk(server);
			const refusal = async (response: Promise<Response>) => (await response).headers.get('location');
			expect(await refusal(send(browser, '', EPP))).toContain('refus=source');
			const nothing = new FormData();
			nothing.set('source', 'EPP');
			const posted = browser.fetch('/gestion/imports/depot?academie=RENNES', {
				method: 'POST',
				body: nothing
			});
			expect(await refusal(posted)).toContain('refus=fichier');
			const torn = await browser.fetch('/gestion/imports/depot?academie=RENNES', {
				method: 'POST',
				body: 'x',
				headers: { 'content-type': 'multipart/form-data' }
			});
			expect(torn.status).toBe(400);
			expect(await send(browser, 'EPP', '').then((answer) => answer.headers.get('location'))).toMatch(
				/^\/gestion\/imports\/RENNES\//
			);
		}));
});

describe('while one runs', () => {
	it('the server answers, a second one waits, and both can be stopped without a trace', () =>
		served(async (server, own) => {
			const browser = await desk(server);
			const first = await sent(browser, 'EPP', manyPeople(60_000));
			const second = await sent(await desk(server, 'collegue'), 'EPP', EPP);
			expect(await page(browser, second)).toContain('En attente de vérification');
			expect((await browser.fetch('/healthz')).status).toBe(200);
			await press(browser, second, 'stop');
			expect(await page(browser, second)).toContain('Annulé : rien');
			await press(browser, first, 'stop');
			await until(browser, first, 'Annulé : rien');
			expect([await people(own), await accounts(own), workFolders(own)]).toEqual([0, 2, []]);
			const [[acts] = []] = await rowsOf(
				own,
				ACADEMY,
				"SELECT count(*) FROM audit_log WHERE action = 'import.cancel'"
			);
			expect(acts).toBe(2);
		}));

	it.each([
		['accounts', 'Création des comptes'],
		['writing', 'Écriture, en une seule fois']
	])(
		'a process killed in the phase «%s» leaves nothing, and the import can be made again',
		(_phase, words) =>
			served(async (server, own) => {
				const browser = await desk(server);
				const killed = await killedIn(browser, own, words);
				await until(browser, killed.address, 'Interrompu : rien');
				expect([await people(own), await accounts(own), workFolders(own)]).toEqual([...killed.before, []]);
				const again = await sent(browser, 'EPP', manyPeople(killed.size));
				await until(browser, again, 'Vérifié, prêt à importer');
				await press(browser, again, 'apply');
				await until(browser, again, 'Terminé le');
				expect([await people(own), await accounts(own)]).toEqual([killed.size, killed.size + 2]);
			}),
		300_000
	);

	it(
		'a process killed after the one unit is followed by another that opens the académie to everybody',
		() =>
			served(async (server, own) => {
				const browser = await desk(server);
				const { address, size } = await killedIn(browser, own, 'Ouverture des accès');
				await until(browser, address, 'Terminé le');
				expect([await people(own), await accounts(own)]).toEqual([size, size + 2]);
				const roles = "account_roles WHERE role = 'intervenant'";
				expect([await countOf(own, 'directory.db', roles), workFolders(own)]).toEqual([size, []]);
			}),
		300_000
	);
});

/** Kills the process that imports while its page shows these words; with ever more lines, until they were seen. */
async function killedIn(browser: Browser, own: ImportGround, words: string) {
	for (const size of [10_000, 40_000, 160_000]) {
		const before = [await people(own), await accounts(own)];
		const address = await sent(browser, 'EPP', manyPeople(size));
		await until(browser, address, 'Vérifié, prêt à importer');
		await press(browser, address, 'apply');
		const seen = await untilOne(browser, address, [words, 'Terminé le']);
		const worker = workerOf(own);
		if (seen === words && worker !== null) {
			process.kill(worker, 'SIGKILL');
			return { address, size, before };
		}
	}
	throw new Error(`«${words}» was never seen.`);
}

describe('by the command line', () => {
	it('fills an académie from its sources; an external begins with the number, and must change it', async () => {
		const own = copyOf(ground);
		for (const [source, file] of [
			['EPP', 'epp.csv'],
			['sts-web', 'sts-web.csv'],
			['CYCLADES', 'cyclades.csv'],
			['SANTORIN', 'santorin.csv']
		] as const) {
			const tried = await command(
				own,
				'import',
				'RENNES',
				source,
				`tests/fixtures/sources/${file}`,
				'--essai'
			);
			expect([source, tried.code]).toEqual([source, 0]);
			const { code, output } = await command(
				own,
				'import',
				'RENNES',
				source,
				`tests/fixtures/sources/${file}`
			);
			expect([source, code, output]).toEqual([source, 0, expect.stringContaining('Importé.')]);
		}
		expect(await countOf(own, ACADEMY, 'claims')).toBe(5);
		const server = await BuiltServer.start(own.environment);
		try {
			const external = server.browser();
			expect((await external.signIn('EXT0001', 'ext0001')).status).toBe(401);
			expect((await external.signIn('EXT0001', 'EXT0001')).status).toBe(303);
			expect((await external.fetch('/gestion')).headers.get('location')).toBe('/mot-de-passe');
			// An academic comes by the identity provider alone: no password is theirs.
			for (const guess of ['none', 'yann.rivoal', '14E0200001AAA', 'first:identifier']) {
				expect((await server.browser().signIn('yann.rivoal', guess)).status).toBe(401);
			}
		} finally {
			await server.stop();
			own.folder.remove();
		}
	});

	it('refuses what is wrong with the report and the exit code 1, and tells how it is used', async () => {
		const own = copyOf(ground);
		const wrong = await command(own, 'import', 'RENNES', 'CYCLADES', 'tests/fixtures/sources/cyclades.csv');
		expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('Ce matricule est inconnu')]);
		expect(await countOf(own, ACADEMY, 'missions')).toBe(0);
		expect((await command(own, 'import', 'RENNES', 'CYCLONE', 'x')).code).toBe(2);
		expect((await command(own, 'import', 'BREST', 'EPP', 'tests/fixtures/sources/epp.csv')).code).toBe(2);
		expect(
			(await command(own, 'import', 'academie', 'RENNES', 'db/demo/academies/RENNES.json')).code
		).not.toBe(2);
		own.folder.remove();
	});
});
