// The same claim changed in two places: both versions are shown by field, the person chooses, and work goes on.
import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { CLAIM_WORDS, CONFLICT_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { UNSENT_WORDS } from '../../src/lib/fr/screens/unsent';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import {
	expectCandidates,
	officeDecides,
	save,
	saveCandidates,
	syncByHand,
	syncStatus,
	unsentList
} from './device-steps';
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

const TRIP = {
	leaves: ['2017-06-01', '07:00'],
	returns: ['2017-06-01', '20:00'],
	mode: 'AUTOMOBILE',
	car: { distance: '40', journeys: '2' }
} satisfies Parameters<typeof fillTrip>[2];

let server: AppServer;
let truth: ServerTruth;
const opened: FaultProxy[] = [];

interface Device {
	page: Page;
	proxy: FaultProxy;
}

test.beforeEach(async () => {
	test.setTimeout(200_000);
	server = await startAppServer({ testNow: TEACHER.now });
	truth = await ServerTruth.signedIn(server.url, TEACHER.identifier, TEACHER.password);
});

test.afterEach(async () => {
	await truth.close();
	await Promise.all(opened.splice(0).map((proxy) => proxy.stop()));
	await server.stop();
});

/** A device of its own, with a network of its own. */
async function device(browser: Browser, viewport = { width: 360, height: 740 }): Promise<Device> {
	const proxy = await startFaultProxy(server.port);
	opened.push(proxy);
	const context = await browser.newContext({ viewport });
	await context.clock.install({ time: TEACHER.now });
	const page = await context.newPage();
	await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
	await untilReadyOffline(page);
	return { page, proxy };
}

async function twoDevices(browser: Browser): Promise<[phone: Device, desk: Device]> {
	const phone = await device(browser);
	await acceptConditions(phone.page, 'RENNES');
	await untilAllSent(phone.page);
	const desk = await device(browser, { width: 1280, height: 800 });
	await phone.proxy.down();
	await desk.proxy.down();
	return [phone, desk];
}

async function backOnline({ page, proxy }: Device): Promise<void> {
	await proxy.up();
	await syncByHand(page);
}

function choices(page: Page) {
	return page.getByRole('group', { name: PAY_WORDS.candidates });
}

for (const side of ['mine', 'theirs'] as const) {
	test(`the same field in two places: ${side} is chosen, then saved and validated`, async ({ browser }) => {
		const [phone, desk] = await twoDevices(browser);
		await saveCandidates(phone.page, 'RENNES-77833', '11');
		await saveCandidates(desk.page, 'RENNES-77833', '14');
		await backOnline(desk);
		await untilAllSent(desk.page);
		await backOnline(phone);
		await expect(syncStatus(phone.page)).toContainText('1 à corriger');
		await expect(phone.page.getByText(ITEM_STATE_LABELS.conflict).first()).toBeVisible();
		expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 14 });

		// One edit, one item.
		await expect(unsentList(phone.page).getByRole('heading')).toHaveCount(1);

		// Both are there, side by side, and survive a reload before any choice.
		await openClaim(phone.page, 'RENNES-77833');
		await phone.page.reload();
		await expect(phone.page.getByText(CONFLICT_WORDS.title)).toBeVisible();
		await expect(choices(phone.page)).toContainText(`${CONFLICT_WORDS.mine} 11`);
		await expect(choices(phone.page)).toContainText(`${CONFLICT_WORDS.theirs} 14`);
		await choices(phone.page).getByText(CONFLICT_WORDS[side]).click();
		await phone.page.getByRole('button', { name: CONFLICT_WORDS.resolve }).click();
		await expect(phone.page.getByText(CONFLICT_WORDS.title)).toBeHidden();
		await untilAllSent(phone.page);
		const chosen = side === 'mine' ? 11 : 14;
		await expectCandidates(phone.page, 'RENNES-77833', String(chosen));
		expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: chosen });

		await openTab(phone.page, 'travel');
		await fillTrip(phone.page, 1, TRIP);
		await save(phone.page);
		await validate(phone.page);
		await untilAllSent(phone.page);
		const claim = await truth.theClaimOf(77833);
		expect(claim.remuneration.status).toBe('validated');
		expect(claim.content.remuneration).toMatchObject({ candidates: chosen });
		expect(claim.fileNumber).toMatch(/^\d+-\d+$/);
	});
}

test('different fields in two places merge without a question', async ({ browser }) => {
	const [phone, desk] = await twoDevices(browser);
	await saveCandidates(phone.page, 'RENNES-77833', '11');
	await openClaim(desk.page, 'RENNES-77833');
	await openTab(desk.page, 'travel');
	await fillTrip(desk.page, 1, { ...TRIP, comment: 'Depuis le bureau' });
	await save(desk.page);
	await backOnline(desk);
	await untilAllSent(desk.page);
	await backOnline(phone);
	await untilAllSent(phone.page);
	const { content } = await truth.theClaimOf(77833);
	expect(content.remuneration).toMatchObject({ candidates: 11 });
	expect(content.trips[0]).toMatchObject({ comment: 'Depuis le bureau' });
	await openClaim(phone.page, 'RENNES-77833');
	await expect(phone.page.getByText(CONFLICT_WORDS.title)).toHaveCount(0);
	await openTab(phone.page, 'summary');
	await expect(phone.page.getByText('Depuis le bureau').first()).toBeVisible();
});

test('a validation that waits behind a conflict goes only after the choice', async ({ browser }) => {
	const [phone, desk] = await twoDevices(browser);
	await openClaim(phone.page, 'RENNES-77833');
	await fillCandidates(phone.page, '11');
	await openTab(phone.page, 'travel');
	await fillTrip(phone.page, 1, TRIP);
	await validate(phone.page);
	await saveCandidates(desk.page, 'RENNES-77833', '14');
	await backOnline(desk);
	await untilAllSent(desk.page);
	await backOnline(phone);
	await expect(syncStatus(phone.page)).toContainText('1 à corriger');
	expect((await truth.theClaimOf(77833)).remuneration.status).toBe('open');

	await openClaim(phone.page, 'RENNES-77833');
	await choices(phone.page).getByText(CONFLICT_WORDS.theirs).click();
	await phone.page.getByRole('button', { name: CONFLICT_WORDS.resolve }).click();
	await expect(choices(phone.page)).toHaveCount(0);
	// What was to be validated is no longer what the person saw: it is said, and validated anew by their hand.
	await expect(phone.page.getByText(ITEM_STATE_LABELS.conflict).first()).toBeVisible();
	await validate(phone.page);
	await untilAllSent(phone.page);
	const claim = await truth.theClaimOf(77833);
	expect(claim.remuneration.status).toBe('validated');
	expect(claim.content.remuneration).toMatchObject({ candidates: 14 });
	expect(claim.finalSummary?.version).toBe(1);
});

test('cancelled by the gestionnaire while an edit waits: kept, explained, exported; other claims go on', async ({
	browser
}) => {
	const phone = await device(browser);
	await acceptConditions(phone.page, 'RENNES');
	await untilAllSent(phone.page);
	await phone.proxy.down();
	await saveCandidates(phone.page, 'RENNES-77833', '11');
	await saveCandidates(phone.page, 'RENNES-52525', '8');
	await officeDecides(browser, server.url, 77833, 'cancel', 'Mission confiée à une autre personne');
	await backOnline(phone);
	const { page } = phone;
	await expect(syncStatus(page)).toContainText('1 à corriger');
	await expect(unsentList(page).getByText(ITEM_STATE_LABELS.toCorrect)).toHaveCount(1);
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: 8 });
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: UNSENT_WORDS.export }).click()
	]);
	const exported = JSON.parse(await readFile(await file.path(), 'utf8'));
	expect(exported.operations).toHaveLength(1);
	expect(exported.operations[0].operation.payload.content.remuneration).toMatchObject({ candidates: 11 });

	// Its row says why it does not open, and the person may give the edit up.
	await page.goto(`${phone.proxy.url}/frais/RENNES-77833`);
	await expect(page.getByText(CLAIM_WORDS.cannotOpen)).toBeVisible();
	await page.goto(`${phone.proxy.url}/envois`);
	await page.getByRole('button', { name: UNSENT_WORDS.discard }).click();
	await page.getByRole('button', { name: UNSENT_WORDS.discardConfirm }).click();
	await untilAllSent(page);
});

test('accepted by the gestionnaire while an edit waits: kept and explained, the claim is consulted', async ({
	browser
}) => {
	const phone = await device(browser);
	const { page } = phone;
	await acceptConditions(page, 'RENNES');
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '11');
	await openTab(page, 'travel');
	await fillTrip(page, 1, TRIP);
	await validate(page);
	await untilAllSent(page);
	await phone.proxy.down();
	await page.getByRole('button', { name: CLAIM_WORDS.modify }).click();
	await fillCandidates(page, '15');
	await save(page);
	await officeDecides(browser, server.url, 77833, 'accept');
	await backOnline(phone);
	await expect(syncStatus(page)).toContainText('à corriger');
	const claim = await truth.theClaimOf(77833);
	expect(claim.remuneration.status).toBe('accepted');
	expect(claim.content.remuneration).toMatchObject({ candidates: 11 });
	await openClaim(page, 'RENNES-77833');
	await expect(page.getByText(CONFLICT_WORDS.refusedTitle)).toBeVisible();
	await expect(page.getByText('Validé par gestionnaire').first()).toBeVisible();
	await expect(page.getByRole('button', { name: CLAIM_WORDS.save, exact: true })).toHaveCount(0);
});
