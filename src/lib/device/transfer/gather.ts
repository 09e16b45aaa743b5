// What is not sent, as it goes into a file: all of it, one claim's, or one item. Reads the store, changes nothing.
import type { TransferFile } from '$lib/contracts/transfer-file';
import type { Draft, OutboxItem } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { isSaveInConflict, readOutbox } from '../repositories/outbox';
import { DRAFT_PREFIX } from '../repositories/unsent-items';

/** What is wanted: everything, a mission's claim, or one item of the list (`draft:<claim id>` or an operation's id). */
export type Wanted = { missionKey: string } | { id: string } | null;

export interface Gathered {
	items: OutboxItem[];
	drafts: Draft[];
	/** Paths in the archive, by document. */
	paths: Map<string, string>;
}

export async function gather(store: DeviceStore, wanted: Wanted): Promise<Gathered> {
	const [outbox, rows] = await Promise.all([readOutbox(store), store.list('drafts')]);
	// What was typed for a member of a jury and not saved stays here: another device has no place to put it yet.
	const all = rows.flatMap(({ value }) => (value.isJury === true ? [] : [value]));
	const items = outbox.filter((item) => isWanted(item, wanted));
	const kept = new Set(items.filter(isSaveInConflict).map(({ operation }) => operation.claimId));
	const drafts = all.filter((draft) => {
		if (wanted === null) return true;
		if ('missionKey' in wanted) return draft.missionKey === wanted.missionKey;
		// The draft over a conflict is that very edit.
		return wanted.id === `${DRAFT_PREFIX}${draft.claimId}` || kept.has(draft.claimId);
	});
	return { items, drafts, paths: await documentPaths(store, items) };
}

function isWanted({ operation, missionKey }: OutboxItem, wanted: Wanted): boolean {
	if (wanted === null) return true;
	return 'missionKey' in wanted ? missionKey === wanted.missionKey : operation.id === wanted.id;
}

async function documentPaths(store: DeviceStore, items: readonly OutboxItem[]): Promise<Map<string, string>> {
	const here = new Set((await store.heads('bytes')).map(([key]) => key));
	const paths = new Map<string, string>();
	const taken = new Set<string>();
	for (const { operation, missionKey } of items) {
		if (operation.kind !== 'attachDocument' || !here.has(operation.payload.documentId)) continue;
		const path = freePath(`documents/${missionKey ?? operation.academy}`, operation.payload.name, taken);
		taken.add(path);
		paths.set(operation.payload.documentId, path);
	}
	return paths;
}

/** «billet.pdf», then «billet (2).pdf». */
function freePath(folder: string, name: string, taken: ReadonlySet<string>): string {
	const dot = name.lastIndexOf('.');
	const [stem, extension] = dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
	let path = `${folder}/${name}`;
	for (let count = 2; taken.has(path); count += 1) path = `${folder}/${stem} (${count})${extension}`;
	return path;
}

export function transferFile(gathered: Gathered, accountId: string, madeAt: string): TransferFile {
	const { items, drafts, paths } = gathered;
	return {
		format: 'imagin-nomade-unsent',
		version: 2,
		accountId,
		madeAt,
		operations: items.map(({ operation, missionKey, state, frozenAt, needsNewId, problem }) => ({
			operation,
			missionKey,
			state: state === 'sending' ? 'waiting' : state,
			frozenAt,
			needsNewId,
			problem
		})),
		drafts,
		documents: items.flatMap(({ operation }) =>
			operation.kind === 'attachDocument'
				? [
						{
							documentId: operation.payload.documentId,
							path: paths.get(operation.payload.documentId) ?? null
						}
					]
				: []
		)
	};
}
