// What the caches of a device must never hold: a way to the sign-in page in place of the app, and a person who left.
import { expect, type Page } from '@playwright/test';
import { SESSION_WORDS } from '../../src/lib/fr/screens/frame';
import { TEACHER } from '../fixtures/people';
import { endSessions, quit, textOnDevice } from './device-steps';
import { openClaim, signIn } from './steps';
import { test } from './teacher-phone';

const PATHS = ['/', '/accueil', '/missions', '/frais', `/frais/${TEACHER.openClaim}`, '/envois'];

interface Cached {
	address: string;
	status: number;
	redirected: boolean;
	type: string;
	text: string;
}

/** Every answer in Cache Storage, whatever cache holds it. */
function cached(page: Page): Promise<Cached[]> {
	return page.evaluate(async () => {
		const found: Cached[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const answer = await cache.match(request);
				if (answer === undefined) continue;
				const { status, redirected, type } = answer;
				found.push({ address: request.url, status, redirected, type, text: await answer.text() });
			}
		}
		return found;
	});
}

test('faults.md 21: login redirect cached; an ended session leads to the sign-in page, and the app opens again, with a network and without', async ({
	phone: { page, proxy },
	server
}) => {
	test.setTimeout(240_000);
	const failures: string[] = [];
	page.on('requestfailed', (request) => {
		if (request.isNavigationRequest()) failures.push(`${request.url()} ${request.failure()?.errorText}`);
	});
	await endSessions(server);

	// The person's own pages open, and say how to go on.
	for (const path of PATHS) {
		await page.goto(proxy.url + path);
		await expect(page.getByText(SESSION_WORDS.endedTitle, { exact: true })).toBeVisible();
		await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
	}
	for (const answer of await cached(page)) {
		expect(answer).toMatchObject({ status: 200, redirected: false });
		expect(answer.address).not.toContain('/connexion');
	}
	await page.getByRole('link', { name: SESSION_WORDS.signIn }).click();
	await page.waitForURL('**/connexion*');
	await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
	await page.goto(`${proxy.url}/missions`);
	await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
	await expect(page.getByText(SESSION_WORDS.endedTitle, { exact: true })).toBeHidden();

	// A portal that sends every address to its own login page, then no network: still the app.
	proxy.setFault(() => ({ kind: 'answer', status: 302, headers: { location: '/connexion' } }));
	for (const path of PATHS) {
		await page.goto(proxy.url + path);
		await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
	}
	proxy.setFault(null);
	await proxy.down();
	for (const path of PATHS) {
		await page.goto(proxy.url + path);
		await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
		expect(new URL(page.url()).pathname).not.toBe('/connexion');
	}
	expect(failures).toEqual([]);
});

test("faults.md 22: previous user's data after logout; no cache, no back button and no deep link shows any of it", async ({
	phone: { page, proxy }
}) => {
	test.setTimeout(240_000);
	// Several documents in the tab's history, each with the person on it.
	await page.goto(`${proxy.url}/missions`);
	await expect(page.getByText(TEACHER.fullName).first()).toBeVisible();
	await openClaim(page, TEACHER.openClaim);
	const secrets = await personalWords(page);
	expect(secrets.length).toBeGreaterThan(2);
	await page.goto(`${proxy.url}/envois`);
	await quit(page);
	await page.waitForURL('**/connexion');
	await proxy.down();

	const expectNothing = async () => {
		await page.waitForTimeout(300);
		const text = await page.locator('body').innerText();
		for (const word of secrets) expect(text).not.toContain(word);
	};
	for (let back = 0; back < 4; back += 1) {
		await page.goBack({ timeout: 5_000 }).catch((error: unknown) => {
			// The sign-in page needs a network: that it does not open is right.
			if (!String(error).includes('ERR_CONNECTION_REFUSED')) throw error;
		});
		await expectNothing();
	}
	for (const path of PATHS) {
		await page.goto(proxy.url + path);
		await expect(page.getByText(SESSION_WORDS.signedOut)).toBeVisible();
		await expectNothing();
	}
	const kept = [...(await cached(page)).map(({ text }) => text), await textOnDevice(page)].join('\n');
	for (const word of secrets) expect(kept).not.toContain(word);
	// The browser's own cache: asked for it alone, it has none of the person's answers.
	const answers = await page.evaluate(
		async (paths) => {
			const found: string[] = [];
			for (const path of paths) {
				const init: RequestInit = { cache: 'only-if-cached', mode: 'same-origin' };
				const answer = await fetch(path, init).catch(() => null);
				if (answer?.ok) found.push(path);
			}
			return found;
		},
		['/api/session', '/api/sync/pull', '/api/sync/pull?protocol=2']
	);
	expect(answers).toEqual([]);
});

/** Name, identifier and what the claim's page shows of the person's work. */
async function personalWords(page: Page): Promise<string[]> {
	const text = await page.locator('main').innerText();
	const title = text.split('\n').find((line) => line.includes(TEACHER.openClaim.split('-')[1] ?? ''));
	return [TEACHER.fullName, TEACHER.identifier, ...(title === undefined ? [] : [title.trim()])];
}
