// A person who types in a claim until the browser dies under them: what was on screen, what the app had kept, what it
// had attached. Knows the screens by their words and IndexedDB's own sign of a finished write; no store of ours.
import { expect, type Page } from '@playwright/test';
import { CLAIM_TAB_LABELS, DOCUMENT_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { attach, openTab, TRAVEL_FOLDER } from '../e2e/steps';
import { smallPdf } from '../sync/claim-typing';

export const CLAIM = 'RENNES-77833';
/** Values are numbers of four figures, each greater than the one before: the field tells how far it got. */
export const FIRST_VALUE = 1_001;
export const LAST_VALUE = 9_999;
/** So that its upload takes two parts. */
const DOCUMENT_BYTES = 1_300_000;

export interface Ledger {
	/** Every value up to here was said to be kept before the browser died. */
	kept: number;
	/** The last value that was on screen. */
	typed: number;
	/** Names of documents that were shown in their list. */
	documents: string[];
}

/**
 * Tells the test after each finished write of a draft what was then certainly kept. Writes follow one another: what one
 * holds was typed after the one before it ended. So the end of a write vouches for all that was on screen when the
 * write before it ended; the value of that moment is told, a little less than what is really kept.
 */
export async function watchDrafts(page: Page, told: (value: number) => void): Promise<void> {
	await page.exposeFunction('draftKept', told);
	await page.addInitScript((label) => {
		let before = 0;
		const shown = () => {
			const field = [...document.querySelectorAll('label')].find((one) =>
				one.textContent?.includes(label)
			)?.control;
			return field instanceof HTMLInputElement ? Number(field.value) : 0;
		};
		const begin = IDBDatabase.prototype.transaction;
		IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked: Parameters<typeof begin>) {
			const transaction = begin.apply(this, asked);
			if (asked[1] === 'readwrite' && [...transaction.objectStoreNames].includes('drafts')) {
				transaction.addEventListener('complete', () => {
					const door = window as unknown as { draftKept: (value: number) => void };
					if (before > 0) door.draftKept(before);
					before = shown();
				});
			}
			return transaction;
		};
	}, PAY_WORDS.candidates);
}

export async function shownValue(page: Page, url: string): Promise<number> {
	await page.goto(`${url}/frais/${CLAIM}`);
	await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.tracking, exact: true })).toBeVisible();
	await openTab(page, 'remuneration');
	const field = page.getByLabel(PAY_WORDS.candidates);
	await expect(field).toBeVisible();
	return Number(await field.inputValue());
}

/** Types so many ever greater values, one after the other; each is noted once it is on screen. */
export async function typeOn(page: Page, ledger: Ledger, count: number): Promise<void> {
	const field = page.getByLabel(PAY_WORDS.candidates);
	for (let left = count; left > 0; left -= 1) {
		const value = ledger.typed + 1;
		if (value > LAST_VALUE) throw new Error('the person has no more values');
		await field.fill(String(value));
		ledger.typed = value;
	}
}

/** Types on, at a person's pace, until the app has kept something newer than `before`. */
export async function typeUntilKept(page: Page, ledger: Ledger, before: number): Promise<void> {
	await expect
		.poll(
			async () => {
				await typeOn(page, ledger, 1);
				return ledger.kept;
			},
			{ intervals: [100], timeout: 30_000 }
		)
		.toBeGreaterThan(before);
}

/** Attached once its row is in the list: from then on it must not be lost. */
export async function attachOne(page: Page, ledger: Ledger, name: string): Promise<void> {
	await openTab(page, 'summary');
	const file = { name, mimeType: 'application/pdf', buffer: Buffer.from(smallPdf(name, DOCUMENT_BYTES)) };
	await attach(page, TRAVEL_FOLDER, file);
	await expect(page.getByRole('button', { name: `${DOCUMENT_WORDS.remove} ${name}` })).toBeVisible();
	ledger.documents.push(name);
	await openTab(page, 'remuneration');
}
