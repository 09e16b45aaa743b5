// What the journal is asked for: read from an address, where anything that cannot be read is not asked.
import { isLocalDate, type LocalDate } from '../calendar/local-date-time';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS, type AuditAction, type AuditSubject } from './audit-actions';

export interface JournalFilter {
	/** An account's id, or `system` for timers and commands; null: everybody. */
	actor: string | null;
	action: AuditAction | null;
	/** One thing and all that happened to it; null: everything. */
	subject: { kind: AuditSubject; id: string } | null;
	/** First and last day, both included, by the académie's clock. */
	from: LocalDate | null;
	to: LocalDate | null;
}

/** The acts of timers and commands, as an actor. */
export const SYSTEM_ACTOR = 'system';

/** Names of the filter in an address. */
export const JOURNAL_FIELDS = {
	actor: 'personne',
	action: 'action',
	subject: 'sujet',
	from: 'du',
	to: 'au'
} as const;

/** `claim:0190…`: the subject as an address names it. */
export function subjectKey({ kind, id }: { kind: string; id: string }): string {
	return `${kind}:${id}`;
}

/** Days that a log can have: those of the year 9999 have no day after. */
const YEARS = /^(19|20|21)/;

export function readJournalFilter(text: (name: string) => string | null): JournalFilter {
	const actor = text(JOURNAL_FIELDS.actor) ?? '';
	const [, kindText, id] = /^([a-z]+):([\w.~-]{1,100})$/i.exec(text(JOURNAL_FIELDS.subject) ?? '') ?? [];
	const kind = AUDIT_SUBJECTS.find((known) => known === kindText);
	const date = (name: string) => {
		const value = text(name) ?? '';
		return isLocalDate(value) && YEARS.test(value) ? value : null;
	};
	return {
		actor: /^[\w-]{1,64}$/.test(actor) ? actor : null,
		action: AUDIT_ACTIONS.find((known) => known === text(JOURNAL_FIELDS.action)) ?? null,
		subject: kind === undefined || id === undefined ? null : { kind, id },
		from: date(JOURNAL_FIELDS.from),
		to: date(JOURNAL_FIELDS.to)
	};
}

/** The filter as an address asks for it again; `readJournalFilter` reads it back. */
export function journalQuery(filter: JournalFilter): [string, string][] {
	const values: Record<keyof JournalFilter, string | null> = {
		...filter,
		subject: filter.subject === null ? null : subjectKey(filter.subject)
	};
	return (Object.keys(JOURNAL_FIELDS) as (keyof JournalFilter)[]).flatMap((name) => {
		const value = values[name];
		return value === null ? [] : [[JOURNAL_FIELDS[name], value] as [string, string]];
	});
}
