// Rows of faults.md on what is not sent, in a browser: one bad item, a lost reply and an ended session, many files, a
// file slower than its claim.
import { expect } from '@playwright/test';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { SYNC_WORDS } from '../../src/lib/fr/screens/frame';
import { UNSENT_KIND_LABELS, UNSENT_WORDS } from '../../src/lib/fr/screens/unsent';
import { TEACHER } from '../fixtures/people';
import { ticketPhoto } from '../fixtures/pictures';
import { smallPdf } from '../sync/claim-typing';
import { saveCandidates, syncByHand, syncStatus, TRIP, unsentList } from './device-steps';
import {
	attach,
	fillCandidates,
	fillTrip,
	openClaim,
	openTab,
	signIn,
	TRAVEL_FOLDER,
	untilAllSent,
	validate
} from './steps';
import { test } from './teacher-phone';

test.describe.configure({ timeout: 240_000 });

test('faults.md 6: one bad item does not block the others; it says why, and retry works', async ({
	phone: { page, proxy },
	truth
}) => {
	const { id } = await truth.theClaimOf(52525);
	await proxy.down();
	await saveCandidates(page, 'RENNES-52525', '8');
	await saveCandidates(page, 'RENNES-77833', '9');
	await proxy.up();
	proxy.setFault(({ path }) =>
		path === '/api/sync/push'
			? {
					kind: 'hold',
					until: (body) =>
						Promise.resolve(body.includes(id) ? ({ kind: 'answer', status: 500 } as const) : null)
				}
			: null
	);
	await syncByHand(page);
	const items = unsentList(page).getByRole('listitem');
	await expect(items).toHaveCount(1, { timeout: 30_000 });
	await expect(items).toContainText('52525');
	await expect(items).toContainText('essai');
	expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 9 });
	await expect(items.getByRole('link', { name: UNSENT_WORDS.open })).toBeVisible();
	proxy.setFault(null);
	await items.getByRole('button', { name: UNSENT_WORDS.retry }).click();
	await untilAllSent(page);
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: 8 });
});

test('faults.md 2: replayed after a lost reply and an ended session, each is there once and none is dropped', async ({
	phone: { page, proxy },
	truth
}) => {
	const before = await Promise.all([truth.theClaimOf(52525), truth.theClaimOf(77833)]);
	await proxy.down();
	await saveCandidates(page, 'RENNES-52525', '8');
	await saveCandidates(page, 'RENNES-77833', '9');
	await proxy.up();
	proxy.setFault(({ path }) => (path === '/api/sync/push' ? { kind: 'dropReply' } : null));
	await syncByHand(page);
	await expect(unsentList(page).getByRole('listitem')).toHaveCount(2);
	expect(proxy.log.some(({ fault, appStatus }) => fault === 'dropReply' && appStatus === 200)).toBe(true);
	proxy.setFault(null);
	await page.context().clearCookies();
	await syncByHand(page);
	await expect(page.getByText(UNSENT_WORDS.sessionEnded)).toBeVisible();
	await expect(unsentList(page).getByRole('listitem')).toHaveCount(2);
	await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
	await untilAllSent(page);
	const after = await Promise.all([truth.theClaimOf(52525), truth.theClaimOf(77833)]);
	expect(after.map(({ revision }) => revision)).toEqual(before.map(({ revision }) => revision + 1));
});

test('faults.md 10: a file slower than its claim: the validation visibly waits for it', async ({
	phone: { page, proxy },
	truth
}) => {
	let release: () => void = () => undefined;
	const gate = new Promise<null>((resolve) => (release = () => resolve(null)));
	proxy.setFault(({ path }) =>
		path.startsWith('/api/uploads') ? { kind: 'hold', until: () => gate } : null
	);
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '11');
	await openTab(page, 'travel');
	await fillTrip(page, 1, TRIP);
	await openTab(page, 'summary');
	await attach(page, TRAVEL_FOLDER, await ticketPhoto(page, 'lent.jpg', { text: 'lent' }));
	await expect(page.getByRole('button', { name: 'lent.jpg' }).first()).toBeVisible();
	await validate(page);
	await syncStatus(page).click();
	const items = unsentList(page).getByRole('listitem');
	await expect(items.filter({ hasText: UNSENT_KIND_LABELS.attachDocument })).toContainText(
		ITEM_STATE_LABELS.sending
	);
	await expect(items.filter({ hasText: UNSENT_KIND_LABELS.validateClaim })).toContainText(
		ITEM_STATE_LABELS.waiting
	);
	const during = await truth.theClaimOf(77833);
	expect([during.documents.length, during.remuneration.status]).toEqual([0, 'open']);
	release();
	proxy.setFault(null);
	await untilAllSent(page);
	const after = await truth.theClaimOf(77833);
	expect([after.documents.length, after.remuneration.status]).toEqual([1, 'validated']);
});

test('faults.md 8: many files of 5 MB behind a proxy that takes 10 MB a request all arrive', async ({
	phone: { page, proxy },
	truth
}) => {
	const limit = ({ headers }: { headers: Record<string, unknown> }) =>
		Number(headers['content-length'] ?? 0) > 10_000_000 ? ({ kind: 'answer', status: 413 } as const) : null;
	await proxy.down();
	for (const key of ['RENNES-52525', 'RENNES-77833']) {
		await openClaim(page, key);
		await openTab(page, 'summary');
		for (const n of [1, 2, 3]) {
			const name = `photo-${n}.pdf`;
			const buffer = Buffer.from(smallPdf(`${key} ${n}`, 5_000_000));
			await attach(page, TRAVEL_FOLDER, { name, mimeType: 'application/pdf', buffer });
			await expect(page.getByRole('button', { name }).first()).toBeVisible();
		}
	}
	await expect(syncStatus(page)).toContainText('6 à envoyer');
	await proxy.up();
	proxy.setFault(limit);
	const from = proxy.log.length;
	await syncStatus(page).click();
	await page.getByRole('button', { name: UNSENT_WORDS.sendNow }).click();
	await expect(syncStatus(page)).toContainText(SYNC_WORDS.saved, { timeout: 150_000 });
	for (const mission of [52525, 77833]) expect((await truth.theClaimOf(mission)).documents).toHaveLength(3);
	const largest = Math.max(...proxy.log.slice(from).map(({ requestBody }) => requestBody.length));
	expect(largest).toBeLessThan(1_100_000);
});
