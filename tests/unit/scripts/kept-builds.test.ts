// Former builds' files stay for the pages that are open on them: two builds, 30 days, and never a file that changed.
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptBuilds } from '../../../scripts/kept-builds.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.parse('2026-06-01T08:00:00Z');
let root: string;
let server: Server | null = null;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'nomade-kept-'));
});

afterEach(() => {
	server?.close();
	server = null;
	rmSync(root, { recursive: true, force: true });
});

/** A client folder whose one file is named and filled by its version; what it shares with all builds beside it. */
function build(version: string): KeptBuilds {
	const clientDir = join(root, 'client');
	rmSync(clientDir, { recursive: true, force: true });
	const files = join(clientDir, '_app/immutable/nodes');
	mkdirSync(files, { recursive: true });
	writeFileSync(join(clientDir, '_app/version.json'), JSON.stringify({ version }));
	writeFileSync(join(files, `${version}.js`), `built ${version}`);
	writeFileSync(join(files, `${version}.js.gz`), gzipSync(`built ${version}`));
	writeFileSync(join(files, 'same.js'), 'the same');
	return new KeptBuilds({ clientDir, dataDir: join(root, 'data') });
}

/** Starts builds one after the other, each at its day. */
function started(...starts: [version: string, day: number][]): KeptBuilds {
	let kept = build('none');
	for (const [version, day] of starts) {
		kept = build(version);
		kept.refresh(NOW + day * DAY_MS);
	}
	return kept;
}

async function ask(kept: KeptBuilds, path: string, init: RequestInit = {}): Promise<Response> {
	server?.close();
	server = createServer((request, response) => {
		if (!kept.answer(request, response)) response.writeHead(404).end();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port was given');
	return fetch(`http://127.0.0.1:${address.port}${path}`, init);
}

const file = (version: string) => `/_app/immutable/nodes/${version}.js`;

describe('files of former builds', () => {
	it('are answered as the build answered them, packed or plain', async () => {
		const kept = started(['one', 0], ['two', 1]);
		for (const encoding of ['gzip', 'identity']) {
			const answer = await ask(kept, `${file('one')}?v=1`, { headers: { 'accept-encoding': encoding } });
			expect(answer.status).toBe(200);
			expect(answer.headers.get('content-type')).toBe('text/javascript');
			expect(answer.headers.get('cache-control')).toContain('immutable');
			expect(await answer.text()).toBe('built one');
		}
		expect((await ask(kept, file('one'), { method: 'HEAD' })).status).toBe(200);
	});

	it('are those of the two before, and no others', async () => {
		const kept = started(['one', 0], ['two', 1], ['three', 2], ['four', 3]);
		const statuses = [];
		for (const version of ['one', 'two', 'three', 'four']) {
			statuses.push((await ask(kept, file(version))).status);
		}
		// The present build's own, and what is in every build, are not this folder's to answer.
		expect(statuses).toEqual([404, 200, 200, 404]);
		expect((await ask(kept, file('same'))).status).toBe(404);
		expect((await ask(kept, file('two'), { method: 'POST' })).status).toBe(404);
		expect((await ask(kept, '/_app/immutable/../../replaced-at')).status).toBe(404);
	});

	it('go 30 days after their build was replaced, however long it served', async () => {
		const kept = started(['one', 0], ['two', 100]);
		kept.refresh(NOW + 129 * DAY_MS);
		expect((await ask(kept, file('one'))).status).toBe(200);
		kept.refresh(NOW + 131 * DAY_MS);
		expect((await ask(kept, file('one'))).status).toBe(404);
		expect(readdirSync(join(root, 'data/builds'))).toEqual(['two']);
	});

	it('stay when an operator goes back to the build before', async () => {
		const kept = started(['one', 0], ['two', 1], ['one', 2]);
		expect((await ask(kept, file('two'))).status).toBe(200);
		const again = started(['two', 3]);
		expect((await ask(again, file('one'))).status).toBe(200);
	});

	it('are whole: a copy that was cut short is not one, and goes', () => {
		started(['one', 0]);
		const half = join(root, 'data/builds/.two-4242');
		mkdirSync(join(half, '_app'), { recursive: true });
		utimesSync(half, new Date(NOW), new Date(NOW));
		started(['two', 2]);
		expect(existsSync(half)).toBe(false);
		expect(existsSync(join(root, 'data/builds/two/_app/immutable/nodes/two.js'))).toBe(true);
	});
});
