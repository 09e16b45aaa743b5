// Reasons are free text: «Billet illisible.» and «billet  illisible» are one.

/** Characters that are told apart at most. */
const LONGEST = 120;

/** Without case, accents, doubled spaces and closing marks. */
export function reasonKey(reason: string): string {
	return reason
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[ .!;:,…]+$/, '')
		.slice(0, LONGEST);
}

/** As it is shown: the first spelling met, on one line. */
export function shownReason(reason: string): string {
	const line = reason.replace(/\s+/g, ' ').trim();
	return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
