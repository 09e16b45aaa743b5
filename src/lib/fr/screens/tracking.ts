// Words of «Suivi» (guide §2.6.4.1): what stands for each part, why, and what was put together.
import type { LocalDate } from '../../domain/calendar/local-date-time';
import type { ClaimPart, HistoryEntry, PartStatus } from '../../domain/claim/claim';
import type { AssignedMission } from '../../domain/mission/mission';
import { formatDate, formatInstant } from '../formats';
import { PART_STATUS_MEANINGS } from '../status-labels';

export const TRACKING_WORDS = {
	parts: 'Où en est chaque frais',
	remuneration: 'Frais de rémunération',
	travel: 'Frais de déplacement',
	grouping: 'Missions regroupées',
	ministry:
		'L’en-tête de votre convocation est « MINISTERE DE L’EDUCATION NATIONALE » : vous n’avez pas à saisir les informations nécessaires au calcul de l’indemnité. Celles-ci seront saisies par le président de jury.',
	noPay: 'La mission n’ouvre pas droit à rémunération.',
	noTravel: 'Il n’y a pas de déplacement à rembourser.',
	sentBackTitle: 'État de frais renvoyé par le gestionnaire',
	cancelledTitle: 'Mission annulée',
	cancelled:
		'Vous n’êtes plus affecté(e) à cette mission. Si vous l’avez effectuée ou avez engagé des frais, complétez et validez l’état de frais : le gestionnaire décidera de ce qu’il devient.',
	santorin:
		'Etat de frais rempli automatiquement par SANTORIN. Vous pouvez le consulter ; vous n’avez rien à saisir.'
} as const;

export interface PartFacts {
	mission: Pick<AssignedMission, 'payInput'>;
	isDeclaredNotDone: boolean;
}

/**
 * What a part's status means here: the guide's sentence for it, or a nearer one for this mission. Null where a notice at
 * the top of «Suivi» says it already: declared not done, «Invalidable», left to the gestionnaire.
 */
export function partMessage(
	part: ClaimPart,
	status: PartStatus,
	{ mission, isDeclaredNotDone }: PartFacts
): string | null {
	if (status === 'none') return part === 'remuneration' ? TRACKING_WORDS.noPay : TRACKING_WORDS.noTravel;
	if (isDeclaredNotDone || status === 'deferred' || status === 'gestionnaireToHandle') return null;
	const isSupplied = part === 'remuneration' && mission.payInput === 'santorin';
	if (isSupplied && ['notYetDone', 'inProgress', 'toValidate'].includes(status))
		return TRACKING_WORDS.santorin;
	return PART_STATUS_MEANINGS[status];
}

/** «Payé le 14/09/2017.» from that day on; before, the date that the financial system tells is a plan. */
export function paidSentence(date: LocalDate, today: LocalDate): string {
	return `${date > today ? 'Paiement prévu' : 'Payé'} le ${formatDate(date)}.`;
}

/** Beside a line that came later than it was made: «fait sur l'appareil le 30/08/2017 à 21:04». */
export function madeAtText(madeAt: string, zone: string): string {
	return `fait sur l’appareil le ${formatInstant(madeAt, zone)}`;
}

/** The same of a validation that came late, for information: the server's clock alone decides. */
export function lateMadeSentence(madeAt: string, zone: string): string {
	return `Elle a été faite sur l’appareil le ${formatInstant(madeAt, zone)} (heure de l’appareil, à titre d’information).`;
}

/** «Renvoyé le 14/06/2017 à 09:30 par Marie Le Goff. Motif : billet illisible. Corrigez, puis validez de nouveau.» */
export function sentBackSentence(
	{ at, actorName, reason }: Pick<HistoryEntry, 'at' | 'actorName' | 'reason'>,
	zone: string
): string {
	const why = (reason ?? '').trim().replace(/\.$/, '');
	return `Renvoyé le ${formatInstant(at, zone)} par ${actorName}. Motif : ${why}. Corrigez, puis validez de nouveau.`;
}
