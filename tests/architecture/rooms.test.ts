// The table of ARCHITECTURE.md, held against every import of the source; and no way back between files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { houseRooms, judgeImport, resolveImport, roomOf, ROOT } from '../../.eslint/rooms.js';
import { filesBelow, importsOf, isSource } from './source-files';

const rooms = houseRooms();
const sources = filesBelow(['src', 'service-worker']).filter(isSource);

describe('who may import whom', () => {
	it('reads every room of the table', () => {
		const table = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
		expect(rooms).toHaveLength(table.split('\n').filter((line) => line.startsWith('| `')).length);
		expect(rooms.filter((room) => room.folders.length === 0 || room.door === '')).toEqual([]);
		expect(rooms.length).toBeGreaterThan(15);
	});

	it('gives every source file a room, but for the entries that Kit knows', () => {
		const homeless = sources.filter((file) => roomOf(rooms, file) === null);
		expect(homeless.filter((file) => !/^src\/hooks\.(client|server)\.ts$/.test(file))).toEqual([]);
	});

	it.each([
		['src/lib/domain/claim/a.ts', '$lib/fr/formats', false, 'domain may not import fr'],
		['src/lib/domain/claim/a.ts', 'zod/mini', false, 'domain may not import zod/mini'],
		[
			'src/lib/ui/list/A.svelte',
			'$lib/device/db/store',
			false,
			'ui may not import device/db (its types only)'
		],
		['src/lib/device/sync/a.ts', 'dexie', false, 'device may not import dexie'],
		['src/lib/server/repositories/a.ts', '../services/b', false, 'may not import server/services'],
		[
			'src/lib/server/services/a.ts',
			'@libsql/client',
			false,
			'server/services may not import @libsql/client'
		],
		['src/routes/api/sync/push/+server.ts', '$lib/server/repositories/a', false, 'server/repositories'],
		['src/routes/(intervenant)/missions/+page.svelte', '$lib/server/services/a', false, 'server/services']
	])('%s ← %s is told the right door', (from, specifier, isTypeOnly, message) => {
		expect(judgeImport(rooms, { from, specifier, isTypeOnly })).toMatch(
			new RegExp(message.replace(/[()]/g, '\\$&'))
		);
	});

	it('allows what the table allows', () => {
		const allowed = [
			{ from: 'src/lib/ui/list/A.svelte', specifier: '$lib/device/item-state', isTypeOnly: true },
			{ from: 'src/lib/device/db/a.ts', specifier: 'dexie', isTypeOnly: false },
			{ from: 'src/routes/api/sync/push/+server.ts', specifier: '$lib/server/services/a', isTypeOnly: false }
		];
		for (const found of allowed) expect(judgeImport(rooms, found)).toBeNull();
	});

	it('holds for every import of the source', () => {
		const wrong = sources.flatMap((file) =>
			importsOf(file)
				.map((found) => ({ found, told: judgeImport(rooms, { from: file, ...found }) }))
				.filter(({ told }) => told !== null)
				.map(({ found, told }) => `${file}:${found.line} ${told}`)
		);
		expect(wrong).toEqual([]);
	});

	it('has no circle of imports', () => {
		const graph = new Map(
			sources.map((file) => [
				file,
				importsOf(file)
					.filter((found) => !found.isTypeOnly)
					.map((found) => resolveImport(file, found.specifier))
					.filter((target): target is string => target !== null)
			])
		);
		expect(circlesOf(graph)).toEqual([]);
	});

	it('finds a circle where there is one', () => {
		const graph = new Map([
			['a', ['b']],
			['b', ['c', 'd']],
			['c', ['a']],
			['d', []]
		]);
		expect(circlesOf(graph)).toEqual(['a → b → c → a']);
	});
});

function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
	const circles: string[] = [];
	const done = new Set<string>();
	const walk = (file: string, path: readonly string[]): void => {
		const at = path.indexOf(file);
		if (at >= 0) {
			circles.push([...path.slice(at), file].join(' → '));
			return;
		}
		if (done.has(file)) return;
		for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
		done.add(file);
	};
	for (const file of graph.keys()) walk(file, []);
	return circles;
}
