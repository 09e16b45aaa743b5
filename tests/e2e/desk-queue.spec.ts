// The gestionnaire's day on the built server: find, read beside the documents, enter, decide one or several, and take
// them back; on a phone's width and on a desk's, and by keyboard alone.
import { expect, type Page } from '@playwright/test';
import { BULK_WORDS } from '../../src/lib/fr/gestion/bulk';
import { DECISION_DONE, DECISION_LABELS, DECISION_WORDS } from '../../src/lib/fr/gestion/decision';
import { DEPOSIT_WORDS, ENTRY_WORDS } from '../../src/lib/fr/gestion/entries';
import { QUEUE_WORDS } from '../../src/lib/fr/gestion/queue';
import { SHORTCUT_WORDS } from '../../src/lib/fr/gestion/shortcuts';
import { VIEWER_WORDS } from '../../src/lib/fr/gestion/viewer';
import { pageLabel } from '../../src/lib/fr/page-of-document';
import { GESTIONNAIRE } from '../fixtures/people';
import { smallPdf } from '../sync/claim-typing';
import { signInAs } from './steps';
import { test } from './teacher-phone';

/** Nothing is wider than the screen: what is, is scrolled within itself. */
async function expectNoOverflow(page: Page): Promise<void> {
	const [inner, whole] = await page.evaluate(() => [
		document.documentElement.clientWidth,
		document.documentElement.scrollWidth
	]);
	expect(whole).toBeLessThanOrEqual(inner ?? 0);
}

async function search(page: Page, person: string, status: string): Promise<void> {
	await page.getByLabel(QUEUE_WORDS.status, { exact: true }).selectOption(status);
	await page.getByLabel(QUEUE_WORDS.person, { exact: true }).fill(person);
	await page.getByRole('button', { name: QUEUE_WORDS.search, exact: true }).click();
	await expect(page).toHaveURL(/vue=/);
}

for (const viewport of [
	{ width: 360, height: 740 },
	{ width: 1280, height: 800 }
]) {
	test(`the queue at ${viewport.width} pixels: found, read beside its documents, decided, several and back`, async ({
		server,
		browser
	}) => {
		test.setTimeout(180_000);
		const context = await browser.newContext({ viewport, locale: 'fr-FR' });
		const page = await context.newPage();
		const faults: string[] = [];
		page.on('pageerror', (error) => faults.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') faults.push(message.text());
		});
		await signInAs(page, server.url, GESTIONNAIRE);
		await page.goto(`${server.url}/gestion?academie=RENNES`);
		await expectNoOverflow(page);

		// Found by the beginning of a name without its accent, kept as a view, and found again under its name.
		await search(page, 'kerdon', 'validated');
		expect(page.url()).not.toContain('kerdon');
		const lines = page.locator('[data-line]');
		await expect(lines.first()).toContainText('Anne Kerdoncuff');
		await page.getByLabel(QUEUE_WORDS.viewName).fill('À traiter : Kerdoncuff');
		await page.getByRole('button', { name: QUEUE_WORDS.saveView }).click();
		await expect(page.getByText(QUEUE_WORDS.viewSaved)).toBeVisible();
		await page.goto(`${server.url}/gestion?academie=RENNES`);
		await page.getByRole('link', { name: 'À traiter : Kerdoncuff' }).click();
		await expect(lines.first()).toContainText('Anne Kerdoncuff');
		await expectNoOverflow(page);

		// One of them, beside a document that came by post.
		await page.getByRole('link', { name: /77508/ }).click();
		await page.getByText(DEPOSIT_WORDS.title, { exact: true }).click();
		await page.getByLabel(DEPOSIT_WORDS.file).setInputFiles({
			name: 'Billet reçu.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from(smallPdf('billet', 9_000))
		});
		await page.getByRole('button', { name: DEPOSIT_WORDS.send }).click();
		await expect(page.getByText(DEPOSIT_WORDS.done)).toBeVisible();
		await expect(page.getByText('par le gestionnaire').first()).toBeVisible();
		const drawn = page.getByRole('img', { name: pageLabel(1, 1) });
		await expect(drawn).toHaveAttribute('data-drawn', '2 0');
		const wide = await drawn.evaluate((canvas: HTMLCanvasElement) => canvas.width > 50 && canvas.height > 50);
		expect(wide).toBe(true);
		await page.getByRole('button', { name: VIEWER_WORDS.turn }).click();
		await expect(drawn).toHaveAttribute('data-drawn', '2 1');
		await page.getByRole('button', { name: VIEWER_WORDS.zoomIn }).click();
		await expect(drawn).toHaveAttribute('data-drawn', '3 1');
		await expectNoOverflow(page);

		// A wrong file is taken back by who deposited it; «Suivi» keeps both.
		await page.getByText(DEPOSIT_WORDS.title, { exact: true }).click();
		await page.getByLabel(DEPOSIT_WORDS.file).setInputFiles({
			name: 'Autre dossier.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from(smallPdf('erreur', 900))
		});
		await page.getByRole('button', { name: DEPOSIT_WORDS.send }).click();
		await expect(page.getByRole('link', { name: 'Autre_dossier.pdf', exact: true })).toBeVisible();
		await page.getByText(DEPOSIT_WORDS.takeBack, { exact: true }).last().click();
		await expectNoOverflow(page);
		await page.getByRole('button', { name: DEPOSIT_WORDS.takeBackSend, exact: true }).click();
		await expect(page.getByText(DEPOSIT_WORDS.takenBack)).toBeVisible();
		await expect(page.getByRole('link', { name: 'Autre_dossier.pdf', exact: true })).toHaveCount(0);
		await expect(page.getByText('document retiré par le gestionnaire : Autre_dossier.pdf')).toBeVisible();

		// The scale that only the desk chooses, then the decision; the list it came from leads to its neighbour: claims
		// validated in the same moment follow one another in any order.
		await page.getByRole('link', { name: ENTRY_WORDS.link }).click();
		await page.locator('select[name^="scale-"]').first().selectOption('kilometric');
		await expectNoOverflow(page);
		await page.getByRole('button', { name: ENTRY_WORDS.saveScale }).click();
		await expect(page.getByText(ENTRY_WORDS.doneScale)).toBeVisible();
		await page.getByRole('button', { name: DECISION_LABELS.accept }).click();
		await expect(page.getByText(DECISION_DONE.accept)).toBeVisible();
		const neighbours = page.getByRole('navigation', { name: DECISION_WORDS.neighbours });
		await neighbours.getByRole('link').first().click();
		await expect(page.locator('h1')).not.toContainText('77508');
		await page.getByRole('link', { name: DECISION_WORDS.back }).click();
		await expect(page).toHaveURL(/vue=/);
		await expect(page.getByRole('link', { name: /77508/ })).toHaveCount(0);

		// Several: shown first, accepted, and taken back.
		const boxes = page.getByRole('checkbox', { name: new RegExp(QUEUE_WORDS.select) });
		await boxes.nth(0).check();
		await boxes.nth(1).check();
		await page.getByRole('button', { name: QUEUE_WORDS.prepareSelected }).click();
		await expect(page.getByRole('heading', { name: `${BULK_WORDS.would} (2)` })).toBeVisible();
		await expectNoOverflow(page);
		await page.getByRole('button', { name: 'Accepter 2 états de frais' }).click();
		await expect(page.getByText('2 états de frais acceptés.')).toBeVisible();
		await page.getByRole('button', { name: BULK_WORDS.undo }).click();
		await expect(page.getByText('2 acceptations retirées')).toBeVisible();
		expect(faults).toEqual([]);
		await context.close();
	});
}

test('the queue by keyboard alone: keys lead, «Entrée» decides, and they can be switched off', async ({
	server,
	browser
}) => {
	test.setTimeout(120_000);
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'fr-FR' });
	const page = await context.newPage();
	await signInAs(page, server.url, GESTIONNAIRE);
	await page.goto(`${server.url}/gestion?academie=RENNES&statut=validated`);
	const shortcuts = page.locator('details[data-shortcuts]');
	await page.keyboard.press('?');
	await expect(shortcuts).toHaveAttribute('open', '');
	await expect(shortcuts.locator('summary')).toBeFocused();
	await page.keyboard.press('?');
	await expect(shortcuts).not.toHaveAttribute('open', '');

	// A word typed in a field is a word.
	await page.keyboard.press('/');
	const keyword = page.getByLabel(QUEUE_WORDS.keyword, { exact: true });
	await expect(keyword).toBeFocused();
	await page.keyboard.type('jax77742');
	await expect(keyword).toHaveValue('jax77742');
	await keyword.fill('77742');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/vue=/);

	// A page's keys are there once it is loaded, its title before that.
	await page.waitForLoadState();
	await page.keyboard.press('j');
	const line = page.getByRole('link', { name: /77742/ });
	await expect(line).toBeFocused();
	await page.keyboard.press('x');
	await expect(page.getByRole('checkbox', { name: /77742/ })).toBeChecked();
	await page.keyboard.press('o');
	await expect(page.locator('h1')).toContainText('77742');
	await page.waitForLoadState();
	await page.keyboard.press('r');
	await expect(page.getByLabel(DECISION_WORDS.reason, { exact: true })).toBeFocused();
	await page.keyboard.type('à revoir');
	await expect(page.getByLabel(DECISION_WORDS.reason, { exact: true })).toHaveValue('à revoir');
	await page.locator('h1').focus();
	await page.keyboard.press('a');
	await expect(page.getByRole('button', { name: DECISION_LABELS.accept })).toBeFocused();
	await expect(page.getByText(DECISION_DONE.accept)).toHaveCount(0);
	await page.keyboard.press('Enter');
	await expect(page.getByText(DECISION_DONE.accept)).toBeVisible();
	await page.waitForLoadState();
	await page.keyboard.press('l');
	await expect(page).toHaveURL(/\/gestion\?academie=RENNES&vue=/);

	await page.waitForLoadState();
	await page.keyboard.press('?');
	await page.getByRole('button', { name: SHORTCUT_WORDS.off }).press('Enter');
	await page.goto(`${server.url}/gestion?academie=RENNES&statut=all`);
	await page.keyboard.press('j');
	await expect(page.locator('[data-line] a:focus')).toHaveCount(0);
	await page.keyboard.press('?');
	await page.getByRole('button', { name: SHORTCUT_WORDS.on }).press('Enter');
	await page.locator('h1').focus();
	await page.keyboard.press('j');
	await expect(page.locator('[data-line] a:focus')).toHaveCount(1);
	await context.close();
});
