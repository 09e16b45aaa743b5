// Codes for who lost the telephone: ten, each good once, known to the server by their hash alone.
import { createHash, randomInt } from 'node:crypto';

/** How many are given at an enrolment [chosen]. */
export const RECOVERY_CODES = 10;
/** Letters and digits that nobody takes for one another: no I, L, O, U, 0, 1. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 49 bits: out of reach of who must ask the server each time, and is slowed down. */
const LENGTH = 10;

/** «7KQ2M-XW4PD» */
export function makeRecoveryCode(): string {
	const letters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
	return `${letters.slice(0, LENGTH / 2).join('')}-${letters.slice(LENGTH / 2).join('')}`;
}

/** As typed → as made, or null if it cannot be one. */
export function plainRecoveryCode(typed: string): string | null {
	const plain = typed.toUpperCase().replace(/[\s-]/g, '');
	return plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter)) ? plain : null;
}

/** With the account, so that two people's tables cannot be compared. */
export function hashRecoveryCode(accountId: string, plain: string): string {
	return createHash('sha256').update(`${accountId} ${plain}`).digest('hex');
}
