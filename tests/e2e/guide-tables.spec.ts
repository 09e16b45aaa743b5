// Every list that the guide prints, on the screens of the demo: the same headers, the same rows, in the same order. The
// counts of the printed titles are not looked at: the guide shows parts of longer lists.
import { expect, type Page } from '@playwright/test';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { COMPETENCE_WORDS, gestureOn } from '../../src/lib/fr/screens/competences';
import { LIST_WORDS } from '../../src/lib/fr/screens/list';
import { academyTab } from '../../src/lib/fr/screens/missions';
import { GUIDE_TABLES, type GuideTable } from '../fixtures/guide-tables';
import { TEACHER } from '../fixtures/people';
import { acceptConditions } from './steps';
import { test } from './teacher-phone';

type Activity = 'missions' | 'frais' | 'competences' | 'saisie-competences' | 'portail';

interface Place {
	activity: Activity;
	/** Its tab, where the list is not the first. */
	tab?: string;
	/** What the person does before the guide prints the list. */
	gesture?: (page: Page) => Promise<unknown>;
	/** Rows of the same account that the guide tells of elsewhere. */
	besides?: readonly string[];
	/** The screen shows the beginning of the list. */
	isCut?: boolean;
	/** The guide's one person is two accounts here, one a table: their NUMEN as the guide prints it, and this account's. */
	numen?: readonly [printed: string, own: string];
}

interface Person {
	identifier: string;
	academy: string;
	/** The day on which the guide's screens were taken. */
	now: string;
	tables: Record<string, Place>;
}

const sortBy = (label: string) => (page: Page) =>
	page.getByRole('columnheader', { name: label }).getByRole('button').click();

async function claimCulture(page: Page): Promise<void> {
	const culture = {
		exam: "BREVET D'ETUDES PROFESSIONNELLES",
		speciality: '32404 - METIERS SERVICES ADMINISTRATIFS',
		label: 'CULTURE PROFESSIONNELLE'
	};
	await page.getByRole('button', { name: gestureOn('C', culture) }).click();
	await expect(page.getByRole('row', { name: culture.label })).toContainText('(C) 16E0200006SVD (C)');
}

const { schools, teachings } = COMPETENCE_WORDS;
const PEOPLE: readonly Person[] = [
	{
		identifier: 'lukasz.wojcik',
		academy: 'RENNES',
		now: '2020-04-27T10:00:00+02:00',
		tables: { '1.3.3': { activity: 'missions' } }
	},
	{
		identifier: 'anne.kerdoncuff',
		academy: 'RENNES',
		now: TEACHER.now,
		tables: {
			'1.3.5, first screen': { activity: 'frais', isCut: true },
			'1.3.5': { activity: 'frais' }
		}
	},
	{
		identifier: TEACHER.identifier,
		academy: 'RENNES',
		now: TEACHER.now,
		tables: {
			'1.3.6': { activity: 'frais', besides: ['77833'] },
			'1.3.6, «baccalaureat»': {
				activity: 'frais',
				async gesture(page) {
					await sortBy(CLAIMS_WORDS.type)(page);
					await page.getByLabel(LIST_WORDS.filter).pressSequentially('baccalaureat');
				}
			}
		}
	},
	{
		identifier: 'jean-luc.castaing',
		academy: 'TOULOUSE',
		now: '2021-06-15T10:00:00+02:00',
		tables: {
			'1.3.7': { activity: 'frais' },
			'1.3.7, the other way round': { activity: 'frais', gesture: sortBy(CLAIMS_WORDS.start) },
			'1.3.7, another column': { activity: 'frais', gesture: sortBy(CLAIMS_WORDS.number) }
		}
	},
	{
		identifier: 'ines.delmas',
		academy: 'TOULOUSE',
		now: '2020-11-30T10:00:00+01:00',
		tables: { '2.3.1': { activity: 'missions', tab: academyTab('TOULOUSE') } }
	},
	{
		identifier: 'sophie.viala',
		academy: 'TOULOUSE',
		now: '2022-07-11T10:00:00+02:00',
		tables: {
			'2.4': { activity: 'competences' },
			'2.4.1': { activity: 'competences' },
			'2.4.2': { activity: 'competences', tab: schools },
			'2.4.3': { activity: 'competences', tab: teachings },
			'2.6.2': { activity: 'frais' },
			'2.7.1': { activity: 'portail' }
		}
	},
	{
		identifier: 'sophie.vidal',
		academy: 'TOULOUSE',
		now: '2022-07-11T10:00:00+02:00',
		tables: {
			'2.5': { activity: 'saisie-competences' },
			'2.5.1': {
				activity: 'saisie-competences',
				gesture: claimCulture,
				isCut: true,
				numen: ['16E0040007ADR', '16E0200006SVD']
			},
			'2.5.3': { activity: 'saisie-competences', tab: teachings }
		}
	},
	{
		identifier: 'marc.azema',
		academy: 'TOULOUSE',
		now: '2022-07-11T10:00:00+02:00',
		tables: { '2.5.2': { activity: 'saisie-competences', tab: schools } }
	},
	{
		identifier: 'nguyen.thu-ha',
		academy: 'RENNES',
		now: '2019-02-04T10:00:00+01:00',
		tables: { '2.7.1, SANTORIN': { activity: 'portail' } }
	},
	{
		identifier: 'sean.obrien',
		academy: 'RENNES',
		now: '2023-09-04T10:00:00+02:00',
		tables: { '2.7.1, CYCLADES': { activity: 'portail' } }
	}
];

/** The guide sets its words with a typewriter's apostrophe and spaces; ours are a printer's: the words are the same. */
const asTyped = (text: string) =>
	text
		.replaceAll('’', "'")
		.replace(/[\u00A0\u202F]/gu, ' ')
		.trim();

/** The list on the screen, cut to the guide's columns; what stands after them is ours. */
async function shown(page: Page, { headers }: GuideTable, { besides = [] }: Place): Promise<GuideTable> {
	const table = page.getByRole('table');
	const labels = await table.getByRole('columnheader').allInnerTexts();
	const read: GuideTable = {
		section: '',
		headers: labels.slice(0, headers.length).map((label) => asTyped(label.replace(/[▲▼]/u, ''))),
		rows: [],
		signs: []
	};
	for (const row of (await table.getByRole('row').all()).slice(1)) {
		const cells = await row.getByRole('cell').allInnerTexts();
		if (besides.some((number) => cells.includes(number))) continue;
		// The guide draws the convocation's sign, but prints no word for it.
		read.rows.push(
			headers.map((label, at) => (label === LIST_WORDS.actions ? '' : asTyped(cells[at] ?? '')))
		);
		read.signs.push(
			await row
				.getByRole('button')
				.evaluateAll((buttons) => buttons.map(({ textContent }) => textContent.trim()))
		);
	}
	return read;
}

function printedTable(section: string, { numen }: Place): GuideTable {
	const found = GUIDE_TABLES.find((table) => table.section === section);
	if (found === undefined) throw new Error(`${section} is not printed`);
	if (numen === undefined) return found;
	return { ...found, rows: found.rows.map((row) => row.map((cell) => cell.replace(...numen))) };
}

test('each printed list is looked at, once', () => {
	const looked = PEOPLE.flatMap(({ tables }) => Object.keys(tables));
	expect(looked.toSorted()).toEqual(GUIDE_TABLES.map(({ section }) => section).toSorted());
});

for (const { identifier, academy, now, tables } of PEOPLE) {
	test.describe(identifier, () => {
		const person = { identifier, password: TEACHER.password };
		test.use({
			phoneWishes: { now, person, upTo: 'readyOffline', viewport: { width: 1280, height: 800 } }
		});

		test(`sees the lists of ${Object.keys(tables).join('; ')}`, async ({ phone: { page, proxy } }) => {
			const places = Object.entries(tables);
			if (places.some(([, { activity }]) => activity === 'frais')) await acceptConditions(page, academy);
			for (const [section, place] of places) {
				const printed = printedTable(section, place);
				await page.goto(`${proxy.url}/${place.activity}`);
				await expect(page.getByRole('row').nth(1)).toBeVisible();
				if (place.tab !== undefined) await page.getByRole('tab', { name: place.tab }).click();
				await place.gesture?.(page);
				await expect(async () => {
					const { headers, rows, signs } = await shown(page, printed, place);
					expect(headers).toEqual(printed.headers);
					expect(place.isCut ? rows.slice(0, printed.rows.length) : rows).toEqual(printed.rows);
					if (place.activity !== 'saisie-competences') return;
					const lengths = printed.signs.map((row) => row.length);
					expect(signs.slice(0, lengths.length).map((row) => row.length)).toEqual(lengths);
				}).toPass({ timeout: 10_000 });
			}
		});
	});
}
