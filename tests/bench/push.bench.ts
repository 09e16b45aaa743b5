// How many pushes a second the built server takes, beside how many write batches libSQL takes on the same disk.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { expect, test } from '@playwright/test';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { median, record } from './measures';
import { openClaims, save, signIn, type Device } from './push-client';

const ACADEMY = 'RENNES';
/** Pushes and raw batches are measured by turns, so that what else the machine does meets both. */
const ROUNDS = 5;
const ROUND_MS = 2_000;
/** Each waits for its answer before it pushes again. */
const DEVICES = 32;
/** Intervenants of the demo whose claims are open. */
const PEOPLE = ['sophie.vasseur', 'anne.kerdoncuff', 'lukasz.wojcik', 'maelle.riou', 'sean.obrien'];
const FIRST_ADDED_MISSION = 700_001;

function database(server: AppServer): Client {
	const url = pathToFileURL(join(server.dataDir, 'academies', `${ACADEMY}.db`)).href;
	return createClient({ url, timeout: 5000, concurrency: 1 });
}

/** More claims like this one, each on a mission of its own, of the same person. */
async function addClaimsLike(client: Client, { claim }: Device, numbers: number[]): Promise<void> {
	await client.batch(
		numbers.flatMap((number) => {
			const assignment = randomUUID();
			return [
				{
					sql: `INSERT INTO missions (number, exam, session, speciality, exam_option, type_code, centre_label,
						centre_uai, centre_town, centre_postal_code, zone, schedule, starts_at, ends_at, version)
						SELECT ?, exam, session, speciality, exam_option, type_code, centre_label,
						centre_uai, centre_town, centre_postal_code, zone, schedule, starts_at, ends_at, version
						FROM missions WHERE number = ?`,
					args: [number, claim.missionNumber]
				},
				{
					sql: `INSERT INTO assignments (id, mission_number, intervenant_id) SELECT ?, ?, intervenant_id
						FROM assignments WHERE id = (SELECT assignment_id FROM claims WHERE id = ?)`,
					args: [assignment, number, claim.id]
				},
				{
					sql: `INSERT INTO claims (id, assignment_id, account_id, mission_number, remuneration_status,
						travel_status, content) SELECT ?, ?, account_id, ?, remuneration_status, travel_status, content
						FROM claims WHERE id = ?`,
					args: [randomUUID(), assignment, number, claim.id]
				}
			];
		}),
		'write'
	);
}

/** The demo's open claims of one académie, and as many added ones as make the number up. */
async function devicesOf(server: AppServer, client: Client): Promise<Device[]> {
	const cookies: string[] = [];
	for (const person of PEOPLE) cookies.push(await signIn(server, person));
	const first: Device[] = [];
	for (const cookie of cookies) first.push(...(await openClaims(server, cookie)));
	const models = first.filter(({ claim }) => claim.academy === ACADEMY);
	expect(models.length).toBeGreaterThan(2);
	const numbers = Array.from({ length: DEVICES }, (_, index) => FIRST_ADDED_MISSION + index);
	for (const [index, model] of models.entries()) {
		await addClaimsLike(
			client,
			model,
			numbers.filter((_, each) => each % models.length === index)
		);
	}
	const all: Device[] = [];
	for (const cookie of cookies) all.push(...(await openClaims(server, cookie)));
	const added = all.filter(({ claim }) => claim.missionNumber >= FIRST_ADDED_MISSION);
	expect(added).toHaveLength(DEVICES);
	return added;
}

async function pushesPerSecond(server: AppServer, devices: Device[]): Promise<number> {
	let pushes = 0;
	const startedAt = performance.now();
	await Promise.all(
		devices.map(async (device) => {
			while (performance.now() - startedAt < ROUND_MS) {
				// No `expect`: the runner keeps a step with its stack for each, which costs more than a push.
				if (!(await save(server, device))) throw new Error('a save was not applied');
				pushes += 1;
			}
		})
	);
	return pushes / ((performance.now() - startedAt) / 1000);
}

/**
 * Batches a second of what a save writes, one after the other as the driver takes them, into the same database while
 * the server rests: the operation with its answer, the claim, the change that its devices learn of.
 */
async function rawBatchesPerSecond(client: Client, { claim, cookie }: Device): Promise<number> {
	const answer = JSON.stringify({ id: randomUUID(), outcome: 'applied', claim });
	let batches = 0;
	const startedAt = performance.now();
	while (performance.now() - startedAt < ROUND_MS) {
		const operation = {
			sql: `INSERT INTO applied_operations (id, account_id, payload_hash, write_token, claim_id, outcome, answer,
				revision, applied_at) VALUES (?, ?, ?, ?, ?, 'applied', ?, ?, ?)`,
			args: [randomUUID(), cookie, 'a'.repeat(64), randomUUID(), claim.id, answer, batches, TEACHER.now]
		};
		const update = {
			sql: 'UPDATE claims SET revision = ?, content = ? WHERE id = ?',
			args: [claim.revision, JSON.stringify(claim.content), claim.id]
		};
		const change = {
			sql: "INSERT INTO changes (recipient, entity, entity_id) VALUES (?, 'claim', ?)",
			args: [cookie, `${claim.academy}-${claim.missionNumber}`]
		};
		await client.batch([operation, update, change], 'write');
		batches += 1;
	}
	return batches / ((performance.now() - startedAt) / 1000);
}

test('pushes beside raw write batches', async () => {
	test.setTimeout(180_000);
	const server = await startAppServer({ testNow: TEACHER.now });
	const client = database(server);
	try {
		const devices = await devicesOf(server, client);
		const [device] = devices;
		if (device === undefined) throw new Error('no claim is open');
		await pushesPerSecond(server, devices);
		const rounds: { pushes: number; raw: number }[] = [];
		for (let round = 1; round <= ROUNDS; round += 1) {
			const pushes = await pushesPerSecond(server, devices);
			rounds.push({ pushes, raw: await rawBatchesPerSecond(client, device) });
		}
		for (const { pushes, raw } of rounds) {
			process.stdout.write(`${pushes.toFixed(0)} pushes/s, raw ${raw.toFixed(0)} batches/s\n`);
		}
		record('push_ratio', median(rounds.map(({ pushes, raw }) => pushes / raw)));
	} finally {
		client.close();
		await server.stop();
	}
});
