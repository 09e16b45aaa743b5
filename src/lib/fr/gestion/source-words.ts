// Words of the imports from the nine sources: labels, report lines, pages.
import type { ImportCount, ImportPhase, ImportState, Source } from '../../domain/import/source';

export const SOURCE_LABELS: Record<Source, string> = {
	EPP: 'EPP (enseignants et personnels de direction, second degré public)',
	EPP_PRIVE: 'EPP privé (enseignants du second degré privé)',
	SIRHEN: 'SIRHEN (inspecteurs et personnels de direction)',
	STS_WEB: 'STS-WEB (enseignements)',
	AGAPE: 'AGAPE (enseignants du premier degré public)',
	AGAPE_PRIVE: 'AGAPE privé (enseignants du premier degré privé)',
	RENOIRH: 'RenoiRH (personnels administratifs et de santé)',
	CYCLADES: 'CYCLADES (examens, missions, affectations, jurys, constats)',
	SANTORIN: 'SANTORIN (états de correction, copies, regroupements)'
};

/** Short, for titles and lists. */
export const SOURCE_NAMES: Record<Source, string> = {
	EPP: 'EPP',
	EPP_PRIVE: 'EPP privé',
	SIRHEN: 'SIRHEN',
	STS_WEB: 'STS-WEB',
	AGAPE: 'AGAPE',
	AGAPE_PRIVE: 'AGAPE privé',
	RENOIRH: 'RenoiRH',
	CYCLADES: 'CYCLADES',
	SANTORIN: 'SANTORIN'
};

/** «Fonction» of the people's files. */
export const FUNCTION_WORDS = {
	enseignant: 'teacher',
	'chef d’établissement': 'head',
	"chef d'établissement": 'head',
	inspecteur: 'inspector',
	'inspecteur général': 'generalInspector',
	administratif: 'staff',
	santé: 'staff'
} as const;
export type PersonFunction = (typeof FUNCTION_WORDS)[keyof typeof FUNCTION_WORDS];

export const MARKING_WORDS = {
	'A corriger dans SANTORIN': 'toMark',
	'A corriger avec SANTORIN': 'toMark',
	'A numériser dans SANTORIN': 'toScan',
	'Service fait SANTORIN': 'markedInSantorin',
	'Service fait': 'attested'
} as const;

export const MISSION_FACT_WORDS = {
	exam: 'examen',
	dates: 'dates',
	centre: 'centre d’examen',
	type: 'type de mission',
	quality: 'qualité',
	juries: 'jurys',
	observations: 'observations',
	heading: 'en-tête',
	summons: 'convocation',
	cancelled: 'affectation',
	closed: 'affectation close'
} as const;
export type ChangedMissionFact = keyof typeof MISSION_FACT_WORDS;

export const SOURCE_REPORT = {
	emptyFile: 'Ce fichier n’a aucune ligne : rien n’est importé, car tout ce qu’il ne cite plus serait clos.',
	tooLongRecord:
		'Ce fichier n’est pas un CSV lisible : un guillemet est ouvert et jamais fermé, ou mal placé, ou une ligne est démesurée.',
	unreadableSign:
		'Un caractère de cette ligne ne se lit pas : elle n’est pas écrite dans l’encodage du reste du fichier.',
	notANumen: 'Ce n’est pas un NUMEN : 13 caractères, par exemple 14E0100001KAB.',
	notAPostalCode: 'Ce code postal dépasse 10 caractères.',
	personDiffers: (line: number) => `Cette personne est décrite autrement à la ligne ${line}.`,
	twoPrincipals: (line: number) =>
		`Cette personne a déjà un autre établissement PRINCIPAL à la ligne ${line}.`,
	loginOfAnother: 'Cet identifiant de connexion est celui d’une autre personne.',
	otherNature:
		'Cette personne a déjà un compte d’une autre nature (académique ou extérieur) : corrigez l’identifiant ou le matricule.',
	knownElsewhere:
		'Un compte d’une autre académie a déjà cet identifiant, pour une autre personne : corrigez-le, ou demandez à un administrateur.',
	loginKept: 'Cette personne a ici un autre identifiant de connexion : il n’est pas changé par un import.',
	repeats: (line: number) => `Cette ligne répète la ligne ${line}.`,
	missionDiffers: (line: number) =>
		`Cette mission est décrite autrement à la ligne ${line} : examen, type, centre et dates sont les mêmes pour tous.`,
	unknownPerson:
		'Ce matricule est inconnu : importez d’abord la source qui le connaît, ou donnez la nature « extérieur » et un nom.',
	unknownNumen: 'Ce NUMEN n’est connu d’aucune source de personnels : importez-la d’abord.',
	unknownType: 'Ce type de mission est inconnu de l’académie.',
	optionIncomplete: 'Avec un code d’épreuve, spécialité, épreuve-option et catégorie sont obligatoires.',
	optionDiffers: (line: number) => `Ce code d’épreuve est décrit autrement à la ligne ${line}.`,
	unknownAssignment: 'Aucune mission de ce numéro n’est affectée à ce matricule.',
	schoolIncomplete: 'Avec un UAI, l’établissement et sa catégorie sont obligatoires.',
	headWithoutSchool: 'Un UAI est obligatoire pour un chef d’établissement.',
	notACount: 'Ce n’est pas un nombre entier de 0 à 9999 (une décimale nulle, « 12,0 », est admise).',
	twoCounts: 'Une ligne compte des copies ou des candidats, pas les deux.',
	groupPersons: 'Un regroupement ne réunit que les missions d’une même personne.',
	groupCarrier: 'Un regroupement a une seule ligne « Porteur : oui ».',
	groupComment: 'Un commentaire est obligatoire pour un regroupement.',
	groupState:
		'Cet état de frais est déjà traité, n’a pas de part rémunération, ou son porteur ne peut pas être validé : il reste comme il est.',
	groupCarrierKept:
		'Le porteur de ce regroupement ne peut pas être validé (déjà traité ou annulé, sans part rémunération, absent ou mission non effectuée) : aucun de ses états de frais n’est annulé.',
	enteredByPerson:
		'Ce type de mission est saisi par l’intervenant : le nombre de SANTORIN n’est pas repris dans l’état de frais.',
	figureKept:
		'L’état de frais est déjà validé ou traité : son nombre reste celui d’avant, celui de SANTORIN est différent.',
	centreWithoutTown: 'La commune du centre est inconnue : aucun frais de déplacement n’est généré.',
	homeUnknown:
		'Ni la commune de résidence ni celle de l’établissement principal ne sont connues : le frais de déplacement est généré sans comparaison.',
	assignmentClosed: (mission: number, hasClaim: boolean) =>
		`La mission N° ${mission} n’est plus dans CYCLADES pour une personne affectée : l’affectation est close${hasClaim ? ', son état de frais est gardé, à examiner' : ''}.`,
	claimKept: (mission: number, facts: string) =>
		`La mission N° ${mission} a changé (${facts}) après le début de l’état de frais : la saisie de l’intervenant est gardée, il en est averti.`,
	personClosed: (count: number) =>
		`${count} personne${count > 1 ? 's' : ''} ne figure${count > 1 ? 'nt' : ''} plus dans cette source : leurs postes sont clos, leurs missions et leurs états de frais restent.`,
	accountMadeMeanwhile:
		'Un compte a été créé pendant l’import avec un identifiant de ce fichier : rien n’a été écrit, relancez l’import.',
	interrupted: 'L’import a été interrompu (arrêt du serveur ou panne) : rien n’a été écrit.',
	truncated: (kept: number, all: number) =>
		`Le compte rendu s’arrête ici : ${kept} lignes gardées sur ${all}.`
} as const;

export const IMPORT_STATE_LABELS: Record<ImportState, string> = {
	queuedCheck: 'En attente de vérification',
	checking: 'Vérification en cours',
	checked: 'Vérifié, prêt à importer',
	refused: 'Refusé : rien n’a été importé',
	queuedApply: 'En attente d’écriture',
	applying: 'Import en cours',
	written: 'Écrit, ouverture des comptes en cours',
	applied: 'Importé',
	cancelled: 'Annulé : rien n’a été importé',
	failed: 'Interrompu : rien n’a été importé'
};

export const IMPORT_PHASE_LABELS: Record<ImportPhase, string> = {
	reading: 'Lecture du fichier',
	checking: 'Vérification des lignes entre elles',
	planning: 'Préparation des états de frais',
	accounts: 'Création des comptes',
	writing: 'Écriture, en une seule fois',
	opening: 'Ouverture des accès et mise à jour des listes'
};

export const IMPORT_COUNT_LABELS: Record<ImportCount, string> = {
	peopleNew: 'Personnes nouvelles',
	peopleChanged: 'Personnes modifiées',
	peopleClosed: 'Personnes absentes de la source',
	postingsNew: 'Postes nouveaux',
	postingsChanged: 'Postes modifiés',
	postingsClosed: 'Postes clos',
	teachingsNew: 'Enseignements nouveaux',
	teachingsChanged: 'Enseignements modifiés',
	teachingsClosed: 'Enseignements clos',
	missionsNew: 'Missions nouvelles',
	missionsChanged: 'Missions modifiées',
	assignmentsNew: 'Affectations nouvelles',
	assignmentsChanged: 'Affectations modifiées',
	assignmentsClosed: 'Affectations closes',
	claimsNew: 'États de frais créés',
	claimsRegenerated: 'États de frais non commencés, refaits',
	claimsKept: 'États de frais commencés, saisie gardée',
	attestationsNew: 'Constats de service repris',
	examOptionsNew: 'Épreuves-options nouvelles ou modifiées',
	statesChanged: 'États de correction modifiés',
	figuresChanged: 'Nombres repris de SANTORIN',
	claimsGrouped: 'États de frais regroupés'
};
