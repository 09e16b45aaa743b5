// Names of communes made comparable, for the scripts that make the table of towns. The service's own rule for towns as
// people write them is src/lib/domain/travel/town-key.ts.

/**
 * Capitals without accents, «ST» as «SAINT», all that is no letter as a blank: «L’Haÿ-les-Roses» → `L HAY LES ROSES`.
 * @param {string} name
 */
export function nameKey(name) {
	return name
		.toUpperCase()
		.replaceAll('Œ', 'OE')
		.replaceAll('Æ', 'AE')
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.replace(/[^A-Z0-9]+/g, ' ')
		.replace(/\bSTE\b/g, 'SAINTE')
		.replace(/\bST\b/g, 'SAINT')
		.trim();
}

/** The département or territory that a commune's INSEE code begins with: `2A004` → `2A`, `97411` → `974`.
 * @param {string} code
 */
export const departementOf = (code) => code.slice(0, code.startsWith('97') ? 3 : 2);
