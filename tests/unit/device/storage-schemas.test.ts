// Every schema version that was ever released has its fixture, written by its own build: a version without one cannot be
// committed. What the fixtures hold is tried in a real browser by tests/e2e/storage-schemas.spec.ts.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { DeviceDatabase } from '../../../src/lib/device/db/database';
import { TABLE_NAMES } from '../../../src/lib/device/db/rows';
import { readFixture } from '../../fixtures/device-databases/device-database';

const declared = new DeviceDatabase('declared').verno;
const versions = Array.from({ length: declared }, (_, at) => at + 1);

describe('local schema migration', () => {
	it.each(versions)('version %i has the database that its own build left', async (version) => {
		const dump = await readFixture(version, 'teacher');
		expect(dump.nativeVersion).toBe(version * 10);
		const stores = new Map(dump.stores.map((store) => [store.name, store.rows.length]));
		const since2 = version >= 2 ? ['competences', 'examOptions'] : [];
		const since3 = version >= 3 ? ['inbox', 'inboxBytes', 'inboxPair'] : [];
		for (const name of ['drafts', 'outbox', 'bytes', 'documents', 'claims', 'sync', ...since2, ...since3]) {
			expect(stores.get(name), name).toBeGreaterThan(0);
		}
	});

	it('the newest fixture holds every table: one that was added needs a version and a fixture of its own', async () => {
		const dump = await readFixture(declared, 'teacher');
		const own = dump.stores.map(({ name }) => name).filter((name) => !name.startsWith('$'));
		expect(own.sort()).toEqual([...TABLE_NAMES].sort());
	});

	it('never changes a primary key: a table of an earlier version keeps its own, or is left behind', async () => {
		const database = new DeviceDatabase('keys');
		for (const version of versions) {
			for (const { name, keyPath, autoIncrement } of (await readFixture(version, 'teacher')).stores) {
				const now = database.tables.find((table) => table.name === name);
				if (now === undefined) continue;
				expect(now.schema.primKey.keyPath, `${name} of version ${version}`).toEqual(keyPath);
				expect(now.schema.primKey.auto).toBe(autoIncrement);
			}
		}
	});
});
