// Words of the dates of payment that come back: columns of the file, what is wrong with a line, the report.
import { CLAIM_PARTS, type ClaimPart } from '../../domain/claim/claim';
import { formatCount, formatDate } from '../formats';
import { EXPORT_COLUMNS, EXPORT_PARTS } from './export-file-words';

/** Columns of the CSV; «?»: may be missing. */
export const PAYMENT_COLUMNS = {
	batch: EXPORT_COLUMNS.batch,
	position: EXPORT_COLUMNS.position,
	part: EXPORT_COLUMNS.part,
	fileNumber: EXPORT_COLUMNS.fileNumber,
	claimId: EXPORT_COLUMNS.claimId,
	paidOn: 'Date de paiement',
	replaces: 'Remplace'
} as const;

/** «Rémunération», «REMUNERATION»: systems write it with or without its accents. Null: neither part. */
export function paymentPart(text: string): ClaimPart | null {
	const plain = (word: string) =>
		word
			.normalize('NFD')
			.replace(/\p{M}+/gu, '')
			.toLowerCase();
	return CLAIM_PARTS.find((part) => plain(EXPORT_PARTS[part]) === plain(text)) ?? null;
}

export const PAYMENT_PROBLEMS = {
	notANumber: 'nombre entier attendu',
	notAPart: `« ${Object.values(EXPORT_PARTS).join(' » ou « ')} » attendu`,
	notADate: 'date attendue, jj/mm/aaaa',
	unknownLine: (batch: number, position: number) => `le lot n° ${batch} n’a pas de ligne ${position}`,
	otherPart: 'cette ligne du lot est de l’autre partie',
	otherFileNumber: (fileNumber: string | null) => `le N° dossier de cette ligne est ${fileNumber ?? 'vide'}`,
	otherClaim: (claimId: string) => `l’état de frais de cette ligne est ${claimId}`,
	unnamed: 'indiquez le N° dossier ou l’état de frais, comme dans le fichier du lot',
	beforeBatch: (date: string) => `date avant la création du lot, le ${formatDate(date)}`,
	tooFar: 'date à plus de trois mois d’ici',
	twice: (line: number) => `même lot et même ligne qu’à la ligne ${line}`,
	paidOtherwise: (date: string) =>
		`déjà payée le ${formatDate(date)} : pour changer cette date, écrivez-la dans la colonne « Remplace »`,
	notReplaced: 'la colonne « Remplace » ne donne pas la date enregistrée',
	empty: 'le fichier n’a aucune ligne'
} as const;

export const PAYMENTS_WORDS = {
	title: 'Dates de paiement',
	intro:
		'Déposez le fichier CSV du système financier. Il est d’abord vérifié ligne par ligne, sans rien changer ; ses dates sont ensuite enregistrées en une fois, toutes ou aucune. Redéposer le même fichier ne change rien.',
	format: `Colonnes : ${Object.values(PAYMENT_COLUMNS).join(' ; ')}. Toutes sauf les deux dernières sont celles du fichier du lot : donnez le N° dossier, ou l’état de frais, ou les deux. « ${PAYMENT_COLUMNS.replaces} » ne sert qu’à corriger une date déjà enregistrée.`,
	depositTitle: 'Déposer un fichier',
	file: 'Fichier CSV',
	fileHint: '512 Ko au plus ; au-delà, l’exploitant du service le charge par la commande « payments ».',
	deposit: 'Vérifier le fichier',
	report: 'Compte rendu',
	name: 'Fichier',
	lines: 'Lignes lues',
	newDates: 'Dates à enregistrer',
	replaced: 'Dates à remplacer',
	unchanged: 'Déjà enregistrées',
	problems: 'Anomalies',
	sound: 'Aucune anomalie.',
	wrong:
		'Rien ne sera enregistré tant qu’une ligne est en anomalie. Corrigez le fichier, puis déposez-le de nouveau.',
	apply: 'Enregistrer ces dates',
	nothingNew: 'Toutes ces dates sont déjà enregistrées : il n’y a rien à faire.',
	history: 'Fichiers déjà enregistrés',
	none: 'Aucun fichier n’a encore été enregistré.',
	appliedOn: 'Enregistré le',
	applied: 'Déjà enregistré : ses dates sont dans le suivi des intervenants.',
	stale: 'Un lot a changé depuis la vérification : rien n’a été enregistré. Voici le nouveau compte rendu.',
	tooLarge:
		'Ce fichier dépasse 512 Ko : rien n’a été lu. Demandez à l’exploitant du service de le charger par la commande « payments ».',
	noFile: 'Choisissez un fichier CSV.',
	column: 'colonne',
	line: 'Ligne',
	errorTitle: 'Rien n’a été enregistré'
} as const;

/** «2 lignes», «1 ligne», «0 ligne». */
function counted(n: number, one: string, several = `${one}s`): string {
	return `${formatCount(n)} ${n > 1 ? several : one}`;
}

export function appliedSentence(newDates: number, replaced: number): string {
	return `${counted(newDates, 'date enregistrée', 'dates enregistrées')}, ${counted(replaced, 'remplacée')}. Les intervenants les voient dans leur suivi.`;
}

export function moreProblems(count: number): string {
	return `et ${counted(count, 'autre')}.`;
}

/** `paiements.csv, ligne 12, « Partie » : …`, for the command. */
export function problemLine(line: number | null, column: string | null, message: string): string {
	const where = [line === null ? null : `ligne ${line}`, column === null ? null : `« ${column} »`];
	const place = where.filter((each) => each !== null).join(', ');
	return place === '' ? message : `${place} : ${message}`;
}

export const PAYMENTS_COMMAND = {
	name: 'Commande',
	usage: 'Usage : node build payments <ACADÉMIE> <fichier.csv> [--essai]',
	noAcademy: (code: string) => `L’académie ${code} n’est pas servie ici.`,
	report: (lines: number, newDates: number, replaced: number, unchanged: number) =>
		`${counted(lines, 'ligne')} : ${counted(newDates, 'date nouvelle', 'dates nouvelles')}, ${counted(replaced, 'remplacée')}, ${counted(unchanged, 'déjà enregistrée', 'déjà enregistrées')}.`,
	refused: (problems: number) => `${counted(problems, 'anomalie')} : rien n’a été enregistré.`,
	trial: 'Essai : rien n’a été enregistré.',
	done: 'Enregistré.',
	stale: 'Les lots ont changé pendant l’enregistrement : rien n’a été enregistré. Relancez la commande.'
} as const;
