// Words of «Mise en paiement»: the next batch, those that were made, corrections of what left.
import type { ClaimPart } from '../../domain/claim/claim';
import type { CorrectionFault } from '../../domain/payment/correction';
import { EXPORT_UNITS, type ExportUnit, type ExportUnits } from '../../domain/payment/export-units';
import type { BatchParts } from '../../domain/payment/exportable';
import { formatAmount, formatBytes, formatCount } from '../formats';

export const UNIT_LABELS: Record<ExportUnit, string> = {
	copies: 'Copies',
	candidates: 'Candidats',
	halfDays: 'Demi-journées',
	minutes: 'Durée',
	trips: 'Déplacements',
	distanceKm: 'Kilomètres',
	kilometricKm: 'dont au barème kilométrique',
	lunchesReimbursed: 'Déjeuners à rembourser',
	lunchesAdministrative: 'Déjeuners administratifs',
	lunchesFree: 'Déjeuners gratuits',
	dinnersReimbursed: 'Dîners à rembourser',
	dinnersFree: 'Dîners gratuits',
	nightsReimbursed: 'Nuitées à rembourser',
	nightsFree: 'Nuitées gratuites',
	otherCostsCents: 'Frais divers'
};

export const BATCH_PARTS_LABELS: Record<BatchParts, string> = {
	both: 'Rémunération et déplacement',
	remuneration: 'Rémunération seule',
	travel: 'Déplacement seul'
};

export const EXPORTED_PART_LABELS: Record<ClaimPart, string> = {
	remuneration: 'Rémunération',
	travel: 'Déplacement'
};

/** 750 minutes → «12 h 30»; cents as an amount; others as they are. */
export function unitValue(unit: ExportUnit, value: number): string {
	if (unit === 'otherCostsCents') return formatAmount(value);
	const sign = value < 0 ? '-' : '';
	const whole = Math.abs(value);
	if (unit === 'minutes')
		return `${sign}${formatCount(Math.floor(whole / 60))} h ${String(whole % 60).padStart(2, '0')}`;
	return `${sign}${formatCount(whole)}${unit === 'distanceKm' || unit === 'kilometricKm' ? ' km' : ''}`;
}

/** «14 copies…» of those that are not nil, as pairs for a list. */
export function shownUnits(units: ExportUnits): { label: string; value: string }[] {
	return EXPORT_UNITS.filter((unit) => units[unit] !== 0).map((unit) => ({
		label: UNIT_LABELS[unit],
		value: unitValue(unit, units[unit])
	}));
}

/** The same on one line: «Copies : 14 · Durée : 12 h 30»; a part that was accepted with nothing entered says so. */
export function unitsText(units: ExportUnits): string {
	const shown = shownUnits(units).map(({ label, value }) => `${label} : ${value}`);
	return shown.length === 0 ? EXPORTS_WORDS.noUnits : shown.join(' · ');
}

/** «Copies : 12 au lieu de 14. Erreur de comptage»: what «Suivi» tells the teacher. */
export function correctedSentence(sent: ExportUnits, due: ExportUnits, reason: string): string {
	const changes = EXPORT_UNITS.filter((unit) => sent[unit] !== due[unit]).map(
		(unit) => `${UNIT_LABELS[unit]} : ${unitValue(unit, due[unit])} au lieu de ${unitValue(unit, sent[unit])}`
	);
	return `${changes.join(' ; ')}. ${reason}`;
}

export const EXPORTS_WORDS = {
	title: 'Mise en paiement',
	intro:
		'Les frais acceptés partent vers le système financier par lots numérotés. Un frais mis dans un lot ne peut plus être annulé : il se corrige par une ligne d’un lot suivant.',
	next: 'Prochain lot',
	choose: 'Contenu du lot',
	show: 'Afficher',
	nothing: 'Aucun frais accepté n’attend d’être mis en lot.',
	lines: 'Lignes',
	claims: 'États de frais',
	corrections: 'dont corrections',
	total: 'Total de contrôle',
	totalHint: 'À comparer avec ce que compte le système financier à la réception du fichier.',
	madeOnce: 'Créer un lot est définitif : chaque frais n’y est mis qu’une fois.',
	batches: 'Lots créés',
	noBatch: 'Aucun lot n’a encore été créé.',
	older: 'Lots plus anciens',
	newest: 'Revenir aux derniers lots',
	payments: 'Dates de paiement',
	paymentsHint: 'Le système financier renvoie les dates de paiement ligne par ligne.',
	csv: 'Fichier CSV',
	json: 'Fichier JSON',
	sha256: 'Empreinte SHA-256',
	createdAt: 'Créé le',
	createdBy: 'Créé par',
	content: 'Contenu',
	paid: 'Lignes payées',
	files: 'Fichiers',
	filesHint: 'Chaque téléchargement redonne exactement le même fichier que le premier.',
	linesOf: 'Lignes du lot',
	line: 'Ligne',
	person: 'Intervenant',
	fileNumber: 'N° Dossier',
	mission: 'Mission',
	part: 'Partie',
	noUnits: 'rien de saisi à payer',
	paidOn: 'Payé le',
	notPaid: 'Pas encore',
	correction: 'correction',
	open: 'Voir et corriger',
	nextLines: 'Lignes suivantes',
	firstLines: 'Revenir aux premières lignes',
	back: 'Retour à la mise en paiement',
	backToBatch: 'Retour au lot',
	errorTitle: 'Rien n’a été enregistré',
	errorDetail: 'Erreur',
	changed:
		'Depuis l’affichage, ce qui part en paiement a changé (un autre lot a été créé, ou un frais n’est plus accepté). Aucun lot n’a été créé : voici ce qu’il contiendrait maintenant.',
	empty: 'Aucun frais n’attend : aucun lot n’a été créé.',
	malformed: 'La demande n’a pas pu être lue : rien n’a été enregistré. Recommencez.'
} as const;

export function createLabel(number: number): string {
	return `Créer le lot n° ${number}`;
}

export function batchTitle(number: number): string {
	return `Lot n° ${number}`;
}

export function createdSentence(number: number): string {
	return `Le lot n° ${number} est créé. Téléchargez son fichier et vérifiez le total de contrôle.`;
}

/** «1 ligne», «5 000 lignes». */
export function linesText(lines: number): string {
	return `${formatCount(lines)} ligne${lines > 1 ? 's' : ''}`;
}

export function fullSentence(max: number, waiting: number): string {
	return `${formatCount(waiting)} état${waiting > 1 ? 's' : ''} de frais attend${waiting > 1 ? 'ent' : ''} : un lot prend ${formatCount(max)} lignes au plus, le reste ira dans les suivants.`;
}

export function fileLabel(format: 'csv' | 'json', bytes: number): string {
	return `${format === 'csv' ? EXPORTS_WORDS.csv : EXPORTS_WORDS.json} (${formatBytes(bytes)})`;
}

export const CORRECTION_WORDS = {
	title: 'Frais mis en paiement',
	left: 'Ce qui est parti',
	form: 'Corriger',
	intro:
		'Indiquez ce qui est dû en tout : la différence avec ce qui est parti sera une ligne du prochain lot. L’intervenant lit le motif dans son suivi.',
	due: 'Dû en tout',
	minutesHint: 'En minutes : 12 h 30 s’écrit 750.',
	centsHint: 'En euros : 20,00.',
	reason: 'Motif',
	submit: 'Enregistrer la correction',
	waiting: 'Une correction attend le prochain lot',
	enteredBy: 'Saisie par',
	withdraw: 'Retirer cette correction',
	done: 'La correction est enregistrée : elle partira avec le prochain lot.',
	withdrawn: 'La correction est retirée : rien de plus ne partira pour ce frais.'
} as const;

export const CORRECTION_REFUSALS: Record<CorrectionFault | 'stale', string> = {
	units:
		'Une valeur n’est pas un nombre : rien n’a été enregistré. Écrivez des nombres entiers, et les euros comme 20,00.',
	kilometric:
		'Les kilomètres au barème kilométrique dépassent le total des kilomètres : rien n’a été enregistré.',
	unchanged: 'Ces valeurs sont celles qui sont déjà parties : il n’y a rien à corriger.',
	reason:
		'Indiquez le motif (500 caractères au plus) : l’intervenant doit savoir pourquoi le montant change.',
	stale:
		'Ce frais a changé depuis l’affichage (un lot ou une autre correction) : rien n’a été enregistré. Voici son état actuel.'
};
