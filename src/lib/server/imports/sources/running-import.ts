// One import at a time on this data folder, whoever started it: the server for a page, or the command line.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsRoot } from './work-folder';

function lockFile(): string {
	return join(importsRoot(), 'running');
}

/** Tells a process from a later one of the same number, as a container gives them again; empty where nothing says it. */
function birthOf(pid: number): string {
	const facts = textOf(`/proc/${pid}/stat`) ?? '';
	// After the name, which may hold anything: the 22nd field is when it began.
	return facts.slice(facts.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it is alive and somebody else's.
		return isCode(error, 'EPERM');
	}
}

/** The import that a living process works on, or null. */
export function runningImport(): string | null {
	const held = readLock();
	return held !== null && isHeld(held) ? held.importId : null;
}

/** Null: it is not there, or no longer. */
function textOf(file: string): string | null {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if (isCode(error, 'ENOENT')) return null;
		throw error;
	}
}

function isCode(error: unknown, code: string): boolean {
	return error instanceof Error && 'code' in error && error.code === code;
}

interface Held {
	pid: number;
	importId: string;
	birth: string;
	text: string;
}

function isHeld({ pid, birth }: Held): boolean {
	return isAlive(pid) && birthOf(pid) === birth;
}

function readLock(): Held | null {
	const text = textOf(lockFile());
	if (text === null) return null;
	const [pid, importId = '', birth = ''] = text.split(' ');
	return { pid: Number(pid), importId, birth, text };
}

/** False: another process works on one. What a dead process left is taken over. */
export function takeTurn(importId: string): boolean {
	mkdirSync(importsRoot(), { recursive: true, mode: 0o700 });
	const held = readLock();
	if (held !== null && (isHeld(held) || !takeAway(held))) return false;
	const own = `${lockFile()}.${process.pid}`;
	writeFileSync(own, `${process.pid} ${importId} ${birthOf(process.pid)}`);
	try {
		// Whole at once, and for one process alone.
		linkSync(own, lockFile());
		return true;
	} catch (error) {
		if (isCode(error, 'EEXIST')) return false;
		throw error;
	} finally {
		rmSync(own, { force: true });
	}
}

/** Of two processes that find a dead one's mark, the second may have taken the first one's: it gives it back. */
function takeAway({ text }: Held): boolean {
	const away = `${lockFile()}.${process.pid}.gone`;
	try {
		renameSync(lockFile(), away);
	} catch (error) {
		if (isCode(error, 'ENOENT')) return false;
		throw error;
	}
	const isTheirs = readFileSync(away, 'utf8') === text;
	if (isTheirs) rmSync(away);
	else renameSync(away, lockFile());
	return isTheirs;
}

export function endTurn(): void {
	if (readLock()?.pid === process.pid) rmSync(lockFile(), { force: true });
}
