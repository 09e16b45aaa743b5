// A page that is left in the very task of a press: what the press did is there again when the claim is opened anew.
import { expect, type Locator, type Page } from '@playwright/test';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { CLAIM_WORDS, DOCUMENT_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import { TRIP_HELP_WORDS } from '../../src/lib/fr/screens/trip-help';
import { buildPdf, ONE_PAGE } from '../fixtures/documents/pdf-builder';
import { attach, openClaim, openTab, tripDialog, TRAVEL_FOLDER } from './steps';
import { test } from './teacher-phone';

/** No time in between: the reload is asked for before anything that the press began can come back. */
async function pressAndLeave(button: Locator): Promise<void> {
	const loaded = button.page().waitForEvent('load');
	await button.evaluate((element: HTMLElement) => {
		element.click();
		location.reload();
	});
	await loaded;
}

const trips = (page: Page, count: number) =>
	expect(page.getByRole('heading', { name: new RegExp(TRIP_WORDS.list) })).toContainText(String(count));

test('trips: one added, taken away, put back or given up, and the page left at once', async ({
	phone: { page }
}) => {
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'travel');
	await trips(page, 1);
	const duplicate = page.getByRole('button', { name: `${TRIP_HELP_WORDS.duplicate} 1` });
	const remove = page.getByRole('button', { name: new RegExp(TRIP_WORDS.remove) });
	await pressAndLeave(duplicate);
	await trips(page, 2);
	await pressAndLeave(remove);
	await trips(page, 1);
	await pressAndLeave(duplicate);
	await trips(page, 2);
	await remove.click();
	await trips(page, 1);
	await pressAndLeave(page.getByRole('button', { name: TRIP_WORDS.putBack, exact: true }));
	await trips(page, 2);

	await page.getByRole('button', { name: TRIP_WORDS.add }).click();
	await pressAndLeave(tripDialog(page).getByRole('button', { name: CLAIM_WORDS.cancel, exact: true }));
	await trips(page, 2);
});

test('without a network: a number just typed, a document removed or put back, «Enregistrer», and the page left at once', async ({
	phone: { page, proxy }
}) => {
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'summary');
	await proxy.down();
	const pdf = { name: 'billet.pdf', mimeType: 'application/pdf', buffer: Buffer.from(buildPdf(ONE_PAGE)) };
	await attach(page, TRAVEL_FOLDER, pdf);
	const remove = page.getByRole('button', { name: `${DOCUMENT_WORDS.remove} billet.pdf` });
	await remove.click();
	await expect(remove).toHaveCount(0);
	await pressAndLeave(page.getByRole('button', { name: DOCUMENT_WORDS.putBack }));
	await expect(remove).toBeVisible();
	await pressAndLeave(remove);
	await expect(page.getByRole('button', { name: DOCUMENT_WORDS.select }).first()).toBeVisible();
	await expect(remove).toHaveCount(0);

	await openTab(page, 'remuneration');
	const candidates = page.getByLabel(PAY_WORDS.candidates);
	const typed = page.waitForEvent('load');
	await candidates.evaluate((field: HTMLInputElement) => {
		field.value = '17';
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		location.reload();
	});
	await typed;
	await expect(candidates).toHaveValue('17');
	await expect(page.getByText(ITEM_STATE_LABELS.draft).first()).toBeVisible();
	await pressAndLeave(page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }));
	await expect(candidates).toHaveValue('17');
	await expect(page.getByText(ITEM_STATE_LABELS.waiting).first()).toBeVisible();
});
