// A server that sends to a real SMTP server and calls a real push endpoint on this machine, at once and for each event by
// itself; and the teacher who is told.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type InValue } from '@libsql/client';
import { expect } from 'vitest';
import type { NoticesResponse } from '../../src/lib/contracts/notices';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { MailCatcher, type CaughtMail } from '../fixtures/mail-catcher';
import { TEACHER } from '../fixtures/people';
import { PushService, type TakenMessage } from '../fixtures/push-service';
import type { Browser } from './built-server';
import { accountIdOf, signedIn } from './document-client';

const PATIENCE = { timeout: 30_000 };

export class NoticeGround {
	private constructor(
		readonly catcher: MailCatcher,
		readonly pushes: PushService,
		readonly server: AppServer,
		readonly teacher: Browser,
		readonly accountId: string
	) {}

	static async start(): Promise<NoticeGround> {
		const catcher = await MailCatcher.start();
		const pushes = await PushService.start();
		const server = await startAppServer({ testNow: TEACHER.now, env: environmentOf(catcher, pushes) });
		const teacher = await signedIn(server.url, TEACHER);
		return new NoticeGround(catcher, pushes, server, teacher, await accountIdOf(teacher));
	}

	get environment(): Record<string, string> {
		return environmentOf(this.catcher, this.pushes);
	}

	async stop(): Promise<void> {
		await this.server.stop();
		await this.catcher.stop();
		await this.pushes.stop();
	}

	async sql(base: string, statement: string, args: InValue[] = []) {
		const url = pathToFileURL(join(this.server.dataDir, base)).href;
		const client = createClient({ url, timeout: 5000 });
		try {
			return (await client.execute({ sql: statement, args })).rows;
		} finally {
			client.close();
		}
	}

	/** Recorded as a decision or an import does, in the académie's own base. */
	async record(kind: string, missionNumbers: readonly number[], at = TEACHER.now): Promise<void> {
		for (const number of missionNumbers) {
			await this.sql(
				'academies/RENNES.db',
				'INSERT INTO notification_events (id, account_id, kind, mission_number, at) VALUES (?, ?, ?, ?, ?)',
				[randomUUID(), this.accountId, kind, number, new Date(Date.parse(at) - 60_000).toISOString()]
			);
		}
	}

	async ask(method: string, path: string, body?: unknown, browser = this.teacher) {
		const response = await browser.fetch(path, {
			method,
			...(body === undefined
				? {}
				: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
		});
		return {
			status: response.status,
			body: (await response.json()) as NoticesResponse & { code?: string }
		};
	}

	async notices(): Promise<NoticesResponse> {
		return (await this.ask('GET', '/api/notices')).body;
	}

	deliveries() {
		return this.sql(
			'directory.db',
			'SELECT channel, state, reason, attempts, counts FROM notification_deliveries ORDER BY rowid'
		);
	}

	async lastPush() {
		return (await this.deliveries()).filter(({ channel }) => channel === 'push').at(-1);
	}

	/** As if the wait for the next try were over. */
	nextTryNow() {
		return this.sql(
			'directory.db',
			"UPDATE notification_deliveries SET next_attempt_at = 0 WHERE state IN ('waiting', 'handing')"
		);
	}

	async nextMail(before: number): Promise<CaughtMail> {
		await expect.poll(() => this.catcher.mails.length, PATIENCE).toBeGreaterThan(before);
		return this.catcher.mails[before] as CaughtMail;
	}

	async nextPush(before: number): Promise<TakenMessage> {
		await expect.poll(() => this.pushes.messages.length, PATIENCE).toBeGreaterThan(before);
		return this.pushes.messages[before] as TakenMessage;
	}

	/** A process was killed in the middle of a message: as if the time in which another may be at it were over. */
	async restartAfterKill(): Promise<void> {
		await this.server.kill();
		await this.nextTryNow();
		await this.sql('directory.db', 'DELETE FROM process_turns');
		await this.server.restart();
	}

	/** Every event was taken and every message has ended. */
	async allIsSettled(): Promise<void> {
		await expect
			.poll(async () => {
				const events = await this.sql('academies/RENNES.db', 'SELECT 1 FROM notification_events');
				const open = await this.sql(
					'directory.db',
					"SELECT 1 FROM notification_deliveries WHERE state IN ('waiting', 'handing')"
				);
				return events.length + open.length;
			}, PATIENCE)
			.toBe(0);
	}
}

function environmentOf(catcher: MailCatcher, pushes: PushService): Record<string, string> {
	return {
		SMTP_URL: catcher.url,
		MAIL_FROM: "IMAG'IN Nomade <ne-pas-repondre@imagin.example>",
		IMAGIN_PUSH_HOSTS: pushes.host,
		IMAGIN_PUSH_CONTACT: 'mailto:exploitation@imagin.example',
		IMAGIN_NOTICE_GROUP_MINUTES: '0',
		IMAGIN_NOTICE_EVERY_SECONDS: '1'
	};
}
