// Lays what a person typed over the server's newer version, field by field; on a field changed by both, theirs typed
// text stays (the server's is told beside it). Works on text, so that nothing unreadable yet is lost. Pure.

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Line = Record<string, unknown> & { id: string };

function isLines(value: unknown): value is Line[] {
	return Array.isArray(value) && value.every((line) => isRecord(line) && typeof line.id === 'string');
}

function isEqual(left: unknown, right: unknown): boolean {
	return JSON.stringify(left) === JSON.stringify(right);
}

function mergeLines(base: readonly Line[], mine: readonly Line[], server: readonly Line[]): Line[] {
	const ids = [...new Set([...server, ...mine].map(({ id }) => id))];
	const find = (lines: readonly Line[], id: string) => lines.find((line) => line.id === id);
	return ids.flatMap((id): Line[] => {
		const [was, here, there] = [find(base, id), find(mine, id), find(server, id)];
		if (here !== undefined && there !== undefined) return [mergeTyped(was ?? there, here, there)];
		if (here !== undefined) return was === undefined || !isEqual(was, here) ? [here] : [];
		// Not on my side: deleted by me if it was there and they left it alone, else new or changed by them.
		return there === undefined || (was !== undefined && isEqual(was, there)) ? [] : [there];
	});
}

export function mergeTyped<T>(base: T, mine: T, server: T): T {
	if (isEqual(mine, base)) return server;
	if (isEqual(server, base)) return mine;
	if (isLines(base) && isLines(mine) && isLines(server)) return mergeLines(base, mine, server) as T;
	if (isRecord(base) && isRecord(mine) && isRecord(server)) {
		const merged: Record<string, unknown> = {};
		for (const key of Object.keys(mine)) merged[key] = mergeTyped(base[key], mine[key], server[key]);
		return merged as T;
	}
	return mine;
}
