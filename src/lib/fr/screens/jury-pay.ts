// Words of the screen on which the «Président» of a jury enters the pay of its members (guide §2.6.4.2).
import type { SuppliedPay } from '../../domain/claim/supplied-pay';
import type { TransitionRefusal } from '../../domain/claim/transition-table';
import { formatInstant } from '../formats';
import { REFUSAL_SENTENCES } from '../refusals';

export const JURY_WORDS = {
	page: 'Rémunération des membres du jury',
	back: 'Retour aux états de frais',
	intro:
		'L’en-tête de ces convocations est « MINISTERE DE L’EDUCATION NATIONALE » : en tant que président de jury, vous saisissez les informations nécessaires au calcul de l’indemnité de chaque membre. Le gestionnaire peut ensuite les corriger.',
	presided: 'Jurys que vous présidez',
	notHere:
		'Aucun jury à saisir pour cette mission sur cet appareil : vous n’en êtes pas (ou plus) président, ou il n’a pas encore été reçu.',
	nobody: 'Aucun membre de ce jury n’a de rémunération à saisir.',
	jury: 'Jury',
	halfDays: 'Saisir les demi-journées',
	save: 'Enregistrer',
	saved: (name: string) =>
		`Rémunération enregistrée pour ${name}. Elle est gardée sur cet appareil et part au prochain échange.`,
	failed:
		'Cette action n’a pas pu être gardée : le stockage de cet appareil n’a pas répondu. Rien n’est perdu ; réessayez.',
	none: 'Rien n’a encore été saisi.',
	conflictTitle: 'Une autre saisie a été faite entre-temps',
	conflictText: 'Choisissez celle qui compte : rien n’est remplacé sans vous.',
	mine: 'Votre saisie',
	theirs: 'Saisie sur le serveur',
	keepMine: 'Garder ma saisie',
	keepTheirs: 'Garder l’autre saisie',
	changedAgain: 'La saisie sur le serveur vient encore de changer : relisez, puis choisissez.',
	refusedTitle: 'À corriger : le serveur n’a pas accepté cette saisie'
} as const;

/** «Saisi par Nolwenn Guillou (président de jury) le 15/06/2017 à 10:00». */
export function suppliedBy({ actor, actorName, at }: Omit<SuppliedPay, 'entry'>, zone: string): string {
	const as = actor === 'president' ? 'président de jury' : 'gestionnaire';
	return `Saisi par ${actorName} (${as}) le ${formatInstant(at, zone)}`;
}

/** «2 membres, 1 à saisir». */
export function membersText(members: number, left: number): string {
	const all = `${members} membre${members > 1 ? 's' : ''}`;
	return left === 0 ? all : `${all}, ${left} à saisir`;
}

/** «Mission N° 900121 : ORAUX PROFESSIONNELS». */
export function presidedMission(number: number, typeLabel: string): string {
	return `Mission N° ${number} : ${typeLabel}`;
}

/** Why nothing can be entered for a member now. */
export function closedSentence(refusal: TransitionRefusal): string {
	switch (refusal) {
		case 'claim-processed':
			return 'Le gestionnaire a traité cette rémunération : lui seul peut la corriger.';
		case 'claim-not-open':
			return 'La mission n’a pas commencé, ou n’ouvre pas droit à rémunération.';
		case 'claim-declared-not-done':
			return 'Cette personne a déclaré ne pas avoir effectué la mission.';
		default:
			return REFUSAL_SENTENCES[refusal];
	}
}
