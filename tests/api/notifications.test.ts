// Mail through a real SMTP server; what a person chooses is kept to, nothing personal is in a text,
// nothing is sent twice.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startAppServer } from '../fixtures/app-server';
import type { CaughtMail, MailCatcher } from '../fixtures/mail-catcher';
import { TEACHER } from '../fixtures/people';
import { NoticeGround } from './notice-ground';

const ADDRESS = 'quelquun@exemple.fr';
/** Of the teacher and of the demo's missions: in no message. */
const PERSONAL = [/vasseur/i, /sophie/i, /rennes/i, /77833/, /52525/, /pleuven/i, /baccalaur/i];

let ground: NoticeGround;
let catcher: MailCatcher;

beforeAll(async () => {
	ground = await NoticeGround.start();
	({ catcher } = ground);
});
afterAll(() => ground.stop());
afterEach(() => {
	catcher.answers.length = 0;
});

const record: NoticeGround['record'] = (...args) => ground.record(...args);
const ask: NoticeGround['ask'] = (...args) => ground.ask(...args);
const sql: NoticeGround['sql'] = (...args) => ground.sql(...args);
const notices = () => ground.notices();
const deliveries = () => ground.deliveries();
const allIsSettled = () => ground.allIsSettled();
const nextMail = (before: number) => ground.nextMail(before);

const codeIn = ({ mail }: CaughtMail) =>
	/(\d{3}) (\d{3})/
		.exec(mail.text ?? '')
		?.slice(1)
		.join('') ?? '';

describe('an address', () => {
	it('gets a code and nothing else until the code came back', async () => {
		expect((await notices()).mail).toEqual({ isAvailable: true, address: null, pendingAddress: null });
		const asked = await ask('POST', '/api/notices/address', { address: ADDRESS });
		expect([asked.status, asked.body.mail]).toEqual([
			200,
			{ isAvailable: true, address: null, pendingAddress: ADDRESS }
		]);
		const first = await nextMail(0);
		expect(first.to).toEqual([ADDRESS]);
		expect(first.mail.from?.value[0]?.address).toBe('ne-pas-repondre@imagin.example');
		for (const personal of PERSONAL) expect(first.raw).not.toMatch(personal);

		await record('claimSentBack', [77833]);
		await allIsSettled();
		expect(catcher.mails).toHaveLength(1);
		expect(await deliveries()).toEqual([]);

		const right = codeIn(first);
		const wrong = right === '000000' ? '000001' : '000000';
		expect(await ask('POST', '/api/notices/address/confirmation', { code: wrong })).toMatchObject({
			status: 422,
			body: { code: 'mail-code-wrong' }
		});
		const confirmed = await ask('POST', '/api/notices/address/confirmation', { code: right });
		expect(confirmed.body.mail).toEqual({ isAvailable: true, address: ADDRESS, pendingAddress: null });
		// Used up.
		expect(await ask('POST', '/api/notices/address/confirmation', { code: right })).toMatchObject({
			status: 410,
			body: { code: 'mail-code-over' }
		});
	});

	it('is not guessed: five codes, then a new one is needed; four mails an hour, then none', async () => {
		const other = 'autre@exemple.fr';
		for (let sent = 0; sent < 3; sent += 1) {
			expect((await ask('POST', '/api/notices/address', { address: other })).status).toBe(200);
		}
		const last = catcher.mails.at(-1) as CaughtMail;
		for (let guess = 0; guess < 5; guess += 1) {
			const code = String((Number(codeIn(last)) + 1 + guess) % 1_000_000).padStart(6, '0');
			expect((await ask('POST', '/api/notices/address/confirmation', { code })).status).toBe(422);
		}
		expect((await ask('POST', '/api/notices/address/confirmation', { code: codeIn(last) })).status).toBe(410);
		const before = catcher.mails.length;
		expect(await ask('POST', '/api/notices/address', { address: other })).toMatchObject({
			status: 429,
			body: { code: 'too-many-attempts' }
		});
		expect(catcher.mails).toHaveLength(before);
		// The confirmed one stands meanwhile.
		expect((await notices()).mail.address).toBe(ADDRESS);
	});

	it.each(['nom', 'nom@localhost', 'a@b.fr,c@d.fr', 'a@b.fr\r\nBcc: c@d.fr', '"a b"@c.fr', ''])(
		'cannot be «%s»',
		async (address) => {
			expect(await ask('POST', '/api/notices/address', { address })).toMatchObject({
				status: 400,
				body: { code: 'malformed' }
			});
		}
	);
});

describe('a mail', () => {
	it('tells ten changes in one message, with nothing personal, and how to stop', async () => {
		const before = catcher.mails.length;
		const missions = (
			await sql('academies/RENNES.db', 'SELECT mission_number FROM claims WHERE account_id = ?', [
				ground.accountId
			])
		).map((row) => Number(row['mission_number']));
		await record('claimSentBack', [77833, 77833, 77833]);
		await sql(
			'academies/RENNES.db',
			"UPDATE missions SET ends_at = '2030-01-01T10:00' WHERE number IN (?, ?)",
			[missions[0] ?? 0, missions[1] ?? 0]
		);
		await record('mission', missions.slice(0, 2));
		const { mail, raw } = await nextMail(before);
		await allIsSettled();
		expect(catcher.mails).toHaveLength(before + 1);
		expect(mail.text).toContain('- un état de frais renvoyé, à corriger puis à valider de nouveau');
		expect(mail.text).toContain('- 2 missions nouvelles ou modifiées');
		expect(mail.text).toContain(`${ground.server.url}/notifications`);
		expect(mail.text).toMatch(new RegExp(`${ground.server.url}/arret-des-courriels/[\\w-]{32}\n`));
		expect(raw).toMatch(/^List-Unsubscribe:\s+<http\S+\/arret-des-courriels\//m);
		expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
		expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
		for (const personal of PERSONAL) expect(`${mail.subject} ${mail.text}`).not.toMatch(personal);
		expect(raw).not.toContain(ground.accountId);
	});

	it('says nothing of what was undone meanwhile', async () => {
		const before = (await deliveries()).length;
		// Never accepted: the claim is open.
		await record('claimAccepted', [77833]);
		await allIsSettled();
		expect(await deliveries()).toHaveLength(before);
	});

	it('is sent again after a server that asks to wait, once', async () => {
		const before = catcher.mails.length;
		catcher.answers.push(451);
		await record('claimSentBack', [77833]);
		const postponed = "SELECT id FROM notification_deliveries WHERE state = 'waiting' AND reason = '451'";
		await expect.poll(async () => (await sql('directory.db', postponed)).length, { timeout: 30_000 }).toBe(1);
		expect(catcher.mails).toHaveLength(before);
		await ground.nextTryNow();
		await nextMail(before);
		await allIsSettled();
		expect(catcher.mails).toHaveLength(before + 1);
		expect((await deliveries()).at(-1)).toMatchObject({ state: 'sent', attempts: 2 });
	});

	it('is given up after a server that says no', async () => {
		catcher.answers.push(550);
		await record('claimSentBack', [77833]);
		await allIsSettled();
		await expect
			.poll(async () => (await deliveries()).at(-1), { timeout: 30_000 })
			.toMatchObject({ state: 'failed', reason: '550', attempts: 1 });
	});

	it('that may have gone when the process was killed is not sent a second time', async () => {
		const before = catcher.mails.length;
		let contents = 0;
		const arrived = new Promise<void>((resolve) => {
			catcher.onContent = () => {
				contents += 1;
				resolve();
			};
		});
		catcher.answers.push('silence');
		await record('claimSentBack', [77833]);
		await arrived;
		await ground.restartAfterKill();
		await allIsSettled();
		expect((await deliveries()).at(-1)).toMatchObject({
			state: 'unknown',
			reason: 'interrupted',
			attempts: 1
		});
		expect([contents, catcher.mails.length]).toEqual([1, before]);
		catcher.onContent = () => undefined;
	});

	it('is sent once by two processes on the same bases', async () => {
		const before = catcher.mails.length;
		const second = await startAppServer({
			testNow: TEACHER.now,
			dataDir: ground.server.dataDir,
			env: ground.environment
		});
		for (let round = 0; round < 3; round += 1) {
			await record('claimSentBack', [77833]);
			await nextMail(before + round);
			await allIsSettled();
		}
		expect(catcher.mails).toHaveLength(before + 3);
		const ids = catcher.mails.slice(before).map(({ mail }) => mail.messageId);
		expect(new Set(ids).size).toBe(3);
		await second.stop();
	});

	it('that waits for a mail server is not sent once its kind was taken out', async () => {
		const { choices } = await notices();
		const before = catcher.mails.length;
		catcher.answers.push(451);
		await record('claimSentBack', [77833]);
		const postponed = "SELECT id FROM notification_deliveries WHERE state = 'waiting' AND reason = '451'";
		await expect.poll(async () => (await sql('directory.db', postponed)).length, { timeout: 30_000 }).toBe(1);
		await ask('PUT', '/api/notices', { ...choices, mailKinds: ['mission'] });
		await ground.nextTryNow();
		await allIsSettled();
		expect((await deliveries()).at(-1)).toMatchObject({ state: 'dropped', reason: 'stopped' });
		expect(catcher.mails).toHaveLength(before);
		await ask('PUT', '/api/notices', choices);
	});

	it('is not sent for a kind that was taken out', async () => {
		const { choices } = await notices();
		expect(choices.mailKinds).toEqual(['mission', 'claimSentBack', 'claimAccepted', 'deadline']);
		const mailKinds = ['mission', 'claimAccepted', 'deadline'];
		expect((await ask('PUT', '/api/notices', { ...choices, mailKinds })).body.choices.mailKinds).toEqual(
			mailKinds
		);
		const before = (await deliveries()).length;
		await record('claimSentBack', [77833]);
		await allIsSettled();
		expect(await deliveries()).toHaveLength(before);
		await ask('PUT', '/api/notices', choices);
	});
});

describe('the link at the end of a mail', () => {
	it('stops nothing by being opened, and everything by its button, without signing in', async () => {
		const text =
			catcher.mails.findLast(({ mail }) => mail.text?.includes('arret-des-courriels'))?.mail.text ?? '';
		const link = /http\S+arret-des-courriels\/\S+/.exec(text)?.[0] ?? '';
		const page = await fetch(link);
		expect([page.status, await page.text()]).toEqual([
			200,
			expect.stringContaining('Voulez-vous ne plus recevoir de courriels')
		]);
		expect((await notices()).mail.address).toBe(ADDRESS);
		const stopped = await fetch(link, {
			method: 'POST',
			body: new URLSearchParams({}),
			headers: { origin: ground.server.url, accept: 'text/html' }
		});
		expect(await stopped.text()).toContain('Plus aucun courriel');
		expect((await notices()).mail.address).toBe(null);
		const before = catcher.mails.length;
		await record('claimSentBack', [77833]);
		await allIsSettled();
		expect(catcher.mails).toHaveLength(before);
	});

	it('stops them, too, by the form that a mail program posts from nowhere, and by nothing else from there', async () => {
		// As if an hour had passed since the codes before.
		await sql('directory.db', 'DELETE FROM mail_code_sends');
		const given = await ask('POST', '/api/notices/address', { address: 'trois@exemple.fr' });
		expect(given.status).toBe(200);
		const mail = catcher.mails.at(-1) as CaughtMail;
		await ask('POST', '/api/notices/address/confirmation', { code: codeIn(mail) });
		const before = catcher.mails.length;
		await record('claimSentBack', [77833]);
		const { raw } = await nextMail(before);
		// Long headers are folded.
		const link = /^List-Unsubscribe: <(\S+)>/m.exec(raw.replace(/\r\n\s+/g, ' '))?.[1] ?? '';
		const post = (body: string, headers: Record<string, string> = {}) =>
			fetch(link, {
				method: 'POST',
				body,
				redirect: 'manual',
				headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }
			});
		expect((await post('')).status).toBe(403);
		expect((await post('List-Unsubscribe=Autre')).status).toBe(403);
		for (const origin of ['https://ailleurs.example', 'null'])
			expect((await post('List-Unsubscribe=One-Click', { origin })).status).toBe(403);
		expect((await post('List-Unsubscribe=One-Click', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
		expect((await notices()).mail.address).toBe('trois@exemple.fr');
		expect((await post('List-Unsubscribe=One-Click')).status).toBe(200);
		expect((await notices()).mail.address).toBe(null);
		// Sent again by a program that got no answer.
		expect((await post('List-Unsubscribe=One-Click')).status).toBe(200);
	});

	it('is the only address that takes a form from nowhere', async () => {
		for (const path of [
			'/connexion',
			'/deconnexion',
			'/mot-de-passe',
			'/gestion',
			'/api/notices',
			'/healthz'
		]) {
			for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']) {
				const answer = await fetch(`${ground.server.url}${path}`, {
					method: 'POST',
					body: 'List-Unsubscribe=One-Click',
					headers: { 'content-type': type, cookie: ground.teacher.cookie ?? '' }
				});
				expect([path, type, answer.status]).toEqual([path, type, 403]);
			}
		}
		expect((await ask('GET', '/api/notices')).status).toBe(200);
	});
});
