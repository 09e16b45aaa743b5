// What is not sent, as it goes into a file: all of it, one claim's, or one item. Reads the store, changes nothing.
import { cleanFileName } from '$lib/domain/supporting-document/file-name';
import type { TransferFile } from '$lib/contracts/transfer-file';
import type { Draft, OutboxItem } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { isSaveInConflict, readOutbox } from '../repositories/outbox';
import { readInbox, type ReceivedFile } from '../repositories/inbox';
import { readReference } from '../repositories/reference';
import { DRAFT_PREFIX } from '../repositories/unsent-items';

/** What is wanted: everything, a mission's claim, or one item of the list (`draft:<key>` or an operation's id). */
export type Wanted = { missionKey: string } | { id: string } | null;

export interface Gathered {
	items: OutboxItem[];
	/** Of claims, and of the pay of members of a jury. */
	drafts: Draft[];
	/** Who the members are, by their claim. */
	members: ReadonlyMap<string, string>;
	/** Files that belong to no claim yet. */
	received: ReceivedFile[];
	/** Paths in the archive, by document or received file. */
	paths: Map<string, string>;
}

export async function gather(store: DeviceStore, wanted: Wanted): Promise<Gathered> {
	const [outbox, rows, { juries = {} }, inbox] = await Promise.all([
		readOutbox(store),
		store.list('drafts'),
		readReference(store),
		readInbox(store)
	]);
	const items = outbox.filter((item) => isWanted(item, wanted));
	const kept = new Set(items.filter(isSaveInConflict).map(({ operation }) => operation.claimId));
	const drafts = rows.filter(({ key, value }) => {
		if (wanted === null) return true;
		if ('missionKey' in wanted) return value.missionKey === wanted.missionKey;
		// The draft over a conflict is that very edit.
		return wanted.id === `${DRAFT_PREFIX}${key}` || kept.has(value.claimId);
	});
	const received = wanted === null ? inbox.filter(({ problem }) => problem === null) : [];
	const members = Object.values(juries).flatMap((sheet) => sheet.members);
	return {
		items,
		drafts: drafts.map(({ value }) => value),
		members: new Map(members.map(({ claimId, fullName }) => [claimId, fullName])),
		received,
		paths: new Map([...(await documentPaths(store, items)), ...receivedPaths(received)])
	};
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

/** Under a name that any system takes; the one that the other app gave is in the JSON. */
function receivedPaths(received: readonly ReceivedFile[]): Map<string, string> {
	const taken = new Set<string>();
	return new Map(
		received.map(({ id, name, format }) => {
			const stem = cleanFileName(name, 'pdf').name.replace(/\.[^.]*$/, '');
			const path = freePath('a-rattacher', `${stem}.${format ?? 'bin'}`, taken);
			taken.add(path);
			return [id, path];
		})
	);
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
	const { items, drafts, received, paths } = gathered;
	return {
		format: 'imagin-nomade-unsent',
		version: received.length > 0 ? 3 : 2,
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
		drafts: drafts.filter(({ isJury }) => isJury !== true),
		juryDrafts: drafts.flatMap(({ isJury, missionKey, claimId, entry, baseContent, keptAt }) =>
			isJury === true
				? [{ missionKey, claimId, pay: entry.remuneration, basePay: baseContent.remuneration, keptAt }]
				: []
		),
		documents: items.flatMap(({ operation }) =>
			operation.kind === 'attachDocument'
				? [
						{
							documentId: operation.payload.documentId,
							path: paths.get(operation.payload.documentId) ?? null
						}
					]
				: []
		),
		...(received.length > 0
			? {
					received: received.map(({ id, name, receivedAt, byteLength, sha256 }) => ({
						...{ id, name: name.slice(0, 1_000), receivedAt, byteLength, sha256 },
						path: paths.get(id) ?? ''
					}))
				}
			: {})
	};
}
