// Tells whether servers run on the data folder: what replaces files must not do so under their feet. Several processes
// may serve from one folder: each leaves a file of its own.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PID_FILE = /^server-(\d+)\.pid$/;

function pidFile(dataDir: string, pid: number): string {
	return join(dataDir, `server-${pid}.pid`);
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

/** A process that serves from this folder, or null; a file left by a crash does not count. */
export function servingProcess(dataDir: string): number | null {
	if (!existsSync(dataDir)) return null;
	const pids = readdirSync(dataDir).flatMap((name) => PID_FILE.exec(name)?.slice(1).map(Number) ?? []);
	return pids.find((pid) => pid > 0 && pid !== process.pid && isAlive(pid)) ?? null;
}

export function claimDataFolder(dataDir: string): void {
	mkdirSync(dataDir, { recursive: true });
	for (const name of readdirSync(dataDir)) {
		const pid = Number(PID_FILE.exec(name)?.[1] ?? 0);
		// Of a crash.
		if (pid > 0 && !isAlive(pid)) rmSync(join(dataDir, name), { force: true });
	}
	writeFileSync(pidFile(dataDir, process.pid), String(process.pid));
}

export function releaseDataFolder(dataDir: string): void {
	rmSync(pidFile(dataDir, process.pid), { force: true });
}
