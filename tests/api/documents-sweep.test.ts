// What the server puts away at its start, what it keeps, and what it raises an alarm about.
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { smallPdf } from '../sync/claim-typing';
import type { Browser } from './built-server';
import {
	accountIdOf,
	attachPdf,
	send,
	sendFirstPart,
	sha256Of,
	signedIn,
	storedPath
} from './document-client';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const attached = smallPdf('joint', 20_000);
const forgotten = smallPdf('oublié', 20_000);
const recent = smallPdf('récent', 20_000);
const rowless = smallPdf('sans ligne', 3_000);
const TWO_DAYS_LATER = '2017-06-17T10:00:00+02:00';

const server = await serverAtTeachersDay({ port: 4232 });
let teacher: Browser;
let documentPath: string;
let path: (bytes: Uint8Array) => string;

beforeAll(async () => {
	teacher = await signedIn(server.url, TEACHER);
	const accountId = await accountIdOf(teacher);
	path = (bytes) => storedPath(server.dataDir, accountId, bytes);
	await send(teacher, attached);
	documentPath = `/api/documents/RENNES/${await attachPdf(teacher, TEACHER.openClaim, attached)}`;
	await send(teacher, forgotten);
});

/** Starts again, and gives what the sweep at the start reports. */
async function sweptAtStart(testNow: string): Promise<Record<string, number>> {
	await server.restart({ testNow });
	const line = await vi.waitFor(
		() => {
			const found = server
				.output()
				.split('\n')
				.find((text) => text.includes('"documents swept"'));
			if (found === undefined) throw new Error(`no sweep yet:\n${server.output()}`);
			return found;
		},
		{ timeout: 30_000, interval: 20 }
	);
	return JSON.parse(line) as Record<string, number>;
}

function age(file: string, hours: number): void {
	const then = Date.now() / 1000 - hours * 3600;
	utimesSync(file, then, then);
}

describe('the sweep', () => {
	it('leaves a person a day to attach what was sent', async () => {
		expect(await sweptAtStart('2017-06-16T09:00:00+02:00')).toMatchObject({ unreferencedFiles: 0 });
		expect(existsSync(path(forgotten))).toBe(true);
	});

	it('lets go of files never attached, after a day; keeps what a claim holds', async () => {
		expect(await sweptAtStart(TWO_DAYS_LATER)).toMatchObject({ unreferencedFiles: 1, rowsWithoutBytes: 0 });
		expect(existsSync(path(forgotten))).toBe(false);
		const kept = Buffer.from(await (await teacher.fetch(documentPath)).arrayBuffer());
		expect(kept.equals(attached)).toBe(true);
	});

	it('takes a file that it let go of again', async () => {
		expect(await send(teacher, forgotten)).toHaveProperty('url');
		expect(existsSync(path(forgotten))).toBe(true);
	});

	it('puts away parts of uploads that nobody goes on with, and no others', async () => {
		const long = (text: string) => smallPdf(text, 2_000_000);
		const [given, going] = [await sendFirstPart(teacher, long('1')), await sendFirstPart(teacher, long('2'))];
		const staged = (url: string) => join(server.dataDir, 'uploads', url.split('/').at(-1) ?? '');
		for (const name of [staged(given), `${staged(given)}.json`]) age(name, 25);
		// Receipts of what was received before are as young as this test.
		expect(await sweptAtStart(TWO_DAYS_LATER)).toMatchObject({ abandonedUploads: 1 });
		expect([existsSync(staged(given)), existsSync(`${staged(given)}.json`)]).toEqual([false, false]);
		expect(await send(teacher, long('2'), {}, { uploadUrl: going })).toEqual({ url: going });
	});

	it('removes bytes that no row speaks of, once a crash cannot explain them any more', async () => {
		for (const [bytes, hours] of [
			[rowless, 25],
			[recent, 1]
		] as const) {
			mkdirSync(dirname(path(bytes)), { recursive: true });
			writeFileSync(path(bytes), bytes);
			age(path(bytes), hours);
		}
		expect(await sweptAtStart(TWO_DAYS_LATER)).toMatchObject({ bytesWithoutRow: 1 });
		expect([existsSync(path(rowless)), existsSync(path(recent))]).toEqual([false, true]);
	});

	it('raises an alarm about a row without bytes, and keeps the row for the operator', async () => {
		rmSync(path(attached));
		expect(await sweptAtStart(TWO_DAYS_LATER)).toMatchObject({ rowsWithoutBytes: 1 });
		const alarm = server
			.output()
			.split('\n')
			.find((text) => text.includes('stored file without bytes'));
		expect(JSON.parse(alarm ?? '')).toMatchObject({
			level: 'error',
			academy: 'RENNES',
			sha256: sha256Of(attached)
		});
		expect((await teacher.fetch(documentPath)).status).toBe(404);
		// The same bytes sent again put it right.
		await send(teacher, attached);
		expect((await teacher.fetch(documentPath)).status).toBe(200);
	});
});
