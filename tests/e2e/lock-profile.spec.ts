// What is left on the disk: locked, and after «Quitter», no file of the browser's profile holds a word of the person's.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { PDFDocument, PDFName } from 'pdf-lib';
import { QUIT_WORDS, SESSION_WORDS } from '../../src/lib/fr/screens/frame';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.js';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { quitWithUnsent } from './device-steps';
import { expectLocked, unlock } from './lock-steps';
import { wordsInProfile } from './profile-search';
import {
	acceptConditions,
	attach,
	fillTrip,
	openClaim,
	openTab,
	signIn,
	TRAVEL_FOLDER,
	untilAllSent,
	untilReadyOffline
} from './steps';

const TOWN = 'QUIMPERLE-ZYGOMA';
const COMMENT = 'FR7630006000011234567890189';
const IN_DOCUMENT = 'XYLOPHONE-DU-CHEMINOT';
/** What the person typed and gave, their name, and what the server told of them. */
const PERSONAL = [TOWN, COMMENT, IN_DOCUMENT, TEACHER.fullName, 'Vasseur', 'VASSEUR', 'PLEUVEN'];
/** What must be found, or the search proves nothing: written on purpose, plain, in both stores of the browser. */
const CONTROLS = ['CONTROL-IN-LOCAL-STORAGE', 'CONTROL-IN-INDEXED-DB'];

let server: AppServer;
let proxy: FaultProxy;
let profile: string;

test.beforeEach(async () => {
	server = await startAppServer({ testNow: TEACHER.now });
	proxy = await startFaultProxy(server.port);
	profile = await mkdtemp(join(tmpdir(), 'nomade-profile-'));
});

test.afterEach(async () => {
	await proxy.stop();
	await server.stop();
	await rm(profile, { recursive: true, force: true });
});

async function startBrowser(now: string): Promise<{ context: BrowserContext; page: Page }> {
	const executablePath = findBrowser();
	const context = await chromium.launchPersistentContext(profile, {
		args: BROWSER_FLAGS,
		viewport: { width: 1280, height: 800 },
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		...(executablePath === null ? {} : { executablePath })
	});
	await context.clock.install({ time: now });
	return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** Its words stand in the file as they are, uncompressed. */
async function ticket() {
	const document = await PDFDocument.create();
	document.addPage().drawText('Billet');
	document.catalog.set(PDFName.of('Chemin'), PDFName.of(IN_DOCUMENT));
	const buffer = Buffer.from(await document.save({ useObjectStreams: false }));
	if (!buffer.includes(IN_DOCUMENT)) throw new Error('the words are not in the file');
	return { name: 'billet.pdf', mimeType: 'application/pdf', buffer };
}

async function writeControls(page: Page): Promise<void> {
	await page.evaluate(async ([local, indexed]) => {
		localStorage.setItem('control', local ?? '');
		const opening = indexedDB.open('control', 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore('rows').put({ word: indexed }, 1);
		await new Promise((resolve) => (opening.onsuccess = resolve));
		opening.result.close();
	}, CONTROLS);
}

async function expectNothingReadable(): Promise<void> {
	const controls = await wordsInProfile(profile, CONTROLS);
	for (const control of CONTROLS) expect(controls.join('\n')).toContain(control);
	expect(await wordsInProfile(profile, PERSONAL)).toEqual([]);
}

test('no file of the browser holds a readable word, locked with unsent items, nor after «Quitter»', async () => {
	test.setTimeout(240_000);
	let { context, page } = await startBrowser(TEACHER.now);
	await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
	await untilReadyOffline(page);
	await writeControls(page);
	await acceptConditions(page, 'RENNES');
	await untilAllSent(page);
	await proxy.down();
	await page.goto(`${proxy.url}/missions`);
	await expect(page.getByText('PLEUVEN').or(page.getByText(TEACHER.fullName)).first()).toBeVisible();
	await openClaim(page, TEACHER.openClaim);
	await openTab(page, 'travel');
	await fillTrip(page, 1, {
		from: [TOWN, '29300'],
		leaves: ['2017-06-01', '07:00'],
		returns: ['2017-06-01', '20:00'],
		mode: 'AUTOMOBILE',
		car: { distance: '40', journeys: '2' },
		comment: COMMENT
	});
	await openTab(page, 'summary');
	await attach(page, TRAVEL_FOLDER, await ticket());
	await expect(page.getByText('billet.pdf').first()).toBeVisible();

	await context.clock.fastForward('31:00');
	await expectLocked(page, 'idle', 2);
	await context.close();
	await expectNothingReadable();

	// It is all there for who knows the password.
	({ context, page } = await startBrowser('2017-06-15T11:00:00+02:00'));
	await page.goto(`${proxy.url}/frais/${TEACHER.openClaim}?onglet=deplacement`);
	await unlock(page, TEACHER.password);
	await expect(page.getByText(TOWN).first()).toBeVisible();
	await openTab(page, 'summary');
	await expect(page.getByText('billet.pdf').first()).toBeVisible();
	await quitWithUnsent(page, 2);
	await page.getByRole('dialog').getByRole('button', { name: QUIT_WORDS.keep }).click();
	await expect(page.getByText(SESSION_WORDS.signedOut)).toBeVisible();
	await context.close();
	await expectNothingReadable();
});
