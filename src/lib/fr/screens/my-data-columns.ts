// Columns of what is kept on a person, in their words; a test compares with the schema. Values as they are kept, but
// for moments, yes and no.
import { ACTIONS, PART_LABELS } from '../history';
import { PART_STATUS_LABELS } from '../status-labels';
import { ROLE_LABELS } from './my-data';

/** By the column's name, whatever the table. */
export const COLUMN_LABELS: Readonly<Record<string, string>> = {
	amount_cents: 'Frais divers en centimes',
	marks: 'Critères',
	person: 'Intervenant',
	numbers: 'Numéros',
	place: 'Place',
	filter: 'Critères de recherche',
	saved_at: 'Enregistré le',
	prepared_at: 'Préparé le',
	undone_at: 'Retiré le',
	bulk_id: 'Numéro interne de l’acceptation groupée',
	accepted_revision: 'Version acceptée',
	supplied_pay: 'Rémunération saisie pour vous',
	travel_scales: 'Barème de remboursement',
	academy: 'Académie',
	accepted_at: 'Accepté le',
	account_id: 'Numéro interne du compte',
	action: 'Action',
	actor: 'Auteur',
	actor_name: 'Nom de l’auteur',
	actor_role: 'Qualité de l’auteur',
	address: 'Adresse électronique',
	address_lines: 'Adresse',
	agent: 'Navigateur et système',
	alignment: 'Justification',
	applied_at: 'Reçue le',
	assignment_id: 'Numéro interne de l’affectation',
	at: 'Le',
	attempts: 'Essais',
	attestation: 'Constat de service fait',
	authenticated_at: 'Connexion par le compte académique',
	author: 'Nature de l’auteur',
	author_code: 'Auteur',
	begun_at: 'Commencé le',
	byte_length: 'Taille en octets',
	cancelled_at: 'Annulée le',
	category: 'Type établissement',
	centre_label: 'Centre d’examen',
	centre_postal_code: 'Code postal du centre',
	centre_town: 'Commune du centre',
	centre_uai: 'UAI du centre',
	changed_at: 'Modifié le',
	channel: 'Moyen',
	claim_id: 'Numéro interne de l’état de frais',
	confirmed_at: 'Confirmé le',
	content: 'Saisie',
	content_changes: 'Qui a modifié quoi, et quand',
	contrast: 'Contraste',
	correction_state: 'Etat correction',
	counts: 'Nombre par nature',
	created_at: 'Créé le',
	deferred_to: 'Déplacement reporté sur',
	day: 'Jour',
	decision_id: 'Numéro interne de la décision',
	deposited_at: 'Déposé le',
	deposited_by: 'Déposé par',
	device: 'Numéro interne de l’appareil',
	discipline_code: 'Code discipline',
	discipline_label: 'Libellé discipline',
	ends_at: 'Fin',
	entity: 'Nature',
	entity_id: 'Numéro interne de l’élément',
	exam: 'Examen',
	exam_option: 'Epreuve-option',
	expires_at: 'Se termine le',
	file_number: 'N° Dossier',
	financial_file_seen_on: 'Dossier financier dit actif le',
	first_validated_at: 'Première validation',
	folder: 'Dossier',
	format: 'Format',
	from_status: 'Statut avant',
	full_name: 'Nom',
	grouping_comment: 'Commentaire de regroupement',
	has_nir: 'N° INSEE connu',
	heading: 'En-tête',
	home_postal_code: 'Code postal du domicile',
	home_town: 'Commune du domicile',
	id: 'Numéro interne',
	identifier: 'Identifiant ou NUMEN',
	intervenant_id: 'Numéro interne d’intervenant',
	is_financial_file_active: 'Dossier financier actif',
	is_inspecteur_general: 'Inspecteur général',
	is_late: 'Hors délai',
	is_summoned: 'Convoqué',
	issuer: 'Service de connexion académique',
	juries: 'Jury(s)',
	kind: 'Nature',
	last_day: 'Dernier jour',
	last_seen_at: 'Vue pour la dernière fois',
	last_step: 'Rang du dernier code accepté',
	last_used_at: 'Dernière connexion',
	last_validated_at: 'Dernière validation',
	line_spacing: 'Interlignage',
	linked_at: 'Relié le',
	made_at: 'Fait le, par l’horloge de l’appareil',
	mail_kinds: 'Notifications par courriel',
	mef: 'Module Élémentaire de Formation',
	mef_type: 'Type de M.E.F.',
	mission_number: 'N° de mission',
	modality: 'Modalité cours',
	must_change_password: 'Mot de passe à changer',
	name: 'Nom du fichier',
	next_attempt_at: 'Prochain essai',
	not_done_at: 'Déclarée non effectuée le',
	not_done_by: 'Déclarée non effectuée par',
	noted_at: 'Noté le',
	number: 'N° de mission',
	observations: 'Observations',
	operation_id: 'Numéro interne de l’envoi',
	option_key: 'Code de l’épreuve-option',
	outcome: 'Résultat',
	part: 'Partie',
	passed_at: 'Vérifiée le',
	pdf_sha256: 'Empreinte du PDF (SHA-256)',
	purpose: 'Objet',
	push_kinds: 'Notifications sur l’appareil',
	quality: 'Qualité',
	reason: 'Motif',
	request_id: 'Numéro de la demande',
	settled_at: 'Terminé le',
	settings_version: 'Version des paramètres',
	standing: 'État du compte',
	state: 'État',
	subject_id: 'Numéro de ce qui est concerné',
	subject_kind: 'Nature de ce qui est concerné',
	recipient: 'Numéro interne du compte',
	remuneration_before_cancel: 'Rémunération : statut avant annulation',
	remuneration_exported: 'Rémunération : transmise au paiement',
	remuneration_paid_on: 'Rémunération payée le',
	remuneration_status: 'Statut frais de rémunération',
	revision: 'Version de l’état de frais',
	role: 'Rôle',
	said_at: 'Donné le',
	schedule: 'Dates',
	school_label: 'Libellé établissement',
	school_postal_code: 'Code postal de l’établissement',
	school_town: 'Commune de l’établissement',
	school_uai: 'Code établissement',
	seen: 'Ce qui était affiché',
	search_row: 'Rang dans la recherche',
	section: 'Rubrique',
	sequence: 'Rang',
	session: 'Session',
	sha256: 'Empreinte du fichier (SHA-256)',
	source: 'Donné par',
	speciality: 'Spécialité',
	starts_at: 'Début',
	stored_at: 'Reçu le',
	subject: 'Matière, ou identifiant du compte académique',
	subscription_id: 'Numéro interne de l’abonnement',
	summary: 'Récapitulatif',
	text_size: 'Taille de police (%)',
	to_status: 'Statut après',
	travel_before_cancel: 'Déplacement : statut avant annulation',
	travel_exported: 'Déplacement : transmis au paiement',
	travel_paid_on: 'Déplacement payé le',
	travel_status: 'Statut frais de déplacement',
	tries: 'Codes essayés',
	type_code: 'Code du type de mission',
	uai: 'Code établissement',
	used_at: 'Dernière connexion',
	validated_at: 'Validé le',
	version: 'Version',
	word: 'Avis',
	zone: 'Fuseau horaire',
	accepted_month: 'Mois d’acceptation',
	batch_number: 'N° de lot',
	created_by_name: 'Créé par',
	csv_bytes: 'Taille du CSV en octets',
	csv_sha256: 'Empreinte du CSV (SHA-256)',
	entered_at: 'Saisie le',
	entered_by_name: 'Saisie par',
	group_id: 'Numéro interne du regroupement par examen',
	json_bytes: 'Taille du JSON en octets',
	json_sha256: 'Empreinte du JSON (SHA-256)',
	line_count: 'Nombre de lignes',
	new_dates: 'Dates nouvelles',
	paid_on: 'Payé le',
	parts: 'Contenu du lot',
	position: 'Rang',
	processing_hours: 'Délai de traitement en heures',
	remuneration_day: 'Rémunération : depuis le',
	remuneration_state: 'Rémunération : état',
	replaced_dates: 'Dates remplacées',
	totals: 'Total de contrôle',
	travel_day: 'Déplacement : depuis le',
	travel_state: 'Déplacement : état',
	units: 'Unités à payer',
	uploaded_at: 'Déposé le',
	uploaded_by_name: 'Déposé par',
	closed_at: 'Clos le',
	is_head: 'Direction de l’établissement',
	claim_revision: 'Version de l’état de frais laissée par l’import',
	given_remuneration: 'Statut de rémunération donné par la source',
	given_travel: 'Statut de déplacement donné par la source',
	file_name: 'Nom du fichier',
	content_hash: 'Empreinte du fichier',
	received_at: 'Reçu le',
	finished_at: 'Terminé le',
	lines: 'Lignes',
	problems: 'Anomalies',
	warnings: 'Avertissements',
	is_during_year: 'Évaluation en cours d’année'
};

const STATUSES: Readonly<Record<string, string>> = { ...PART_STATUS_LABELS, open: 'Ouvert à la saisie' };
const ACTORS: Readonly<Record<string, string>> = {
	intervenant: 'intervenant',
	gestionnaire: 'gestionnaire',
	school: 'établissement',
	system: 'service'
};

/** Codes that have a word on the screens, by column. */
const CODE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	action: ACTIONS,
	actor: ACTORS,
	actor_role: ROLE_LABELS,
	attestation: { present: 'présent', absent: 'absent' },
	author: ACTORS,
	deposited_by: ACTORS,
	folder: { pay: 'dossier paie', travel: 'déplacement' },
	from_status: STATUSES,
	part: PART_LABELS,
	remuneration_before_cancel: STATUSES,
	remuneration_status: STATUSES,
	role: ROLE_LABELS,
	standing: { open: 'ouvert', locked: 'verrouillé', closed: 'fermé' },
	source: { import: 'import de l’académie', provider: 'compte académique' },
	to_status: STATUSES,
	travel_before_cancel: STATUSES,
	travel_status: STATUSES
};

export function columnLabel(column: string): string {
	return COLUMN_LABELS[column] ?? column;
}

const IS_YES_OR_NO = /^(?:is_|has_|must_)|_exported$/;
const IS_MOMENT = /(?:^|_)at$/;
const IS_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
/** Above, a number tells milliseconds since 1970; below, seconds. */
const MOST_SECONDS = 100_000_000_000;

/**
 * A cell as a line of text: «oui», «15/06/2017 à 10:00»; lists and objects as indented JSON. `moment`: an ISO instant in
 * words. Moments without a zone (a mission's start) are of the wall clock and stay as they are.
 */
export function cellText(column: string, value: unknown, moment: (iso: string) => string): string {
	if (value === null || value === undefined || value === '') return '–';
	if (typeof value === 'number') {
		if (IS_YES_OR_NO.test(column)) return value === 0 ? 'non' : 'oui';
		// Zero: from before it was kept.
		if (IS_MOMENT.test(column)) {
			return value === 0 ? '–' : moment(new Date(value < MOST_SECONDS ? value * 1000 : value).toISOString());
		}
		return String(value);
	}
	if (typeof value === 'string') {
		return IS_INSTANT.test(value) ? moment(value) : (CODE_WORDS[column]?.[value] ?? value);
	}
	return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value as boolean);
}

/** Whether a cell is a structure, which is shown with its line breaks. */
export function isStructure(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}
