// What a person does before a locked device.
import { expect, type Page } from '@playwright/test';
import { LOCK_CAUSES, LOCK_WORDS, lockedSentence } from '../../src/lib/fr/screens/lock';

export async function expectLocked(
	page: Page,
	cause: keyof typeof LOCK_CAUSES,
	unsent: number
): Promise<void> {
	await expect(page.getByRole('heading', { name: LOCK_WORDS.title })).toBeVisible();
	await expect(page.getByText(LOCK_CAUSES[cause])).toBeVisible();
	await expect(page.getByText(lockedSentence(unsent)).first()).toBeVisible();
	// No late answer puts a name back.
	await expect(page.getByRole('banner').getByText(/Vasseur|Kerdoncuff|Académie/)).toHaveCount(0);
}

/** Types the password and says «Déverrouiller»; what comes of it is for the caller to look at. */
export async function tryPassword(page: Page, password: string): Promise<void> {
	await page.getByLabel(LOCK_WORDS.password).fill(password);
	await page.getByRole('button', { name: LOCK_WORDS.open, exact: true }).click();
	await expect(page.getByText(LOCK_WORDS.opening)).toBeHidden();
}

export async function unlock(page: Page, password: string): Promise<void> {
	await tryPassword(page, password);
	await expect(page.getByRole('heading', { name: LOCK_WORDS.title })).toBeHidden();
}

/** An hour and more of the page's clock, at work: nobody is locked out. */
export async function passHourAtWork(page: Page): Promise<void> {
	for (let part = 0; part < 3; part += 1) {
		await page.clock.fastForward('22:00');
		await page.keyboard.press('Shift');
	}
}

/** True while a key is stored for somebody on this device. */
export async function isKeyStored(page: Page): Promise<boolean> {
	return page.evaluate(async () => {
		const asked = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
			});
		if (!(await indexedDB.databases()).some(({ name }) => name === 'imagin-lock')) return false;
		const database = await asked(indexedDB.open('imagin-lock'));
		const rows: { session: unknown }[] = await asked(
			database.transaction('accounts').objectStore('accounts').getAll()
		);
		database.close();
		return rows.some(({ session }) => session !== null);
	});
}
