// Two tabs of one person, hasty fingers, a page that closes: one truth, nothing lost.
import { expect, type Page } from '@playwright/test';
import { tooHeavyToReadSentence } from '../../src/lib/fr/documents';
import { CLAIM_WORDS, DOCUMENT_WORDS, PAY_WORDS, VALIDATION_WORDS } from '../../src/lib/fr/screens/claim';
import type { FaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { expectCandidates, syncStatus, TRIP, unsentList } from './device-steps';
import { unlock } from './lock-steps';
import { fillCandidates, fillTrip, openClaim, openTab, PAY_FOLDER, untilAllSent } from './steps';
import { test } from './teacher-phone';

/** Ms: what is typed is kept at each pause of 300 ms at most; then the write itself. */
const PAUSE = 500;

const button = (where: Page, name: string) => where.getByRole('button', { name, exact: true });

/** Ids of the operations of this kind that reached the server, each once however often it was sent. */
function sentOperations(proxy: FaultProxy, kind: string): string[] {
	const ids = proxy.log
		.filter(({ path }) => path === '/api/sync/push')
		.flatMap(({ requestBody }) => JSON.parse(requestBody.toString()).operations)
		.filter((operation: { kind: string }) => operation.kind === kind)
		.map(({ id }: { id: string }) => id);
	return [...new Set(ids)];
}

test('two tabs of one person show the same, and one of them sends', async ({
	phone: { context, page, proxy },
	truth
}) => {
	const other = await context.newPage();
	await other.goto(`${proxy.url}/frais/RENNES-77833`);
	await expect(other.getByRole('heading', { name: 'Mission N° 77833' })).toBeVisible();
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	// A draft of one tab is in the other at once.
	await openTab(other, 'remuneration');
	await expect(other.getByLabel(PAY_WORDS.candidates)).toHaveValue('12');
	await proxy.down();
	await button(page, CLAIM_WORDS.save).click();
	await expect(syncStatus(other)).toContainText('1 à envoyer');
	await expect(syncStatus(page)).toContainText('1 à envoyer');
	await proxy.up();
	await Promise.all([page.clock.fastForward('10:00'), other.clock.fastForward('10:00')]);
	await Promise.all([untilAllSent(page), untilAllSent(other)]);
	expect(sentOperations(proxy, 'saveClaim')).toHaveLength(1);
	const pushes = proxy.log.filter(
		({ path, requestBody }) => path === '/api/sync/push' && requestBody.includes('saveClaim')
	);
	expect(pushes).toHaveLength(1);

	// The tab that sent may close: the other goes on.
	await page.close();
	await other.getByLabel(PAY_WORDS.candidates).fill('13');
	await button(other, CLAIM_WORDS.save).click();
	await untilAllSent(other);
	expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 13 });
});

test('a double press on «Enregistrer» and on «Valider» makes one operation each', async ({
	phone: { page, proxy },
	truth
}) => {
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await fillTrip(page, 1, TRIP);
	await button(page, CLAIM_WORDS.save).dblclick();
	await expect(page.getByText(CLAIM_WORDS.savedQueued).first()).toBeAttached();
	await untilAllSent(page);
	expect(sentOperations(proxy, 'saveClaim')).toHaveLength(1);
	await openTab(page, 'summary');
	await button(page, CLAIM_WORDS.validate).dblclick();
	await page.getByRole('dialog').getByRole('button', { name: VALIDATION_WORDS.anyway }).dblclick();
	await expect(page.getByText(CLAIM_WORDS.validatedQueued).first()).toBeAttached();
	await untilAllSent(page);
	expect(sentOperations(proxy, 'validateClaim')).toHaveLength(1);
	expect((await truth.theClaimOf(77833)).finalSummary?.version).toBe(1);
});

test('a draft survives a reload, a closed page, a lost server and a later day', async ({
	phone: { context, page, proxy }
}) => {
	await proxy.down();
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '17');
	await page.waitForTimeout(PAUSE);
	await page.reload();
	await openTab(page, 'remuneration');
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('17');
	await page.getByLabel(PAY_WORDS.candidates).fill('18');
	await page.waitForTimeout(PAUSE);
	await page.close({ runBeforeUnload: false });
	page = await context.newPage();
	await page.clock.setSystemTime(new Date('2017-09-20T10:00:00+02:00'));
	await page.goto(`${proxy.url}/envois`);
	await unlock(page, TEACHER.password);
	await expect(unsentList(page).getByRole('listitem')).toHaveCount(1);
	await expectCandidates(page, 'RENNES-77833', '18');
	// Months later, with a server again: still a draft, never sent by itself.
	await proxy.up();
	await page.reload();
	await expect(syncStatus(page)).toContainText('1 à envoyer');
	await expectCandidates(page, 'RENNES-77833', '18');
	expect(sentOperations(proxy, 'saveClaim')).toHaveLength(0);
});

test('a file of more than 64 MiB is refused before it is read', async ({ phone: { page } }) => {
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'summary');
	const folder = page.getByRole('region', { name: PAY_FOLDER });
	await folder.getByRole('button', { name: DOCUMENT_WORDS.select }).click();
	// A film chosen by mistake: it says its size, and reading it would fail the test.
	await folder.getByLabel(DOCUMENT_WORDS.chooseFile).evaluate((input: HTMLInputElement) => {
		const film = new File(['x'], 'film.mp4', { type: 'video/mp4' });
		Object.defineProperty(film, 'size', { value: 64 * 1024 * 1024 + 1 });
		film.arrayBuffer = () => Promise.reject(new Error('it was read'));
		const transfer = new DataTransfer();
		Object.defineProperty(input, 'files', { value: [film], configurable: true });
		transfer.items.clear();
		input.dispatchEvent(new Event('change', { bubbles: true }));
	});
	const limit = 64 * 1024 * 1024;
	const sentence = tooHeavyToReadSentence(limit + 1, limit);
	await expect(page.getByText(`film.mp4 : ${sentence}`).first()).toBeVisible();
	await expect(page.getByText(DOCUMENT_WORDS.notKept)).toHaveCount(0);
});
