// What a teacher can take back: a validation, a declaration. And what a cancelled mission leaves to open.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { CLAIM_TAB_LABELS, CLAIM_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { PART_STATUS_LABELS } from '../../src/lib/fr/status-labels';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { READER, TEACHER } from '../fixtures/people';
import { readPdf } from '../fixtures/pdf-text';
import { officeDecides } from './device-steps';
import { ServerTruth } from './server-truth';
import {
	acceptConditions,
	fillCandidates,
	fillTrip,
	openClaim,
	openTab,
	signIn,
	untilAllSent,
	untilReadyOffline,
	validate
} from './steps';

let server: AppServer;

test.beforeEach(async () => {
	test.setTimeout(150_000);
	server = await startAppServer({ testNow: TEACHER.now });
});

test.afterEach(() => server.stop());

async function signedIn(browser: Browser, person: { identifier: string; password: string }): Promise<Page> {
	const context = await browser.newContext();
	await context.clock.install({ time: TEACHER.now });
	const page = await context.newPage();
	await signIn(page, server.url, person.identifier, person.password);
	await untilReadyOffline(page);
	await acceptConditions(page, 'RENNES');
	return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('taken back and validated again: the same number, a second version of the récapitulatif', async ({
	browser
}) => {
	const page = await signedIn(browser, TEACHER);
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await fillTrip(page, 1, {
		leaves: ['2017-06-01', '07:00'],
		returns: ['2017-06-01', '20:00'],
		mode: 'AUTOMOBILE',
		car: { distance: '40', journeys: '2' }
	});
	await validate(page);
	await untilAllSent(page);
	const truth = await ServerTruth.signedIn(server.url, TEACHER.identifier, TEACHER.password);
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
	await truth.close();
});

test('not done, and done after all: said in «Suivi», and open again', async ({ browser }) => {
	const page = await signedIn(browser, TEACHER);
	const truth = await ServerTruth.signedIn(server.url, TEACHER.identifier, TEACHER.password);
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
	await truth.close();
});

test('a row opens unless all that was due is cancelled', async ({ browser }) => {
	const page = await signedIn(browser, READER);
	await page.goto(`${server.url}/frais`);
	const row = (number: number) => page.getByRole('row', { name: new RegExp(`${number}`) });
	// «Annulé» twice, and «Pas de frais» with «Annulé»: nothing that is due is left.
	for (const number of [77842, 77843]) {
		await expect(row(number)).toContainText(PART_STATUS_LABELS.cancelled);
		await expect(row(number).getByRole('link')).toHaveCount(0);
		await page.goto(`${server.url}/frais/RENNES-${number}`);
		await expect(page.getByText(CLAIM_WORDS.cannotOpen)).toBeVisible();
		await page.goto(`${server.url}/frais`);
	}
	await row(77508).getByRole('link').click();
	await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.tracking })).toBeVisible();
});

test('sent back and validated again while the phone was away', async ({ browser }) => {
	const page = await signedIn(browser, READER);
	await openClaim(page, 'RENNES-77742');
	await officeDecidesOn(browser, 77742);
	await page.reload();
	await expect(page.getByText('Indiquez les heures du 1er avril').first()).toBeVisible();
	await openTab(page, 'remuneration');
	await page.getByLabel(PAY_WORDS.hours).fill('11');
	await validate(page);
	await untilAllSent(page);
	const truth = await ServerTruth.signedIn(server.url, READER.identifier, READER.password);
	expect((await truth.theClaimOf(77742)).content.remuneration).toMatchObject({ hours: 11, minutes: 30 });
	await truth.close();
});

function officeDecidesOn(browser: Browser, number: number): Promise<void> {
	return officeDecides(browser, server.url, number, 'sendBack', 'Indiquez les heures du 1er avril');
}
