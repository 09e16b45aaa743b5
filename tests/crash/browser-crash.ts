// Kills a real browser while somebody types and while documents go up, again and again on one profile, and counts what
// was kept and is gone, what was attached and is gone, and what came twice to the server.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { ServerTruth } from '../e2e/server-truth';
import {
	acceptConditionsIfAsked,
	openTab,
	signIn,
	TRAVEL_FOLDER,
	untilAllSent,
	untilReadyOffline
} from '../e2e/steps';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { BrowserProcess } from './browser-process';
import { SeededRandom } from './seeded-random';
import {
	attachOne,
	FIRST_VALUE,
	shownValue,
	typeOn,
	typeUntilKept,
	watchDrafts,
	type Ledger
} from './typing-person';

const MOST_KEYSTROKES = 70;
/** As long as the app may wait before it keeps what was typed: the death falls before, in or after that. */
const LONGEST_PAUSE_MS = 320;
/** One life in three goes on until the app has kept something new, however slow the machine: there is something to lose. */
export const NEWS_EVERY = 3;
/** A folder takes twenty. */
const MOST_DOCUMENTS = 15;
/** A part of an upload takes this long: the browser dies in the middle of one. */
const SLOW_PART_MS = 1_500;

export interface CrashCount {
	kills: number;
	/** Kills before which the app had kept something newer than at the kill before. */
	killsWithNews: number;
	killsInUpload: number;
	keystrokes: number;
	/** The most values that were on screen and not kept, at one kill. */
	mostUnkept: number;
	lost: string[];
	documents: number;
	doubled: string[];
}

class CrashRun {
	readonly #ledger: Ledger = { kept: 0, typed: FIRST_VALUE, documents: [] };
	readonly #count: CrashCount = {
		...{ kills: 0, killsWithNews: 0, killsInUpload: 0, keystrokes: 0, mostUnkept: 0 },
		...{ lost: [], documents: 0, doubled: [] }
	};
	readonly #chance: SeededRandom;

	constructor(
		private readonly server: AppServer,
		private readonly proxy: FaultProxy,
		private readonly profile: string,
		seed: number
	) {
		this.#chance = new SeededRandom(seed);
	}

	/** Signs in once, and closes as a person does, so that the session's cookie is on the disk. */
	async settleIn(): Promise<void> {
		const browser = await BrowserProcess.start(this.profile);
		const page = await browser.page();
		await signIn(page, this.proxy.url, TEACHER.identifier, TEACHER.password);
		await untilReadyOffline(page);
		await acceptConditionsIfAsked(page, 'RENNES');
		await untilAllSent(page);
		await browser.close();
	}

	/** One life of the browser: what the last one kept is looked at, more is typed, and it dies. */
	async oneLife(): Promise<void> {
		const isOffline = this.#chance.oneIn(2);
		if (isOffline) await this.proxy.down();
		const browser = await BrowserProcess.start(this.profile);
		const page = await browser.page();
		await watchDrafts(page, (value) => (this.#ledger.kept = Math.max(this.#ledger.kept, value)));
		await this.#look(page);
		const keptBefore = this.#ledger.kept;
		const typedBefore = this.#ledger.typed;
		const isUploading = this.#ledger.documents.length < MOST_DOCUMENTS && this.#chance.oneIn(5);
		if (isUploading) {
			this.proxy.setFault(({ method }) => (method === 'PATCH' ? { kind: 'delay', ms: SLOW_PART_MS } : null));
			await attachOne(page, this.#ledger, `recu-${this.#ledger.typed}.pdf`);
			this.#count.killsInUpload += 1;
		} else if (this.#chance.oneIn(3)) {
			await page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();
		}
		const isPatient = this.#count.kills % NEWS_EVERY === 0;
		if (isPatient) await typeUntilKept(page, this.#ledger, keptBefore);
		await this.#typeUntilDeath(browser, page);
		this.proxy.setFault(null);
		if (isOffline) await this.proxy.up();
		this.#count.kills += 1;
		if (this.#ledger.kept > keptBefore) this.#count.killsWithNews += 1;
		this.#count.keystrokes += this.#ledger.typed - typedBefore;
	}

	/** The browser dies after so many keystrokes, in the midst of what the last of them set off. */
	async #typeUntilDeath(browser: BrowserProcess, page: Page): Promise<void> {
		await typeOn(page, this.#ledger, this.#chance.between(1, MOST_KEYSTROKES));
		await new Promise((resolve) => setTimeout(resolve, this.#chance.between(0, LONGEST_PAUSE_MS)));
		await browser.kill();
	}

	/** What is shown after a death is at least what was kept before it, and every document that was in its list. */
	async #look(page: Page): Promise<void> {
		const { kept, typed, documents } = this.#ledger;
		const shown = await shownValue(page, this.proxy.url);
		if (shown < kept) this.#count.lost.push(`kill ${this.#count.kills}: kept ${kept}, shown ${shown}`);
		this.#count.mostUnkept = Math.max(this.#count.mostUnkept, typed - Math.max(shown, FIRST_VALUE));
		this.#ledger.kept = Math.max(kept, shown);
		if (documents.length === 0) return;
		await openTab(page, 'summary');
		const folder = page.getByRole('region', { name: TRAVEL_FOLDER });
		await expect(folder.getByRole('listitem').first()).toBeVisible();
		for (const name of documents) {
			if ((await folder.getByText(name).count()) === 0) this.#count.lost.push(`the document ${name}`);
		}
		await openTab(page, 'remuneration');
	}

	/** The last life ends well: all is saved and sent, and the server is asked what it holds. */
	async settleUp(): Promise<CrashCount> {
		const browser = await BrowserProcess.start(this.profile);
		const page = await browser.page();
		await this.#look(page);
		const shown = await shownValue(page, this.proxy.url);
		await page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();
		await untilAllSent(page);
		await browser.close();
		const truth = await ServerTruth.signedIn(this.server.url, TEACHER.identifier, TEACHER.password);
		const claim = await truth.theClaimOf(Number(/\d+/.exec(TEACHER_CLAIM)?.[0]));
		await truth.close();
		const pay = claim.content.remuneration;
		const held = pay.kind === 'candidates' ? pay.candidates : null;
		if (held !== shown) this.#count.lost.push(`saved ${shown}, the server holds ${held}`);
		for (const name of this.#ledger.documents) {
			const found = claim.documents.filter((document) => document.name === name).length;
			if (found === 0) this.#count.lost.push(`the document ${name} never came`);
			if (found > 1) this.#count.doubled.push(`the document ${name}: ${found} times`);
		}
		this.#count.documents = this.#ledger.documents.length;
		this.#countDoubled(claim.revision, claim.documents.length);
		return this.#count;
	}

	/** Every revision of the claim after its first is one operation's, however often that was sent. */
	#countDoubled(revision: number, documents: number): void {
		const operations = new Set<string>();
		for (const { path, requestBody, appStatus } of this.proxy.log) {
			if (path !== '/api/sync/push' || appStatus !== 200) continue;
			const body = JSON.parse(requestBody.toString()) as {
				operations: { id: string; claimId: string | null }[];
			};
			for (const { id, claimId } of body.operations) if (claimId !== null) operations.add(id);
		}
		if (revision - 1 > operations.size) {
			this.#count.doubled.push(`${revision - 1} changes of the claim by ${operations.size} operations`);
		}
		if (documents > this.#ledger.documents.length) this.#count.doubled.push(`${documents} documents`);
	}
}

const TEACHER_CLAIM = 'RENNES-77833';

export async function crashBrowser({ kills, seed }: { kills: number; seed: number }): Promise<CrashCount> {
	const server = await startAppServer({ testNow: TEACHER.now });
	const proxy = await startFaultProxy(server.port);
	const profile = await mkdtemp(join(tmpdir(), 'nomade-profile-'));
	try {
		const run = new CrashRun(server, proxy, profile, seed);
		await run.settleIn();
		for (let kill = 1; kill <= kills; kill += 1) await run.oneLife();
		return await run.settleUp();
	} finally {
		await proxy.stop();
		await server.stop();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}
