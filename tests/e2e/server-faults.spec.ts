// What ends at the server, lived from the phone: parallel repeats, files of every size, a network, a tab and a server
// that die in mid-upload or in mid-push. Each server is the built one, each worker real.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { REFUSAL_SENTENCES } from '../../src/lib/fr/refusals';
import { BUILD_DIR, type AppServer } from '../fixtures/app-server';
import { smallPdf } from '../sync/claim-typing';
import { saveCandidates, syncByHand } from './device-steps';
import { attach, openClaim, openTab, TRAVEL_FOLDER, untilAllSent } from './steps';
import { answeredOperations, test } from './teacher-phone';

const MEGABYTE = 1_000_000;

function pdf(name: string, size: number) {
	return { name, mimeType: 'application/pdf', buffer: Buffer.from(smallPdf(name, size)) };
}

function sha256(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** Whether databases and documents agree, by the operator's own command. */
async function storeIsWhole({ dataDir }: AppServer): Promise<void> {
	const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, IMAGIN_DATABASE_MARK: 'test' };
	await promisify(execFile)(process.execPath, [join(BUILD_DIR, 'index.js'), 'check-store'], { env });
}

test('faults.md 3: the same id sent 20 times at once is one row and one answer', async ({ phone, truth }) => {
	const before = await truth.theClaimOf(77833);
	const answers = await phone.page.evaluate(
		async ({ claim, id }) => {
			const content = { ...claim.content, remuneration: { kind: 'candidates', candidates: 21 } };
			const operation = {
				...{ id, academy: claim.academy, claimId: claim.id, base: { revision: claim.revision } },
				...{ madeAt: new Date().toISOString(), kind: 'saveClaim' },
				payload: { baseContent: claim.content, content }
			};
			const body = JSON.stringify({ protocol: 2, operations: [operation] });
			const headers = { 'content-type': 'application/json' };
			return Promise.all(
				Array.from({ length: 20 }, async () => {
					const response = await fetch('/api/sync/push', { method: 'POST', headers, body });
					return { status: response.status, text: JSON.stringify((await response.json()).answers) };
				})
			);
		},
		{ claim: before, id: '018f2f5e-7c1a-7abc-8def-0123456789ab' }
	);
	expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
	expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
	const after = await truth.theClaimOf(77833);
	expect(after.revision).toBe(before.revision + 1);
	expect(after.content.remuneration).toMatchObject({ candidates: 21 });
});

test('faults.md 9: files of 0.4, 0.6 and almost 5 MB pass the built server; one of 6 MB is explained, the rest kept', async ({
	phone: { page },
	truth
}) => {
	const files = [pdf('a.pdf', 0.4 * MEGABYTE), pdf('b.pdf', 0.6 * MEGABYTE), pdf('c.pdf', 5.23 * MEGABYTE)];
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'summary');
	for (const file of files) {
		await attach(page, TRAVEL_FOLDER, file);
		await expect(page.getByText(file.name).first()).toBeVisible();
	}
	await attach(page, TRAVEL_FOLDER, pdf('d.pdf', 6.3 * MEGABYTE));
	await expect(page.getByText(REFUSAL_SENTENCES['document-too-large']).first()).toBeAttached();
	await untilAllSent(page);
	const { documents } = await truth.theClaimOf(77833);
	expect(documents.map(({ sha256: hash }) => hash).sort()).toEqual(
		files.map(({ buffer }) => sha256(buffer)).sort()
	);
});

test('an upload goes on after a dead network, a closed tab and a restarted server, from where it stood', async ({
	phone,
	truth,
	server
}) => {
	const { proxy } = phone;
	const file = pdf('peage.pdf', 3.4 * MEGABYTE);
	// The first part passes, the network dies in the second.
	let parts = 0;
	const died = new Promise<void>((resolve) => {
		proxy.setFault(({ method, path }) => {
			if (method !== 'PATCH' || !path.startsWith('/api/uploads')) return null;
			parts += 1;
			if (parts < 2) return null;
			resolve();
			return { kind: 'refuse' };
		});
	});
	await openClaim(phone.page, 'RENNES-77833');
	await openTab(phone.page, 'summary');
	await attach(phone.page, TRAVEL_FOLDER, file);
	await died;
	await phone.page.close();
	await server.kill();
	await server.restart();

	const { length: before } = proxy.log;
	proxy.setFault(null);
	const page = await phone.context.newPage();
	await page.goto(`${proxy.url}/envois`);
	await untilAllSent(page);
	const { documents } = await truth.theClaimOf(77833);
	expect(documents.map(({ sha256: hash }) => hash)).toEqual([sha256(file.buffer)]);
	const later = proxy.log.slice(before).filter(({ path }) => path.startsWith('/api/uploads'));
	expect(later.filter(({ method }) => method === 'POST')).toEqual([]);
	const sentAgain = later.reduce((total, { requestBody }) => total + requestBody.length, 0);
	expect(sentAgain).toBeLessThan(file.buffer.length);
	await storeIsWhole(server);
});

test('the server is killed at each push: nothing acknowledged is missing, nothing is there twice', async ({
	phone: { page, proxy },
	truth,
	server
}) => {
	for (const [round, key] of (['RENNES-77833', 'RENNES-52525'] as const).entries()) {
		// Killed after the write and before the reply, then while nothing is asked.
		const written = new Promise<void>((resolve) => {
			proxy.setFault(({ path }) => {
				if (path !== '/api/sync/push') return null;
				return {
					kind: 'holdReply',
					until: async () => {
						await server.kill();
						resolve();
						return { kind: 'refuse' };
					}
				};
			});
		});
		await saveCandidates(page, key, String(11 + round));
		await written;
		proxy.setFault(null);
		await server.restart();
		await syncByHand(page);
		await untilAllSent(page);
		await server.kill();
		await storeIsWhole(server);
		await server.restart();
	}
	const claims = await Promise.all([truth.theClaimOf(77833), truth.theClaimOf(52525)]);
	expect(claims.map(({ content }) => content.remuneration)).toMatchObject([
		{ candidates: 11 },
		{ candidates: 12 }
	]);
	// Answered again by the same ids: two operations, however often they were sent.
	expect(new Set(answeredOperations(proxy, 'saveClaim')).size).toBe(2);
});
