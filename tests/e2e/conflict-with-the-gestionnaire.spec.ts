// The gestionnaire decides while an edit waits on a phone: it is kept, explained and can be taken out; the rest goes on.
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { CLAIM_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { CONFLICT_WORDS, keptFileName } from '../../src/lib/fr/screens/conflict';
import { UNSENT_WORDS } from '../../src/lib/fr/screens/unsent';
import { manifestOf } from '../fixtures/export-zip';
import {
	backOnline,
	officeDecides,
	save,
	saveCandidates,
	syncStatus,
	TRIP,
	unsentList
} from './device-steps';
import { fillCandidates, fillTrip, openClaim, openTab, untilAllSent, validate } from './steps';
import { test } from './teacher-phone';

test.describe.configure({ timeout: 200_000 });

test('cancelled by the gestionnaire while an edit waits: kept, explained, exported; other claims go on', async ({
	phone,
	truth,
	server,
	browser
}) => {
	const { page } = phone;
	await phone.proxy.down();
	await saveCandidates(phone.page, 'RENNES-77833', '11');
	await saveCandidates(phone.page, 'RENNES-52525', '8');
	await officeDecides(browser, server.url, 77833, 'cancel', 'Mission confiée à une autre personne');
	await backOnline(phone);
	await expect(syncStatus(page)).toContainText('1 à corriger');
	await expect(unsentList(page).getByText(ITEM_STATE_LABELS.toCorrect)).toHaveCount(1);
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: 8 });

	// The claim says why it does not open, who decided it, and what is kept of the person's own.
	await page.goto(`${phone.proxy.url}/frais/RENNES-77833`);
	await expect(page.getByText(CLAIM_WORDS.cannotOpen)).toBeVisible();
	await expectKept(page, /annulé par le gestionnaire.*Motif\s: Mission confiée à une autre personne/s, '11');
	await exportsIt(page, 11);

	await page.goto(`${phone.proxy.url}/envois`);
	await page.getByRole('button', { name: UNSENT_WORDS.discard }).click();
	await page.getByRole('button', { name: UNSENT_WORDS.discardConfirm }).click();
	await untilAllSent(page);
});

test('accepted by the gestionnaire while an edit waits: kept and explained beside what was accepted', async ({
	phone,
	truth,
	server,
	browser
}) => {
	const { page } = phone;
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
	await expectKept(page, /état de frais validé par le gestionnaire/, '15', '11');
	await expect(page.getByText('Validé par gestionnaire').first()).toBeVisible();
	// What is consulted is what was accepted, not what could not be sent.
	await openTab(page, 'remuneration');
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('11');
	await expect(page.getByRole('button', { name: CLAIM_WORDS.save, exact: true })).toHaveCount(0);
	await exportsIt(page, 15);
});

async function expectKept(page: Page, why: RegExp, mine: string, official?: string): Promise<void> {
	const kept = page.getByRole('status').filter({ hasText: CONFLICT_WORDS.keptTitle });
	await expect(kept).toContainText(why);
	const versions = kept.getByRole('paragraph');
	await expect(versions.filter({ hasText: CONFLICT_WORDS.kept })).toContainText(mine);
	if (official === undefined) return;
	await expect(versions.filter({ hasText: CONFLICT_WORDS.official })).toContainText(official);
}

async function exportsIt(page: Page, candidates: number): Promise<void> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: CONFLICT_WORDS.export }).click()
	]);
	expect(file.suggestedFilename()).toBe(keptFileName(77833));
	const { operations } = manifestOf(await readFile(await file.path()));
	expect(JSON.stringify(operations)).toContain('"candidates":' + candidates);
}
