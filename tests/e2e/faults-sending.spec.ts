// When and what the phone sends by itself, what it says meanwhile, and clocks that are wrong.
import { expect, type Page } from '@playwright/test';
import { PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { SESSION_WORDS, SYNC_WORDS } from '../../src/lib/fr/screens/frame';
import { UNSENT_WORDS } from '../../src/lib/fr/screens/unsent';
import { draftCandidates, expectCandidates, saveCandidates, syncByHand, syncStatus } from './device-steps';
import { openTab, untilAllSent } from './steps';
import { answeredOperations, test } from './teacher-phone';

/** As a phone put away and taken out again tells the page. */
async function show(page: Page, state: 'hidden' | 'visible'): Promise<void> {
	await page.evaluate((visibility) => {
		Object.defineProperty(document, 'visibilityState', { get: () => visibility, configurable: true });
		document.dispatchEvent(new Event('visibilitychange'));
	}, state);
}

const TRIGGERS: [name: string, pull: (page: Page) => Promise<void>][] = [
	['the app is opened anew', async (page) => void (await page.reload())],
	[
		'the app comes to the front',
		async (page) => {
			await show(page, 'hidden');
			await show(page, 'visible');
		}
	],
	['the network is back', (page) => page.evaluate(() => void window.dispatchEvent(new Event('online')))],
	['time passes', (page) => page.clock.fastForward('06:00')],
	['«Envoyer maintenant»', syncByHand]
];

test('faults.md 26: never replayed on Safari, replayed twice; without Background Sync each occasion sends, once', async ({
	openPhone,
	truth
}) => {
	test.setTimeout(120_000);
	const before = () => {
		Reflect.deleteProperty(globalThis, 'SyncManager');
		Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync');
	};
	const { page, proxy } = await openPhone({ before });
	for (const [index, [name, pull]] of TRIGGERS.entries()) {
		await test.step(name, async () => {
			await proxy.down();
			const count = String(20 + index);
			await saveCandidates(page, 'RENNES-77833', count);
			await expect(syncStatus(page)).toContainText('1 à envoyer');
			await proxy.up();
			await pull(page);
			await expect
				.poll(async () => (await truth.theClaimOf(77833)).content.remuneration, { timeout: 30_000 })
				.toMatchObject({ candidates: 20 + index });
			await untilAllSent(page);
		});
	}
	const sent = answeredOperations(proxy, 'saveClaim');
	expect(sent).toHaveLength(TRIGGERS.length);
	expect(new Set(sent).size).toBe(TRIGGERS.length);
});

test('faults.md 27: "synced" shown but items unsent; the status counts, and the server back is found without a reload', async ({
	phone: { page, proxy }
}) => {
	await page.evaluate((saved) => {
		const seen: string[] = [];
		Object.assign(window, { seenWhileUnsent: seen });
		const look = () => {
			const status = [...document.querySelectorAll('header a')].map((link) => link.textContent).join(' ');
			if (status.includes(saved)) seen.push(status);
		};
		Object.assign(window, { startLooking: () => setInterval(look, 20) });
	}, SYNC_WORDS.saved);
	await proxy.down();
	// No reload from here on: the page that was online lives through it. The system says «online» all along.
	await page
		.getByRole('link', { name: /états de frais/i })
		.first()
		.click();
	await page.getByRole('row', { name: /77833/ }).getByRole('link').click();
	await openTab(page, 'remuneration');
	await page.getByLabel(PAY_WORDS.candidates).fill('33');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await expect(syncStatus(page)).toContainText('1 à envoyer');
	await page.evaluate(() => (window as unknown as { startLooking: () => void }).startLooking());
	for (let minute = 0; minute < 15; minute += 1) {
		await page.clock.fastForward('01:00');
		await expect(syncStatus(page)).toContainText('1 à envoyer');
	}
	expect(await page.evaluate(() => navigator.onLine)).toBe(true);
	await syncStatus(page).click();
	await expect(page.getByText(UNSENT_WORDS.unreachable)).toBeVisible();
	expect(
		await page.evaluate(() => (window as unknown as { seenWhileUnsent: string[] }).seenWhileUnsent)
	).toEqual([]);

	await proxy.up();
	await page.clock.fastForward('06:00');
	await untilAllSent(page);
	expect(answeredOperations(proxy, 'saveClaim')).toHaveLength(1);
});

const WRONG_CLOCKS: [name: string, now: string][] = [
	['three hours late', '2017-06-15T07:00:00+02:00'],
	['a day early', '2017-06-16T10:00:00+02:00'],
	['in 1970', '1970-01-01T12:00:00+01:00']
];

test('faults.md 28: wrong phone clock wins or loses edits; the order is that of arrival, and the person is told', async ({
	phone: right,
	openPhone,
	truth
}) => {
	test.setTimeout(150_000);
	let typed = 40;
	for (const [name, now] of WRONG_CLOCKS) {
		await test.step(name, async () => {
			const wrong = await openPhone({ now });
			await expect(wrong.page.getByText(SESSION_WORDS.clockSkew)).toBeVisible();
			const before = (await truth.theClaimOf(77833)).revision;
			typed += 1;
			await saveCandidates(wrong.page, 'RENNES-77833', String(typed));
			await untilAllSent(wrong.page);
			const first = await truth.theClaimOf(77833);
			expect(first.revision).toBe(before + 1);
			expect(first.content.remuneration).toMatchObject({ candidates: typed });
			// A phone that is on time sees it, and edits later: its edit comes after, whatever the other believes.
			await syncByHand(right.page);
			await expectCandidates(right.page, 'RENNES-77833', String(typed));
			typed += 1;
			await saveCandidates(right.page, 'RENNES-77833', String(typed));
			await untilAllSent(right.page);
			await syncByHand(wrong.page);
			await expectCandidates(wrong.page, 'RENNES-77833', String(typed));
			expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: typed });
			await wrong.end();
		});
	}
	await expect(right.page.getByText(SESSION_WORDS.clockSkew)).toHaveCount(0);
});

test('faults.md 35: draft made in Safari missing in the installed app; a draft is said to be on this device alone', async ({
	phone: tab,
	openPhone
}) => {
	// Two stores of one person on one phone, as a tab and the installed app are on iOS.
	const app = await openPhone();
	await draftCandidates(tab.page, 'RENNES-77833', '27');
	await expect(syncStatus(tab.page)).toContainText('1 à envoyer');
	await syncByHand(tab.page);
	await expect(syncStatus(tab.page)).toContainText('1 à envoyer');
	await expect(tab.page.getByText(UNSENT_WORDS.draftHint).first()).toBeVisible();
	await syncByHand(app.page);
	await expectCandidates(app.page, 'RENNES-77833', '');

	await saveCandidates(tab.page, 'RENNES-77833', '28');
	await untilAllSent(tab.page);
	await syncByHand(app.page);
	await expectCandidates(app.page, 'RENNES-77833', '28');
});
