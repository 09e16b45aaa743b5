// What a person does between two sign-ins: quit, be signed out, come back, and what is then left on the device.
import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { expect, type Browser, type Page } from '@playwright/test';
import { DECISION_DONE, DECISION_LABELS, DECISION_WORDS } from '../../src/lib/fr/gestion/decision';
import { FRAME_WORDS, QUIT_WORDS, quitSentence, SYNC_WORDS } from '../../src/lib/fr/screens/frame';
import { CLAIM_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { UNSENT_WORDS } from '../../src/lib/fr/screens/unsent';
import type { AppServer } from '../fixtures/app-server';
import { GESTIONNAIRE } from '../fixtures/people';
import { fillCandidates, openClaim, openTab, signInAs, type TripFacts } from './steps';
import type { Phone } from './teacher-phone';

/** A car journey of one day, for claims that are to be validated. */
export const TRIP = {
	leaves: ['2017-06-01', '07:00'],
	returns: ['2017-06-01', '20:00'],
	mode: 'AUTOMOBILE',
	car: { distance: '40', journeys: '2' }
} satisfies TripFacts;

/** The guide's own for 77833, with all that can be claimed. */
export const TOLL_TRIP = {
	...TRIP,
	from: ['PLEUVEN', '29170'],
	to: ['CHATEAULIN', '29150'],
	car: { ...TRIP.car, other: '20,00' },
	comment: 'Péage',
	lunches: '1'
} satisfies TripFacts;

/** Over night, for 52525. */
export const NIGHT_TRIP = {
	...TRIP,
	from: ['PLEUVEN', '29170'],
	leaves: ['2014-05-20', '06:30'],
	returns: ['2014-05-21', '13:00'],
	comment: 'Un seul aller-retour'
} satisfies TripFacts;

/** On a phone «Quitter» is behind the menu's button. */
export async function quit(page: Page): Promise<void> {
	const menu = page.getByRole('banner').getByRole('button', { name: FRAME_WORDS.menu });
	const leave = page.getByRole('button', { name: FRAME_WORDS.quit });
	await expect(menu.or(leave).first()).toBeVisible();
	if (await menu.isVisible()) await menu.click();
	await leave.click();
}

/** The dialog that «Quitter» opens while something is not sent: it counts all of it. */
export async function quitWithUnsent(page: Page, count: number): Promise<void> {
	await quit(page);
	await expect(page.getByRole('dialog', { name: QUIT_WORDS.title })).toContainText(quitSentence(count));
}

/** Types and says nothing more: a draft. */
export async function draftCandidates(page: Page, missionKey: string, count: string): Promise<void> {
	await openClaim(page, missionKey);
	await fillCandidates(page, count);
	await expect(page.getByText('Brouillon sur cet appareil').first()).toBeVisible();
}

/** «Enregistrer» from the pay tab. */
export async function saveCandidates(page: Page, missionKey: string, count: string): Promise<void> {
	await openClaim(page, missionKey);
	await fillCandidates(page, count);
	await save(page);
}

export async function save(page: Page): Promise<void> {
	await page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();
	await expect(page.getByText(CLAIM_WORDS.savedQueued).first()).toBeAttached();
}

export async function expectCandidates(page: Page, missionKey: string, count: string): Promise<void> {
	await openClaim(page, missionKey);
	await openTab(page, 'remuneration');
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue(count);
}

/** What the status button in the banner says. */
export function syncStatus(page: Page) {
	return page.getByRole('link', { name: SYNC_WORDS.label });
}

/** The items of the page behind the status button. */
export function unsentList(page: Page) {
	return page.getByRole('list', { name: UNSENT_WORDS.list });
}

/** What the page answers; asked again of the page that follows if it goes on meanwhile, as on leaving. */
async function askSettled<T>(page: Page, ask: () => Promise<T>): Promise<T> {
	for (let left = 5; ; left -= 1) {
		try {
			return await page.evaluate(ask);
		} catch (error) {
			if (left === 0 || !/context was destroyed/i.test(String(error))) throw error;
			await page.waitForLoadState();
		}
	}
}

/** Names of the databases of persons that are on this device, opened or not. */
export async function personalDatabases(page: Page): Promise<string[]> {
	return askSettled(page, async () =>
		(await indexedDB.databases())
			.map(({ name }) => name ?? '')
			.filter((name) => /^imagin-[0-9a-z-]{8,}$/i.test(name))
	);
}

/** Name of the database of the only person on this device. */
export async function databaseOf(page: Page): Promise<string> {
	const [name, ...more] = await personalDatabases(page);
	if (name === undefined || more.length > 0) throw new Error('not one personal database');
	return name;
}

/** Leaves only the first bytes of every row of the table, past the app. */
export async function cutRows(page: Page, table: string, left: number): Promise<void> {
	const name = await databaseOf(page);
	await page.evaluate(
		async (cut) => {
			const asked = <T>(request: IDBRequest<T>) =>
				new Promise<T>((resolve, reject) => {
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
				});
			const database = await asked(indexedDB.open(cut.name));
			const rows = database.transaction(cut.table, 'readwrite').objectStore(cut.table);
			const all = (await asked(rows.getAll())) as { sealed: ArrayBuffer }[];
			if (all.length === 0) throw new Error(`${cut.table} is empty`);
			for (const row of all) await asked(rows.put({ ...row, sealed: row.sealed.slice(0, cut.left) }));
			database.close();
		},
		{ name, table, left }
	);
}

/** From the next page on: where this name is shown, were it for the blink of an opening page; null is nowhere. */
export async function watchFor(page: Page, name: string): Promise<() => Promise<string | null>> {
	await page.addInitScript((watched) => {
		const look = () => {
			if (document.body?.innerText.includes(watched)) sessionStorage.setItem('seen', location.pathname);
		};
		new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
	}, name);
	return () => page.evaluate(() => sessionStorage.getItem('seen'));
}

/** Every word of a personal store, past our own code: to look for what must not be there. */
export async function textOnDevice(page: Page): Promise<string> {
	return askSettled(page, async () => {
		const parts: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
		const asked = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
			});
		for (const { name } of await indexedDB.databases()) {
			if (name === undefined) continue;
			const database = await asked(indexedDB.open(name));
			for (const table of database.objectStoreNames) {
				const rows: unknown[] = await asked(database.transaction(table).objectStore(table).getAll());
				// Bytes as the letters that they would be, were they not sealed.
				const readable = (_name: string, value: unknown) =>
					value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value;
				parts.push(JSON.stringify(rows, readable));
			}
			database.close();
		}
		for (const cacheName of await caches.keys()) {
			const cache = await caches.open(cacheName);
			for (const request of await cache.keys()) {
				// The build's own files say nothing of anybody.
				if (new URL(request.url).pathname.startsWith('/_app/immutable/')) continue;
				const answer = await cache.match(request);
				if (answer?.headers.get('content-type')?.includes('json')) parts.push(await answer.text());
			}
		}
		return parts.join('\n');
	});
}

/** The gestionnaire decides on one claim at their own desk, and goes. */
export async function officeDecides(
	browser: Browser,
	url: string,
	mission: number,
	action: keyof typeof DECISION_LABELS,
	reason?: string
): Promise<void> {
	const office = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	const desk = await office.newPage();
	await signInAs(desk, url, GESTIONNAIRE);
	await desk.goto(`${url}/gestion?academie=RENNES&statut=all&mission=${mission}`);
	await desk.getByRole('link', { name: new RegExp(`${mission}.*(Sophie Vasseur|Anne Kerdoncuff)`) }).click();
	if (reason !== undefined) await desk.getByLabel(DECISION_WORDS.reason, { exact: true }).fill(reason);
	await desk.getByRole('button', { name: DECISION_LABELS[action] }).click();
	await expect(desk.getByText(DECISION_DONE[action])).toBeVisible();
	await office.close();
}

/** «Envoyer maintenant», on the page behind the status button. */
export async function syncByHand(page: Page): Promise<void> {
	await syncStatus(page).click();
	const button = page.getByRole('button', { name: UNSENT_WORDS.sendNow });
	await button.click();
	await expect(button).toBeEnabled();
}

/** Every session ends at the server, as by a revocation or the end of its time. */
export async function endSessions({ dataDir }: AppServer): Promise<void> {
	const directory = createClient({ url: `file:${join(dataDir, 'directory.db')}` });
	await directory.execute('DELETE FROM sessions');
	directory.close();
}

export async function backOnline({ page, proxy }: Phone): Promise<void> {
	await proxy.up();
	await syncByHand(page);
}
