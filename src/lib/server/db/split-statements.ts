// Cuts a migration file into statements. Knows quotes and comments; migrations hold no trigger.

const TOKEN = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|;|[^-/'";]+|[-/]/g;

/** Statements of a file, comments left out: `-- a; b\nSELECT ';';` → [`SELECT ';'`]. */
export function splitStatements(sql: string): string[] {
	const statements: string[] = [];
	let current = '';
	for (const [token] of sql.matchAll(TOKEN)) {
		if (token === ';') {
			if (current.trim() !== '') statements.push(current.trim());
			current = '';
		} else if (!token.startsWith('--') && !token.startsWith('/*')) {
			current += token;
		}
	}
	if (current.trim() !== '') statements.push(current.trim());
	return statements;
}
