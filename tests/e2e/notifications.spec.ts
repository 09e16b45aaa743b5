// A person gives an address and allows a device; what the server then really sends is opened with the
// device's keys and handed to the worker, which shows it; a touch leads to the page.
import { BROWSER_FLAGS, findWholeBrowser } from '../../scripts/browser.js';
import AxeBuilder from '@axe-core/playwright';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import {
	NOTICE_KIND_LABELS,
	NOTICES_WORDS as words,
	STOP_MAIL_WORDS
} from '../../src/lib/fr/screens/notices';
import { PUSH_FALLBACK, PUSH_STOPPED, PUSH_TITLE } from '../../src/lib/fr/push-fallback';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { MailCatcher } from '../fixtures/mail-catcher';
import { TEACHER } from '../fixtures/people';
import { PushedDevice, PushService } from '../fixtures/push-service';
import { openPhone, type Phone } from './teacher-phone';

let catcher: MailCatcher;
let pushes: PushService;
let server: AppServer;
const whole = findWholeBrowser();
test.use({ launchOptions: { args: BROWSER_FLAGS, ...(whole === null ? {} : { executablePath: whole }) } });

let phone: Phone;

test.beforeEach(async ({ browser }) => {
	catcher = await MailCatcher.start();
	pushes = await PushService.start();
	server = await startAppServer({
		testNow: TEACHER.now,
		env: {
			SMTP_URL: catcher.url,
			MAIL_FROM: "IMAG'IN Nomade <ne-pas-repondre@imagin.example>",
			IMAGIN_PUSH_HOSTS: pushes.host,
			IMAGIN_PUSH_CONTACT: 'mailto:exploitation@imagin.example',
			IMAGIN_NOTICE_GROUP_MINUTES: '0',
			IMAGIN_NOTICE_EVERY_SECONDS: '1'
		}
	});
	phone = await openPhone(browser, server, { upTo: 'readyOffline' });
});

test.afterEach(async () => {
	await phone.end();
	await server.stop();
	await catcher.stop();
	await pushes.stop();
});

async function openNotices(page: Page): Promise<void> {
	await page.goto(`${phone.proxy.url}/notifications`);
	await expect(page.getByRole('heading', { level: 1, name: words.page })).toBeVisible();
	await expect(page.getByRole('heading', { level: 2, name: words.mail })).toBeVisible();
}

/** Number of rows. */
async function query(sql: string, args: number[] = []): Promise<number> {
	const url = pathToFileURL(join(server.dataDir, 'academies/RENNES.db')).href;
	const client = createClient({ url, timeout: 5000 });
	const { rows } = await client.execute({ sql, args });
	client.close();
	return rows.length;
}

/** What the server keeps of the teacher's choice of mails. */
async function savedKinds(): Promise<unknown> {
	const url = pathToFileURL(join(server.dataDir, 'directory.db')).href;
	const client = createClient({ url, timeout: 5000 });
	const { rows } = await client.execute('SELECT mail_kinds FROM notification_choices');
	client.close();
	return JSON.parse(String(rows[0]?.['mail_kinds'] ?? 'null'));
}

/** As a decision of the desk records it. */
async function sentBack(missionNumber: number): Promise<void> {
	await query(
		`INSERT INTO notification_events (id, account_id, kind, mission_number, at)
SELECT lower(hex(randomblob(16))), account_id, 'claimSentBack', mission_number, '2017-06-15T07:00:00Z' FROM claims
WHERE mission_number = ?`,
		[missionNumber]
	);
}

/** Hands a message to the worker as the browser does when one comes. */
async function deliver(context: BrowserContext, page: Page, data: string): Promise<void> {
	const session = await context.newCDPSession(page);
	const registration = new Promise<string>((resolve) => {
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(phone.proxy.url));
			if (ours !== undefined) resolve(ours.registrationId);
		});
	});
	await session.send('ServiceWorker.enable');
	await session.send('ServiceWorker.deliverPushMessage', {
		origin: phone.proxy.url,
		registrationId: await registration,
		data
	});
	await session.detach();
}

const shown = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		return ((await registration?.getNotifications()) ?? []).map(({ title, body, tag, data }) => ({
			title,
			body,
			tag,
			data: data as unknown
		}));
	});

test('an address is confirmed by its code; a kind is taken out; mails stop by their link', async () => {
	const { page } = phone;
	await openNotices(page);
	await expect(page.getByText(words.mailNone)).toBeVisible();
	const axe = await new AxeBuilder({ page }).analyze();
	expect(axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

	await page.getByLabel(words.address).fill('pas une adresse');
	await page.getByRole('button', { name: words.sendCode }).click();
	await expect(page.getByLabel(words.address)).toHaveAccessibleDescription(new RegExp(words.addressInvalid));
	await expect(page.getByLabel(words.address)).toBeFocused();

	await page.getByLabel(words.address).fill('sophie@exemple.fr');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel(words.code)).toBeVisible();
	const [mail] = catcher.mails;
	const code =
		/(\d{3}) (\d{3})/
			.exec(mail?.mail.text ?? '')
			?.slice(1)
			.join('') ?? '';
	const wrong = code === '000000' ? '000001' : '000000';
	await page.getByLabel(words.code).fill(wrong);
	await page.keyboard.press('Enter');
	await expect(page.getByLabel(words.code)).toHaveAccessibleDescription(/n’est pas celui/);
	await page.getByLabel(words.code).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
	await page.keyboard.press('Enter');
	await expect(page.getByText('sophie@exemple.fr')).toBeVisible();

	await sentBack(77833);
	await expect.poll(() => catcher.mails.length).toBe(2);
	const kind = page.getByLabel(NOTICE_KIND_LABELS.claimSentBack);
	await expect(kind).toBeChecked();
	await kind.uncheck();
	await expect(page.getByText(words.saved).first()).toBeAttached();
	// Two in a row, the second while the first is under way: both stand.
	const mission = page.getByLabel(NOTICE_KIND_LABELS.mission);
	const deadline = page.getByLabel(NOTICE_KIND_LABELS.deadline);
	await page.evaluate(
		([a, b]) => [a, b].forEach((id) => document.getElementById(id ?? '')?.click()),
		['mail-mission', 'mail-deadline']
	);
	await expect(mission).not.toBeChecked();
	await expect.poll(savedKinds).toEqual(['claimAccepted']);
	await page.reload();
	await expect(kind).not.toBeChecked();
	await expect(deadline).not.toBeChecked();
	// What could not be kept is not shown as kept, nor told beside the address.
	await phone.proxy.down();
	await deadline.click();
	await expect(page.getByText(words.notSaved).first()).toBeAttached();
	await expect(deadline).not.toBeChecked();
	await phone.proxy.up();

	const link = /http\S+arret-des-courriels\/\S+/.exec(catcher.mails[1]?.mail.text ?? '')?.[0] ?? '';
	await page.goto(link);
	await page.getByRole('button', { name: STOP_MAIL_WORDS.stop }).click();
	await expect(page.getByText(STOP_MAIL_WORDS.stopped)).toBeVisible();
	await openNotices(page);
	await expect(page.getByText(words.mailNone)).toBeVisible();
});

test('what the server sends to an allowed device is shown by the worker, and a touch opens its page', async () => {
	const { page, context, proxy } = phone;
	await context.grantPermissions(['notifications'], { origin: proxy.url });
	// This Chromium reaches no push service: its part is played here, with real keys and a real endpoint.
	const device = new PushedDevice(`${pushes.origin}/un-appareil`);
	await page.addInitScript(({ endpoint, p256dh, auth }) => {
		let isSubscribed = sessionStorage.getItem('subscribed') !== null;
		const bytes = (text: string) =>
			Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)).buffer;
		const subscription = {
			endpoint,
			getKey: (name: string) => bytes(name === 'auth' ? auth : p256dh),
			unsubscribe: () => {
				isSubscribed = false;
				return Promise.resolve(true);
			}
		};
		Object.assign(PushManager.prototype, {
			subscribe: () => {
				isSubscribed = true;
				sessionStorage.setItem('subscribed', 'yes');
				return Promise.resolve(subscription);
			},
			getSubscription: () => Promise.resolve(isSubscribed ? subscription : null)
		});
	}, device.subscription);
	await openNotices(page);
	await page.getByRole('button', { name: words.deviceAllow }).click();
	await expect(page.getByText(words.deviceOn, { exact: true })).toBeVisible();
	await page.reload();
	await expect(page.getByText(words.deviceOn, { exact: true })).toBeVisible();

	await sentBack(77833);
	await expect.poll(() => pushes.messages.length).toBe(1);
	const message = device.open(pushes.messages[0]?.body ?? Buffer.alloc(0));
	await deliver(context, page, JSON.stringify(message));
	const text = 'Un état de frais renvoyé, à corriger puis à valider de nouveau';
	await expect
		.poll(() => shown(page))
		.toEqual([{ title: PUSH_TITLE, body: text, tag: 'nouvelles', data: { path: '/frais' } }]);

	// The touch itself is the system's; from its event on it is ours.
	const worker = context.serviceWorkers().find((found) => found.url().startsWith(proxy.url));
	await worker?.evaluate(async () => {
		const scope = self as unknown as {
			registration: ServiceWorkerRegistration;
			NotificationEvent: new (type: string, init: { notification: Notification }) => Event;
			dispatchEvent: (event: Event) => boolean;
		};
		const [notification] = await scope.registration.getNotifications();
		if (notification === undefined) throw new Error('nothing is shown');
		scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }));
	});
	await expect(page).toHaveURL(`${proxy.url}/frais`);
	expect(await shown(page)).toEqual([]);

	await openNotices(page);
	await page.getByRole('button', { name: words.deviceStop }).click();
	await expect(page.getByText(words.deviceOff)).toBeVisible();
	await sentBack(77833);
	// Taken, and told to nobody.
	await expect.poll(() => query('SELECT 1 FROM notification_events')).toBe(0);
	expect(pushes.messages).toHaveLength(1);
});

test('a device whose address the browser replaces without a session says that it is called no more', async () => {
	const { page, context, proxy } = phone;
	await context.grantPermissions(['notifications'], { origin: proxy.url });
	await openNotices(page);
	const worker = context.serviceWorkers().find((found) => found.url().startsWith(proxy.url));
	// The event itself is the browser's; this one knows of no subscription before, as some tell of none.
	await worker?.evaluate(() => {
		const scope = self as unknown as {
			ExtendableEvent: new (type: string) => Event;
			dispatchEvent: (event: Event) => boolean;
		};
		scope.dispatchEvent(new scope.ExtendableEvent('pushsubscriptionchange'));
	});
	await expect
		.poll(() => shown(page))
		.toEqual([
			{
				title: PUSH_TITLE,
				body: PUSH_STOPPED,
				tag: 'notifications-arretees',
				data: { path: '/notifications' }
			}
		]);
	await expect(page.getByText(words.deviceOff)).toBeVisible();
});

test('a torn or a foreign message is shown without its words and leads nowhere else; the app opens offline as before', async () => {
	const { page, context, proxy } = phone;
	await context.grantPermissions(['notifications'], { origin: proxy.url });
	await openNotices(page);
	await deliver(context, page, '{"title":');
	const fallback = { title: PUSH_TITLE, body: PUSH_FALLBACK, tag: 'nouvelles', data: { path: '/accueil' } };
	await expect.poll(() => shown(page)).toEqual([fallback]);
	for (const path of ['https://ailleurs.example/x', '//ailleurs.example', '/gestion', '/api/session', 7]) {
		await deliver(context, page, JSON.stringify({ title: 'A', body: 'B', path }));
		// One at a time: the next replaces it.
		await expect
			.poll(() => shown(page))
			.toEqual([{ title: 'A', body: 'B', tag: 'nouvelles', data: { path: '/accueil' } }]);
		await deliver(context, page, '');
		await expect.poll(() => shown(page)).toEqual([fallback]);
	}
	await proxy.down();
	await page.goto(`${proxy.url}/notifications`);
	await expect(page.getByRole('heading', { level: 1, name: words.page })).toBeVisible();
	await expect(page.getByText(words.unreachable)).toBeVisible();
	await proxy.up();
	await page.getByRole('button', { name: words.retry }).click();
	await expect(page.getByRole('heading', { level: 2, name: words.mail })).toBeVisible();
});
