// The end of a claim's life: accepted, put in a batch, its file taken, its date of payment brought back, and the teacher
// who reads it in «Suivi», with and without a network; the statistics and the journal that tell of it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { DECISION_DONE, DECISION_LABELS } from '../../src/lib/fr/gestion/decision';
import {
	batchTitle,
	CORRECTION_WORDS,
	createLabel,
	EXPORTS_WORDS,
	UNIT_LABELS
} from '../../src/lib/fr/gestion/exports';
import { JOURNAL_WORDS } from '../../src/lib/fr/gestion/journal';
import { PAYMENTS_WORDS } from '../../src/lib/fr/gestion/payments';
import { STATISTICS_WORDS } from '../../src/lib/fr/gestion/statistics';
import { GESTIONNAIRE, READER } from '../fixtures/people';
import { openClaim, openTab, signInAs } from './steps';
import { test } from './teacher-phone';

const MISSION = 77742;

test.use({ phoneWishes: { person: READER } });

test('accepted, exported, corrected, paid, and read by the teacher', async ({
	phone: { page: phone, proxy },
	server,
	truth,
	browser
}) => {
	test.setTimeout(240_000);
	const claim = await truth.theClaimOf(MISSION);
	const desk = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await signInAs(desk, server.url, GESTIONNAIRE);
	await desk.goto(`${server.url}/gestion/RENNES/${claim.id}`);
	await desk.getByRole('button', { name: DECISION_LABELS.accept, exact: true }).click();
	await expect(desk.getByText(DECISION_DONE.accept)).toBeVisible();

	await desk.goto(`${server.url}/gestion/exports`);
	await expect(desk.getByText('h 30').first()).toBeVisible();
	await desk.getByRole('button', { name: createLabel(1) }).click();
	await expect(desk.getByRole('heading', { level: 1, name: batchTitle(1) })).toBeVisible();
	const files = await Promise.all([takeFile(desk), takeFile(desk)]);
	expect(files[0]?.sha256).toBe(files[1]?.sha256);
	await expect(desk.getByText(files[0]?.sha256 ?? 'no file')).toBeVisible();
	const line = files[0]?.lines.find((cells) => cells[5] === `"${claim.id}"`) ?? [];
	expect([line[2], line[3]]).toEqual(['"paiement"', '"rémunération"']);

	// It has left: it is corrected, no longer undone.
	await desk.goto(`${server.url}/gestion/RENNES/${claim.id}`);
	await expect(desk.getByRole('button', { name: DECISION_LABELS.cancel })).toBeHidden();
	await desk.goto(`${server.url}/gestion/exports/RENNES/frais/${claim.id}/remuneration`);
	await desk.getByLabel(UNIT_LABELS.minutes).fill('720');
	await desk.getByLabel(CORRECTION_WORDS.reason).fill('Une demi-heure d’accueil comptée');
	await desk.getByRole('button', { name: CORRECTION_WORDS.submit }).click();
	await expect(desk.getByText(CORRECTION_WORDS.done)).toBeVisible();

	await desk.goto(`${server.url}/gestion/exports/RENNES/paiements`);
	await desk.getByLabel(PAYMENTS_WORDS.file, { exact: true }).setInputFiles({
		name: 'paiements.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(
			`Lot;Ligne;Partie;État de frais;Date de paiement\r\n1;${line[1]};rémunération;${claim.id};20/07/2017\r\n`
		)
	});
	await desk.getByRole('button', { name: PAYMENTS_WORDS.deposit }).click();
	await expect(desk.getByText(PAYMENTS_WORDS.sound)).toBeVisible();
	await desk.getByRole('button', { name: PAYMENTS_WORDS.apply }).click();
	await expect(desk.getByRole('status').getByText(/1 date enregistrée/)).toBeVisible();

	await openClaim(phone, `RENNES-${MISSION}`);
	const told = phone.waitForResponse(/\/api\/sync\/pull/);
	await phone.reload();
	await told;
	await openTab(phone, 'tracking');
	await expect(phone.getByText('Paiement prévu le 20/07/2017.')).toBeVisible();
	await expect(phone.getByText(/transmis au paiement \(frais de rémunération\)\s: lot n° 1/)).toBeVisible();
	await expect(phone.getByText(/12\sh\s00 au lieu de 12\sh\s30/)).toBeVisible();
	await proxy.down();
	await phone.reload();
	await openTab(phone, 'tracking');
	await expect(phone.getByText('Paiement prévu le 20/07/2017.')).toBeVisible();

	await desk.goto(`${server.url}/gestion/statistiques`);
	await expect(desk.getByText(STATISTICS_WORDS.median, { exact: true })).toBeVisible();
	await expect(desk.getByRole('img', { name: /Rémunération/ })).toBeVisible();
	await desk.locator('summary').first().click();
	await expect(desk.getByRole('table').first().getByRole('row', { name: /^Payé/ })).toBeVisible();
	await desk.goto(`${server.url}/gestion/journal`);
	await expect(desk.getByText('Dates de paiement enregistrées').last()).toBeVisible();
	await desk.getByRole('link', { name: new RegExp(JOURNAL_WORDS.csv.slice(0, 20)) }).waitFor();
	await desk.close();
});

/** The CSV as the gestionnaire saves it. */
async function takeFile(desk: Page): Promise<{ sha256: string; lines: string[][] }> {
	const [download] = await Promise.all([
		desk.waitForEvent('download'),
		desk.getByRole('link', { name: new RegExp(EXPORTS_WORDS.csv) }).click()
	]);
	expect(download.suggestedFilename()).toBe('lot-RENNES-0001.csv');
	const bytes = await readFile(await download.path());
	return {
		sha256: createHash('sha256').update(bytes).digest('hex'),
		lines: bytes
			.toString()
			.split('\r\n')
			.map((line) => line.split(';'))
	};
}

test(
	'a batch, one of its lines and the plots are read by everybody: narrow, dark, reinforced',
	{ tag: '@long' },
	async ({ server, browser }) => {
		test.setTimeout(180_000);
		for (const scheme of ['light', 'dark'] as const) {
			const context = await browser.newContext({
				viewport: { width: 360, height: 740 },
				colorScheme: scheme
			});
			const desk = await context.newPage();
			await signInAs(desk, server.url, GESTIONNAIRE);
			await desk.goto(`${server.url}/gestion/exports`);
			const create = desk.getByRole('button', { name: createLabel(1) });
			if (await create.isVisible()) {
				await create.click();
				await expect(desk.getByRole('heading', { level: 1, name: batchTitle(1) })).toBeVisible();
			}
			for (const open of [
				() => desk.goto(`${server.url}/gestion/exports/RENNES/1`),
				() => desk.getByRole('link', { name: EXPORTS_WORDS.open }).first().click(),
				() => desk.goto(`${server.url}/gestion/statistiques`),
				() => desk.goto(`${server.url}/gestion/journal`)
			]) {
				await open();
				for (const contrast of ['default', 'strong']) {
					await desk.evaluate((mark) => (document.documentElement.dataset['contrast'] = mark), contrast);
					const { violations } = await new AxeBuilder({ page: desk }).analyze();
					expect(
						violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
					).toEqual([]);
					const over = await desk.evaluate(() => document.documentElement.scrollWidth - innerWidth);
					expect(over).toBeLessThanOrEqual(0);
				}
			}
			await context.close();
		}
	}
);
