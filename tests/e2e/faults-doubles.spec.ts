// Hasty fingers, slow answers, tabs that open anew: one gesture is one operation, applied once.
import { expect, type Locator, type Page } from '@playwright/test';
import { CLAIM_WORDS, VALIDATION_WORDS } from '../../src/lib/fr/screens/claim';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { save, saveCandidates, TRIP, unsentList } from './device-steps';
import { acceptConditions, fillCandidates, fillTrip, openClaim, openTab, untilAllSent } from './steps';
import { answeredOperations, test } from './teacher-phone';

test.use({ phoneWishes: { hasTouch: true } });

const button = (where: Page, name: string) => where.getByRole('button', { name, exact: true });

async function doubleTap(target: Locator): Promise<void> {
	// In the middle: what floats at the edges would take the tap.
	await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
	const box = await target.boundingBox();
	if (box === null) throw new Error('nothing to tap');
	const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
	await target.page().touchscreen.tap(...at);
	await target.page().touchscreen.tap(...at);
}

/** The key goes down, and the finger is faster than what it does. */
async function enterAndClick(target: Locator): Promise<void> {
	await target.focus();
	await Promise.all([target.press('Enter', { noWaitAfter: true }), target.dispatchEvent('click')]);
}

test('faults.md 4: two claims from one tap; double tap, double click, Enter and click make one', async ({
	openPhone,
	truth
}) => {
	const { page, proxy } = await openPhone({ upTo: 'readyOffline', hasTouch: true });
	await acceptConditions(page, 'RENNES');
	await untilAllSent(page);
	// Answers take their time: the finger comes back before them.
	proxy.setFault(({ path }) => (path.startsWith('/api/sync/push') ? { kind: 'delay', ms: 1_500 } : null));
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	await doubleTap(button(page, CLAIM_WORDS.save));
	await expect(page.getByText(CLAIM_WORDS.savedQueued).first()).toBeAttached();
	await untilAllSent(page);
	expect(answeredOperations(proxy, 'saveClaim')).toHaveLength(1);

	// The same without a network: one row on the device.
	await proxy.down();
	await openClaim(page, 'RENNES-52525');
	await fillCandidates(page, '8');
	await enterAndClick(button(page, CLAIM_WORDS.save));
	await expect(page.getByText(CLAIM_WORDS.savedQueued).first()).toBeAttached();
	await page.goto(`${proxy.url}/envois`);
	await expect(unsentList(page).getByRole('listitem')).toHaveCount(1);

	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'travel');
	await fillTrip(page, 1, TRIP);
	await openTab(page, 'summary');
	await button(page, CLAIM_WORDS.validate).dblclick();
	await doubleTap(page.getByRole('dialog').getByRole('button', { name: VALIDATION_WORDS.anyway }));
	await expect(page.getByText(CLAIM_WORDS.validatedQueued).first()).toBeAttached();

	await proxy.up();
	await page.clock.fastForward('05:00');
	await untilAllSent(page);
	expect(answeredOperations(proxy, 'validateClaim')).toHaveLength(1);
	expect(new Set(answeredOperations(proxy, 'acceptConditions')).size).toBe(1);
	const validated = await truth.theClaimOf(77833);
	expect(validated.finalSummary?.version).toBe(1);
	expect(validated.history.filter(({ action }) => action === 'validate')).toHaveLength(2);
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: 8 });
});

test('faults.md 5: offline write applied twice after reopening tab; two tabs at once send it once', async ({
	phone: { context, page, proxy },
	truth
}) => {
	await proxy.down();
	await saveCandidates(page, 'RENNES-77833', '12');
	await saveCandidates(page, 'RENNES-52525', '9');
	await page.close();
	await proxy.up();
	// Slow answers: the second tab starts while the first one sends.
	proxy.setFault(({ path }) => (path.startsWith('/api/sync/push') ? { kind: 'delay', ms: 1_000 } : null));
	const tabs = await Promise.all([context.newPage(), context.newPage(), context.newPage()]);
	await Promise.all(tabs.map((tab, index) => tab.goto(proxy.url + ['/envois', '/frais', '/accueil'][index])));
	await Promise.all(tabs.map((tab) => untilAllSent(tab)));
	const answered = answeredOperations(proxy, 'saveClaim');
	expect(answered).toHaveLength(2);
	expect(new Set(answered).size).toBe(2);

	// And once more from one of them, while the others look on.
	const [tab] = tabs;
	if (tab === undefined) throw new Error('no tab');
	await openClaim(tab, 'RENNES-77833');
	await fillCandidates(tab, '13');
	await save(tab);
	await Promise.all(tabs.map((each) => untilAllSent(each)));
	expect(answeredOperations(proxy, 'saveClaim')).toHaveLength(3);
	await tab.goto(`${proxy.url}/frais`);
	await expect(tab.getByRole('heading', { name: new RegExp(`^${CLAIMS_WORDS.page}`) }).first()).toBeVisible();
	expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 13 });
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: 9 });
});
