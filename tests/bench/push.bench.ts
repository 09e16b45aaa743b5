// How many pushes a second the built server takes, beside how many write batches libSQL takes on the same disk.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { expect, test } from '@playwright/test';
import type { PushResponse } from '../../src/lib/contracts/operations';
import type { PullResponse } from '../../src/lib/contracts/pull';
import type { Claim } from '../../src/lib/domain/claim/claim';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { record } from './measures';

const MEASURED_MS = 5_000;
/** Intervenants of the demo, of both académies: every claim that is open to them is a device of its own. */
const PEOPLE = [
	'sophie.vasseur',
	'anne.kerdoncuff',
	'lukasz.wojcik',
	'maelle.riou',
	'nguyen.thu-ha',
	'sean.obrien',
	'claire.lebihan',
	'sophie.viala',
	'jean-luc.castaing',
	'marc.azema',
	'fatou.diallo'
];

interface Device {
	cookie: string;
	claim: Claim;
}

async function signedIn(server: AppServer, identifier: string): Promise<string> {
	const response = await fetch(`${server.url}/connexion`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: server.url, accept: 'text/html' },
		body: new URLSearchParams({ identifier, password: TEACHER.password })
	});
	expect(response.status).toBe(303);
	return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function ask<Answer>(server: AppServer, cookie: string, path: string, body?: object): Promise<Answer> {
	const response = await fetch(`${server.url}${path}`, {
		headers: { cookie, origin: server.url, 'content-type': 'application/json' },
		...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
	});
	return (await response.json()) as Answer;
}

/** Conditions accepted, and the claims of which a save is taken. */
async function devicesOf(server: AppServer, identifier: string): Promise<Device[]> {
	const cookie = await signedIn(server, identifier);
	const { changes } = await ask<PullResponse>(server, cookie, '/api/sync/pull');
	const accept = changes.flatMap((change) =>
		change.entity === 'academy' && change.value !== null ? [change.value] : []
	);
	for (const { code, conditions } of accept) {
		const operation = {
			...{ id: randomUUID(), academy: code, claimId: null, base: null, madeAt: '' },
			...{ kind: 'acceptConditions', payload: { version: conditions.version } }
		};
		await ask(server, cookie, '/api/sync/push', { protocol: 1, operations: [operation] });
	}
	const devices = changes.flatMap((change) =>
		change.entity === 'claim' && change.value !== null ? [{ cookie, claim: change.value }] : []
	);
	const open: Device[] = [];
	for (const device of devices) if (await push(server, device)) open.push(device);
	return open;
}

/** One save, whose content differs from the last; true if it was applied. */
async function push(server: AppServer, device: Device): Promise<boolean> {
	const { claim } = device;
	const { remuneration, trips } = claim.content;
	const next = remuneration.kind === 'copies' ? ((remuneration.copies ?? 0) % 9000) + 1 : 0;
	const comment = trips[0]?.comment === 'aller' ? 'retour' : 'aller';
	const content = {
		remuneration: remuneration.kind === 'copies' ? { ...remuneration, copies: next } : remuneration,
		trips: remuneration.kind === 'copies' ? trips : trips.map((trip) => ({ ...trip, comment }))
	};
	const operation = {
		...{ id: randomUUID(), academy: claim.academy, claimId: claim.id, base: { revision: claim.revision } },
		...{ madeAt: '', kind: 'saveClaim', payload: { baseContent: claim.content, content } }
	};
	const body = { protocol: 1, operations: [operation] };
	const { answers } = await ask<PushResponse>(server, device.cookie, '/api/sync/push', body);
	const [answer] = answers;
	if (answer?.outcome !== 'applied' || answer.claim === null) return false;
	const hasChanged = answer.claim.revision > claim.revision;
	device.claim = answer.claim;
	return hasChanged;
}

/**
 * Batches a second of what a save writes, one after the other as the driver takes them, into the same database while
 * the server rests: the operation with its answer, the claim, the change that its devices learn of.
 */
async function rawBatchesPerSecond(folder: string, { claim, cookie }: Device): Promise<number> {
	const url = pathToFileURL(join(folder, 'academies', `${claim.academy}.db`)).href;
	const client = createClient({ url, timeout: 5000, concurrency: 1 });
	const answer = JSON.stringify({ id: randomUUID(), outcome: 'applied', claim });
	let batches = 0;
	const startedAt = performance.now();
	while (performance.now() - startedAt < MEASURED_MS) {
		const operation = {
			sql: `INSERT INTO applied_operations (id, account_id, payload_hash, write_token, claim_id, outcome, answer,
				revision, applied_at) VALUES (?, ?, ?, ?, ?, 'applied', ?, ?, ?)`,
			args: [randomUUID(), cookie, 'a'.repeat(64), randomUUID(), claim.id, answer, batches, TEACHER.now]
		};
		const update = {
			sql: 'UPDATE claims SET revision = revision + 1, content = ? WHERE id = ?',
			args: [JSON.stringify(claim.content), claim.id]
		};
		const change = {
			sql: "INSERT INTO changes (recipient, entity, entity_id) VALUES (?, 'claim', ?)",
			args: [cookie, `${claim.academy}-${claim.missionNumber}`]
		};
		await client.batch([operation, update, change], 'write');
		batches += 1;
	}
	const seconds = (performance.now() - startedAt) / 1000;
	client.close();
	return batches / seconds;
}

test('pushes beside raw write batches', async () => {
	test.setTimeout(120_000);
	const server = await startAppServer({ testNow: TEACHER.now });
	try {
		const devices: Device[] = [];
		for (const person of PEOPLE) devices.push(...(await devicesOf(server, person)));
		expect(devices.length).toBeGreaterThan(2);
		let pushes = 0;
		const startedAt = performance.now();
		await Promise.all(
			devices.map(async (device) => {
				while (performance.now() - startedAt < MEASURED_MS) {
					expect(await push(server, device)).toBe(true);
					pushes += 1;
				}
			})
		);
		const pushesPerSecond = pushes / ((performance.now() - startedAt) / 1000);
		const [device] = devices;
		if (device === undefined) throw new Error('no claim is open');
		const raw = await rawBatchesPerSecond(server.dataDir, device);
		process.stdout.write(
			`${devices.length} devices: ${pushesPerSecond.toFixed(0)} pushes/s, raw ${raw.toFixed(0)} batches/s\n`
		);
		record('push_ratio', pushesPerSecond / raw);
	} finally {
		await server.stop();
	}
});
