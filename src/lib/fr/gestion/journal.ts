// Words of «Journal»: one act a line, its before and after in French, and the same as CSV.
import {
	AUDIT_ACTIONS,
	AUDIT_SUBJECTS,
	type AuditAction,
	type AuditSubject
} from '../../domain/audit/audit-actions';
import { SYSTEM_ACTOR } from '../../domain/audit/journal-filter';
import { isLocalDate } from '../../domain/calendar/local-date-time';
import { IMPORT_COUNTS } from '../../domain/import/source';
import { csvLine } from '../../domain/text/csv-cell';
import { DOCUMENT_FOLDER_LABELS, DOCUMENT_PURPOSE_LABELS } from '../documents';
import { formatDate, formatInstant } from '../formats';
import { ROLE_LABELS } from '../screens/my-data';
import { PART_STATUS_LABELS } from '../status-labels';
import { AUDIT_ACTION_LABELS, AUDIT_SUBJECT_LABELS } from './audit-words';
import { IMPORT_COUNT_LABELS, IMPORT_STATE_LABELS } from './source-words';

export const JOURNAL_WORDS = {
	title: 'Journal',
	intro:
		'Qui a fait quoi, et quand. Rien ne s’y modifie ni ne s’en efface : une ligne y est ajoutée en même temps que ce qu’elle raconte.',
	directoryTitle: 'Journal des comptes',
	directoryIntro: 'Ce que les administrateurs ont fait des comptes, rôles et sessions de l’académie.',
	filter: 'Choisir les lignes',
	actor: 'Personne',
	everybody: 'Toutes',
	system: 'Service (tâches automatiques et commandes)',
	action: 'Action',
	everyAction: 'Toutes',
	fileNumber: 'N° Dossier',
	from: 'Du',
	to: 'Au',
	show: 'Afficher',
	reset: 'Tout afficher',
	list: 'Actions, de la plus récente à la plus ancienne',
	none: 'Aucune action ne correspond à ce choix.',
	unknownFileNumber: 'Aucun état de frais de cette académie ne porte ce N° Dossier.',
	onlySubject: 'Lignes d’un seul élément',
	subject: 'Concerne',
	allOfIt: 'Tout ce qui le concerne',
	open: 'Ouvrir',
	before: 'Avant',
	after: 'Après',
	older: 'Lignes plus anciennes',
	newest: 'Revenir aux plus récentes',
	csv: 'Télécharger ces lignes (CSV)',
	accounts: 'Comptes',
	request: 'N° de la demande'
} as const;

/** What the log holds of older or newer versions, in words that are true of all. */
const OTHER_ACT = 'Autre action';
const OTHER_SUBJECT = 'Élément';

export function actLabel(action: string): string {
	const known = AUDIT_ACTIONS.find((each) => each === action);
	return known === undefined ? `${OTHER_ACT} (${action})` : AUDIT_ACTION_LABELS[known];
}

export function subjectLabel(kind: string): string {
	const known = AUDIT_SUBJECTS.find((each) => each === kind);
	return known === undefined ? OTHER_SUBJECT : AUDIT_SUBJECT_LABELS[known];
}

export function actorRoleLabel(role: string): string {
	if (role === SYSTEM_ACTOR) return 'service';
	return (ROLE_LABELS as Readonly<Record<string, string>>)[role] ?? role;
}

/** Acts by their words, for a list of choices. */
export function actOptions(): { value: AuditAction; label: string }[] {
	return AUDIT_ACTIONS.map((value) => ({ value, label: AUDIT_ACTION_LABELS[value] })).sort((a, b) =>
		a.label.localeCompare(b.label, 'fr')
	);
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const KEYS: Readonly<Record<string, string>> = {
	...Object.fromEntries(IMPORT_COUNTS.map((count) => [count, lower(IMPORT_COUNT_LABELS[count])])),
	remuneration: 'rémunération',
	travel: 'déplacement',
	reason: 'motif',
	part: 'partie',
	parts: 'contenu',
	lines: 'lignes',
	claims: 'états de frais',
	corrections: 'corrections',
	units: 'unités',
	copies: 'copies',
	candidates: 'candidats',
	halfDays: 'demi-journées',
	minutes: 'minutes',
	trips: 'déplacements',
	distanceKm: 'kilomètres',
	kilometricKm: 'dont au barème kilométrique',
	lunchesReimbursed: 'déjeuners à rembourser',
	lunchesAdministrative: 'déjeuners administratifs',
	lunchesFree: 'déjeuners gratuits',
	dinnersReimbursed: 'dîners à rembourser',
	dinnersFree: 'dîners gratuits',
	nightsReimbursed: 'nuitées à rembourser',
	nightsFree: 'nuitées gratuites',
	otherCostsCents: 'frais divers en centimes',
	csvSha256: 'empreinte du CSV',
	jsonSha256: 'empreinte du JSON',
	sha256: 'empreinte',
	dates: 'dates',
	newDates: 'dates nouvelles',
	replacedDates: 'dates remplacées',
	attestation: 'constat',
	roles: 'rôles',
	standing: 'état du compte',
	value: 'valeur',
	version: 'version',
	source: 'source',
	created: 'créés',
	changed: 'modifiés',
	closed: 'fermés',
	name: 'nom',
	entry: 'saisie',
	kind: 'nature',
	scale: 'barème',
	hours: 'heures',
	date: 'date',
	morningStart: 'début matin',
	morningEnd: 'fin matin',
	afternoonStart: 'début après-midi',
	afternoonEnd: 'fin après-midi',
	folder: 'dossier',
	purpose: 'pièce',
	format: 'format',
	uais: 'établissements',
	isRequired: 'obligatoire',
	sessions: 'sessions',
	documents: 'documents',
	lastYear: 'dernière année',
	academy: 'académie',
	counts: 'nombres',
	state: 'état',
	// Of a choice of scales: how many trips go by the other one.
	kilometric: 'trajets au barème kilométrique',
	suppliedPay: 'rémunération saisie'
};
const VALUES: Readonly<Record<string, string>> = {
	...IMPORT_STATE_LABELS,
	...PART_STATUS_LABELS,
	...ROLE_LABELS,
	...DOCUMENT_PURPOSE_LABELS,
	pay: DOCUMENT_FOLDER_LABELS.pay,
	open: 'ouvert',
	locked: 'verrouillé',
	closed: 'fermé',
	present: 'présent',
	absent: 'absent',
	both: 'rémunération et déplacement',
	remuneration: 'rémunération',
	travel: 'déplacement',
	kilometric: 'kilométrique',
	academic: 'académique',
	external: 'extérieur',
	duration: 'durée',
	halfDays: 'demi-journées'
};

/** Batch and line, as the journal of a file of payment dates names them. */
const LINE_NAME = /^\d{1,9}\/\d{1,9}$/;

/** A key as it is read: «ligne 12/3» for a line of a batch. */
function keyText(key: string): string {
	if (LINE_NAME.test(key)) return `ligne ${key}`;
	return (Object.hasOwn(KEYS, key) ? KEYS[key] : undefined) ?? key;
}

/**
 * JSON of the log as one line: «rémunération : Validé, déplacement : Pas de frais»; what is empty is left out, and of a
 * batch's long list of units those that are nil.
 */
export function auditText(json: string | null): string {
	return json === null ? '' : valueText(JSON.parse(json) as unknown);
}

function valueText(value: unknown): string {
	if (value === null || value === undefined || value === '') return '';
	if (typeof value === 'boolean') return value ? 'oui' : 'non';
	if (typeof value === 'string') {
		if (isLocalDate(value)) return formatDate(value);
		return Object.hasOwn(VALUES, value) ? (VALUES[value] ?? value) : value;
	}
	if (typeof value !== 'object') return String(value);
	if (Array.isArray(value)) return value.map(valueText).join(', ');
	return Object.entries(value)
		.flatMap(([key, held]) => {
			const text = valueText(key === 'units' ? withoutNil(held) : held);
			return text === '' ? [] : [`${keyText(key)} : ${text}`];
		})
		.join(', ');
}

function withoutNil(units: unknown): unknown {
	if (typeof units !== 'object' || units === null) return units;
	return Object.fromEntries(Object.entries(units).filter(([, count]) => count !== 0));
}

interface ToldAct {
	at: string;
	actorName: string;
	role: string;
	action: string;
	subjectKind: string;
	subjectId: string;
	before: string | null;
	after: string | null;
}

export function journalCsvHead(): string {
	const { actor, action, subject, before, after } = JOURNAL_WORDS;
	return `\uFEFF${csvLine(['Date', actor, 'Rôle', action, subject, 'Numéro', before, after])}`;
}

export function journalCsvLine(act: ToldAct, zone: string): string {
	return csvLine([
		formatInstant(act.at, zone),
		act.actorName,
		actorRoleLabel(act.role),
		actLabel(act.action),
		subjectLabel(act.subjectKind),
		act.subjectId,
		auditText(act.before),
		auditText(act.after)
	]);
}

/** `journal-RENNES.csv`. */
export function journalFileName(academy: string, isDirectory: boolean): string {
	return `${isDirectory ? 'journal-comptes' : 'journal'}-${academy}.csv`;
}

/** Where the subject of an act has a page of its own; null: nowhere. */
export function subjectAddress(academy: string, kind: string, id: string): string | null {
	const known = AUDIT_SUBJECTS.find((each): each is AuditSubject => each === kind);
	if (known === 'claim') return `/gestion/${academy}/${id}`;
	return known === 'export' ? `/gestion/exports/${academy}/${id}` : null;
}
