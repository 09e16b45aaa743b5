// What the identity provider says of a person, in our words. Pure: takes claims, knows no protocol and no database.
import type { RoleInAcademy } from '../../domain/access/role';
import { isNumen } from '../../domain/identifiers/numen';
import type { ProviderSettings } from '../provider-settings';

export type Claims = Readonly<Record<string, unknown>>;

export interface ProviderWord {
	/** Null: none was told, or no NUMEN at all. */
	numen: string | null;
	fullName: string | null;
	roles: RoleInAcademy[];
}

/** One word, or a list of them, or several in one text. */
function wordsIn(claim: unknown): string[] {
	const list: unknown[] = Array.isArray(claim) ? claim : [claim];
	return list.flatMap((word) => (typeof word === 'string' ? word.split(/[\s,;]+/).filter(Boolean) : []));
}

function textIn(claim: unknown, maxLength: number): string | null {
	const text = typeof claim === 'string' ? claim.trim() : '';
	return text === '' || text.length > maxLength ? null : text;
}

/**
 * Roles by académie: `gestionnaire@RENNES` names its académie; `gestionnaire` alone counts in those of the académie
 * claim. Words that mean nothing here are left out: a provider serves others too.
 */
export function readClaims(
	claims: Claims,
	{ claims: names, roleWords, academyWords }: Pick<ProviderSettings, 'claims' | 'roleWords' | 'academyWords'>
): ProviderWord {
	const academyOf = (word: string) => academyWords.get(word) ?? word;
	const own = wordsIn(claims[names.academies]).map(academyOf);
	const roles = wordsIn(claims[names.roles]).flatMap((word): RoleInAcademy[] => {
		const [name = '', where] = word.split('@');
		const role = roleWords.get(name);
		if (role === undefined) return [];
		return (where === undefined ? own : [academyOf(where)]).map((academy) => ({ academy, role }));
	});
	const numen = textIn(claims[names.numen], 20)?.toUpperCase() ?? null;
	return {
		numen: numen !== null && isNumen(numen) ? numen : null,
		fullName: textIn(claims[names.name], 100),
		roles
	};
}
