// Where the databases hold what is on a person: every table, with the rows that are theirs (?1 is the account's id) and
// the columns that are told to nobody. A table that holds nothing on anybody says so: a test compares with the schema.
import type { ACADEMY_SECTIONS, DIRECTORY_SECTIONS } from '../../contracts/my-data';

export interface PersonalTable {
	/** The table, where a section is not named after it. */
	table?: string;
	/** Which rows are the person's. */
	where: string;
	/** Secrets, other persons, and what is handed out as a file. */
	leftOut?: readonly string[];
}

const BY_ACCOUNT = 'account_id = ?1';
const BY_INTERVENANT = 'intervenant_id IN (SELECT id FROM intervenants WHERE account_id = ?1)';
/** What they did at the desk; what it changed may be another person's. */
const OWN_ACTS: PersonalTable = {
	where: 'actor_account_id = ?1',
	leftOut: ['actor_account_id', 'before', 'after']
};
const BY_CLAIM = 'claim_id IN (SELECT id FROM claims WHERE account_id = ?1)';

export const PERSONAL_IN_DIRECTORY: Record<(typeof DIRECTORY_SECTIONS)[number], PersonalTable> = {
	accounts: { where: 'id = ?1', leftOut: ['password_hash'] },
	account_roles: { where: BY_ACCOUNT, leftOut: ['granted_by'] },
	sessions: { where: BY_ACCOUNT, leftOut: ['id', 'id_token'] },
	device_keys: { where: BY_ACCOUNT, leftOut: ['recovery_key'] },
	identities: { where: BY_ACCOUNT },
	preferences: { where: BY_ACCOUNT },
	travel_days: { where: BY_ACCOUNT },
	second_factors: { where: BY_ACCOUNT, leftOut: ['sealed_secret'] },
	second_factor_drafts: { where: BY_ACCOUNT, leftOut: ['sealed_secret'] },
	recovery_codes: { where: BY_ACCOUNT, leftOut: ['code_hash'] },
	second_factor_passes: { where: BY_ACCOUNT, leftOut: ['session_id'] },
	notification_choices: { where: BY_ACCOUNT },
	mail_addresses: { where: BY_ACCOUNT, leftOut: ['stop_token'] },
	mail_address_drafts: { where: BY_ACCOUNT, leftOut: ['code_hash'] },
	push_subscriptions: { where: BY_ACCOUNT, leftOut: ['endpoint', 'p256dh', 'auth'] },
	notification_deliveries: { where: BY_ACCOUNT },
	audit_log: OWN_ACTS
};

export const PERSONAL_IN_ACADEMY: Record<(typeof ACADEMY_SECTIONS)[number], PersonalTable> = {
	intervenants: { where: BY_ACCOUNT },
	postings: { where: BY_INTERVENANT },
	teachings: { where: BY_INTERVENANT },
	competence_words: { where: BY_INTERVENANT, leftOut: ['actor_account_id'] },
	head_schools: { where: BY_ACCOUNT },
	missions: { where: `number IN (SELECT mission_number FROM assignments WHERE ${BY_INTERVENANT})` },
	assignments: { where: BY_INTERVENANT },
	claims: { where: BY_ACCOUNT },
	claim_history: { where: BY_CLAIM, leftOut: ['actor_account_id'] },
	documents: { where: BY_ACCOUNT },
	stored_files: { where: BY_ACCOUNT },
	final_summaries: { where: BY_CLAIM, leftOut: ['pdf'] },
	conditions_acceptances: { where: BY_ACCOUNT },
	// The answer repeats the claim as it was told.
	applied_operations: { where: BY_ACCOUNT, leftOut: ['payload_hash', 'write_token', 'answer'] },
	changes: { where: 'recipient = ?1' },
	notification_events: { where: BY_ACCOUNT },
	deadline_notices: { where: BY_ACCOUNT },
	// What they did, and never on whom: the others are told of it among their own rows.
	export_lines: { where: BY_CLAIM },
	// The file holds others' lines too: one's own are told above.
	export_pieces: {
		where: `batch_number IN (SELECT batch_number FROM export_lines WHERE ${BY_CLAIM})`,
		leftOut: ['bytes']
	},
	export_corrections: { where: BY_CLAIM, leftOut: ['entered_by'] },
	export_batches: {
		where: 'created_by = ?1',
		leftOut: ['created_by', 'write_token', 'decision_id']
	},
	payment_files: { where: 'uploaded_by = ?1', leftOut: ['uploaded_by', 'write_token', 'bytes'] },
	claim_facts: { where: BY_CLAIM },
	own_decisions: {
		table: 'claim_history',
		where: 'actor_account_id = ?1 AND claim_id NOT IN (SELECT id FROM claims WHERE account_id = ?1)',
		leftOut: ['actor_account_id']
	},
	own_words: {
		table: 'competence_words',
		where:
			'actor_account_id = ?1 AND intervenant_id NOT IN (SELECT id FROM intervenants WHERE account_id = ?1)',
		leftOut: ['intervenant_id', 'actor_account_id', 'seen']
	},
	queue_entries: { where: BY_CLAIM },
	// What they looked for, as gestionnaire.
	desk_views: { where: BY_ACCOUNT },
	bulk_decisions: { where: BY_ACCOUNT },
	bulk_decision_claims: { where: BY_CLAIM },
	settings_history: OWN_ACTS,
	source_people: { where: BY_INTERVENANT },
	source_postings: { where: BY_INTERVENANT },
	source_teachings: { where: BY_INTERVENANT },
	source_assignments: { where: `assignment_id IN (SELECT id FROM assignments WHERE ${BY_INTERVENANT})` },
	// Files that they had imported, as gestionnaire: their name and size, never what was in them.
	source_imports: { where: BY_ACCOUNT },
	audit_log: OWN_ACTS
};

/**
 * Tables without a word on anybody. `sign_in_failures` counts under hashes; what it says of an account is told as a
 * number (server/auth).
 */
export const IMPERSONAL_TABLES: readonly string[] = [
	'database_info',
	'academies',
	'sign_in_failures',
	'mail_code_sends',
	'notification_taken',
	'process_turns',
	'settings',
	'queue_labels',
	// Made of queue_entries, which tells the same.
	'queue_index',
	'queue_index_data',
	'queue_index_idx',
	'queue_index_docsize',
	'queue_index_config',
	'pay_rules',
	'neighbouring_towns',
	'rates',
	// Words of names without their text: an index over `accounts`.
	'account_words',
	'account_words_data',
	'account_words_idx',
	'account_words_docsize',
	'account_words_config',
	'mission_types',
	'transport_modes',
	'subjects',
	'mef_levels',
	'exam_options',
	'statistics_groups',
	'statistics_states',
	'statistics_delays',
	'statistics_refusals',
	'statistics_progress',
	'imports',
	'source_import_lines'
];
