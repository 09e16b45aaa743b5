// The offline journey in WebKit: what is typed and photographed with no server outlives the browser, and is sent once.
// WebKitGTK is not Safari on an iPhone: same engine, other storage limits, no installed app (docs/decisions/0015).
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { missingPackages } from '../../../scripts/engines.js';
import { startAppServer, type AppServer } from '../../fixtures/app-server';
import { startFaultProxy, type FaultProxy } from '../../fixtures/fault-proxy';
import { TEACHER } from '../../fixtures/people';
import { LOCK_WORDS } from '../../../src/lib/fr/screens/lock';
import { ServerTruth } from '../../e2e/server-truth';
import { startScreen, type Screen } from './screen';
import { TeacherPage } from './teacher-page';

const MISSION = 'RENNES-77833';
const PICTURES = join('test-results', 'webkit');

let screen: Screen;
let server: AppServer;
let proxy: FaultProxy;
let folder: string;
let page: TeacherPage;
let nowMs = Date.parse(TEACHER.now);

beforeAll(async () => {
	const missing = missingPackages();
	if (missing.length > 0) throw new Error(`WebKit cannot be tried here; install: ${missing.join(' ')}`);
	folder = await mkdtemp(join(tmpdir(), 'nomade-webkit-'));
	await mkdir(PICTURES, { recursive: true });
	screen = await startScreen();
	server = await startAppServer({ testNow: TEACHER.now });
	proxy = await startFaultProxy(server.port);
	page = await launch();
});

afterAll(async () => {
	await page.browser.stop();
	await proxy.stop();
	await server.stop();
	await screen.stop();
	await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

async function launch(): Promise<TeacherPage> {
	const profile = join(folder, 'profile');
	return TeacherPage.launch({ display: screen.display, profile, nowMs, width: 420 }, proxy.url);
}

/** The phone's browser is ended and opened anew, so many minutes later. */
async function restart(minutes: number): Promise<void> {
	await page.browser.stop();
	nowMs += minutes * 60_000;
	page = await launch();
}

async function offline(): Promise<void> {
	await proxy.down();
	await server.kill();
}

it('a claim and a photo made with no server outlive browser and lock, and arrive once and whole', async () => {
	await page.signIn(TEACHER.identifier, TEACHER.password);
	await page.untilReadyOffline();
	await page.acceptConditions('RENNES');
	await page.untilAllSent();

	await offline();
	await page.open('/missions');
	await page.see('77833');
	await page.openClaim(MISSION);
	await page.typeCandidates('12');
	await page.see('Brouillon sur cet appareil');
	const photo = join(folder, 'iban.jpg');
	await writeFile(photo, await page.drawPhoto('RIB FR76'));
	await page.attachToPay(photo);
	const sha256 = await page.openedSha256('iban.jpg');
	expect(await page.blobsOnDevice()).toEqual([]);
	await writeFile(join(PICTURES, 'before-restart.png'), await page.browser.screenshot());

	await restart(5);
	await page.openClaim(MISSION);
	expect(await page.candidates()).toBe('12');
	await page.openTab('summary');
	expect(await page.openedSha256('iban.jpg')).toBe(sha256);
	await writeFile(join(PICTURES, 'after-restart.png'), await page.browser.screenshot());

	// Past thirty minutes the password opens it, still without a server.
	await restart(40);
	await page.open(`/frais/${MISSION}`);
	await page.see(LOCK_WORDS.title);
	expect(await page.text()).not.toContain(TEACHER.fullName);
	await writeFile(join(PICTURES, 'locked.png'), await page.browser.screenshot());
	await page.unlock(TEACHER.password);
	expect(await page.candidates()).toBe('12');

	await server.restart({ testNow: new Date(nowMs).toISOString() });
	await proxy.up();
	await page.save();
	await page.untilAllSent();
	const truth = await ServerTruth.signedIn(server.url, TEACHER.identifier, TEACHER.password);
	const claim = await truth.theClaimOf(77833);
	expect(claim.content.remuneration).toMatchObject({ candidates: 12 });
	expect(claim.documents).toHaveLength(1);
	expect(await truth.documentSha256('RENNES', claim.documents[0]?.id ?? '')).toBe(sha256);
	expect(claim.history.filter(({ action }) => action === 'documentAttached')).toHaveLength(1);
	expect(operationsSent('saveClaim')).toHaveLength(1);
	expect(operationsSent('attachDocument')).toHaveLength(1);
	await truth.close();
});

/** Ids of the operations of this kind that the server took, each once however often it was sent. */
function operationsSent(kind: string): string[] {
	const ids = proxy.log
		.filter(({ path, appStatus }) => path.startsWith('/api/sync/push') && appStatus === 200)
		.flatMap(({ requestBody }) => JSON.parse(requestBody.toString()).operations)
		.filter((operation: { kind: string }) => operation.kind === kind)
		.map(({ id }: { id: string }) => id);
	return [...new Set(ids)];
}
