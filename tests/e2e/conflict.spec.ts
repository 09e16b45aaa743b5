// The same claim changed in two places: both versions are shown by field, the person chooses, and work goes on.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { CONFLICT_WORDS } from '../../src/lib/fr/screens/conflict';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import type { FaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import {
	backOnline,
	device,
	expectCandidates,
	save,
	saveCandidates,
	syncStatus,
	TRIP,
	unsentList,
	type Device
} from './device-steps';
import { ServerTruth } from './server-truth';
import {
	acceptConditions,
	fillCandidates,
	fillTrip,
	openClaim,
	openTab,
	untilAllSent,
	validate
} from './steps';

let server: AppServer;
let truth: ServerTruth;
const opened: FaultProxy[] = [];

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

async function twoDevices(browser: Browser): Promise<[phone: Device, desk: Device]> {
	const phone = await device(browser, server, opened);
	await acceptConditions(phone.page, 'RENNES');
	await untilAllSent(phone.page);
	const desk = await device(browser, server, opened, { width: 1280, height: 800 });
	await phone.proxy.down();
	await desk.proxy.down();
	return [phone, desk];
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
