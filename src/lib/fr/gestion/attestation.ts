// Words of the head of an exam centre: the missions of their centres, and who was there.
import type { Attestation, AttestationRefusal } from '../../domain/attestation/attestation';
import { formatCount, formatInstant } from '../formats';

export const CENTRE_WORDS = {
	title: 'Constat de service fait',
	intro:
		'Indiquez pour chaque personne convoquée dans votre centre si elle était présente. « Présent » permet au gestionnaire d’accepter l’état de frais ; « absent » le bloque jusqu’à sa décision. Vous pouvez corriger jusqu’au traitement.',
	choices: 'Missions affichées',
	toAttest: 'À constater',
	all: 'Toutes les missions',
	list: 'Missions de vos centres',
	none: 'Aucune mission ne correspond à ce choix.',
	noCentre:
		'Aucun centre d’examen n’est rattaché à votre compte dans cette académie. Demandez à l’administrateur de l’y rattacher.',
	mission: 'Mission N°',
	present: 'Présents',
	absent: 'Absents',
	left: 'À constater',
	noClaim: 'Aucun état de frais',
	notBegun: 'À venir',
	next: 'Missions suivantes',
	first: 'Revenir au début de la liste'
} as const;

export const SHEET_WORDS = {
	back: 'Retour aux missions',
	exam: 'Examen',
	type: 'Type de mission',
	place: 'Centre d’examen',
	dates: 'Dates',
	persons: 'Personnes de la mission',
	nobody: 'Personne n’est affecté à cette mission.',
	word: (name: string) => `Constat pour ${name}`,
	none: 'Pas de constat',
	save: 'Enregistrer',
	allPresent: 'Tous présents',
	allAbsent: 'Tous absents',
	allHint: 'S’applique aux personnes de cette page qui n’ont pas encore de constat, et enregistre.',
	pages: 'Pages',
	page: (page: number) => `Page ${page}`,
	refusedTitle: 'Certains constats n’ont pas été enregistrés',
	malformed: 'La demande n’a pas pu être lue : rien n’a été modifié. Recommencez.'
} as const;

export const ATTESTATION_LABELS: Record<Attestation, string> = { present: 'Présent', absent: 'Absent' };

/** Why no word can be said now, beside the person's name. */
export const ATTESTATION_REFUSALS: Record<AttestationRefusal, string> = {
	'no-claim': 'Aucun état de frais : il n’y a rien à constater.',
	own: 'Il s’agit de vous : un autre responsable du centre ou le gestionnaire se prononce.',
	'assignment-cancelled': 'Cette personne n’est plus affectée à la mission.',
	'not-begun': 'La mission n’a pas commencé : le constat sera possible à partir de son début.',
	processed: 'L’état de frais est traité ou annulé par le gestionnaire : le constat ne change plus.'
};

const STALE = 'un autre responsable a modifié ce constat entre-temps ; voici le sien.';

/** «Erwan Morvan : un autre responsable…» */
export function outcomeSentence(fullName: string, outcome: AttestationRefusal | 'stale'): string {
	return `${fullName} : ${outcome === 'stale' ? STALE : ATTESTATION_REFUSALS[outcome]}`;
}

/** «Par Brigitte Le Goff, le 15/06/2017 à 10:00». */
export function saidSentence({ at, by }: { at: string; by: string }, zone: string): string {
	return `Par ${by}, le ${formatInstant(at, zone)}`;
}

/** «3 constats enregistrés.» */
export function savedSentence(count: number): string {
	if (count === 0) return 'Aucun constat n’a changé.';
	return `${formatCount(count)} constat${count > 1 ? 's' : ''} enregistré${count > 1 ? 's' : ''}.`;
}
