// The one list of the product: what is found is marked, order and place are found again, it is printed and exported
// whole, with no network too (guide §1.3.6, §1.3.7).
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { LIST_WORDS } from '../../src/lib/fr/screens/list';
import { addMissionsLike } from '../fixtures/changed-missions';
import { TEACHER } from '../fixtures/people';
import { handedFile } from './handed-file';
import { acceptConditions, untilReadyOffline } from './steps';
import { test } from './teacher-phone';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const HEADER = [
	...['Examen', 'Type de mission', 'N° de mission', 'Début de mission', 'Centre d’examen'],
	...['Statut frais de rémunération', 'Statut frais de déplacement']
];

const heading = (page: Page) => page.getByRole('heading', { level: 2 }).first();
const filter = (page: Page) => page.getByLabel(LIST_WORDS.filter);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.describe('on a desk', () => {
	test.use({ phoneWishes: { viewport: DESK } });

	test('marks what was found in every label, whatever case, accents and columns; the count follows', async ({
		phone: { page, proxy }
	}) => {
		await page.goto(`${proxy.url}/frais`);
		await expect(heading(page)).toHaveText('Liste des missions de l’académie de RENNES (10 lignes)');
		await expect(page.locator('mark')).toHaveCount(0);
		await filter(page).fill('Présidente, introuvable');
		await expect(page.getByText('Aucune ligne ne contient')).toBeVisible();
		await filter(page).fill('généra');
		await expect(heading(page)).toContainText('(4 lignes)');
		expect(await page.locator('mark').allInnerTexts()).toEqual(['GENERA', 'GENERA', 'GENERA', 'GENERA']);
		// In a badge, in a number, twice in a row.
		await filter(page).fill('valide');
		expect(new Set(await page.locator('mark').allInnerTexts())).toEqual(new Set(['Validé', 'validé']));
		await filter(page).fill('52525');
		await expect(heading(page)).toContainText('(1 ligne)');
		expect(await page.locator('mark').allInnerTexts()).toEqual(['52525']);
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id }) => id)).toEqual([]);
		// A mark changes nothing of what the row is called.
		await expect(page.getByRole('row', { name: /ORAUX PROFESSIONNELS 52525 20\/05\/2014/ })).toBeVisible();
		await filter(page).fill('');
		await expect(page.locator('mark')).toHaveCount(0);
	});

	test('sorts by a header with the keyboard alone, tells it, and keeps it in the address', async ({
		phone: { page, proxy }
	}) => {
		await page.goto(`${proxy.url}/frais`);
		const number = page.getByRole('columnheader', { name: CLAIMS_WORDS.number });
		await number.getByRole('button').focus();
		await page.keyboard.press('Enter');
		await expect(number).toHaveAttribute('aria-sort', 'ascending');
		await expect(number).toContainText('▲');
		await expect(page.getByRole('columnheader', { name: CLAIMS_WORDS.start })).not.toHaveAttribute(
			'aria-sort'
		);
		const numbers = () =>
			page
				.locator('tbody tr td:nth-child(3) .value')
				.allInnerTexts()
				.then((texts) => texts.map(Number));
		const ascending = await numbers();
		expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
		await page.keyboard.press('Enter');
		await expect(number).toHaveAttribute('aria-sort', 'descending');
		await expect(number).toContainText('▼');
		expect(await numbers()).toEqual(ascending.toReversed());
		await expect(page).toHaveURL(/tri=numero&ordre=desc/);
		await page.reload();
		await expect(number).toHaveAttribute('aria-sort', 'descending');
		expect(await numbers()).toEqual(ascending.toReversed());
	});

	test('is exported as it is filtered and sorted, without a network', async ({ phone: { page, proxy } }) => {
		await proxy.down();
		await page.goto(`${proxy.url}/frais?filtre=general&tri=numero&ordre=asc`);
		await expect(heading(page)).toContainText('(4 lignes)');
		const { name, bytes } = await handedFile(page, () => button(page, LIST_WORDS.export).click());
		expect(name).toBe('etats-de-frais-2017-06-15.csv');
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const lines = parse(bytes, { bom: true, delimiter: ';', recordDelimiter: '\r\n' }) as string[][];
		expect(lines[0]).toEqual(HEADER);
		expect(lines.slice(1).map((line) => line[2])).toEqual(['68629', '68640', '69163', '77824']);
		expect(lines[1]).toEqual([
			...['BACCALAUREAT GENERAL', 'TRAVAUX ADMINISTRATIFS', '68629', '21/02/2016', ''],
			...['A traiter par le gestionnaire', 'Pas de frais']
		]);
		await expect(page.getByText('Liste exportée : 4 lignes.').first()).toBeAttached();
	});

	test('is printed whole, as a table, with its title, académie and day, and nothing of the page', async ({
		phone: { page, proxy }
	}) => {
		await page.goto(`${proxy.url}/frais?filtre=e`);
		await expect(heading(page)).toContainText('(10 lignes)');
		await page.evaluate(() => Object.assign(window, { print: () => (document.title = 'printed') }));
		await button(page, LIST_WORDS.print).click();
		await expect(page).toHaveTitle('printed');
		// On paper of a phone's width too the list is a table.
		await page.setViewportSize(PHONE);
		await page.emulateMedia({ media: 'print' });
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		await expect(page.getByText('Académie de RENNES, imprimé le 15/06/2017 à')).toBeVisible();
		await expect(page.getByText('filtre : « e »')).toBeVisible();
		await expect(heading(page)).toBeVisible();
		await expect(page.locator('tbody tr')).toHaveCount(10);
		expect(await page.locator('table').evaluate((table) => getComputedStyle(table).display)).toBe('table');
		await expect(page.getByRole('columnheader', { name: CLAIMS_WORDS.centre })).toBeVisible();
		for (const around of ['header', 'nav', '[role=search]', 'h1', 'main > button']) {
			for (const part of await page.locator(around).all()) await expect(part).toBeHidden();
		}
		const texts = await page.locator('body').innerText();
		expect(texts).not.toContain(LIST_WORDS.export);
		expect(texts).not.toContain('Messages');
	});
});

test.describe('with 140 rows', () => {
	const wishes = { upTo: 'readyOffline' } as const;

	for (const [name, viewport] of [
		['a phone', PHONE],
		['a desk', DESK]
	] as const) {
		test(`on ${name}: coming back one stands where one left, by «Retour» and by the browser`, async ({
			server,
			openPhone
		}) => {
			const numbers = Array.from({ length: 130 }, (_, index) => 300_000 + index);
			await addMissionsLike(server.dataDir, 'RENNES', 52525, numbers);
			const { page } = await openPhone({ ...wishes, viewport });
			await acceptConditions(page, 'RENNES');
			await expect(heading(page)).toContainText('(140 lignes)');
			const link = page.locator('tbody a[href="/frais/RENNES-300070"]');
			for (let turn = 0; turn < 20 && (await link.count()) === 0; turn += 1) {
				await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
				await page.waitForTimeout(150);
			}
			await link.scrollIntoViewIfNeeded();
			await expect(page).toHaveURL(/lignes=\d+/);
			const before = await page.evaluate(() => window.scrollY);
			expect(before).toBeGreaterThan(1000);
			for (const back of ['link', 'history'] as const) {
				await link.click();
				await expect(page.getByRole('heading', { name: 'Mission N° 300070' })).toBeVisible();
				if (back === 'link') await page.getByRole('link', { name: CLAIM_WORDS.back, exact: true }).click();
				else await page.goBack();
				await expect(link).toBeFocused();
				await expect(link).toBeInViewport();
				await expect
					.poll(() => page.evaluate(() => window.scrollY).then((now) => Math.abs(now - before)))
					.toBeLessThan(200);
			}
			// Another way in begins at the top.
			await page
				.getByRole('link', { name: /Missions|Consultation missions/ })
				.first()
				.click();
			await page
				.getByRole('link', { name: /États de frais|états de frais/ })
				.first()
				.click();
			await expect(heading(page)).toContainText('(140 lignes)');
			await expect(link).toHaveCount(0);
			expect(await page.evaluate(() => window.scrollY)).toBe(0);
		});
	}
});

test('on a phone a card says the same labels, and is sorted by a choice', async ({ openPhone }) => {
	const { page, proxy } = await openPhone({ viewport: PHONE });
	await page.goto(`${proxy.url}/frais`);
	const card = page.getByRole('row', { name: /52525/ });
	for (const label of HEADER.slice(1)) await expect(card.getByText(label, { exact: true })).toBeVisible();
	await page.getByLabel(LIST_WORDS.sort).selectOption({ label: CLAIMS_WORDS.number });
	await button(page, LIST_WORDS.descending).click();
	await expect(page.locator('tbody tr').first()).toContainText('52525');
	await untilReadyOffline(page);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
	expect(TEACHER.openClaim).toContain('52525');
});
