// Words of the import's report: what is wrong on which line, and what to do.

export const IMPORT_WORDS = {
	fileMissing: (file: string) => `Le fichier ${file} est absent du dossier.`,
	unreadable: 'Ce fichier n’est pas un CSV lisible : un guillemet est ouvert et jamais fermé, ou mal placé.',
	encoding: 'Ce fichier n’est écrit ni en UTF-8 ni en Windows-1252.',
	columnMissing: (column: string) => `La colonne « ${column} » manque.`,
	columnUnknown: (column: string) => `La colonne « ${column} » est inconnue.`,
	columnTwice: (column: string) => `La colonne « ${column} » figure deux fois.`,
	cellCount: (found: number, expected: number) =>
		`Cette ligne a ${found} cellule${found > 1 ? 's' : ''} au lieu de ${expected}.`,
	required: 'Une valeur est obligatoire.',
	tooLong: (max: number) => `Cette valeur dépasse ${max} caractères.`,
	notADate: 'Ce n’est pas une date jj/mm/aaaa.',
	notADateTime: 'Ce n’est pas une date et une heure « jj/mm/aaaa hh:mm ».',
	notAWholeNumber: 'Ce n’est pas un nombre entier.',
	notYesOrNo: 'Valeur attendue : « oui » ou « non ».',
	notOneOf: (words: readonly string[]) => `Valeur attendue, l’une de : ${words.join(', ')}.`,
	notAHead:
		'Seuls un chef de centre et un chef d’établissement (colonne « Rôles ») dirigent un établissement.',
	notAUai: 'Ce n’est pas un code UAI : 7 chiffres et la lettre de contrôle.',
	notAZone: 'Ce fuseau horaire est inconnu.',
	notASchedule:
		'Ces dates ne se lisent pas : une ligne « jj/mm/aaaa hh:mm N demi-journée(s) » ou « … N journée(s) » par date, ou « du jj/mm/aaaa hh:mm au jj/mm/aaaa hh:mm ».',
	unknownAcademy: (code: string) => `L’académie ${code} n’a pas de fichier academies/${code}.json.`,
	unknownType: 'Ce type de mission est inconnu de l’académie.',
	unknownIntervenant: 'Cet identifiant n’a pas de ligne d’intervenant dans comptes.csv pour cette académie.',
	unknownClaim: 'Aucune mission de ce numéro n’est affectée à cet identifiant dans missions.csv.',
	givenTwice: 'Cette ligne répète une ligne précédente.',
	missionDiffers: (line: number) =>
		`Cette mission est décrite autrement à la ligne ${line} : examen, type, centre et dates sont les mêmes pour tous.`,
	numberTaken:
		'Un matricule ou un N° dossier de cette source est déjà celui d’une autre personne ou d’un autre état de frais de l’académie.',
	unknownOption: 'Ce code d’épreuve-option n’a pas de ligne dans epreuves.csv pour cette académie.',
	notAnOptionCode:
		'Ce n’est pas un code d’épreuve-option : lettres capitales, chiffres, « - », « _ » et « . ».',
	cannotSay: 'Seuls un établissement ou l’intervenant peuvent invalider une compétence (I).',
	systemCode: 'Le code de l’auteur « système » est SYS.',
	noTravel: 'Cette mission n’ouvre pas droit à un déplacement : son statut est « Pas de frais ».',
	portalAddress: (name: string) =>
		`portals.${name} n’est pas une adresse https:// (http:// seulement sur cette machine), sans nom d’utilisateur ni fragment`,
	json: (detail: string) => `Ce fichier JSON n’a pas la forme attendue : ${detail}`,
	/** «missions.csv, ligne 12, colonne « Dates » : …» */
	problem: (file: string, line: number | null, column: string | null, message: string) =>
		`${file}${line === null ? '' : `, ligne ${line}`}${column === null ? '' : `, colonne « ${column} »`} : ${message}`,
	imported: (academy: string, accounts: number, missions: number) =>
		`${academy} : importée (${accounts} compte${accounts > 1 ? 's' : ''}, ${missions} affectation${missions > 1 ? 's' : ''}).`,
	unchanged: (academy: string) => `${academy} : déjà importée à l’identique, rien n’a été modifié.`,
	refused: (academy: string, problems: number) =>
		`${academy} : rien n’a été importé (${problems} anomalie${problems > 1 ? 's' : ''}). Corrigez les lignes indiquées et relancez l’import.`,
	usage: 'Usage : node build import <dossier>. Le format du dossier est décrit dans db/README.md.'
} as const;

/** Who creates an imported claim, in «Suivi». */
export const IMPORT_ACTOR = 'Import';

/** Natures of an account as the CSV writes them. */
export const ACCOUNT_KINDS = { académique: 'academic', extérieur: 'external' } as const;

/** «Etat correction» as the CSV writes it: the screen's words, and those of the guide's own list (§2.7.1). */
export const CORRECTION_WORDS = {
	'A corriger dans SANTORIN': 'toMark',
	'A corriger avec SANTORIN': 'toMark',
	'A numériser dans SANTORIN': 'toScan',
	'Service fait SANTORIN': 'markedInSantorin',
	'Service fait': 'attested'
} as const;

/** Types of a posting as the CSV and the screens write them. */
export const POSTING_KIND_WORDS = { PRINCIPAL: 'principal', SECONDAIRE: 'secondary' } as const;

/** Categories of schools, and of exams, as the CSV writes them. */
export const SCHOOL_CATEGORY_WORDS = {
	collège: 'college',
	lycée: 'lycee',
	'lycée professionnel': 'lyceePro',
	autre: 'other'
} as const;
export const EXAM_CATEGORY_WORDS = {
	DNB: 'dnb',
	'Bac Professionnel': 'bacPro',
	'Bac Technologique': 'bacTechno',
	'Bac Général': 'bacGeneral',
	'Epreuves anticipées': 'earlyTests',
	BTS: 'bts',
	autre: 'other'
} as const;

/** Authors of a word on a competence as the CSV writes them. */
export const COMPETENCE_AUTHOR_WORDS = {
	établissement: 'school',
	système: 'system',
	gestionnaire: 'gestionnaire',
	intervenant: 'intervenant'
} as const;

/** Headings of a summons as the CSV writes them. */
export const HEADINGS = { académie: 'academy', ministère: 'ministry' } as const;

/** «Constat de service» of suivi.csv: what the chef de centre said. */
export const ATTESTATIONS: Readonly<Record<string, 'present' | 'absent'>> = {
	présent: 'present',
	absent: 'absent'
};
