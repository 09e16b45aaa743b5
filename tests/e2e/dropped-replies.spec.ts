// The network fails at its worst moments: after the server applied, in the middle of an upload, behind a portal.
import { expect } from '@playwright/test';
import { UNSENT_WORDS } from '../../src/lib/fr/screens/unsent';
import { bytesOnDevice } from '../fixtures/device-bytes';
import type { Fault } from '../fixtures/fault-proxy';
import { ticketPhoto } from '../fixtures/pictures';
import { TOLL_TRIP } from './device-steps';
import {
	acceptConditions,
	attach,
	fillCandidates,
	fillTrip,
	openClaim,
	openTab,
	PAY_FOLDER,
	untilAllSent,
	validate
} from './steps';
import { test } from './teacher-phone';

test.use({ phoneWishes: { upTo: 'readyOffline' } });

test('faults.md 1: same submission twice on flaky network; every reply dropped after the server applied it, nothing doubled', async ({
	phone: { page, proxy },
	truth
}) => {
	test.setTimeout(240_000);
	// The first reply to each operation, and to each part of an upload, never comes.
	const seen = new Set<string>();
	proxy.setFault(({ method, path }) => {
		if (method === 'GET' || method === 'HEAD') return null;
		if (path.startsWith('/api/uploads')) {
			const isFirst = !seen.has(`${method} ${path}`);
			seen.add(`${method} ${path}`);
			return isFirst ? { kind: 'dropReply' } : null;
		}
		return path.startsWith('/api/sync/push') && pushes() % 2 === 1 ? { kind: 'dropReply' } : null;
	});
	const pushes = () => proxy.log.filter(({ path }) => path.startsWith('/api/sync/push')).length + 1;

	await acceptConditions(page, 'RENNES');
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await fillTrip(page, 1, TOLL_TRIP);
	await openTab(page, 'summary');
	await attach(page, PAY_FOLDER, await ticketPhoto(page, 'iban.jpg', { text: 'RIB' }));
	await expect(page.getByText('iban.jpg').first()).toBeVisible();
	await validate(page);
	for (let round = 0; round < 20 && (await unsentCount()) > 0; round += 1) {
		await page.clock.fastForward('05:00');
		// Somebody is there: the device does not lock.
		await page.keyboard.press('Shift');
		await page.waitForTimeout(500);
	}
	await untilAllSent(page);

	const dropped = proxy.log.filter(({ fault }) => fault === 'dropReply');
	expect(dropped.length).toBeGreaterThanOrEqual(3);
	expect(dropped.every(({ appStatus }) => appStatus !== null && appStatus < 300)).toBe(true);
	const claim = await truth.theClaimOf(77833);
	expect(claim.fileNumber).not.toBeNull();
	expect(claim.history.filter(({ action }) => action === 'validate')).toHaveLength(2);
	expect(claim.history.filter(({ action }) => action === 'documentAttached')).toHaveLength(1);
	expect(claim.documents).toHaveLength(1);
	const [kept] = await bytesOnDevice(page);
	expect(await truth.documentSha256('RENNES', claim.documents[0]?.id ?? '')).toBe(kept?.sha256);

	async function unsentCount(): Promise<number> {
		const text = await page.getByRole('link', { name: 'État des envois' }).innerText();
		return text.includes('Tout est enregistré') ? 0 : 1;
	}
});

const ANSWERS: [name: string, fault: Fault][] = [
	['no network', { kind: 'refuse' }],
	['401', { kind: 'answer', status: 401 }],
	['403', { kind: 'answer', status: 403 }],
	['409', { kind: 'answer', status: 409 }],
	['413', { kind: 'answer', status: 413 }],
	['422', { kind: 'answer', status: 422 }],
	['429', { kind: 'answer', status: 429, headers: { 'retry-after': '1' } }],
	['500', { kind: 'answer', status: 500 }],
	['502 of a proxy', { kind: 'answer', status: 502, body: '<html>Bad gateway</html>' }],
	['302 to a login page', { kind: 'answer', status: 302, headers: { location: '/portail' } }],
	["200 with a portal's page", { kind: 'answer', status: 200, body: '<html>Bienvenue</html>' }],
	[
		"200 with another's JSON",
		{ kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' }
	],
	['a truncated answer', { kind: 'truncate', share: 0.5 }]
];

test('faults.md 7: items vanish although never stored; no answer but our own receipt takes one off the list', async ({
	phone: { page, proxy },
	truth
}) => {
	test.setTimeout(240_000);
	let fault: Fault = { kind: 'refuse' };
	proxy.setFault(({ path }) => (path.startsWith('/api/sync/push') ? fault : null));
	await acceptConditions(page, 'RENNES');
	await page.goto(`${proxy.url}/envois`);
	const list = page.getByRole('main');
	await expect(list).toContainText('Acceptation des conditions d’utilisation');
	for (const [name, next] of ANSWERS) {
		await test.step(name, async () => {
			fault = next;
			const before = pushes();
			await page.clock.fastForward('10:00');
			// A try may be under way («Envoi en cours…»): it ends by itself.
			await page.getByRole('button', { name: UNSENT_WORDS.sendNow }).click({ timeout: 45_000 });
			await expect.poll(pushes, { timeout: 20_000 }).toBeGreaterThan(before);
			await expect(list).toContainText('Acceptation des conditions d’utilisation');
		});
	}
	proxy.setFault(null);
	await page.clock.fastForward('10:00');
	await page.getByRole('button', { name: UNSENT_WORDS.sendNow }).click();
	await untilAllSent(page);
	const accepted = (await truth.everything()).filter(({ entity }) => entity === 'conditions');
	expect(accepted).toHaveLength(1);

	function pushes(): number {
		return proxy.log.filter(({ path }) => path.startsWith('/api/sync/push')).length;
	}
});
