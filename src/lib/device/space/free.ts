// What can go when space runs out, the least missed first: only copies of what the server has. Never a draft, an
// operation, or the bytes of a document that is not sent.
import type { Claim } from '$lib/domain/claim/claim';
import type { DeviceStore } from '../db/store';
import { runUnit } from '../db/unit';
import { noteTrimmed } from './kept-mark';

/** What the write is for that finds no room: what a person made outweighs what the server can tell again. */
export type Worth = 'person' | 'server' | 'copy';

/** Final récapitulatifs: the server gives each of them again. */
async function freeFinalPdfs(store: DeviceStore): Promise<number> {
	return runUnit(store, async (unit) => {
		const keys = (await store.heads('finalPdfs')).map(([key]) => key);
		for (const key of keys) unit.delete('finalPdfs', key);
		return keys.length;
	});
}

/** Bytes of documents that the server has. */
async function freeSentBytes(store: DeviceStore): Promise<number> {
	return runUnit(store, async (unit) => {
		const sent = (await unit.list('documents')).filter(({ value }) => value.isSent);
		for (const { key } of sent) {
			unit.delete('documents', key);
			unit.delete('bytes', key);
		}
		return sent.length;
	});
}

function isSettled({ remuneration, travel }: Claim): boolean {
	// What was validated can still be taken back and corrected.
	return [remuneration, travel].every(({ status }) => status !== 'open' && status !== 'validated');
}

/** The content of claims where nothing is left to do; their lines in the lists stay. The sync brings them again. */
async function freeSettledClaims(store: DeviceStore): Promise<number> {
	return runUnit(store, async (unit) => {
		const inHand = new Set((await unit.list('drafts')).map(({ key }) => key));
		for (const { value } of await unit.list('outbox')) inHand.add(value.operation.claimId ?? '');
		const settled = (await unit.list('claims')).filter(
			({ key, value }) => isSettled(value) && !inHand.has(key)
		);
		// Before they go: a mark without a loss costs one exchange, a loss without a mark would last.
		if (settled.length > 0) noteTrimmed(store.accountId);
		for (const { key } of settled) unit.delete('claims', key);
		return settled.length;
	});
}

type Step = (store: DeviceStore) => Promise<number>;

const STEPS: Record<Worth, readonly Step[]> = {
	person: [freeFinalPdfs, freeSentBytes, freeSettledClaims],
	server: [freeFinalPdfs, freeSentBytes],
	copy: []
};

/** Frees step by step, as long as it is asked on: yields after each step that freed something. */
export async function* freeInOrder(store: DeviceStore, worth: Worth): AsyncGenerator<number> {
	for (const step of STEPS[worth]) {
		const freed = await step(store);
		if (freed > 0) yield freed;
	}
}
