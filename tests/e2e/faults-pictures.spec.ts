// Photos that a browser cannot read, a store that takes no Blob, a camera that ends the page behind it.
import { chromium, expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.js';
import { REFUSAL_SENTENCES } from '../../src/lib/fr/refusals';
import { DOCUMENT_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { CAMERA_WORDS, joinLabel, REVIEW_WORDS } from '../../src/lib/fr/screens/receipt';
import { FRAME_WORDS } from '../../src/lib/fr/screens/frame';
import { freePort } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { ticketPhoto } from '../fixtures/pictures';
import {
	acceptConditions,
	attach,
	fillCandidates,
	openClaim,
	openTab,
	PAY_FOLDER,
	signIn,
	untilAllSent,
	untilReadyOffline
} from './steps';
import { test } from './teacher-phone';

function box(kind: string, ...parts: Buffer[]): Buffer {
	const body = Buffer.concat(parts);
	const head = Buffer.alloc(8);
	head.writeUInt32BE(body.length + 8);
	head.write(kind, 4, 'latin1');
	return Buffer.concat([head, body]);
}

/** The structure of a phone's HEIC, 400 × 300, around data that no decoder needs to like. */
function heicPhoto(): Buffer {
	const size = Buffer.alloc(12);
	size.writeUInt32BE(400, 4);
	size.writeUInt32BE(300, 8);
	const meta = box('meta', Buffer.alloc(4), box('iprp', box('ipco', box('ispe', size))));
	return Buffer.concat([
		box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')),
		meta,
		box('mdat', Buffer.alloc(50_000, 7))
	]);
}

/** A phone's own, where the collection of receipts lies beside the project. */
const REAL_HEIC = join('..', 'shared', 'corpus', 'images', 'iphone8-orientation6.heic');

test('faults.md 31: HEIC receipt not shown, upload fails; converted, a damaged one refused, and the queue goes on', async ({
	phone: { page },
	truth
}) => {
	const log = page.getByRole('log', { name: new RegExp(FRAME_WORDS.messages) });
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'summary');
	const folder = page.getByRole('region', { name: PAY_FOLDER });
	for (const [name, mimeType] of [
		['recu.heic', 'image/heic'],
		['renomme.jpg', 'image/jpeg'],
		['sans-type.heic', '']
	] as const) {
		await attach(page, PAY_FOLDER, { name, mimeType, buffer: heicPhoto() });
		await expect(log).toContainText(`${name} : ${REFUSAL_SENTENCES['document-damaged']}`);
	}
	await expect(folder.getByText(/Documents? déposés?/)).toHaveCount(0);

	const expected = ['iban.jpg'];
	if (existsSync(REAL_HEIC)) {
		const review = page.getByRole('dialog', { name: REVIEW_WORDS.title });
		await attach(page, PAY_FOLDER, { name: 'photo.heic', mimeType: '', buffer: readFileSync(REAL_HEIC) });
		const added = page.getByText(`photo.jpg : ${DOCUMENT_WORDS.added}`).first();
		await expect(added.or(review)).toBeVisible();
		// An arrow drawn on paper, and no text: its person may be asked to look at it.
		if (await review.isVisible()) {
			await review.getByRole('button', { name: joinLabel(1), exact: true }).click();
		}
		await expect(added).toBeVisible();
		expected.push('photo.jpg');
	}
	await attach(page, PAY_FOLDER, await ticketPhoto(page, 'iban.jpg', { text: 'RIB' }));
	await expect(folder.getByText(new RegExp(`\\(${expected.length} documents?\\)`))).toBeVisible();
	await untilAllSent(page);
	const { documents } = await truth.theClaimOf(77833);
	expect(documents.map(({ name }) => name).sort()).toEqual(expected);
});

test('a first HEIC without a network: its decoder came when a claim was opened with one', async ({
	phone: { page, proxy }
}) => {
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'summary');
	await expect
		.poll(() =>
			page.evaluate(async () => {
				const names = await caches.keys();
				const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
				return kept.flat().some(({ url }) => /heic-worker/.test(url));
			})
		)
		.toBe(true);
	await proxy.down();
	const log = page.getByRole('log', { name: new RegExp(FRAME_WORDS.messages) });
	await attach(page, PAY_FOLDER, { name: 'abime.heic', mimeType: 'image/heic', buffer: heicPhoto() });
	// The decoder itself says so: without it the sentence would be that of a kind that is not taken.
	await expect(log).toContainText(`abime.heic : ${REFUSAL_SENTENCES['document-damaged']}`);
});

test('faults.md 14: "Error preparing Blob/File data"; a store that takes no Blob keeps and sends the photo', async ({
	openPhone,
	truth
}) => {
	const before = () => {
		const holdsBlob = (value: unknown): boolean =>
			value instanceof Blob ||
			(value !== null &&
				typeof value === 'object' &&
				!(value instanceof ArrayBuffer) &&
				!ArrayBuffer.isView(value) &&
				Object.values(value).some(holdsBlob));
		for (const name of ['put', 'add'] as const) {
			const write = IDBObjectStore.prototype[name];
			IDBObjectStore.prototype[name] = function (value: unknown, key?: IDBValidKey) {
				if (holdsBlob(value)) {
					throw new DOMException(
						'Error preparing Blob/File data to be stored in object store',
						'UnknownError'
					);
				}
				return key === undefined ? write.call(this, value) : write.call(this, value, key);
			};
		}
	};
	const { page, proxy } = await openPhone({ before });
	await proxy.down();
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'summary');
	await attach(page, PAY_FOLDER, await ticketPhoto(page, 'iban.jpg', { text: 'RIB' }));
	await expect(page.getByText(`iban.jpg : ${DOCUMENT_WORDS.added}`).first()).toBeVisible();
	await page.reload();
	await expect(page.getByText('iban.jpg').first()).toBeVisible();
	await proxy.up();
	await page.clock.fastForward('05:00');
	await untilAllSent(page);
	const claim = await truth.theClaimOf(77833);
	expect(claim.documents).toHaveLength(1);
	expect(await truth.documentSha256('RENNES', claim.documents[0]?.id ?? '')).toMatch(/^[0-9a-f]{64}$/);
});

test('faults.md 32: form empty after taking a photo; the phone ends the app behind the camera, the draft is there', async ({
	server
}) => {
	const profile = await mkdtemp(join(tmpdir(), 'nomade-camera-'));
	const executable = findBrowser() ?? chromium.executablePath();
	const port = await freePort();
	const start = async () => {
		const flags = [...BROWSER_FLAGS, '--headless=new', '--lang=fr-FR', `--remote-debugging-port=${port}`];
		const child = spawn(executable, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
			stdio: 'ignore'
		});
		const address = `http://127.0.0.1:${port}`;
		await expect
			.poll(async () => (await fetch(`${address}/json/version`).catch(() => null))?.status, {
				timeout: 30_000
			})
			.toBe(200);
		const browser = await chromium.connectOverCDP(address);
		const context = browser.contexts()[0];
		if (context === undefined) throw new Error('no context');
		await context.clock.install({ time: TEACHER.now });
		return { child, browser, page: await context.newPage() };
	};

	const first = await start();
	const { page } = first;
	await page.setViewportSize({ width: 360, height: 740 });
	await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
	await untilReadyOffline(page);
	await acceptConditions(page, 'RENNES');
	await untilAllSent(page);
	await server.kill();
	await openClaim(page, 'RENNES-77833');
	// The last keystroke, and at once the camera.
	await fillCandidates(page, '17');
	await openTab(page, 'summary');
	const folder = page.getByRole('region', { name: PAY_FOLDER });
	await folder.getByRole('button', { name: DOCUMENT_WORDS.select }).click();
	const chooser = page.waitForEvent('filechooser');
	await folder.getByRole('button', { name: DOCUMENT_WORDS.takePhoto }).click();
	// No camera in the page here: the phone's own application, behind which the app is ended.
	await page.getByRole('dialog').getByLabel(CAMERA_WORDS.phoneCamera).click();
	await chooser;
	const gone = once(first.child, 'exit');
	first.child.kill('SIGKILL');
	await gone;

	const second = await start();
	await second.page.goto(`${server.url}/frais/RENNES-77833?onglet=remuneration`);
	await expect(second.page.getByLabel(PAY_WORDS.candidates)).toHaveValue('17');
	await expect(second.page.getByText('Brouillon sur cet appareil').first()).toBeVisible();
	await second.browser.close();
	const ended = once(second.child, 'exit');
	second.child.kill('SIGKILL');
	await ended;
	await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
