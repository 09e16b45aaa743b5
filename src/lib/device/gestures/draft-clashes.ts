// Fields of a claim's form that were changed both here and elsewhere (another tab), to different texts. Pure.

export interface Clash {
	/** As the domain names it: `remuneration.copies`, `trips.<id>.comment`. */
	field: string;
	mine: string;
	theirs: string;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lines by their ids, so that the same line is compared wherever it stands. */
function children(value: unknown): Record<string, unknown> {
	if (isRecord(value)) return value;
	if (!Array.isArray(value)) return {};
	const lines = value.filter(
		(line): line is { id: string } => isRecord(line) && typeof line['id'] === 'string'
	);
	return Object.fromEntries(lines.map((line) => [line.id, line]));
}

export function clashesOf(base: unknown, mine: unknown, theirs: unknown, field = ''): Clash[] {
	if (typeof mine === 'string' && typeof theirs === 'string') {
		return mine === theirs || mine === base || theirs === base ? [] : [{ field, mine, theirs }];
	}
	const [was, here, there] = [children(base), children(mine), children(theirs)];
	return Object.keys(here).flatMap((name) =>
		name in there
			? clashesOf(was[name], here[name], there[name], field === '' ? name : `${field}.${name}`)
			: []
	);
}
