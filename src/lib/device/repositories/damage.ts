// What becomes of rows that were damaged on this device: copies of what the server has are dropped and asked for again,
// what only this device had is counted for the person.
import type { RowAddress } from '../db/damaged-rows';
import type { TableName } from '../db/rows';
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { outboxIn } from './outbox';
import { putSyncState, syncStateIn } from './sync-state';

/** Asking the server for everything anew brings them back. */
const FROM_THE_SERVER = ['listPages', 'claims', 'reference', 'competences', 'examOptions', 'sync'] as const;
/** Made or fetched again when they are next wanted. */
const MADE_AGAIN = [
	'finalPdfs',
	'firstPaint',
	'uploads',
	'leases',
	'documents',
	'bytes',
	'inboxPair'
] as const;
/** What the person typed or received and the server has not seen. */
const ONLY_HERE = ['drafts', 'outbox', 'inbox', 'inboxBytes'] as const;

export function areCopiesDamaged(store: DeviceStore): boolean {
	return store.damage.in([...FROM_THE_SERVER, ...MADE_AGAIN]).length > 0;
}

/** Drops them, so that the next pull brings them again. */
export async function dropDamagedCopies(store: DeviceStore): Promise<void> {
	const found = store.damage.in([...FROM_THE_SERVER, ...MADE_AGAIN]);
	if (found.length === 0) return;
	const isAskedAnew = found.some(({ table }) => isOneOf(FROM_THE_SERVER, table));
	await changeStore(store, async (unit) => {
		const leaving = new Set(
			(await outboxIn(unit)).flatMap(({ operation: { payload } }) =>
				'documentId' in payload ? [payload.documentId] : []
			)
		);
		for (const { table, key } of found) {
			// On its way out: the sending finds it damaged, and the item says so.
			if ((table === 'documents' || table === 'bytes') && leaving.has(key)) continue;
			if (await isMended(store, unit, { table, key })) continue;
			unit.delete(table, key);
			if (table === 'bytes') unit.delete('documents', key);
			if (table === 'documents') unit.delete('bytes', key);
		}
		if (isAskedAnew) putSyncState(unit, { ...(await syncStateIn(unit)), cursor: null, sweep: [] });
	});
}

/** Drafts and items to send that can no longer be read: they will not be sent. */
export function damagedEntries(store: DeviceStore): RowAddress[] {
	return store.damage.in(ONLY_HERE);
}

/** The person was told: nothing is left of them. */
export async function forgetDamagedEntries(store: DeviceStore): Promise<void> {
	const found = damagedEntries(store);
	await changeStore(store, async (unit) => {
		for (const { table, key } of found) {
			if (!(await isMended(store, unit, { table, key }))) unit.delete(table, key);
		}
	});
}

/** Another tab may have written it anew meanwhile. */
async function isMended(store: DeviceStore, unit: SealedUnit, { table, key }: RowAddress): Promise<boolean> {
	if ((await unit.get(table, key)) === undefined) return false;
	store.damage.forget({ table, key });
	return true;
}

function isOneOf(tables: readonly TableName[], table: TableName): boolean {
	return tables.includes(table);
}
