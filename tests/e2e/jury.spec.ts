// «Portail délibération de jury Cyclades» (guide §2.9): a Président enrols a key, keeps the recovery codes, opens the
// portal, is asked anew in another session, and comes back without the telephone. A member of the same jury has nothing.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { freePort } from '../fixtures/app-server';
import { authenticatorCode } from '../fixtures/authenticator';
import { startIdentityProvider } from '../fixtures/oidc/identity-provider';
import { readQr } from '../fixtures/qr/qr-reader';
import { FEDERATION_WORDS } from '../../src/lib/fr/gestion/account';
import { ACTIVITY_CLOSED } from '../../src/lib/fr/menu';
import { REFUSAL_SENTENCES } from '../../src/lib/fr/refusals';
import { LOCK_WORDS } from '../../src/lib/fr/screens/lock';
import { LAUNCH_PAGES } from '../../src/lib/fr/screens/portal';
import { LAUNCH_WORDS, unavailableSentence } from '../../src/lib/fr/screens/portal-launch';
import type { SessionResponse } from '../../src/lib/contracts/pull';
import { FACTOR_WORDS, recoveryLeft } from '../../src/lib/fr/screens/portal-second-factor';
import {
	DESK,
	expectNoAxeFinding,
	go,
	menuLink,
	lastMessage,
	startPortalGround,
	type PortalGround
} from './portal-ground';
import { saying } from './steps';

const NOW = '2026-06-15T10:00:00+02:00';
const PASSWORD = 'Demo-Nomade-2026';
const OFFICE = {
	officeLines: ['BUREAU DES CONCOURS NATIONAUX (invention)', '22 RUE DES ECOLES', '75005 PARIS']
};

let ground: PortalGround;

test.beforeAll(async () => {
	ground = await startPortalGround(NOW);
});

test.afterAll(() => ground.stop());

/** What a telephone reads in the picture, as the browser draws it. */
async function scan(picture: Locator): Promise<string> {
	// From near: some twenty pixels a module.
	const side = 1200;
	const dark = await picture.evaluate((image, side) => {
		const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
		const drawn = canvas.getContext('2d');
		drawn?.drawImage(image as HTMLImageElement, 0, 0, side, side);
		const pixels = drawn?.getImageData(0, 0, side, side).data ?? new Uint8ClampedArray();
		const at = (place: number) => pixels[place * 4] ?? 255;
		return Array.from({ length: side * side }, (_, place) => (at(place) < 128 ? '1' : '0')).join('');
	}, side);
	const text = readQr({ width: side, height: side, isDark: (x, y) => dark[y * side + x] === '1' });
	const { protocol, searchParams } = new URL(text);
	expect(protocol).toBe('otpauth:');
	return searchParams.get('secret') ?? '';
}

/** The code that an authenticator shows when the server's clock stands there. */
async function codeNow(page: Page, secret: string, aheadMs = 0): Promise<string> {
	const answer = await page.request.get(new URL('/api/session', page.url()).href, { maxRetries: 3 });
	const { serverTime } = (await answer.json()) as SessionResponse;
	return authenticatorCode(secret, Date.parse(serverTime) + aheadMs);
}

async function enrol(page: Page): Promise<{ secret: string; recovery: string[] }> {
	await page.getByLabel(FACTOR_WORDS.password).fill(PASSWORD);
	await page.getByRole('button', { name: FACTOR_WORDS.begin }).click();
	const picture = page.getByRole('img', { name: FACTOR_WORDS.qrAlt });
	await expect(picture).toBeVisible();
	await expectNoAxeFinding(page);
	const secret = await scan(picture);
	expect(((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '')).toBe(secret);
	await page.getByLabel(FACTOR_WORDS.confirm).fill(await codeNow(page, secret));
	await page.getByRole('button', { name: FACTOR_WORDS.confirmButton }).click();
	await expect(page.getByRole('heading', { name: FACTOR_WORDS.recoveryTitle })).toBeVisible();
	await expectNoAxeFinding(page);
	const recovery = await page.getByRole('main').getByRole('listitem').allTextContents();
	// On a phone, too, each of them is whole.
	expect(
		await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
	).toBe(0);
	expect(recovery.filter((code) => /^[2-9A-Z]{5}-[2-9A-Z]{5}$/.test(code))).toHaveLength(10);
	await page.getByRole('button', { name: FACTOR_WORDS.noted }).click();
	return { secret, recovery };
}

test('a Président enrols a key and opens the jury portal; the next session asks for a code', async ({
	browser
}) => {
	test.setTimeout(120_000);
	const first = await ground.phoneOf(browser, 'helene.marchand', { viewport: { width: 360, height: 740 } });
	await go(first.page, '/jury');
	await expect(first.page.getByText(FACTOR_WORDS.enrolText)).toBeVisible();
	await expectNoAxeFinding(first.page);

	// A wrong password keeps the session and says so.
	await first.page.getByLabel(FACTOR_WORDS.password).fill('wrong');
	await first.page.getByRole('button', { name: FACTOR_WORDS.begin }).click();
	await expect(lastMessage(first.page)).toContainText(REFUSAL_SENTENCES['password-not-confirmed']);
	const { secret, recovery } = await enrol(first.page);

	const opened = first.context.waitForEvent('page');
	await first.page.getByRole('button', { name: LAUNCH_WORDS.open('juryPortal') }).click();
	await expect((await opened).getByText('Bienvenue 75E0300001HMA')).toBeVisible();
	expect(ground.portals.juryPortal.arrivals.at(-1)?.claims).toMatchObject({
		missions: [990001],
		amr: ['otp'],
		module: 'juryPortal'
	});
	await first.end();

	const second = await ground.phoneOf(browser, 'helene.marchand', DESK);
	const { page, context } = second;
	await menuLink(page, LAUNCH_PAGES.juryPortal.page).click();
	await expect(page.getByRole('button', { name: FACTOR_WORDS.verify })).toBeVisible();
	await expect(page.getByText(recoveryLeft(10))).toBeVisible();
	await expectNoAxeFinding(page);
	// The code of the enrolment is used up.
	const code = page.getByLabel(FACTOR_WORDS.codeLabel);
	await code.fill('000000');
	await page.keyboard.press('Enter');
	await expect(lastMessage(page)).toContainText(REFUSAL_SENTENCES['second-factor-wrong']);
	// The telephone's clock may be ahead by half a minute; the same press opens the portal.
	const portal = context.waitForEvent('page');
	await code.fill(await codeNow(page, secret, 30_000));
	await page.keyboard.press('Enter');
	await expect((await portal).getByText('Bienvenue 75E0300001HMA')).toBeVisible();

	// Away: told, with the central office; nothing opens.
	ground.portals.juryPortal.mode = 'failing';
	await page.waitForTimeout(1_100);
	await page.getByRole('button', { name: LAUNCH_WORDS.open('juryPortal') }).click();
	await expect(lastMessage(page)).toContainText(unavailableSentence('juryPortal', OFFICE));
	ground.portals.juryPortal.mode = 'available';
	await second.end();

	// Without the telephone: a recovery code, once.
	const third = await ground.phoneOf(browser, 'helene.marchand');
	await go(third.page, '/jury');
	const other = third.context.waitForEvent('page');
	await third.page.getByLabel(FACTOR_WORDS.codeLabel).fill(recovery[0] ?? '');
	await third.page.getByRole('button', { name: FACTOR_WORDS.verify }).click();
	await expect((await other).getByText('Bienvenue 75E0300001HMA')).toBeVisible();
	await expect(third.page.getByText(recoveryLeft(9))).toBeVisible();
	await third.end();
});

test('a member of the same jury has the activity neither in the menu, nor by its address, nor from the server', async ({
	browser
}) => {
	const phone = await ground.phoneOf(browser, 'julien.fabre', DESK);
	const { page } = phone;
	await expect(menuLink(page, LAUNCH_PAGES.juryPortal.page)).toHaveCount(0);
	await page.goto(new URL('/jury', page.url()).href);
	await expect(page.getByText(ACTIVITY_CLOSED)).toBeVisible();
	const statuses = await page.evaluate(async () => {
		const json = { 'content-type': 'application/json' };
		const launch = { academy: 'CENTRALE', activity: 'juryPortal', mission: null };
		const asked = await Promise.all([
			fetch('/api/portals/launch', { method: 'POST', headers: json, body: JSON.stringify(launch) }),
			fetch('/api/second-factor')
		]);
		return asked.map(({ status }) => status);
	});
	expect(statuses).toEqual([403, 403]);
	await phone.end();
});

test('without a network the page says so and asks again', async ({ browser }) => {
	const phone = await ground.phoneOf(browser, 'vincent.caron');
	await phone.proxy.down();
	await go(phone.page, '/jury');
	const retry = phone.page.getByRole('button', { name: FACTOR_WORDS.retry });
	await expect(retry).toBeVisible();
	await expectNoAxeFinding(phone.page);
	await phone.proxy.up();
	await retry.click();
	await expect(phone.page.getByText(FACTOR_WORDS.enrolText)).toBeVisible();
	await phone.end();
});

test('what is missing or wrong is told at its own field; the former key is asked for', async ({
	browser
}) => {
	const phone = await ground.phoneOf(browser, 'vincent.caron');
	const { page } = phone;
	await go(page, '/jury');
	const password = page.getByLabel(FACTOR_WORDS.password);
	const begin = page.getByRole('button', { name: FACTOR_WORDS.begin });
	await begin.click();
	await expect(password).toHaveAccessibleDescription(FACTOR_WORDS.passwordMissing);
	await enrol(page);
	await page.getByRole('button', { name: FACTOR_WORDS.replace }).click();
	const former = page.getByLabel(FACTOR_WORDS.formerCode);
	await password.fill(PASSWORD);
	await begin.click();
	await expect(former).toHaveAccessibleDescription(new RegExp(FACTOR_WORDS.codeMissing));
	await expect(password).not.toHaveAttribute('aria-invalid');
	await former.fill('000000');
	await begin.click();
	await expect(former).toHaveAccessibleDescription(saying(REFUSAL_SENTENCES['second-factor-wrong']));
	await expect(password).not.toHaveAttribute('aria-invalid');
	await password.fill('wrong');
	await former.fill('000000');
	await begin.click();
	await expect(password).toHaveAccessibleDescription(REFUSAL_SENTENCES['password-not-confirmed']);
	await expect(former).not.toHaveAttribute('aria-invalid');
	await phone.end();
});

test('a Président whom the identity provider signed in is asked for no password', async ({ browser }) => {
	test.setTimeout(120_000);
	const port = await freePort();
	const provider = await startIdentityProvider(`http://localhost:${port}`, {
		helene: { name: 'Hélène Marchand', numen: '75E0300001HMA' }
	});
	const federated = await startPortalGround(NOW, { port, env: provider.env });
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	await context.clock.install({ time: NOW });
	const page = await context.newPage();
	await page.goto(`${federated.server.url}/connexion?retour=/jury`);
	await page.getByRole('link', { name: FEDERATION_WORDS.submit }).click();
	await page.locator('[name=login]').fill('helene');
	await page.locator('[name=password]').fill('peu importe');
	await page.locator('[type=submit]').first().click();
	for (const field of [LOCK_WORDS.phrase, LOCK_WORDS.phraseRepeated]) {
		await page.getByLabel(field).fill('trois bateaux verts');
	}
	await page.keyboard.press('Enter');
	await expect(page.getByText(FACTOR_WORDS.enrolProvider)).toBeVisible();
	await expect(page.getByLabel(FACTOR_WORDS.password)).toHaveCount(0);
	await expectNoAxeFinding(page);
	await page.getByRole('button', { name: FACTOR_WORDS.begin }).click();
	const secret = await scan(page.getByRole('img', { name: FACTOR_WORDS.qrAlt }));
	await page.getByLabel(FACTOR_WORDS.confirm).fill(await codeNow(page, secret));
	await page.getByRole('button', { name: FACTOR_WORDS.confirmButton }).click();
	await expect(page.getByRole('heading', { name: FACTOR_WORDS.recoveryTitle })).toBeVisible();
	await context.close();
	await federated.stop();
	await provider.stop();
});
