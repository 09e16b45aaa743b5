// point 7: rows of this device's storage that no longer open, as a worn-out memory leaves them.
import { expect, type Page } from '@playwright/test';
import { damageSentence, STORAGE_WORDS } from '../../src/lib/fr/screens/storage';
import { draftCandidates, expectCandidates, saveCandidates, syncStatus } from './device-steps';
import { openClaim, untilAllSent } from './steps';
import { test } from './teacher-phone';

/** Cuts the bytes of every row of the table short, past the app. */
async function damage(page: Page, table: string): Promise<void> {
	await page.evaluate(async (name) => {
		const names = (await indexedDB.databases()).map((one) => one.name ?? '');
		const own = names.find((one) => /^imagin-[0-9a-f-]{36}$/.test(one));
		if (own === undefined) throw new Error(`no personal database among ${names.join(', ')}`);
		const asked = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
			});
		const database = await asked(indexedDB.open(own));
		const rows = database.transaction(name, 'readwrite').objectStore(name);
		const all = (await asked(rows.getAll())) as { sealed: ArrayBuffer }[];
		if (all.length === 0) throw new Error(`${name} is empty`);
		for (const row of all) await asked(rows.put({ ...row, sealed: row.sealed.slice(0, 30) }));
		database.close();
	}, table);
}

test('point 7: damaged lists and claims: said, asked of the server again, and the draft is still there', async ({
	phone: { page, proxy }
}) => {
	await draftCandidates(page, 'RENNES-77833', '12');
	await proxy.down();
	await damage(page, 'listPages');
	await damage(page, 'claims');
	await page.goto(`${proxy.url}/missions`);
	await expect(page.getByText(STORAGE_WORDS.copyDamaged).first()).toBeAttached();
	await proxy.up();
	await syncStatus(page).click();
	await page.goto(`${proxy.url}/missions`);
	await expect(page.getByRole('row', { name: /77833/ })).toBeVisible();
	await expectCandidates(page, 'RENNES-77833', '12');
});

test('point 7: a damaged draft and a damaged item to send: counted, said, and the claim is typed again', async ({
	phone: { page, proxy },
	truth
}) => {
	await proxy.down();
	await saveCandidates(page, 'RENNES-77833', '12');
	await draftCandidates(page, 'RENNES-77833', '13');
	await damage(page, 'drafts');
	await damage(page, 'outbox');
	await page.goto(`${proxy.url}/missions`);
	await expect(page.getByText(damageSentence(2))).toBeVisible();
	await page.getByRole('button', { name: STORAGE_WORDS.lossRead }).click();
	await expect(page.getByText(STORAGE_WORDS.damageTitle)).toBeHidden();
	await page.reload();
	await openClaim(page, 'RENNES-77833');
	await expect(page.getByText(STORAGE_WORDS.damageTitle)).toBeHidden();
	await saveCandidates(page, 'RENNES-77833', '14');
	await proxy.up();
	await untilAllSent(page);
	await expect
		.poll(async () => (await truth.theClaimOf(77833)).content.remuneration)
		.toMatchObject({ candidates: 14 });
});
