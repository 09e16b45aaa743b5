// The password with which somebody signs in once, and then chooses their own (guide: extérieurs, l.98).
import { randomInt } from 'node:crypto';
import { mayBeginByIdentifier } from '../../domain/access/administration';
import type { Role } from '../../domain/access/role';
import { FIRST_PASSWORD_IS_IDENTIFIER, hashPassword } from '../auth';

/** Letters and digits that nobody takes for one another. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const GROUPS = 4;
const GROUP_LENGTH = 5;

export interface FirstPassword {
	/** What goes in the place of a hash. */
	stored: string;
	/** To be shown once; null: it is the identifier, which the person has on the convocation. */
	shown: string | null;
}

/** «k7q2m-xw4pd-…»: 98 bits, read out over the telephone without a mistake. */
function makePassword(): string {
	const group = () =>
		Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
	return Array.from({ length: GROUPS }, group).join('-');
}

/** `roles`: all that the account holds, in whichever académie. */
export async function firstPassword(
	kind: 'academic' | 'external',
	roles: readonly Role[]
): Promise<FirstPassword> {
	if (mayBeginByIdentifier(kind, roles)) return { stored: FIRST_PASSWORD_IS_IDENTIFIER, shown: null };
	const shown = makePassword();
	return { stored: await hashPassword(shown), shown };
}
