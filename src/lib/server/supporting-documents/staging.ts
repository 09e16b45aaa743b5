// Where parts of uploads wait until the file is whole: `DATA_DIR/uploads/<id>` and its description `<id>.json`.
// Knows names, sizes and ages of files; not what is in them.
import { createHash } from 'node:crypto';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '../config';
import { isMissing } from './missing-file';

export function stagingFolder(): string {
	return join(config().dataDir, 'uploads');
}

/** Ids are made by the server: an owner's mark and a UUID. */
const STAGED_ID = /^[0-9a-f]{32}-[0-9a-f-]{36}$/;

export function isStagedId(id: string): boolean {
	return STAGED_ID.test(id);
}

/** Uploads are named after their owner, so that a foreign one is told from one's own without a look-up. */
export function ownerMark(accountId: string): string {
	return createHash('sha256').update(accountId).digest('hex').slice(0, 32);
}

/** Whose upload an id names: uploads are named after their owner. */
export function ownerMarkOf(id: string): string {
	if (!isStagedId(id)) throw new Error('This id names no staged upload.');
	return id.slice(0, 32);
}

/** The staged bytes' file; an id of another form never names one. */
export function stagedPath(id: string): string {
	if (!isStagedId(id)) throw new Error('This id names no staged upload.');
	return join(stagingFolder(), id);
}

export async function removeStaged(id: string): Promise<void> {
	await rm(stagedPath(id), { force: true });
	await rm(`${stagedPath(id)}.json`, { force: true });
}

/** Ids of an owner's uploads that are under way. A description without bytes is a finished one: its receipt. */
export async function stagedIdsOf(owner: string): Promise<string[]> {
	const names = new Set(await stagedNames());
	return [...names].filter(
		(name) => name.startsWith(`${owner}-`) && !name.endsWith('.json') && names.has(`${name}.json`)
	);
}

/** How many uploads of an owner are under way, and the bytes that they announced. */
export async function stagedBy(owner: string): Promise<{ uploads: number; bytes: number }> {
	const ids = await stagedIdsOf(owner);
	const announced = await Promise.all(ids.map(announcedBytes));
	return { uploads: ids.length, bytes: announced.reduce((sum, bytes) => sum + bytes, 0) };
}

/** Ids of uploads that nobody touched since an instant, milliseconds since 1970 UTC. */
export async function abandonedUploads(untouchedSinceMs: number): Promise<string[]> {
	const newest = new Map<string, number>();
	for (const name of await stagedNames()) {
		const id = name.replace(/\.json$/, '');
		if (!isStagedId(id)) continue;
		const touchedMs = await touchedAt(join(stagingFolder(), name));
		newest.set(id, Math.max(newest.get(id) ?? 0, touchedMs));
	}
	return [...newest].filter(([, touchedMs]) => touchedMs < untouchedSinceMs).map(([id]) => id);
}

/** Names of files in the staging folder that no upload has. */
export async function foreignNames(): Promise<string[]> {
	return (await stagedNames()).filter((name) => !isStagedId(name.replace(/\.json$/, '')));
}

async function stagedNames(): Promise<string[]> {
	try {
		return await readdir(stagingFolder());
	} catch (error) {
		if (isMissing(error)) return [];
		throw error;
	}
}

async function announcedBytes(id: string): Promise<number> {
	try {
		const description: unknown = JSON.parse(await readFile(`${stagedPath(id)}.json`, 'utf8'));
		const isSized = typeof description === 'object' && description !== null && 'size' in description;
		return isSized && typeof description.size === 'number' ? description.size : 0;
	} catch (error) {
		// Finished, or half written, meanwhile.
		if (isMissing(error) || error instanceof SyntaxError) return 0;
		throw error;
	}
}

async function touchedAt(path: string): Promise<number> {
	try {
		return (await stat(path)).mtimeMs;
	} catch (error) {
		// Gone meanwhile: nothing to sweep.
		if (isMissing(error)) return Number.POSITIVE_INFINITY;
		throw error;
	}
}
