// Conditions of use (guide §2.6.1): refused or accepted, with or without a network, read again, asked anew.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { expect, type Page } from '@playwright/test';
import { PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { save } from './device-steps';
import { fillCandidates, openTab, untilAllSent } from './steps';
import { test } from './teacher-phone';

test.describe.configure({ timeout: 200_000 });

/** As the gestionnaire's change of the text does: one more version, told to every device. */
async function changeConditions(dataDir: string, text: string): Promise<void> {
	const client = createClient({
		url: pathToFileURL(join(dataDir, 'academies', 'RENNES.db')).href,
		timeout: 5000,
		concurrency: 1
	});
	await client.batch(
		[
			{
				sql: `UPDATE settings SET value = json_set(value, '$.version', json_extract(value, '$.version') + 1, '$.text', ?)
WHERE key = 'conditions'`,
				args: [text]
			},
			"UPDATE settings SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'settingsVersion'",
			"INSERT INTO changes (recipient, entity, entity_id) VALUES ('*', 'academy', 'RENNES')"
		],
		'write'
	);
	client.close();
}

async function acceptHere(page: Page): Promise<void> {
	await page.getByLabel(CLAIMS_WORDS.accept).check();
	await page.getByRole('button', { name: CLAIMS_WORDS.validate, exact: true }).click();
	await page.waitForURL('**/frais?*');
}

test.describe('before they are accepted', () => {
	test.use({ phoneWishes: { upTo: 'readyOffline' } });

	test('refusing leads back to «Accueil» with a word; accepting works with no network and is recorded once sent', async ({
		phone: { page, proxy },
		truth
	}) => {
		await proxy.down();
		await page.goto(`${proxy.url}/frais/RENNES-77833`);
		await expect(page.getByText(CLAIMS_WORDS.toAccept)).toBeVisible();
		await page.getByRole('link', { name: CLAIMS_WORDS.read }).click();
		await page.getByRole('button', { name: CLAIMS_WORDS.validate, exact: true }).click();
		await expect(page.getByText(CLAIMS_WORDS.mustAccept).first()).toBeVisible();
		await page.getByRole('button', { name: CLAIMS_WORDS.refuse }).click();
		await page.waitForURL('**/accueil');
		await expect(page.getByText(CLAIMS_WORDS.refused).first()).toBeVisible();
		await page.goto(`${proxy.url}/frais?academie=RENNES`);
		await expect(page.getByText(CLAIMS_WORDS.toAccept)).toBeVisible();

		await page.goto(`${proxy.url}/frais/conditions/RENNES`);
		await acceptHere(page);
		await expect(page.getByRole('row', { name: /77833/ })).toBeVisible();
		await page.getByRole('link', { name: CLAIMS_WORDS.readAgain }).click();
		await expect(
			page.getByText('Vous avez accepté ces conditions. Version 1, le 15/06/2017 à')
		).toBeVisible();
		await expect(page.getByText('Les frais divers (péage, parking) peuvent être déclarés')).toBeVisible();
		await proxy.up();
		await untilAllSent(page);
		const told = (await truth.everything()).filter(({ entity }) => entity === 'conditions');
		expect(told).toMatchObject([{ id: 'RENNES', value: { version: 1 } }]);
	});
});

test('a new version asks again; what was typed and saved meanwhile is kept, and goes once it is accepted', async ({
	phone: { page, proxy },
	server,
	truth
}) => {
	await page.goto(`${proxy.url}/frais/RENNES-77833`);
	await proxy.down();
	await fillCandidates(page, '13');
	await save(page);
	await changeConditions(server.dataDir, 'Texte de la version 2');
	await proxy.up();
	await page.goto(`${proxy.url}/frais/RENNES-77833`);
	await expect(page.getByText(CLAIMS_WORDS.toAccept)).toBeVisible({ timeout: 60_000 });
	expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: null });

	await page.getByRole('link', { name: CLAIMS_WORDS.read }).click();
	await expect(page.getByText('Texte de la version 2')).toBeVisible();
	await expect(page.getByText('Version 2 (vous aviez accepté la version 1 le 15/06/2017 à')).toBeVisible();
	await expect(page.getByText(CLAIMS_WORDS.changed)).toBeVisible();
	await acceptHere(page);
	await untilAllSent(page);
	expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 13 });
	await page.goto(`${proxy.url}/frais/RENNES-77833`);
	await openTab(page, 'remuneration');
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('13');
});
