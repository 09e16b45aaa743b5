// The deadline for entry in words: beside the claim, in the list, on the welcome page.
import type { ClaimDeadline } from '../../domain/claim/deadline';
import { formatDate } from '../formats';

export const DEADLINE_WORDS = {
	column: 'À valider avant le',
	none: '–',
	past: 'Votre validation sera gardée, marquée « hors délai » et laissée à l’appréciation du gestionnaire.'
} as const;

/** «il reste 12 jours», «il reste 1 jour», «dernier jour»; past: «délai dépassé». */
export function daysLeftText(daysLeft: number): string {
	if (daysLeft < 0) return 'délai dépassé';
	if (daysLeft === 0) return 'dernier jour';
	return `il reste ${daysLeft} jour${daysLeft > 1 ? 's' : ''}`;
}

/** «À valider avant le 31/08/2017 : il reste 12 jours». */
export function deadlineSentence({ lastDay, daysLeft }: ClaimDeadline): string {
	return daysLeft < 0
		? `Délai de saisie dépassé depuis le ${formatDate(lastDay)}.`
		: `À valider avant le ${formatDate(lastDay)} : ${daysLeftText(daysLeft)}`;
}

/** A cell of the list: «31/08/2017 : il reste 12 jours». */
export function deadlineCell({ lastDay, daysLeft }: ClaimDeadline): string {
	return `${formatDate(lastDay)} : ${daysLeftText(daysLeft)}`;
}

/** «Académie de RENNES : 3 états de frais à valider avant le 31/08/2017 : il reste 12 jours». */
export function dueSentence(
	count: number,
	academyLabel: string,
	{ lastDay, daysLeft }: ClaimDeadline
): string {
	const claims = count > 1 ? `${count} états de frais` : '1 état de frais';
	const when =
		daysLeft < 0
			? `(délai dépassé depuis le ${formatDate(lastDay)})`
			: `avant le ${formatDate(lastDay)} : ${daysLeftText(daysLeft)}`;
	return `Académie de ${academyLabel} : ${claims} à valider ${when}`;
}
