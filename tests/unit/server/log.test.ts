// A fault is logged with its stack, but never with what a parser quotes of what somebody typed.
import { readFile } from 'node:fs/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { log, logFault } from '$lib/server/log';

const written: string[] = [];
const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
	written.push(String(text));
	return true;
});
afterEach(() => {
	written.length = 0;
	spy.mockClear();
});

/** Lines go out after the turn in which they were logged. */
async function lines(): Promise<Record<string, unknown>[]> {
	await new Promise((resolve) => setImmediate(resolve));
	return written
		.join('')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
}

it('keeps what a parser read out of the log, and where it was read in', async () => {
	let fault: unknown;
	try {
		JSON.parse('Vasseur');
	} catch (error) {
		fault = error;
	}
	expect(String(fault)).toContain('Vasseur');
	logFault(fault, 'r-1', '/api/x');
	const [line] = await lines();
	expect(line).toMatchObject({ event: 'fault', name: 'SyntaxError', message: null, requestId: 'r-1' });
	expect(line?.['stack']).toMatch(/^\s+at /);
	expect(JSON.stringify(line)).not.toContain('Vasseur');
});

it('tells any other fault whole, and whatever was thrown', async () => {
	logFault(new TypeError('Column x holds no text.'), 'r-2', '/api/x');
	logFault('just a word', 'r-3', '/api/x');
	log('warning', 'something', { n: 1 });
	expect(await lines()).toMatchObject([
		{ level: 'error', name: 'TypeError', message: 'Column x holds no text.' },
		{ level: 'error', message: 'just a word' },
		{ level: 'warning', event: 'something', n: 1 }
	]);
});

it('keeps the names of files out of the log, whose folders are named by accounts', async () => {
	const path = '/donnees/documents/RENNES/un-compte/une-empreinte';
	const fault = await readFile(path).catch((error: unknown) => error);
	expect(String(fault)).toContain('un-compte');
	logFault(fault, 'r-4', '/api/x');
	const [line] = await lines();
	expect(line).toMatchObject({ name: 'Error', message: 'ENOENT open' });
	expect(JSON.stringify(line)).not.toContain('un-compte');
});
