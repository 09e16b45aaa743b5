// What each kind of mission asks for as pay (guide §2.6.4.2): right and wrong entries, as they are typed.
import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { CLAIM_TAB_LABELS, CLAIM_WORDS, lineTitle, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { TRACKING_WORDS } from '../../src/lib/fr/screens/tracking';
import { PART_STATUS_LABELS } from '../../src/lib/fr/status-labels';
import { violationSentence } from '../../src/lib/fr/violations';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { READER, TEACHER } from '../fixtures/people';
import { save } from './device-steps';
import { ServerTruth } from './server-truth';
import {
	acceptConditions,
	openClaim,
	openTab,
	signIn,
	untilAllSent,
	untilReadyOffline,
	validate
} from './steps';

const PRACTICAL = { identifier: 'maelle.riou', password: TEACHER.password, now: '2016-06-27T10:00:00+02:00' };
const SANTORIN = { identifier: 'marc.azema', password: TEACHER.password, now: '2023-05-30T10:00:00+02:00' };

let server: AppServer | undefined;

test.afterEach(async () => {
	await server?.stop();
});

async function at(
	page: Page,
	person: { identifier: string; password: string; now: string },
	academy: string
): Promise<ServerTruth> {
	server = await startAppServer({ testNow: person.now });
	await page.clock.install({ time: person.now });
	await signIn(page, server.url, person.identifier, person.password);
	await untilReadyOffline(page);
	await acceptConditions(page, academy);
	return ServerTruth.signedIn(server.url, person.identifier, person.password);
}

const pressSave = (page: Page) => page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();

test('copies: whole numbers from 0 to 9999', async ({ page }) => {
	const truth = await at(page, TEACHER, 'RENNES');
	await openClaim(page, 'RENNES-77642');
	await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.travel })).toHaveCount(0);
	await openTab(page, 'remuneration');
	const copies = page.getByLabel(PAY_WORDS.copies);
	for (const wrong of ['-1', '12,5', 'douze', '10000']) {
		await copies.fill(wrong);
		await pressSave(page);
		await expect(copies).toHaveAttribute('aria-invalid', 'true');
		await expect(copies).toBeFocused();
	}
	await copies.fill('0');
	await expect(copies).not.toHaveAttribute('aria-invalid', 'true');
	await copies.fill('9999');
	await save(page);
	await untilAllSent(page);
	expect((await truth.theClaimOf(77642)).content.remuneration).toEqual({ kind: 'copies', copies: 9999 });
	await truth.close();
});

test('half-days: dates of the mission, hours in order, lines added and taken away', async ({ page }) => {
	const truth = await at(page, PRACTICAL, 'RENNES');
	await openClaim(page, 'RENNES-68704');
	await openTab(page, 'remuneration');
	await expect(page.getByText(PAY_WORDS.noLine)).toBeVisible();
	const day = page.getByRole('button', { name: /15 juin 2016/ });
	await day.click();
	await expect(page.getByRole('heading', { name: `${PAY_WORDS.lines} (1 ligne)` })).toBeVisible();
	const line = page.getByRole('group', { name: '15/06/2016' });

	const refused = async (code: Parameters<typeof violationSentence>[0]['code']) => {
		await pressSave(page);
		await expect(line.getByText(violationSentence({ code })).first()).toBeVisible();
	};
	await line.getByLabel(PAY_WORDS.morningStart).fill('10:00');
	await line.getByLabel(PAY_WORDS.morningEnd).fill('09:00');
	await refused('halfDayEndNotAfterStart');
	await line.getByLabel(PAY_WORDS.morningEnd).fill('12:30');
	await line.getByLabel(PAY_WORDS.afternoonStart).fill('12:00');
	await line.getByLabel(PAY_WORDS.afternoonEnd).fill('17:00');
	await refused('morningAfterAfternoon');
	await line.getByLabel(PAY_WORDS.afternoonStart).fill('14:00');
	await line.getByLabel(PAY_WORDS.date).fill('2016-06-16');
	await pressSave(page);
	await expect(page.getByText(violationSentence({ code: 'dateOutsideMission' })).first()).toBeVisible();
	await page.getByRole('group', { name: '16/06/2016' }).getByLabel(PAY_WORDS.date).fill('2016-06-15');
	await save(page);
	await untilAllSent(page);
	expect((await truth.theClaimOf(68704)).content.remuneration).toMatchObject({
		kind: 'halfDays',
		lines: [
			{
				date: '2016-06-15',
				morningStart: '10:00',
				morningEnd: '12:30',
				afternoonStart: '14:00',
				afternoonEnd: '17:00'
			}
		]
	});

	await line.getByRole('button', { name: PAY_WORDS.removeLine }).click();
	await expect(page.getByText(PAY_WORDS.noLine)).toBeVisible();
	// Nothing to pay cannot be validated; it says where the line is to be added.
	await openTab(page, 'summary');
	await page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }).click();
	await expect(page.getByText(violationSentence({ code: 'noHalfDay' })).first()).toBeVisible();
	await expect(page.getByText(lineTitle(1))).toHaveCount(0);
	await truth.close();
});

test('hours and minutes: 75 minutes are refused, 11 h 30 goes', async ({ page }) => {
	const truth = await at(page, READER, 'RENNES');
	await openClaim(page, READER.durationClaim);
	await page.getByRole('button', { name: CLAIM_WORDS.modify, exact: true }).click();
	const minutes = page.getByLabel(PAY_WORDS.minutes);
	await minutes.fill('75');
	await page.getByLabel(PAY_WORDS.hours).fill('11');
	await pressSave(page);
	await expect(minutes).toBeFocused();
	await expect(page.getByText(violationSentence({ code: 'minutesOutOfRange' })).first()).toBeVisible();
	await minutes.fill('30');
	await validate(page);
	await untilAllSent(page);
	expect((await truth.theClaimOf(77742)).content.remuneration).toMatchObject({ hours: 11, minutes: 30 });
	await truth.close();
});

test('SANTORIN: its figure is consulted, never typed', async ({ page }) => {
	const truth = await at(page, SANTORIN, 'TOULOUSE');
	await openClaim(page, 'TOULOUSE-218280');
	await openTab(page, 'remuneration');
	const panel = page.getByRole('tabpanel');
	await expect(panel.getByText(CLAIM_WORDS.santorin)).toBeVisible();
	await expect(panel.getByText('47', { exact: true })).toBeVisible();
	await expect(panel.getByRole('textbox')).toHaveCount(0);
	await expect(page.getByRole('button', { name: CLAIM_WORDS.save, exact: true })).toHaveCount(0);
	await truth.close();
});

test('surveillance: the gestionnaire handles the pay, the travel is entered', async ({ page }) => {
	const truth = await at(page, READER, 'RENNES');
	await openClaim(page, 'RENNES-77844');
	await expect(page.getByText(CLAIM_WORDS.gestionnaire).first()).toBeVisible();
	await expect(page.getByText(PART_STATUS_LABELS.gestionnaireToHandle).first()).toBeVisible();
	await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.remuneration })).toHaveCount(0);
	await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.travel })).toBeVisible();
	await truth.close();
});

test('ministry heading: no pay is entered, whatever the type of mission', async ({ page }) => {
	const truth = await at(page, TEACHER, 'RENNES');
	await openClaim(page, 'RENNES-52525');
	await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.remuneration })).toBeVisible();
	await page.close({ runBeforeUnload: false });
	await truth.close();
	const { dataDir, url } = server!;
	await server!.kill();
	const rennes = createClient({ url: `file:${join(dataDir, 'academies', 'RENNES.db')}` });
	await rennes.execute("UPDATE assignments SET heading = 'ministry' WHERE mission_number = 52525");
	await rennes.execute(
		"UPDATE claims SET remuneration_status = 'gestionnaireToHandle' WHERE mission_number = 52525"
	);
	rennes.close();
	await server!.restart();
	const context = await page.context().browser()!.newContext();
	const desk = await context.newPage();
	await desk.clock.install({ time: TEACHER.now });
	await signIn(desk, url, TEACHER.identifier, TEACHER.password);
	await untilReadyOffline(desk);
	await openClaim(desk, 'RENNES-52525');
	await expect(desk.getByText(TRACKING_WORDS.ministry).first()).toBeVisible();
	await expect(desk.getByRole('tab', { name: CLAIM_TAB_LABELS.remuneration })).toHaveCount(0);
	await expect(desk.getByRole('tab', { name: CLAIM_TAB_LABELS.travel })).toBeVisible();
	await context.close();
});
