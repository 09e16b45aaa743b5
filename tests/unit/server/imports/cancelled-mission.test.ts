// «Annulée» in a source: the person learns of it, the day stays the same over later imports, the claim stays.
import { beforeEach, expect, it } from 'vitest';
import { decodeText } from '$lib/server/imports/csv-file';
import { importSource } from '$lib/server/imports/import-source';
import { readSourceFolder, type SourceFiles } from '$lib/server/imports/source-folder';
import { academyDb } from '$lib/server/db';
import { readAcademy } from '$lib/server/repositories/academies';
import { findAllFilesOfPerson } from '$lib/server/repositories/assignment-files';
import { findCredentials } from '$lib/server/repositories/directory-accounts';
import { openOwnDatabases } from '../own-databases';

const good = readSourceFolder('tests/fixtures/import');
beforeEach(openOwnDatabases);

/** The same source with the column «Annulée»: the given word on each line of missions.csv. */
function cancelled(word: string): SourceFiles {
	const text = decodeText(good.get('missions.csv') ?? new Uint8Array())
		.replace('Académie;', 'Annulée;Académie;')
		.replaceAll(/^LYON;/gm, `${word};LYON;`);
	return new Map(good).set('missions.csv', new TextEncoder().encode(text));
}

async function missions() {
	const academy = await readAcademy('LYON');
	const person = await findCredentials('EXT-1');
	if (academy === null || person === null) throw new Error('nothing was imported');
	return (await findAllFilesOfPerson(academy, person.account.id)).map(({ mission, claim }) => ({
		cancelledAt: mission.cancelledAt,
		version: mission.version,
		hasClaim: claim !== null
	}));
}

async function toldOf(): Promise<number> {
	const [row] = await academyDb('LYON').read("SELECT count(*) AS n FROM changes WHERE entity = 'assignment'");
	return Number(row?.['n']);
}

it('is told with a version more, keeps its day, and can be taken back', async () => {
	expect((await importSource(good)).problems).toEqual([]);
	const before = await missions();
	expect(before.every(({ cancelledAt }) => cancelledAt === null)).toBe(true);
	const told = await toldOf();

	expect((await importSource(cancelled('oui'))).problems).toEqual([]);
	const after = await missions();
	expect(after.map(({ version }) => version)).toEqual(before.map(({ version }) => version + 1));
	expect(after.every(({ cancelledAt }) => /^\d{4}-\d\d-\d\dT/.test(cancelledAt ?? ''))).toBe(true);
	expect(after.map(({ hasClaim }) => hasClaim)).toEqual(before.map(({ hasClaim }) => hasClaim));
	expect(await toldOf()).toBe(told + before.length);

	// Other bytes, the same meaning: the day stays.
	await importSource(cancelled('OUI'));
	expect(await missions()).toEqual(after);

	await importSource(cancelled('non'));
	expect((await missions()).every(({ cancelledAt }) => cancelledAt === null)).toBe(true);
});

it('makes no claim of a mission that was cancelled before it came', async () => {
	expect((await importSource(cancelled('oui'))).problems).toEqual([]);
	expect((await missions()).map(({ hasClaim }) => hasClaim)).toEqual((await missions()).map(() => false));
	expect((await missions()).length).toBeGreaterThan(0);
});

it('refuses another word', async () => {
	expect((await importSource(cancelled('peut-être'))).problems).toMatchObject([{ column: 'Annulée' }]);
});
