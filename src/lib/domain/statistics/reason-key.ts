// Reasons are free text: «Billet illisible.» and «billet  illisible» are one.

/** Characters that are told apart at most. */
const LONGEST = 120;

/** Letters and figures alone: «l’IBAN», «l'iban» and «L IBAN.» are one. Marks alone stay as they are. */
export function reasonKey(reason: string): string {
	const plain = reason
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();
	const words = plain
		.replaceAll('œ', 'oe')
		.replaceAll('æ', 'ae')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return (words === '' ? plain.trim() : words).slice(0, LONGEST);
}

/** As it is shown: the first spelling met, on one line. */
export function shownReason(reason: string): string {
	const line = reason.replace(/\s+/g, ' ').trim();
	return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
