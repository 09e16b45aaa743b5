// What can go when space runs out, the least missed first: only copies of what the server has. Never a draft, an
// operation, or the bytes of a document that is not sent.
import type { Claim } from '$lib/domain/claim/claim';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { freeSentBytes } from '../repositories/documents';
import { outboxIn } from '../repositories/outbox';
import { noteTrimmed } from './kept-mark';

/** What the write is for that finds no room: what a person made outweighs what the server can tell again. */
export type Worth = 'person' | 'server' | 'copy';

/** Final récapitulatifs: each can be fetched again, or drawn again by the server. */
async function freeFinalPdfs(store: DeviceStore): Promise<number> {
	return changeStore(
		store,
		async (unit) => {
			const keys = (await store.heads('finalPdfs')).map(([key]) => key);
			for (const key of keys) unit.delete('finalPdfs', key);
			return keys.length;
		},
		'copy'
	);
}

function isSettled({ remuneration, travel }: Claim): boolean {
	// What was validated can still be taken back and corrected.
	return [remuneration, travel].every(({ status }) => status !== 'open' && status !== 'validated');
}

/** The content of claims where nothing is left to do; their lines in the lists stay. The sync brings them again. */
async function freeSettledClaims(store: DeviceStore): Promise<number> {
	noteTrimmed(store.accountId);
	return changeStore(
		store,
		async (unit) => {
			const inHand = new Set((await outboxIn(unit)).map(({ operation }) => operation.claimId));
			for (const { key } of await unit.list('drafts')) inHand.add(key);
			const settled = (await unit.list('claims')).filter(
				({ key, value }) => isSettled(value) && !inHand.has(key)
			);
			for (const { key } of settled) unit.delete('claims', key);
			return settled.length;
		},
		'copy'
	);
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
