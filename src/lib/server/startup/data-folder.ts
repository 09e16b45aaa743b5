// Tells whether a server runs on the data folder: what replaces files must not do so under its feet.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function pidFile(dataDir: string): string {
	return join(dataDir, 'server.pid');
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

/** The process that serves from this folder, or null; a file left by a crash does not count. */
export function servingProcess(dataDir: string): number | null {
	if (!existsSync(pidFile(dataDir))) return null;
	const pid = Number(readFileSync(pidFile(dataDir), 'utf8'));
	return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) ? pid : null;
}

export function claimDataFolder(dataDir: string): void {
	mkdirSync(dataDir, { recursive: true });
	writeFileSync(pidFile(dataDir), String(process.pid));
}

export function releaseDataFolder(dataDir: string): void {
	rmSync(pidFile(dataDir), { force: true });
}
