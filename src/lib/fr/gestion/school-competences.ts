// Words of the head of a school: the teachers, and the school's word on what they are competent for.
import type { CompetenceWord } from '../../domain/competence/competence';
import type { TaughtWord } from '../../domain/competence/school-voice';

export const SCHOOL_WORDS = {
	title: 'Compétences des enseignants',
	intro:
		'Confirmez ou retirez, au nom de l’établissement, les compétences de vos enseignants. L’avis de chacun est gardé ; l’enseignant voit le vôtre sur son appareil.',
	schools: 'Établissements',
	list: 'Enseignants',
	none: 'Aucun enseignant n’est connu dans cet établissement.',
	noSchool:
		'Aucun établissement n’est rattaché à votre compte dans cette académie. Demandez à l’administrateur de l’y rattacher.',
	back: 'Retour aux enseignants',
	of: (name: string) => `Compétences de ${name}`,
	tabs: 'Compétences, établissements, enseignements',
	actions: 'Avis de l’établissement',
	competences: 'Liste des compétences',
	postings: 'Liste des établissements',
	teachings: 'Liste des enseignements',
	noCompetence: 'Aucune compétence n’est déclarée pour cette personne.',
	noTeaching: 'Aucun enseignement n’est connu dans votre établissement.',
	add: 'Ajouter une compétence',
	search: 'Examen, spécialité ou épreuve-option',
	searchHint: 'Les examens proposés sont ceux de votre type d’établissement. Tapez un ou plusieurs mots.',
	find: 'Proposer',
	found: 'Propositions',
	nothingFound: 'Aucune épreuve-option à ajouter ne contient ces mots.',
	create: 'Créer la compétence',
	refusedTitle: 'Avis non enregistré',
	malformed: 'La demande n’a pas pu être lue : rien n’a été modifié. Recommencez.',
	stale:
		'Un autre responsable de l’établissement s’est prononcé entre-temps : rien n’a été écrasé. Voici son avis ; relisez, puis décidez de nouveau.',
	'option-unknown': 'Cette épreuve-option n’existe plus. Rien n’a été modifié.',
	'option-not-offered':
		'Cette épreuve-option n’est pas proposée à votre type d’établissement. Rien n’a été modifié.'
} as const;

/** What the buttons say, and after it the competence for those who hear it. */
export const SCHOOL_WORD_LABELS: Record<CompetenceWord, string> = { C: 'Confirmer (C)', I: 'Retirer (I)' };

/** What is told once it is done. */
export const SCHOOL_WORD_DONE: Record<CompetenceWord, string> = {
	C: 'La compétence est confirmée au nom de l’établissement (C).',
	I: 'La compétence est retirée au nom de l’établissement (I).'
};

/** «3 compétences, dont 2 sans avis de l’établissement». */
export function competenceCount(options: number, ownOptions: number): string {
	if (options === 0) return 'Aucune compétence';
	const left = options - ownOptions;
	const all = `${options} compétence${options > 1 ? 's' : ''}`;
	return left === 0 ? all : `${all}, dont ${left} sans avis de l’établissement`;
}

/** «0310055S (C)»; of the teacher «Enseignant (C)»: heads never see a NUMEN. */
export function taughtWordText({ author, code, word }: TaughtWord): string {
	return `${author === 'intervenant' ? 'Enseignant' : code} (${word})`;
}

/** Where more were found than are shown. */
export function moreFound(shown: number, total: number): string {
	return `${shown} premières propositions sur ${total} : ajoutez un mot.`;
}
