// Whether this process can serve: its bases answer, and its disk can be written and has room. Knows no SQL.
import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '../config';
import { databaseFile } from '../db';
import { servedAcademies } from '../repositories/academies';
import { answers } from '../repositories/health-reads';

export interface HealthCheck {
	/** `directory`, `academy RENNES`, `disk`. */
	name: string;
	isUp: boolean;
}

/** Bytes that are free where the data lie; null where the system does not tell. */
export async function freeBytes(): Promise<number | null> {
	try {
		const { bavail, bsize } = await statfs(config().dataDir);
		return bavail * bsize;
	} catch {
		return null;
	}
}

async function isDiskUsable(): Promise<boolean> {
	const { dataDir, minFreeBytes } = config();
	const free = await freeBytes();
	const isWritable = await access(dataDir, constants.W_OK).then(
		() => true,
		() => false
	);
	return isWritable && free !== null && free >= minFreeBytes;
}

/**
 * A file taken away under an open connection goes on answering: it is looked for by its name, too. By its name alone: to
 * open and close it here would let go of every lock that SQLite holds on it for this process (POSIX), and the next
 * process to close the base would take its log away.
 */
async function isBaseUp(academy: string | null): Promise<boolean> {
	const { libsqlUrl, dataDir } = config();
	if (libsqlUrl === null && !existsSync(join(dataDir, databaseFile(academy)))) return false;
	return answers(academy === null ? 'directory' : { academy }).catch(() => false);
}

/** Every base served here and the disk; each is asked, whatever the others say. */
export async function readHealth(): Promise<HealthCheck[]> {
	const bases = await Promise.all(
		[null, ...servedAcademies()].map(async (academy) => ({
			name: academy === null ? 'directory' : `academy ${academy}`,
			isUp: await isBaseUp(academy)
		}))
	);
	return [...bases, { name: 'disk', isUp: await isDiskUsable() }];
}
