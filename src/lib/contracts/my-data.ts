// What a person is told of all that is kept on them, and their sessions. Never a secret, never another person.
import type { IntervenantProfile, RoleInAcademy } from '../domain/access/role';
import type { ConditionsAcceptance } from './pull';

/** What the directory keeps on a person, by table. */
export const DIRECTORY_SECTIONS = [
	'accounts',
	'account_roles',
	'sessions',
	'device_keys',
	'identities',
	'preferences',
	'travel_days',
	'second_factors',
	'second_factor_drafts',
	'recovery_codes',
	'second_factor_passes',
	'notification_choices',
	'mail_addresses',
	'mail_address_drafts',
	'push_subscriptions',
	'notification_deliveries',
	'audit_log'
] as const;

/** What each académie keeps on a person, by table. */
export const ACADEMY_SECTIONS = [
	'intervenants',
	'postings',
	'teachings',
	'competence_words',
	'head_schools',
	'missions',
	'assignments',
	'claims',
	'claim_history',
	'documents',
	'stored_files',
	'final_summaries',
	'conditions_acceptances',
	'applied_operations',
	'changes',
	'notification_events',
	'deadline_notices',
	// What the person did on others' rows, as gestionnaire or for a school.
	'own_decisions',
	'export_lines',
	'export_pieces',
	'export_corrections',
	'export_batches',
	'payment_files',
	'claim_facts',
	'own_words',
	'queue_entries',
	'desk_views',
	'bulk_decisions',
	'bulk_decision_claims',
	'settings_history',
	'source_people',
	'source_postings',
	'source_teachings',
	'source_assignments',
	'source_imports',
	'audit_log'
] as const;

export type PersonalSection = (typeof DIRECTORY_SECTIONS)[number] | (typeof ACADEMY_SECTIONS)[number];

export interface SectionCount {
	section: PersonalSection;
	count: number;
}

/** A row as it is kept, secrets left out; cells of JSON are told as what they mean. */
export type PersonalRow = Record<string, unknown>;
export type PersonalRows = Partial<Record<PersonalSection, PersonalRow[]>>;

/** `GET /api/my-data/records`: every row, as in the archive. */
export interface MyRecordsResponse {
	directory: PersonalRows;
	/** By the code of the académie. */
	academies: Record<string, PersonalRows>;
}

/** Whether an answer is ours, as far as the page relies on it. */
export function isMyRecordsResponse(body: unknown): body is MyRecordsResponse {
	if (typeof body !== 'object' || body === null) return false;
	const { directory, academies } = body as Record<string, unknown>;
	return [directory, academies].every((part) => typeof part === 'object' && part !== null);
}

export interface MySession {
	/** Names it among the person's own; opens nothing. */
	reference: string;
	/** ISO instants, UTC; null: from before they were kept. */
	createdAt: string | null;
	/** A few minutes behind at most. */
	lastSeenAt: string | null;
	/** «Firefox/Android», or empty. */
	agent: string;
	isCurrent: boolean;
	/** Opened by the identity provider's word, not by a local password. */
	isByProvider: boolean;
}

export interface MyAcademyData {
	code: string;
	label: string;
	zone: string;
	profile: IntervenantProfile | null;
	conditions: ConditionsAcceptance | null;
	counts: SectionCount[];
}

/** `GET /api/my-data`. */
export interface MyDataResponse {
	account: { identifier: string; fullName: string; kind: 'academic' | 'external'; createdAt: string };
	roles: RoleInAcademy[];
	/** Identity providers that vouch for this account. */
	identities: { issuer: string; linkedAt: string; lastUsedAt: string }[];
	sessions: MySession[];
	/** When each device that keeps data sealed was last signed in from, newest first. The keys are told to nobody. */
	deviceKeys: { usedAt: string }[];
	/** Wrong passwords lately from the network that asks: others cannot be told apart, by design. */
	failedSignIns: number;
	/** The same from all networks together. */
	failedSignInsEverywhere: number;
	/** Files that devices began to send and have not finished. */
	unfinishedUploads: number;
	counts: SectionCount[];
	academies: MyAcademyData[];
}

/** Whether an answer is ours, as far as the page relies on it. */
export function isMyDataResponse(body: unknown): body is MyDataResponse {
	if (typeof body !== 'object' || body === null) return false;
	const { account, roles, sessions, academies, deviceKeys, identities, counts, failedSignIns } =
		body as Record<string, unknown>;
	return (
		typeof account === 'object' &&
		account !== null &&
		typeof failedSignIns === 'number' &&
		[roles, sessions, academies, deviceKeys, identities, counts].every(Array.isArray)
	);
}
