// One import at a time: what a dead process left is taken over, even where its number was given again; what is alive is not.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endTurn, runningImport, takeTurn } from '$lib/server/imports/sources/running-import';
import { ownDataFolder } from './source-ground';

const root = join(ownDataFolder(), 'imports');
const mark = join(root, 'running');
const left = (text: string) => {
	mkdirSync(root, { recursive: true });
	writeFileSync(mark, text);
};
afterEach(endTurn);

describe('the turn', () => {
	it('is one’s until it is given back', () => {
		expect([takeTurn('A'), runningImport(), takeTurn('B')]).toEqual([true, 'A', false]);
		endTurn();
		expect([runningImport(), takeTurn('B'), runningImport()]).toEqual([null, true, 'B']);
		expect(readdirSync(root)).toEqual(['running']);
	});

	it('of another living process is not taken', async () => {
		const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
		const birth = birthOf(other.pid ?? 0);
		left(`${other.pid ?? 0} A ${birth}`);
		expect([runningImport(), takeTurn('B')]).toEqual(['A', false]);
		const gone = new Promise((resolve) => other.once('exit', resolve));
		other.kill('SIGKILL');
		await gone;
		expect([runningImport(), takeTurn('B'), runningImport()]).toEqual([null, true, 'B']);
	});

	it.skipIf(!existsSync('/proc/self/stat'))('of a dead process whose number another has now is taken', () => {
		left(`${process.pid} A 1`);
		expect([runningImport(), takeTurn('B')]).toEqual([null, true]);
	});
});

function birthOf(pid: number): string {
	if (!existsSync(`/proc/${pid}/stat`)) return '';
	return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
}
