// Names, sizes and homes: what makes the tree readable at a glance.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../.eslint/rooms.js';
import { TEACHER_SEGMENTS } from '../../service-worker/teacher-routes';
import { filesBelow, importsOf, isSource, textsOf } from './source-files';

const LONGEST = 300;
/** A table of cases is read line by line. */
const LONGEST_TEST = 450;
const DRAWERS = /^(utils?|helpers?|common|misc|shared|types)$/;

const sources = filesBelow(['src', 'service-worker']).filter(isSource);
const everything = [...sources, ...filesBelow(['tests', 'scripts', '.eslint']).filter(isSource)];

describe('the tree', () => {
	it.each([
		['dexie', 'src/lib/device/db/'],
		['workbox-window', 'src/lib/device/app-update/'],
		['tus-js-client', 'src/lib/device/uploads/'],
		['lucia', 'src/lib/server/auth/'],
		['@libsql/client', 'src/lib/server/db/'],
		['pdf-lib', 'src/lib/pdf/'],
		['workbox-precaching', 'service-worker/']
	])('%s is imported in %s alone', (name, home) => {
		const importers = sources.filter((file) =>
			importsOf(file).some(({ specifier }) => specifier === name || specifier.startsWith(`${name}/`))
		);
		expect(importers.filter((file) => !file.startsWith(home))).toEqual([]);
	});

	it('has no drawer for what found no name', () => {
		const drawers = everything.filter((file) =>
			file.split('/').some((part) => DRAWERS.test(part.split('.')[0] ?? ''))
		);
		expect(drawers).toEqual([]);
	});

	it(`has no file longer than ${LONGEST} lines`, () => {
		const long = everything
			.map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1 }))
			.filter(({ file, lines }) => lines > (file.startsWith('tests/') ? LONGEST_TEST : LONGEST));
		expect(long).toEqual([]);
	});

	it('names files in kebab-case, components in PascalCase', () => {
		const wrong = sources.filter((file) => {
			const name = basename(file);
			if (name.startsWith('+')) return false;
			return name.endsWith('.svelte')
				? !/^[A-Z][A-Za-z0-9]*\.svelte$/.test(name)
				: !/^[a-z0-9]+(-[a-z0-9]+)*(\.(svelte|server|client))?\.ts$/.test(name);
		});
		expect(wrong).toEqual([]);
	});

	it('opens each file with what it is for', () => {
		const silent = sources.filter((file) => {
			const text = readFileSync(join(ROOT, file), 'utf8').trimStart();
			return !/^(\/\/|\/\*\*?|<!--|<script[^>]*>\s*\/\/)/.test(text);
		});
		expect(silent).toEqual([]);
	});

	it('writes SQL in repositories, migrations and the database room alone', () => {
		const sql = /\b(SELECT\s+[\w*(]|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s)/;
		const homes = /^src\/lib\/server\/(db|repositories)\//;
		expect(
			sources.filter((file) => !homes.test(file) && textsOf(file).some((text) => sql.test(text)))
		).toEqual([]);
	});

	it("answers every page of the teacher's service from the shell", () => {
		const segments = new Set(
			filesBelow(['src/routes'])
				.filter((file) => /\/\(intervenant\)\/.*\+page\.svelte$/.test(file))
				.map((file) => file.split('/(intervenant)/')[1]?.split('/')[0])
				.filter((segment) => segment !== undefined && !segment.startsWith('+'))
		);
		expect([...segments].filter((segment) => !TEACHER_SEGMENTS.includes(segment ?? ''))).toEqual([]);
	});
});
