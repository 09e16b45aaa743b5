// What a teacher can take back: a validation, a declaration. And what a cancelled mission leaves to open.
import { expect, type Page } from '@playwright/test';
import { CLAIM_TAB_LABELS, CLAIM_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { TRACKING_WORDS } from '../../src/lib/fr/screens/tracking';
import { PART_STATUS_LABELS } from '../../src/lib/fr/status-labels';
import { READER, TEACHER } from '../fixtures/people';
import { readPdf } from '../fixtures/pdf-text';
import { officeDecides, TRIP } from './device-steps';
import { ServerTruth } from './server-truth';
import { fillCandidates, fillTrip, openClaim, openTab, untilAllSent, validate } from './steps';
import { test } from './teacher-phone';

test.describe.configure({ timeout: 150_000 });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('taken back and validated again: the same number, a second version of the récapitulatif', async ({
	phone: { page },
	truth
}) => {
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await fillTrip(page, 1, TRIP);
	await validate(page);
	await untilAllSent(page);
	const first = await truth.theClaimOf(77833);
	expect(first.finalSummary?.version).toBe(1);
	await expect(page.getByText(first.fileNumber ?? '').first()).toBeVisible();
	// Validated is read only until it is taken back.
	await openTab(page, 'remuneration');
	await expect(page.getByLabel(PAY_WORDS.candidates)).not.toBeEditable();
	await openTab(page, 'tracking');
	await expect(button(page, CLAIM_WORDS.notDone)).toHaveCount(0);

	await button(page, CLAIM_WORDS.modify).click();
	await expect(page.getByText(CLAIM_WORDS.withdrawn).first()).toBeVisible();
	await expect(page.getByLabel(PAY_WORDS.candidates)).toBeEditable();
	await page.getByLabel(PAY_WORDS.candidates).fill('13');
	await validate(page);
	await untilAllSent(page);
	const second = await truth.theClaimOf(77833);
	expect(second.fileNumber).toBe(first.fileNumber);
	expect(second.finalSummary?.version).toBe(2);
	expect(second.content.remuneration).toMatchObject({ candidates: 13 });
	const pdf = await readPdf(await truth.finalPdf(second));
	expect(pdf.text).toContain('Nombre de candidats : 13');
	expect(pdf.text).toContain(first.fileNumber);
});

test('not done, and done after all: said in «Suivi», and open again', async ({ phone: { page }, truth }) => {
	await openClaim(page, 'RENNES-77833');
	await button(page, CLAIM_WORDS.notDone).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: CLAIM_WORDS.cancel }).click();
	await expect(button(page, CLAIM_WORDS.fillIn)).toBeVisible();

	await button(page, CLAIM_WORDS.notDone).click();
	await dialog.getByRole('button', { name: CLAIM_WORDS.confirmNotDoneAction }).dblclick();
	await expect(page.getByText(CLAIM_WORDS.notDoneTitle, { exact: true })).toBeVisible();
	await expect(page.getByText(`par ${TEACHER.fullName}`).first()).toBeVisible();
	await expect(page.getByText(PART_STATUS_LABELS.notYetDone).first()).toBeVisible();
	await expect(page.getByRole('tab')).toHaveCount(1);
	await untilAllSent(page);
	const declared = await truth.theClaimOf(77833);
	expect(declared.notDone).not.toBeNull();
	expect(declared.history.filter(({ action }) => action === 'declareNotDone')).toHaveLength(1);

	await button(page, CLAIM_WORDS.undoNotDone).click();
	await expect(page.getByText(CLAIM_WORDS.notDoneTitle, { exact: true })).toHaveCount(0);
	await expect(page.getByRole('tab')).toHaveCount(4);
	await untilAllSent(page);
	expect((await truth.theClaimOf(77833)).notDone).toBeNull();
	await expect(button(page, CLAIM_WORDS.fillIn)).toBeVisible();
});

test('a row opens unless all that was due is cancelled', async ({ openPhone }) => {
	const { page, proxy } = await openPhone({ person: READER });
	await page.goto(`${proxy.url}/frais`);
	const row = (number: number) => page.getByRole('row', { name: new RegExp(`${number}`) });
	// «Annulé» twice, and «Pas de frais» with «Annulé»: nothing that is due is left.
	for (const number of [77842, 77843]) {
		await expect(row(number)).toContainText(PART_STATUS_LABELS.cancelled);
		await expect(row(number).getByRole('link')).toHaveCount(0);
		await page.goto(`${proxy.url}/frais/RENNES-${number}`);
		await expect(page.getByText(CLAIM_WORDS.cannotOpen)).toBeVisible();
		await page.goto(`${proxy.url}/frais`);
	}
	await row(77508).getByRole('link').click();
	await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.tracking })).toBeVisible();
});

test('sent back and validated again while the phone was away', async ({ browser, server, openPhone }) => {
	const { page } = await openPhone({ person: READER });
	await openClaim(page, 'RENNES-77742');
	await officeDecides(browser, server.url, 77742, 'sendBack', 'Indiquez les heures du 1er avril');
	await page.reload();
	// Told at the top of «Suivi», not only in its history, until it is validated again.
	await expect(page.getByText(TRACKING_WORDS.sentBackTitle)).toBeVisible();
	await expect(page.getByText('Motif : Indiquez les heures du 1er avril').first()).toBeVisible();
	await openTab(page, 'remuneration');
	await page.getByLabel(PAY_WORDS.hours).fill('11');
	await validate(page);
	await expect(page.getByText(TRACKING_WORDS.sentBackTitle)).toHaveCount(0);
	await untilAllSent(page);
	const truth = await ServerTruth.signedIn(server.url, READER.identifier, READER.password);
	expect((await truth.theClaimOf(77742)).content.remuneration).toMatchObject({ hours: 11, minutes: 30 });
	await truth.close();
});
