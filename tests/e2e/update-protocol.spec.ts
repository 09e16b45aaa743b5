// A page that stays open while the server goes on to newer protocols: it delivers one back, and beyond that it is told
// to update and keeps everything.
import { expect, type Page } from '@playwright/test';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { SESSION_WORDS, SYNC_WORDS } from '../../src/lib/fr/screens/frame';
import { expectCandidates, saveCandidates, syncByHand, syncStatus } from './device-steps';
import { untilAllSent } from './steps';
import { answeredOperations, test } from './teacher-phone';

/** What the page says of its protocol, and what a newer server's answers hold besides, on their way. */
async function speak(page: Page, told: number, answered: Record<string, unknown>): Promise<void> {
	await page.unrouteAll();
	await page.route('**/api/sync/**', async (route) => {
		const request = route.request();
		const url = new URL(request.url());
		if (url.searchParams.has('protocol')) url.searchParams.set('protocol', String(told));
		const body = request.postDataJSON() as Record<string, unknown> | null;
		const postData = body === null ? {} : { postData: { ...body, protocol: told } };
		const response = await route.fetch({ url: url.href, ...postData });
		if (!response.ok()) return route.fulfill({ response });
		const json = (await response.json()) as { changes?: unknown[] };
		const changes = json.changes && {
			changes: [{ entity: 'rates', id: 'RENNES', value: { perKm: 41 } }, ...json.changes]
		};
		return route.fulfill({ response, json: { ...json, ...answered, ...changes } });
	});
}

test('a server newer by one protocol takes the outbox; an older page than that is told to update and keeps everything', async ({
	phone: { page, proxy },
	truth
}) => {
	const onServer = async () => (await truth.theClaimOf(52525)).content.remuneration;

	// One back, to a server whose answers say more than this page can read.
	await speak(page, OLDEST_PROTOCOL_VERSION, { protocol: PROTOCOL_VERSION + 1, weather: 'fair' });
	await saveCandidates(page, 'RENNES-52525', '11');
	await untilAllSent(page);
	expect(await onServer()).toMatchObject({ candidates: 11 });

	// Two back.
	await speak(page, OLDEST_PROTOCOL_VERSION - 1, {});
	await saveCandidates(page, 'RENNES-52525', '12');
	await expect(page.getByText(SESSION_WORDS.tooOld)).toBeVisible();
	await syncByHand(page);
	await expect(syncStatus(page)).toContainText(`1 ${SYNC_WORDS.toSend}`);
	await expect(page.getByText(SESSION_WORDS.tooOld)).toBeVisible();
	expect(await onServer()).toMatchObject({ candidates: 11 });
	await page.reload();
	await expectCandidates(page, 'RENNES-52525', '12');

	// Updated.
	await page.unrouteAll();
	await syncByHand(page);
	await untilAllSent(page);
	await expect(page.getByText(SESSION_WORDS.tooOld)).toBeHidden();
	expect(await onServer()).toMatchObject({ candidates: 12 });
	expect(new Set(answeredOperations(proxy, 'saveClaim')).size).toBe(2);
});
