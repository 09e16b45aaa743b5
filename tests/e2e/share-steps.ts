// Files handed over by another app: the same POST that a phone's own share makes, through the real service worker.
import { expect, type Page } from '@playwright/test';
import { INBOX_WORDS } from '../../src/lib/fr/screens/inbox';
import { buildPdf, ONE_PAGE } from '../fixtures/documents/pdf-builder';

export interface HandedFile {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

export function ticketPdf(name: string): HandedFile {
	return { name, mimeType: 'application/pdf', buffer: Buffer.from(buildPdf(ONE_PAGE)) };
}

/** From whatever page is open; ends on the one that the worker leads to. */
export async function share(page: Page, files: HandedFile[]): Promise<void> {
	await page.evaluate(() => {
		const form = document.createElement('form');
		form.id = 'handed-over';
		form.method = 'post';
		form.enctype = 'multipart/form-data';
		form.action = '/partage';
		const input = document.createElement('input');
		input.type = 'file';
		input.name = 'files';
		input.multiple = true;
		form.append(input);
		document.body.append(form);
	});
	await page.locator('#handed-over input').setInputFiles(files);
	await Promise.all([
		page.waitForEvent('load'),
		page.evaluate(() => document.querySelector<HTMLFormElement>('#handed-over')?.submit())
	]);
}

export function receivedList(page: Page) {
	return page.getByRole('list', { name: INBOX_WORDS.list });
}

/** Files that lie sealed outside of anybody's store. */
export async function sealedOutside(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const asked = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
			});
		const database = await asked(indexedDB.open('imagin-share'));
		const count = await asked(database.transaction('files').objectStore('files').count());
		database.close();
		return count;
	});
}

export async function openInbox(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/pieces-a-rattacher`);
	await expect(page.getByRole('heading', { level: 1, name: INBOX_WORDS.page })).toBeVisible();
}
