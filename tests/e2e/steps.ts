// What a person does on the teacher's screens, by the words that they read. No test id, no class, no store.
import { expect, type Locator, type Page } from '@playwright/test';
import { SIGN_IN_WORDS } from '../../src/lib/fr/gestion/account';
import {
	CLAIM_TAB_LABELS,
	CLAIM_WORDS,
	DOCUMENT_WORDS,
	PAY_WORDS,
	VALIDATION_WORDS
} from '../../src/lib/fr/screens/claim';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { SYNC_WORDS } from '../../src/lib/fr/screens/frame';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import type { PictureFile } from '../fixtures/pictures';

export async function signIn(page: Page, url: string, identifier: string, password: string): Promise<void> {
	await signInAs(page, url, { identifier, password });
	await page.waitForURL('**/accueil');
}

/** Wherever this person is then led. */
export async function signInAs(
	page: Page,
	url: string,
	{ identifier, password }: { identifier: string; password: string }
): Promise<void> {
	await openSignIn(page, `${url}/connexion`);
	await page.getByLabel(SIGN_IN_WORDS.identifier).fill(identifier);
	await page.getByLabel(SIGN_IN_WORDS.password).fill(password);
	await page.getByRole('button', { name: SIGN_IN_WORDS.submit }).click();
	await page.waitForURL((address) => address.pathname !== '/connexion');
}

/** The app goes there by itself once it reaches the server with nobody signed in: then its opening and ours are one. */
async function openSignIn(page: Page, address: string): Promise<void> {
	await page.goto(address).catch((error: unknown) => {
		if (!(error instanceof Error) || !/ERR_ABORTED|interrupted by another/.test(error.message)) throw error;
	});
	await page.waitForURL(({ pathname }) => pathname === '/connexion');
}

/** Until every file and all data are on the device: the app says so itself. */
export async function untilReadyOffline(page: Page): Promise<void> {
	await expect(page.getByText('Prêt hors connexion')).toBeVisible({ timeout: 60_000 });
}

export async function openTab(page: Page, tab: keyof typeof CLAIM_TAB_LABELS): Promise<void> {
	await page.getByRole('tab', { name: CLAIM_TAB_LABELS[tab], exact: true }).click();
}

export interface TripFacts {
	from?: [town: string, postalCode: string];
	to?: [town: string, postalCode: string];
	leaves: [date: string, time: string];
	returns: [date: string, time: string];
	mode: string;
	car?: { distance: string; journeys: string; other?: string };
	comment?: string;
	lunches?: string;
}

export function tripDialog(page: Page): Locator {
	return page.getByRole('dialog', { name: TRIP_WORDS.dialog });
}

/** Opens the nth trip, fills it in and says OK. */
export async function fillTrip(page: Page, index: number, facts: TripFacts): Promise<void> {
	await page.getByRole('button', { name: `${TRIP_WORDS.complete} ${index}` }).click();
	const dialog = tripDialog(page);
	const departure = dialog.getByRole('group', { name: TRIP_WORDS.departure, exact: true });
	const arrival = dialog.getByRole('group', { name: TRIP_WORDS.arrival });
	for (const [place, side] of [
		[facts.from, departure],
		[facts.to, arrival]
	] as const) {
		if (place === undefined) continue;
		await side.getByLabel(TRIP_WORDS.town).fill(place[0]);
		await side.getByLabel(TRIP_WORDS.postalCode).fill(place[1]);
	}
	await departure.getByLabel(TRIP_WORDS.date).fill(facts.leaves[0]);
	await departure.getByLabel(TRIP_WORDS.time).fill(facts.leaves[1]);
	await arrival.getByLabel(TRIP_WORDS.date).fill(facts.returns[0]);
	await arrival.getByLabel(TRIP_WORDS.time).fill(facts.returns[1]);
	await dialog.getByLabel(TRIP_WORDS.mode).selectOption({ label: facts.mode });
	if (facts.car) {
		await dialog.getByLabel(TRIP_WORDS.distance).fill(facts.car.distance);
		await dialog.getByLabel(TRIP_WORDS.journeys).fill(facts.car.journeys);
		if (facts.car.other !== undefined) await dialog.getByLabel(TRIP_WORDS.otherCosts).fill(facts.car.other);
	}
	if (facts.comment !== undefined) await dialog.getByLabel(TRIP_WORDS.comment).fill(facts.comment);
	if (facts.lunches !== undefined) {
		await dialog.getByLabel(TRIP_WORDS.lunchesReimbursed).fill(facts.lunches);
	}
	await dialog.getByRole('button', { name: CLAIM_WORDS.ok, exact: true }).click();
	await expect(dialog).toBeHidden();
}

/** On «Récapitulatif»: chooses a file for one of the two folders; the device then prepares it. */
export async function choose(
	page: Page,
	section: RegExp,
	file: PictureFile,
	purpose?: string
): Promise<Locator> {
	const folder = page.getByRole('region', { name: section });
	const offer = folder.getByRole('button', { name: DOCUMENT_WORDS.select });
	if (await offer.isVisible()) await offer.click();
	if (purpose !== undefined) await folder.getByLabel(DOCUMENT_WORDS.purpose).selectOption({ label: purpose });
	await folder.getByLabel(DOCUMENT_WORDS.chooseFile).setInputFiles(file);
	return folder;
}

/** The same until the file is kept or refused: its name alone is on the screen from the moment it is chosen. */
export async function attach(...chosen: Parameters<typeof choose>): Promise<void> {
	const folder = await choose(...chosen);
	await expect(folder.getByText(DOCUMENT_WORDS.preparing)).toHaveCount(0);
}

/** A sentence within a longer text; the spaces that do not break count as any other there. */
export function saying(sentence: string): RegExp {
	return new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s'));
}

export const PAY_FOLDER = /dossier paie/;
export const TRAVEL_FOLDER = /du déplacement/;

export async function fillCandidates(page: Page, count: string): Promise<void> {
	await openTab(page, 'remuneration');
	await page.getByLabel(PAY_WORDS.candidates).fill(count);
}

/** «Valider», and what the app asks before it does: missing pieces are accepted, warnings read, else «OK». */
export async function validate(page: Page): Promise<void> {
	await openTab(page, 'summary');
	await page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }).click();
	const go = new RegExp(`^(${VALIDATION_WORDS.anyway}|${CLAIM_WORDS.ok})$`);
	const anyway = page.getByRole('dialog').getByRole('button', { name: go });
	const done = page.getByRole('tab', { name: CLAIM_TAB_LABELS.tracking, exact: true, selected: true });
	await expect(anyway.or(done)).toBeVisible();
	if (await anyway.isVisible()) await anyway.click();
	await expect(done).toBeVisible();
}

/** By the address, as a bookmark or a link in a mail does. */
export async function openClaim(page: Page, missionKey: string): Promise<void> {
	await page.goto(new URL(`/frais/${missionKey}`, page.url()).href);
	await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.tracking, exact: true })).toBeVisible();
}

export async function acceptConditions(page: Page, academy: string): Promise<void> {
	await page.goto(new URL(`/frais/conditions/${academy}`, page.url()).href);
	await page.getByLabel(CLAIMS_WORDS.accept).check();
	await page.getByRole('button', { name: CLAIMS_WORDS.validate, exact: true }).click();
	await page.waitForURL('**/frais?*');
}

/** Whoever came first to a server has accepted already. */
export async function acceptConditionsIfAsked(page: Page, academy: string): Promise<void> {
	await page.goto(new URL(`/frais/conditions/${academy}`, page.url()).href);
	const box = page.getByLabel(CLAIMS_WORDS.accept);
	await expect(box.or(page.getByText('Vous avez accepté ces conditions.'))).toBeVisible();
	if (await box.isVisible()) await acceptConditions(page, academy);
}

/** Until nothing of this person waits on the device any more. */
export async function untilAllSent(page: Page): Promise<void> {
	// What a gesture leaves reaches the status a moment after the gesture: «Tout est enregistré» may be of before.
	// On a busy machine later still: what was true is looked at once more.
	for (const moment of [500, 400]) {
		await page.waitForTimeout(moment);
		await expect(page.getByRole('link', { name: SYNC_WORDS.label })).toContainText(SYNC_WORDS.saved, {
			timeout: 60_000
		});
	}
}
