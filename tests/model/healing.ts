// The end of a history: the network heals, everybody comes back, sends, learns, and decides what is left to decide.
// Knows devices and the client's gestures; the invariants come after.
import type { ModelDevice } from './model-device';
import { isKilled, type ModelPage } from './model-page';
import type { ModelWorld } from './model-world';
import { Broken } from './broken';
import { NOTHING_MAY_GO, observe, storeName, type MayGo } from './observe';
import { passAll } from './play';

/** More rounds than any chain of refusals can take. */
const ROUNDS = 12;
/** Longer than any wait that the client puts off an operation by. */
const PATIENCE_MS = 61 * 60_000;

export async function heal(world: ModelWorld): Promise<ModelPage[]> {
	world.network.heal();
	await world.atRest();
	const settled: ModelPage[] = [];
	for (const device of world.devices) {
		device.skewMs = 0;
		for (const page of device.pages) page.kill();
		await world.atRest();
		for (const accountId of device.accounts) settled.push(await settle(world, device, accountId));
	}
	// What the last one sent, the first one learns.
	for (const page of settled) await syncAs(world, page);
	return settled;
}

async function syncAs(world: ModelWorld, page: ModelPage): Promise<void> {
	const device = deviceOf(world, page);
	device.cookie = await world.ground.openSession(page.accountId);
	page.sync(true);
	await passAll(world, page);
	await observe(world, page, NOTHING_MAY_GO);
	const outcome = page.outcomes.at(-1);
	if (outcome?.kind !== 'done') throw new Broken(`${page.name} cannot sync: ${JSON.stringify(outcome)}`);
}

function deviceOf(world: ModelWorld, page: ModelPage): ModelDevice {
	const device = world.devices.find((candidate) => candidate === page.home);
	if (device === undefined) throw new Error(`${page.name} is on no device`);
	return device;
}

/** One tab of this person, until nothing waits, nothing is aside and nothing is a draft. */
async function settle(world: ModelWorld, device: ModelDevice, accountId: string): Promise<ModelPage> {
	const page = device.open(accountId);
	if (page === null) throw new Error('nobody');
	for (let round = 0; round < ROUNDS; round += 1) {
		await syncAs(world, page);
		const unsent = await page.alive((client, store) => client.readUnsentItems(store));
		if (isKilled(unsent) || unsent.length === 0) return page;
		for (const { state, code } of unsent) {
			if ((state === 'toCorrect' || state === 'conflict') && code === null) {
				throw new Broken(`${page.name}: something is refused and nobody says why`);
			}
		}
		await observe(world, page, await decide(world, page));
		device.shift(PATIENCE_MS);
		await passAll(world, page);
	}
	const left = await page.alive((client, store) => client.readOutbox(store));
	throw new Broken(`${page.name} does not settle: ${JSON.stringify(left)}`);
}

/** The person keeps their own version where they can, and gives up what was refused for good. */
async function decide(world: ModelWorld, page: ModelPage): Promise<MayGo> {
	const gone = new Set<string>();
	await page.alive(async (client, store) => {
		for (const item of await client.readUnsentItems(store)) {
			const claim = world.personOf(page.accountId).claims.find(({ key }) => key === item.missionKey);
			if (claim === undefined || item.state === 'waiting' || item.state === 'sending') continue;
			const isEdit = item.kind === 'draft' || (item.kind === 'saveClaim' && item.state === 'conflict');
			if (isEdit && (await client.chooseSide(store, claim.key, 'mine')).ok) continue;
			gone.add(item.id);
			if (item.kind === 'attachDocument') {
				const items = await client.readOutbox(store);
				const operation = items.find((candidate) => candidate.operation.id === item.id)?.operation;
				if (operation?.kind === 'attachDocument') world.told.letGo.add(operation.payload.documentId);
			}
			if (await client.discard(store, item.id)) {
				if (isEdit || item.kind === 'saveClaim') world.told.givenUp(storeName(page), claim.id);
			}
		}
	});
	return ({ operation }) => gone.has(operation.id) || operation.kind === 'saveClaim';
}
