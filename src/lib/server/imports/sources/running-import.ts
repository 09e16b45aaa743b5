// One import at a time on this data folder, whoever started it: the server for a page, or the command line.
import { mkdirSync, openSync, readFileSync, rmSync, writeSync, closeSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { importsRoot } from './work-folder';

function lockFile(): string {
	return join(importsRoot(), 'running');
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it is alive and somebody else's.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/** The import that a living process works on, or null. */
export function runningImport(): string | null {
	const held = readLock();
	return held !== null && isAlive(held.pid) ? held.importId : null;
}

function readLock(): { pid: number; importId: string } | null {
	if (!existsSync(lockFile())) return null;
	const [pid, importId] = readFileSync(lockFile(), 'utf8').split(' ');
	return importId === undefined ? null : { pid: Number(pid), importId };
}

/** False: another process works on one. What a dead process left is taken over. */
export function takeTurn(importId: string): boolean {
	mkdirSync(importsRoot(), { recursive: true, mode: 0o700 });
	if (runningImport() !== null) return false;
	rmSync(lockFile(), { force: true });
	try {
		const file = openSync(lockFile(), 'wx');
		writeSync(file, `${process.pid} ${importId}`);
		closeSync(file);
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	}
}

export function endTurn(): void {
	if (readLock()?.pid === process.pid) rmSync(lockFile(), { force: true });
}
