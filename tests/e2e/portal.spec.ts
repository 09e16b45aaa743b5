// «Portail d'accès aux missions» and the activities that open one application (guide §2.7, §2.8, §2.10), against real
// servers that stand for SANTORIN, CYCLADES and DELOS: there, away, silent, and without a network.
import { expect, test, type Page } from '@playwright/test';
import { ACTIVITY_CLOSED } from '../../src/lib/fr/menu';
import {
	LAUNCH_WORDS,
	MODULE_NAMES,
	noOpeningWords,
	openingWords,
	unavailableSentence,
	unreachableSentence
} from '../../src/lib/fr/screens/portal-launch';
import { LAUNCH_PAGES, PORTAL_WORDS } from '../../src/lib/fr/screens/portal';
import {
	DESK,
	expectNoAxeFinding,
	go,
	lastMessage,
	menuLink,
	startPortalGround,
	type PortalGround
} from './portal-ground';
import type { Phone } from './teacher-phone';

/** Guide §2.7.1: the table of the person who marks, three days after. */
const NOW = '2019-02-04T10:00:00+01:00';
const RENNES = { officeLines: ['TOUT DEXACO RENNES', "92 RUE D'ANTRAIN", 'CS 24209', '35042 RENNES'] };

let ground: PortalGround;
let phone: Phone;

test.beforeAll(async () => {
	ground = await startPortalGround(NOW);
});

test.afterAll(() => ground.stop());

test.afterEach(async () => {
	for (const portal of Object.values(ground.portals)) portal.mode = 'available';
	await phone.end();
});

/** How many launches came in. */
const arrived = () => ground.portals.santorin.arrivals.length;
const row = (page: Page, number: number) => page.getByRole('row').filter({ hasText: String(number) });

test('a row opens SANTORIN in a window of its own, once, and leaves no trace', async ({ browser }) => {
	phone = await ground.phoneOf(browser, 'nguyen.thu-ha');
	const { page, context } = phone;
	await go(page, '/portail');
	await expect(page.getByRole('heading', { name: `${PORTAL_WORDS.list} (2 lignes)` })).toBeVisible();
	await expect(row(page, 148988)).toContainText('A corriger dans SANTORIN');

	const opened = context.waitForEvent('page');
	await row(page, 148988).getByRole('button').click();
	const window = await opened;
	await expect(window.getByRole('heading', { name: 'SANTORIN' })).toBeVisible();
	await expect(window.getByText('Bienvenue 14E0100005NTH')).toBeVisible();
	expect(await window.evaluate(() => window.opener)).toBeNull();

	const { arrivals, address } = ground.portals.santorin;
	const arrival = arrivals.at(-1);
	expect(arrival).toMatchObject({ outcome: 'let in', url: '/entree', claims: { missions: [148988] } });
	// The site that sent it, and neither page nor token.
	expect(arrival?.referer).toMatch(/^http:\/\/localhost:\d+\/$/);
	expect(window.url()).toBe(address);
	await expect(lastMessage(page)).toContainText(LAUNCH_WORDS.opening('santorin'));

	// Neither our log nor the address of any request holds the token.
	const token = phone.proxy.log
		.filter(({ path }) => path === '/api/portals/opening')
		.map(({ requestBody }) => new URLSearchParams(requestBody.toString()).get('token') ?? '')
		.at(-1);
	expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
	expect(ground.server.output()).toContain('/api/portals/launch');
	expect(ground.server.output()).not.toContain(token);
	expect(ground.server.output()).not.toContain('14E0100005NTH');
	for (const { path } of phone.proxy.log) expect(path).not.toContain(token?.split('.')[2]);

	// Posted a second time it opens nothing.
	const again = await fetch(address, { method: 'POST', body: new URLSearchParams({ token: token ?? '' }) });
	expect(again.status).toBe(403);
	expect(arrivals.at(-1)?.why).toContain('used before');
});

test('by the keyboard alone, on a phone, with nothing for axe to find', async ({ browser }) => {
	phone = await ground.phoneOf(browser, 'nguyen.thu-ha', { viewport: { width: 360, height: 740 } });
	const { page, context } = phone;
	await go(page, '/portail');
	await expectNoAxeFinding(page);
	const button = row(page, 148989).getByRole('button');
	await button.focus();
	const opened = context.waitForEvent('page');
	await page.keyboard.press('Enter');
	await expect((await opened).getByText(/^Bienvenue/)).toBeVisible();
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow).toBe(0);
});

test('a row that is pressed twice opens one window', async ({ browser }) => {
	phone = await ground.phoneOf(browser, 'nguyen.thu-ha', DESK);
	const { page, context } = phone;
	await go(page, '/portail');
	const before = arrived();
	const opened = context.waitForEvent('page');
	await row(page, 148988).getByRole('button').dblclick({ delay: 20 });
	await expect((await opened).getByText(/^Bienvenue/)).toBeVisible();
	// Another row is another wish; its window comes after all that the first press could have opened.
	const other = context.waitForEvent('page');
	await row(page, 148989).getByRole('button').click();
	await expect((await other).getByText(/^Bienvenue/)).toBeVisible();
	expect(arrived() - before).toBe(2);
	expect(context.pages()).toHaveLength(3);
});

test.describe('SANTORIN leads on', () => {
	test('within its own origin: there one is', async ({ browser }) => {
		phone = await ground.phoneOf(browser, 'nguyen.thu-ha');
		await go(phone.page, '/portail');
		ground.portals.santorin.mode = 'leadingHome';
		const opened = phone.context.waitForEvent('page');
		await row(phone.page, 148988).getByRole('button').click();
		const window = await opened;
		await expect(window.getByText('Identifiez-vous.')).toBeVisible();
		expect(new URL(window.url()).pathname).toBe('/accueil');
	});

	test('to another origin: stopped, and told with the office, not a dead tab', async ({ browser }) => {
		phone = await ground.phoneOf(browser, 'nguyen.thu-ha', { viewport: { width: 360, height: 740 } });
		await go(phone.page, '/portail');
		ground.portals.santorin.mode = 'leadingAway';
		const opened = phone.context.waitForEvent('page');
		await row(phone.page, 148988).getByRole('button').click();
		const window = await opened;
		await expect(window.getByRole('alert')).toHaveText(openingWords('santorin', RENNES).stopped);
		await expect(window.getByRole('button')).toBeHidden();
		await expectNoAxeFinding(window);
	});
});

test('a window whose minute is over says so, and leads back to the list', async ({ browser }) => {
	phone = await ground.phoneOf(browser, 'nguyen.thu-ha');
	const { page } = phone;
	await go(page, '/portail');
	// As the browser does that opens a tab again after a while.
	await page.evaluate(() => {
		const form = document.createElement('form');
		form.method = 'post';
		form.action = '/api/portals/opening';
		form.append(Object.assign(document.createElement('input'), { name: 'token', value: 'ended' }));
		document.body.append(form);
		form.submit();
	});
	const { title, text } = noOpeningWords('forbidden');
	await expect(page.getByRole('heading', { name: title })).toBeVisible();
	await expect(page.getByText(text)).toBeVisible();
	await expectNoAxeFinding(page);
});

test.describe('SANTORIN is not there', () => {
	for (const mode of ['failing', 'hanging'] as const) {
		test(`${mode}: no window, and a message that names the office`, async ({ browser }) => {
			phone = await ground.phoneOf(browser, 'nguyen.thu-ha');
			const { page, context } = phone;
			await go(page, '/portail');
			ground.portals.santorin.mode = mode;
			await page.waitForTimeout(1_100);
			await row(page, 148988).getByRole('button').click();
			await expect(lastMessage(page)).toContainText(unavailableSentence('santorin', RENNES), {
				timeout: 8_000
			});
			expect(context.pages()).toHaveLength(1);
			await expect(page.getByRole('heading', { name: `${PORTAL_WORDS.list} (2 lignes)` })).toBeVisible();
		});
	}
});

test('without a network the list is there, and opening says why not', async ({ browser }) => {
	phone = await ground.phoneOf(browser, 'nguyen.thu-ha');
	const { page, context, proxy } = phone;
	await proxy.down();
	await go(page, '/portail');
	await expect(row(page, 148988)).toContainText('A corriger dans SANTORIN');
	await row(page, 148988).getByRole('button').click();
	await expect(lastMessage(page)).toContainText(unreachableSentence('santorin', RENNES));
	expect(context.pages()).toHaveLength(1);
	await proxy.up();
	const opened = context.waitForEvent('page');
	await row(page, 148988).getByRole('button').click();
	await expect((await opened).getByText(/^Bienvenue/)).toBeVisible();
});

test('where the browser takes the window for an unwanted one, one more press opens it', async ({
	browser
}) => {
	phone = await ground.phoneOf(browser, 'nguyen.thu-ha', {
		// As after five seconds of waiting: the gesture no longer counts.
		before: () => Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } })
	});
	const { page, context } = phone;
	await go(page, '/portail');
	await row(page, 148988).getByRole('button').click();
	await expect(page.getByText(LAUNCH_WORDS.readyText)).toBeVisible();
	expect(context.pages()).toHaveLength(1);
	await expectNoAxeFinding(page);
	const opened = context.waitForEvent('page');
	await page.getByRole('button', { name: LAUNCH_WORDS.open('santorin') }).click();
	await expect((await opened).getByText(/^Bienvenue/)).toBeVisible();
	await expect(page.getByText(LAUNCH_WORDS.readyText)).toBeHidden();
});

test('a teacher of EPS has both ways to CYCLADES; another has neither in the menu nor by the address', async ({
	browser
}) => {
	phone = await ground.phoneOf(browser, 'sean.obrien', DESK);
	const { page, context } = phone;
	await go(page, '/portail');
	const commission = context.waitForEvent('page');
	await row(page, 147852).getByRole('button').click();
	await expect((await commission).getByRole('heading', { name: 'CYCLADES' })).toBeVisible();

	await menuLink(page, LAUNCH_PAGES.eps.page).click();
	await expect(page.getByRole('heading', { level: 1, name: LAUNCH_PAGES.eps.page })).toBeVisible();
	await expectNoAxeFinding(page);
	const eps = context.waitForEvent('page');
	await page.getByRole('button', { name: LAUNCH_WORDS.open('cyclades') }).click();
	await expect((await eps).getByText('Bienvenue 14E0100006SOB')).toBeVisible();
	expect(ground.portals.cyclades.arrivals.at(-1)?.claims).toMatchObject({ activity: 'eps', missions: [] });
	await phone.end();

	phone = await ground.phoneOf(browser, 'nguyen.thu-ha', DESK);
	await expect(menuLink(phone.page, LAUNCH_PAGES.eps.page)).toHaveCount(0);
	await phone.page.goto(new URL('/eps', phone.page.url()).href);
	await expect(phone.page.getByText(ACTIVITY_CLOSED)).toBeVisible();
});

const CENTRAL = [
	{ identifier: 'marie-laure.jeanneau', opens: ['subjects', 'statistics'] },
	{ identifier: 'gaelle.stephan', opens: ['subjects'] },
	{ identifier: 'bruno.cadiou', opens: ['statistics'] }
] as const;
const MODULES = { subjects: 'delos', statistics: 'statistics' } as const;

for (const { identifier, opens } of CENTRAL) {
	test(`${identifier} opens ${opens.join(' and ')}, and nothing else of these`, async ({ browser }) => {
		phone = await ground.phoneOf(browser, identifier, DESK);
		const { page, context } = phone;
		for (const activity of ['subjects', 'statistics'] as const) {
			const link = menuLink(page, LAUNCH_PAGES[activity].page);
			if (!(opens as readonly string[]).includes(activity)) {
				await expect(link).toHaveCount(0);
				continue;
			}
			await link.click();
			await expect(page.getByRole('heading', { level: 1, name: LAUNCH_PAGES[activity].page })).toBeVisible();
			await expectNoAxeFinding(page);
			const opened = context.waitForEvent('page');
			await page.getByRole('button', { name: MODULE_NAMES[MODULES[activity]] }).click();
			await expect((await opened).getByText(/^Bienvenue 75E03/)).toBeVisible();
		}
	});
}
