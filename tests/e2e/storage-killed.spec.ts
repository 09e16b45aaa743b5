// The browser's processes die in the middle of an upload, as a phone ends an app: the receipt arrives whole afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BrowserProcess } from '../crash/browser-process';
import { startAppServer } from '../fixtures/app-server';
import { startFaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { ticketPhoto } from '../fixtures/pictures';
import { ServerTruth } from './server-truth';
import {
	acceptConditions,
	attach,
	openClaim,
	openTab,
	signIn,
	TRAVEL_FOLDER,
	untilAllSent,
	untilReadyOffline
} from './steps';

test('faults.md 12: killed with half of a receipt sent: complete after a relaunch, byte for byte', async () => {
	const profile = await mkdtemp(join(tmpdir(), 'nomade-profile-'));
	const server = await startAppServer({ testNow: TEACHER.now });
	const proxy = await startFaultProxy(server.port);
	const open = async () => {
		const process = await BrowserProcess.start(profile);
		await process.context.clock.install({ time: TEACHER.now });
		return process;
	};
	let phone = await open();
	try {
		let page = await phone.page();
		await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
		await untilReadyOffline(page);
		await acceptConditions(page, 'RENNES');
		await untilAllSent(page);

		// Half of the first part reaches the server; the app is gone before it can try again.
		const half = new Promise<void>((resolve) => {
			proxy.setFault(({ method, path }) => {
				if (method !== 'PATCH' || !path.startsWith('/api/uploads')) return null;
				resolve();
				return { kind: 'cutUpload', share: 0.5 };
			});
		});
		await openClaim(page, 'RENNES-77833');
		await openTab(page, 'summary');
		const wish = { text: 'PEAGE', width: 900, height: 900, isNoisy: true };
		await attach(page, TRAVEL_FOLDER, await ticketPhoto(page, 'peage.jpg', wish));
		await half;
		await phone.kill();

		const { length: before } = proxy.log;
		proxy.setFault(null);
		phone = await open();
		page = await phone.page();
		// A killed browser may not have written the session's cookie: the person signs in, as on any other day.
		await phone.context.clearCookies();
		await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
		await untilAllSent(page);
		const truth = await ServerTruth.signedIn(server.url, TEACHER.identifier, TEACHER.password);
		const { documents } = await truth.theClaimOf(77833);
		expect(documents.map(({ name }) => name)).toEqual(['peage.jpg']);
		expect(await truth.documentSha256('RENNES', documents[0]!.id)).toBe(documents[0]!.sha256);
		await truth.close();
		// Taken up where the server stood: no second upload was begun.
		const begun = proxy.log
			.slice(before)
			.filter(({ method, path }) => method === 'POST' && path.startsWith('/api/uploads'));
		expect(begun).toEqual([]);
	} finally {
		await phone.kill();
		await proxy.stop();
		await server.stop();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
});
