// The database that every released version left on a phone, opened by this build: same drafts, same bytes, all sent.
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { startAppServer } from '../fixtures/app-server';
import { bytesOnDevice, type BytesOnDevice } from '../fixtures/device-bytes';
import {
	readFixture,
	restoreDatabase,
	restoreServer,
	type DatabaseDump
} from '../fixtures/device-databases/device-database';
import { TEACHER } from '../fixtures/people';
import { syncStatus, unsentList } from './device-steps';
import { unlock } from './lock-steps';
import { openInbox, receivedList } from './share-steps';
import { ServerTruth } from './server-truth';
import { openClaim, openTab, signIn } from './steps';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'device-databases');
const versions = readdirSync(FIXTURES).flatMap((name) => /^v(\d+)$/.exec(name)?.[1] ?? []);

/** Before rows were sealed the dump itself tells them. */
function plainBytes({ stores }: DatabaseDump): BytesOnDevice[] {
	const rows = stores.find(({ name }) => name === 'bytes')?.rows ?? [];
	return rows.map((row) => {
		const { key, sealed } = row as { key: string; sealed: { bytes: { $bytes: string } } };
		const bytes = Buffer.from(sealed.bytes.$bytes, 'base64');
		return {
			documentId: key,
			byteLength: bytes.byteLength,
			sha256: createHash('sha256').update(bytes).digest('hex')
		};
	});
}

for (const version of versions.map(Number)) {
	test(`faults.md 18: a phone of schema version ${version} opens whole, and all that waited is sent`, async ({
		browser
	}) => {
		const dump = await readFixture(version, 'teacher');
		const dataDir = await mkdtemp(join(tmpdir(), 'nomade-schema-'));
		await restoreServer(version, dataDir);
		const server = await startAppServer({ testNow: TEACHER.now, dataDir });
		const context = await browser.newContext();
		await context.clock.install({ time: TEACHER.now });
		try {
			const page = await context.newPage();
			// An address of the same origin where nothing of the app runs.
			await page.goto(`${server.url}/healthz`);
			await restoreDatabase(page, dump);
			const left = dump.left ?? plainBytes(dump);
			expect(left).toHaveLength(1);

			// No session any more: the phone was in a drawer. Everything is there all the same.
			if (dump.lock === undefined) await page.goto(`${server.url}/envois`);
			else {
				// Without a network, or the same password would sign in, and send.
				await page.route('**/api/**', (route) => route.abort());
				await page.goto(`${server.url}/envois`);
				await unlock(page, TEACHER.password);
			}
			await expect(unsentList(page).getByRole('heading')).toHaveCount(6);
			for (const [state, count] of [
				['draft', 1],
				['toCorrect', 1],
				['conflict', 1],
				['waiting', 3]
			] as const) {
				await expect(unsentList(page).getByText(ITEM_STATE_LABELS[state], { exact: true })).toHaveCount(
					count
				);
			}
			await openClaim(page, 'RENNES-77642');
			await openTab(page, 'remuneration');
			await expect(page.getByLabel(PAY_WORDS.copies)).toHaveValue('31');
			expect(await bytesOnDevice(page)).toEqual(left);

			await page.unrouteAll();
			await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
			const truth = await ServerTruth.signedIn(server.url, TEACHER.identifier, TEACHER.password);
			await expect
				.poll(async () => (await truth.theClaimOf(52525)).remuneration.status, { timeout: 30_000 })
				.toBe('validated');
			const sent = await truth.theClaimOf(52525);
			expect(sent.content.remuneration).toMatchObject({ candidates: 7 });
			expect(sent.content.trips[0]).toMatchObject({ comment: 'Un seul aller-retour' });
			expect(sent.documents.map(({ id }) => id)).toEqual([left[0]!.documentId]);
			expect(await truth.documentSha256('RENNES', left[0]!.documentId)).toBe(left[0]!.sha256);

			// What another app handed over since then is still there, and opens.
			if (version >= 3) {
				await openInbox(page, server.url);
				await expect(receivedList(page).getByRole('heading')).toHaveCount(1);
			}

			// What is the person's to decide is still theirs; the draft is still a draft.
			await expect(syncStatus(page)).toContainText('2 à corriger');
			await page.goto(`${server.url}/envois`);
			await expect(unsentList(page).getByRole('heading')).toHaveCount(3);
			expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 14 });
			expect((await truth.theClaimOf(77642)).content.remuneration).toMatchObject({ copies: null });
			await openClaim(page, 'RENNES-77642');
			await openTab(page, 'remuneration');
			await expect(page.getByLabel(PAY_WORDS.copies)).toHaveValue('31');
			await truth.close();
		} finally {
			await context.close();
			await server.stop();
			await rm(dataDir, { recursive: true, force: true });
		}
	});
}
