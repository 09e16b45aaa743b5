// The whole journey without a pointer: sign in, fill a claim in, attach, validate, read the state of the sending.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { SIGN_IN_WORDS } from '../../src/lib/fr/gestion/account';
import {
	CLAIM_TAB_LABELS,
	CLAIM_WORDS,
	DOCUMENT_WORDS,
	PAY_WORDS,
	VALIDATION_WORDS
} from '../../src/lib/fr/screens/claim';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import { startAppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { ticketPhoto } from '../fixtures/pictures';
import { ServerTruth } from './server-truth';
import { PAY_FOLDER, tripDialog, untilAllSent } from './steps';

/** More than any page of ours has stops; who is not reached by then cannot be reached. */
const MOST_STOPS = 150;

async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	for (let stop = 0; stop < MOST_STOPS; stop += 1) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`${String(target)} was not reached by Tab`);
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press(key);
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type(text);
}

test('sign in, fill in, attach and validate with the keyboard alone', async ({ browser }) => {
	test.setTimeout(240_000);
	const server = await startAppServer({ testNow: TEACHER.now });
	const context = await browser.newContext();
	await context.clock.install({ time: TEACHER.now });
	try {
		const page = await context.newPage();
		await page.goto(`${server.url}/connexion`);
		await type(page, page.getByLabel(SIGN_IN_WORDS.identifier), TEACHER.identifier);
		await type(page, page.getByLabel(SIGN_IN_WORDS.password), TEACHER.password);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/accueil');

		await press(page, page.getByRole('link', { name: /états de frais/i }).first());
		await expect(page).toHaveURL(/\/frais/);
		await press(page, page.getByRole('link', { name: CLAIMS_WORDS.read }));
		await press(page, page.getByLabel(CLAIMS_WORDS.accept), 'Space');
		await press(page, page.getByRole('button', { name: CLAIMS_WORDS.validate, exact: true }));
		await press(page, page.getByRole('row', { name: /77833/ }).getByRole('link'));

		await press(page, page.getByRole('button', { name: CLAIM_WORDS.fillIn }));
		await type(page, page.getByLabel(PAY_WORDS.candidates), '12');
		await tabTo(page, page.getByRole('tab', { selected: true }));
		await page.keyboard.press('ArrowRight');
		await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.travel, selected: true })).toBeFocused();

		await press(page, page.getByRole('button', { name: `${TRIP_WORDS.complete} 1` }));
		const dialog = tripDialog(page);
		const departure = dialog.getByRole('group', { name: TRIP_WORDS.departure, exact: true });
		const arrival = dialog.getByRole('group', { name: TRIP_WORDS.arrival });
		await type(page, departure.getByLabel(TRIP_WORDS.town), 'PLEUVEN');
		await type(page, departure.getByLabel(TRIP_WORDS.postalCode), '29170');
		// In short, as one writes them; «Entrée» goes on to the next field.
		await type(page, arrival.getByLabel(TRIP_WORDS.date), '1/6');
		await page.keyboard.press('Enter');
		await expect(arrival.getByLabel(TRIP_WORDS.date)).toHaveValue('01/06/2017');
		await expect(arrival.getByLabel(TRIP_WORDS.time)).toBeFocused();
		await page.keyboard.type('20h');
		await page.keyboard.press('Enter');
		await expect(arrival.getByLabel(TRIP_WORDS.time)).toHaveValue('20:00');
		await expect(dialog.getByLabel(TRIP_WORDS.mode)).toBeFocused();
		await page.keyboard.type('AUTO');
		await type(page, dialog.getByLabel(TRIP_WORDS.distance), '40');
		await page.keyboard.press('Enter');
		await page.keyboard.type('2');
		await press(page, dialog.getByRole('button', { name: CLAIM_WORDS.ok, exact: true }));
		await expect(dialog).toBeHidden();
		// Whoever closes a dialog is where they opened it.
		await expect(page.getByRole('button', { name: `${TRIP_WORDS.complete} 1` })).toBeFocused();

		await press(page, page.getByRole('button', { name: CLAIM_WORDS.nextStep }));
		const folder = page.getByRole('region', { name: PAY_FOLDER });
		await press(page, folder.getByRole('button', { name: DOCUMENT_WORDS.select }));
		const chooser = page.waitForEvent('filechooser');
		await press(page, folder.getByLabel(DOCUMENT_WORDS.chooseFile));
		await (await chooser).setFiles(await ticketPhoto(page, 'iban.jpg', { text: 'RIB' }));
		await expect(folder.getByText('iban.jpg').first()).toBeVisible();

		await press(page, page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }));
		await press(page, page.getByRole('dialog').getByRole('button', { name: VALIDATION_WORDS.anyway }));
		await untilAllSent(page);
		const truth = await ServerTruth.signedIn(server.url, TEACHER.identifier, TEACHER.password);
		expect((await truth.theClaimOf(77833)).fileNumber).not.toBeNull();
		await truth.close();
	} finally {
		await context.close();
		await server.stop();
	}
});
