// Words of «Consultation compétences» and «Saisie compétences» (guide §2.4 and §2.5).
import type { CompetenceWord } from '../../domain/competence/competence';
import type { PostingKind } from '../../domain/competence/posting';

export const COMPETENCE_WORDS = {
	consultation: 'Consultation compétences',
	entry: 'Saisie compétences',
	menuShort: 'Compétences',
	entryShort: 'Saisie comp.',
	tabs: 'Compétences, établissements, enseignements',
	outside: 'Pour afficher les compétences des académies extérieures, cliquez sur l’onglet correspondant.',
	competences: 'Liste des compétences',
	schools: 'Liste des établissements',
	teachings: 'Liste des enseignements',
	exam: 'Examen',
	speciality: 'Spécialité',
	option: 'Epreuve option',
	authors: 'Auteurs',
	state: 'Sur cet appareil',
	schoolCode: 'Code établissement',
	schoolLabel: 'Libellé établissement',
	schoolKind: 'Type établissement',
	disciplineCode: 'Code discipline',
	disciplineLabel: 'Libellé discipline',
	mef: 'Module Élémentaire de Formation',
	mefType: 'Type de M.E.F.',
	subject: 'Matière enseignée',
	modality: 'Modalité cours',
	noCompetence: 'Aucune compétence n’est déclarée dans cette académie.',
	noSchool: 'Aucun établissement d’exercice n’est connu dans cette académie.',
	noTeaching: 'Aucun enseignement n’est connu dans cette académie.',
	notLearned: 'Rien de reçu pour le moment. Avec un réseau, la liste se met à jour toute seule.',
	legend: 'Signification des auteurs',
	add: 'Ajouter compétence',
	addTitle: 'Ajouter une compétence',
	create: 'Créer la compétence',
	cancel: 'Annuler',
	examHint: 'Les examens proposés sont ceux de vos établissements d’exercice.',
	typeToFind: 'Tapez quelques lettres, ou choisissez dans la liste.',
	chooseExam: 'Choisissez un examen dans les propositions.',
	chooseSpeciality: 'Choisissez une spécialité dans les propositions.',
	chooseOption: 'Choisissez une épreuve option dans les propositions.',
	noProposal: 'Aucune proposition ne contient ces lettres.',
	nothingOffered:
		'Aucun examen n’est proposé pour vos établissements d’exercice dans cette académie. Signalez-le au gestionnaire de l’examen.',
	standsAlready: 'Vous avez déjà ajouté cette compétence : rien à envoyer.',
	failed:
		'Cette action n’a pas pu être gardée : le stockage de cet appareil n’a pas répondu. Rien n’est perdu ; réessayez.'
} as const;

/** Guide §2.4.1: what each author's word means. */
export const AUTHOR_LEGEND: readonly (readonly [string, string])[] = [
	[
		'SYS (C)',
		'La compétence a été générée automatiquement à partir d’une table de correspondance associant épreuves d’examens et enseignements.'
	],
	['N° Établissement (C)', 'Compétence ajoutée ou validée par un établissement dans lequel vous exercez.'],
	['N° Établissement (I)', 'Compétence supprimée par un établissement dans lequel vous exercez.'],
	['Numen (C)', 'Vous avez ajouté ou validé la compétence.'],
	['Numen (I)', 'Vous avez supprimé la compétence.'],
	['Code gestionnaire (C)', 'Compétence ajoutée ou validée par le gestionnaire en charge de l’examen.']
];

export const POSTING_KIND_LABELS: Record<PostingKind, string> = {
	principal: 'PRINCIPAL',
	secondary: 'SECONDAIRE'
};

interface Named {
	exam: string;
	speciality: string;
	label: string;
}

/** «BACCALAUREAT GENERAL - L - LITTERAIRE - LANGUE VIVANTE 3 ANGLAIS». */
export function competenceLabel({ exam, speciality, label }: Named): string {
	return [exam, speciality, label].join(' - ');
}

/** What the person's word does, for the list of what is not sent. */
export function competenceSaid(word: CompetenceWord): string {
	return word === 'C' ? 'Ajouter ou valider (C)' : 'Invalider (I)';
}

/** Accessible name of «+» and «×». */
export function gestureOn(word: CompetenceWord, named: Named): string {
	return `${word === 'C' ? 'Ajouter' : 'Invalider'} : ${competenceLabel(named)}`;
}

/** Told in the console after a gesture. */
export function saidSentence(word: CompetenceWord, named: Named): string {
	const what = word === 'C' ? 'Compétence ajoutée' : 'Compétence invalidée';
	return `${what} : ${competenceLabel(named)}. Elle est gardée sur cet appareil et part au prochain échange.`;
}

/** «12 propositions», read aloud as one types. */
export function proposals(count: number): string {
	return count > 1 ? `${count} propositions` : `${count} proposition`;
}

/** Where more fit than are shown. */
export function firstOf(shown: number, all: number): string {
	return `${shown} premières propositions sur ${all} : tapez quelques lettres de plus.`;
}
