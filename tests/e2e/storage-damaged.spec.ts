// Rows of this device's storage that no longer open, as a worn-out memory leaves them.
import { expect } from '@playwright/test';
import { damageSentence, STORAGE_WORDS } from '../../src/lib/fr/screens/storage';
import { cutRows, draftCandidates, expectCandidates, saveCandidates, syncStatus } from './device-steps';
import { openClaim, untilAllSent } from './steps';
import { test } from './teacher-phone';

test('damaged lists and claims: said, asked of the server again, and the draft is still there', async ({
	phone: { page, proxy }
}) => {
	await draftCandidates(page, 'RENNES-77833', '12');
	await proxy.down();
	await cutRows(page, 'listPages', 30);
	await cutRows(page, 'claims', 30);
	await page.goto(`${proxy.url}/missions`);
	await expect(page.getByText(STORAGE_WORDS.copyDamaged).first()).toBeAttached();
	await proxy.up();
	await syncStatus(page).click();
	await page.goto(`${proxy.url}/missions`);
	await expect(page.getByRole('row', { name: /77833/ })).toBeVisible();
	await expectCandidates(page, 'RENNES-77833', '12');
});

test('a damaged draft and a damaged item to send: counted, said, and the claim is typed again', async ({
	phone: { page, proxy },
	truth
}) => {
	await proxy.down();
	await saveCandidates(page, 'RENNES-77833', '12');
	await draftCandidates(page, 'RENNES-77833', '13');
	await cutRows(page, 'drafts', 30);
	await cutRows(page, 'outbox', 30);
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
