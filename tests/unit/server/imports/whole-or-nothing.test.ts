// An import that does not come to its end: nothing of it opens anything to anybody, and the next one finishes it.
import { beforeEach, expect, it, vi } from 'vitest';
import { academyCodes, academyDb, directoryDb, statement } from '$lib/server/db';
import { decodeText } from '$lib/server/imports/csv-file';
import { importSource } from '$lib/server/imports/import-source';
import { readSourceFolder, type SourceFiles } from '$lib/server/imports/source-folder';
import { accountIds } from '$lib/server/repositories/directory-accounts';
import { openOwnDatabases } from '../own-databases';

vi.setConfig({ testTimeout: 30_000 });

const good = readSourceFolder('tests/fixtures/import');
beforeEach(openOwnDatabases);

/** The good source with a text put in another's place, in each of the files. */
function withChange(from: string, to: string, files = ['comptes.csv', 'missions.csv']): SourceFiles {
	const source = new Map(good);
	for (const file of files) {
		const text = decodeText(good.get(file) ?? new Uint8Array());
		expect(text).toContain(from);
		source.set(file, new TextEncoder().encode(text.replaceAll(from, to)));
	}
	return source;
}

async function roles(): Promise<string[]> {
	const rows = await directoryDb().read(
		`SELECT a.identifier || ' ' || r.role AS held FROM account_roles r JOIN accounts a ON a.id = r.account_id ORDER BY 1`
	);
	return rows.map((row) => String(row['held']));
}

const ALL = ['EXT-1 intervenant', 'gestion.lyon gestionnaire'];

it('a claim that cannot be read keeps everything out: no account, no académie', async () => {
	const trips = [
		'Académie;Identifiant;Numéro;Ville départ;Code postal départ;Date départ;Heure départ;Ville arrivée;Code postal arrivée;Distance aller',
		'LYON;EXT-1;41;LYON;69001;20/05/2026;07:00;VIENNE;38200;beaucoup'
	];
	const source = new Map(good).set('deplacements.csv', new TextEncoder().encode(trips.join('\n')));
	const report = await importSource(source);
	expect(report.problems).toMatchObject([{ file: 'deplacements.csv', line: 2, academy: 'LYON' }]);
	expect(report.academies[0]?.outcome).toBe('refused');
	expect([academyCodes(), (await accountIds()).size, await roles()]).toEqual([[], 0, []]);
});

it('a number that another person has keeps the académie out; the new account opens nothing', async () => {
	await importSource(good);
	const missionsBefore = await academyDb('LYON').read('SELECT number, version FROM missions');
	// Somebody else comes under the matricule of EXT-1.
	const report = await importSource(withChange('EXT-1', 'EXT-9'));
	expect(report.academies).toMatchObject([{ academy: 'LYON', outcome: 'refused' }]);
	expect(report.problems.map(({ message }) => message)).toEqual([
		expect.stringContaining('déjà celui d’une autre personne')
	]);
	expect(await roles()).toEqual(ALL);
	expect(await academyDb('LYON').read('SELECT number, version FROM missions')).toEqual(missionsBefore);
	// Put right, the same person is imported under the account that was made.
	const id = (await accountIds()).get('EXT-9');
	const source = new Map(withChange('EXT-1', 'EXT-9'));
	const accounts = decodeText(source.get('comptes.csv') ?? new Uint8Array()).replace(';EXT1;', ';EXT9;');
	source.set('comptes.csv', new TextEncoder().encode(accounts));
	expect((await importSource(source)).academies).toMatchObject([{ outcome: 'imported' }]);
	expect((await accountIds()).get('EXT-9')).toBe(id);
	expect(await roles()).toEqual([ALL[0], 'EXT-9 intervenant', ALL[1]]);
});

it('a crash after the académie was written and before its roles is made good by the same import again', async () => {
	await importSource(good);
	await directoryDb().write([statement('DELETE FROM account_roles')]);
	await academyDb('LYON').write([
		statement("INSERT INTO settings (key, value) VALUES ('unfinishedImport', '\"x\"')")
	]);
	expect((await importSource(good)).academies).toMatchObject([{ academy: 'LYON', outcome: 'imported' }]);
	expect(await roles()).toEqual(ALL);
	expect((await importSource(good)).academies).toMatchObject([{ academy: 'LYON', outcome: 'unchanged' }]);
	expect(await academyDb('LYON').read('SELECT count(*) AS n FROM claims')).toMatchObject([{ n: 1 }]);
});

it('a finished import of the same bytes gives back no role that was withdrawn since', async () => {
	await importSource(good);
	await directoryDb().write([statement("DELETE FROM account_roles WHERE role = 'gestionnaire'")]);
	expect((await importSource(good)).academies).toMatchObject([{ academy: 'LYON', outcome: 'unchanged' }]);
	expect(await roles()).toEqual(['EXT-1 intervenant']);
});
