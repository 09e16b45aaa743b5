// A source with mistakes: each is told by file, line and column; nothing of its académie is written, others are.
import { beforeEach, describe, expect, it } from 'vitest';
import { academyCodes } from '$lib/server/db';
import { decodeText, readCsv } from '$lib/server/imports/csv-file';
import { importSource } from '$lib/server/imports/import-source';
import { readSchedule } from '$lib/server/imports/read-schedule';
import { readSourceFolder, type SourceFiles } from '$lib/server/imports/source-folder';
import { accountIds } from '$lib/server/repositories/directory-accounts';
import { openOwnDatabases } from '../own-databases';

const good = readSourceFolder('tests/fixtures/import');
beforeEach(openOwnDatabases);

/** The good source with one piece of text put in another's place. */
function withChange(file: string, from: string, to: string): SourceFiles {
	const text = decodeText(good.get(file) ?? new Uint8Array());
	expect(text).toContain(from);
	return new Map(good).set(file, new TextEncoder().encode(text.replace(from, to)));
}

async function problemsOf(source: SourceFiles): Promise<string[]> {
	const { problems } = await importSource(source);
	return problems.map(({ file, line, column }) => `${file}:${line ?? '-'}:${column ?? '-'}`);
}

it.each([
	['missions.csv', '20/05/2026 13:30', '31/02/2026 13:30', 'missions.csv:2:Dates'],
	['missions.csv', 'Interrogation orale', 'Interrogation', 'missions.csv:2:Type de mission'],
	['missions.csv', ';41;', ';4 1;', 'missions.csv:2:Numéro'],
	['missions.csv', 'Numéro', 'Numero', 'missions.csv:1:-'],
	['missions.csv', 'EXT-1', 'EXT-2', 'missions.csv:2:Identifiant'],
	['missions.csv', '"20/05', '20"/05', 'missions.csv:-:-'],
	['comptes.csv', 'gestion.lyon', '', 'comptes.csv:4:Identifiant'],
	['comptes.csv', 'gestionnaire', 'directeur', 'comptes.csv:4:Rôles'],
	['comptes.csv', ';non;non', ';non;peut-être', 'comptes.csv:2:N° INSEE connu'],
	['comptes.csv', 'gestionnaire;;;;;;', 'gestionnaire;;;;;', 'comptes.csv:4:-'],
	['comptes.csv', '\nLYON;gestion', '\nPARIS;gestion', 'comptes.csv:-:Académie'],
	['academies/LYON.json', '"Europe/Paris"', '"Europe/Lyon"', 'academies/LYON.json:-:-']
])('%s: «%s» → «%s» is told at %s', async (file, from, to, where) => {
	expect(await problemsOf(withChange(file, from, to))).toContain(where);
});

it('nothing of a faulty académie is written, not even its people', async () => {
	const report = await importSource(withChange('missions.csv', '20/05/2026 13:30', 'demain'));
	expect(report.academies).toMatchObject([{ academy: 'LYON', outcome: 'refused' }]);
	expect([academyCodes(), (await accountIds()).size]).toEqual([[], 0]);
});

it('an académie without a mistake is imported beside a faulty one', async () => {
	const source = new Map(withChange('comptes.csv', '\nLYON;gestion', '\nPARIS;gestion'));
	expect((await importSource(source)).academies).toMatchObject([{ academy: 'LYON', outcome: 'imported' }]);
});

it('an account that exists keeps its id and its password', async () => {
	await importSource(good);
	const before = await accountIds();
	await importSource(withChange('comptes.csv', 'Anaïs Garçon', 'Anaïs Garçon-Petit'));
	expect(await accountIds()).toEqual(before);
});

describe('reading a CSV', () => {
	const read = (bytes: Uint8Array) => readCsv('x.csv', bytes, ['Nom', 'Prix?']).records;
	it.each([
		['UTF-8', new TextEncoder().encode('Nom;Prix\nÉlodie Œuvrard;12,50\n')],
		['UTF-8 with a mark', new TextEncoder().encode('\ufeffNom;Prix\nÉlodie Œuvrard;12,50\n')],
		['Windows-1252 and CRLF', Buffer.from('Nom;Prix\r\n\xc9lodie \x8cuvrard;12,50\r\n', 'latin1')]
	])('%s', (_name, bytes) => {
		expect(read(bytes)).toEqual([{ line: 2, cells: { Nom: 'Élodie Œuvrard', Prix: '12,50' } }]);
	});
	it('refuses bytes that are neither', () => {
		const { problems } = readCsv('x.csv', Buffer.from('Nom\n\x81\n', 'latin1'), ['Nom']);
		expect(problems).toMatchObject([
			{ line: null, message: expect.stringContaining('Windows-1252') as string }
		]);
	});
	it('counts lines through quoted line breaks', () => {
		const { records } = readCsv('x.csv', new TextEncoder().encode('Nom\n"a\nb;""c"""\nd\n'), ['Nom']);
		expect(records).toEqual([
			{ line: 2, cells: { Nom: 'a\nb;"c"' } },
			{ line: 4, cells: { Nom: 'd' } }
		]);
	});
});

describe('reading dates', () => {
	it('puts lines in order, with or without a duration', () => {
		expect(readSchedule(['21/05/2014 08:00', '20/05/2014 07:45 2 demi-journées'])).toEqual({
			kind: 'datedLines',
			lines: [
				{ date: '2014-05-20', time: '07:45', duration: { unit: 'halfDay', count: 2 } },
				{ date: '2014-05-21', time: '08:00', duration: null }
			]
		});
	});
	it('reads a period', () => {
		expect(readSchedule(['du 13/04/2018 09:00 au 20/04/2018 18:00'])).toEqual({
			kind: 'period',
			startsAt: '2018-04-13T09:00',
			endsAt: '2018-04-20T18:00'
		});
	});
	it.each([
		[[]],
		[['29/02/2025 08:00']],
		[['20/05/2014 24:00']],
		[['du 02/01/2018 09:00 au 01/01/2018 09:00']]
	])('refuses %j', (lines) => expect(readSchedule(lines)).toBeNull());
});
