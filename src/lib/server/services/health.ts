// Whether this process can serve: its bases answer, and its disk can be written and has room. Knows no SQL.
import { access, constants, open, statfs } from 'node:fs/promises';
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

/** How every base of SQLite begins. */
const FIRST_BYTES = 'SQLite format 3\0';

/** The file's beginning, read from the disk: an open connection answers from its memory while the file is ruined. */
async function isDatabaseFile(path: string): Promise<boolean> {
	const handle = await open(path, 'r').catch(() => null);
	if (handle === null) return false;
	try {
		const { buffer } = await handle.read(Buffer.alloc(FIRST_BYTES.length), 0, FIRST_BYTES.length, 0);
		return buffer.toString('latin1') === FIRST_BYTES;
	} catch {
		return false;
	} finally {
		await handle.close();
	}
}

/** A file taken away or written over under an open connection goes on answering: it is looked at by its name, too. */
async function isBaseUp(academy: string | null): Promise<boolean> {
	const { libsqlUrl, dataDir } = config();
	if (libsqlUrl === null && !(await isDatabaseFile(join(dataDir, databaseFile(academy))))) return false;
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
