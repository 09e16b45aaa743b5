// The journal: who did what at the desk of an académie, read by its gestionnaires; what was done to accounts, read by its
// administrateurs. Pages and the whole as CSV. Knows no SQL and no request.
import type { Role } from '../../domain/access/role';
import { SYSTEM_ACTOR, type JournalFilter } from '../../domain/audit/journal-filter';
import { addDays, type Zone } from '../../domain/calendar/local-date-time';
import { instantOf } from '../../domain/calendar/zone-offset';
import { journalCsvHead, journalCsvLine } from '../../fr/gestion/journal';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import {
	findClaimOfFileNumber,
	listActors,
	listLoggedActs,
	type LoggedAct,
	type LogPlace,
	type LogQuery
} from '../repositories/audit-pages';
import { hasRole, type Caller } from './caller';

export const JOURNAL_PAGE_SIZE = 50;
const CSV_CHUNK = 500;
const MAX_ACTORS = 500;

/** Who reads which log. */
const READER: Record<LogPlace['base'], Role> = { academy: 'gestionnaire', directory: 'administrateur' };

export interface JournalPage {
	academyLabel: string;
	zone: Zone;
	acts: LoggedAct[];
	/** Where older ones begin; null on the last page. */
	next: number | null;
	actors: { id: string; name: string }[];
}

async function zoneOf(place: LogPlace, caller: Caller): Promise<{ label: string; zone: Zone }> {
	if (!hasRole(caller, READER[place.base], place.academy)) throw new Refused('forbidden');
	const academy = await currentAcademy(place.academy);
	if (academy === null) throw new Refused('not-found');
	return academy;
}

/** Days are the académie's: from its midnight to the midnight after the last. */
function queryOf(filter: JournalFilter, zone: Zone, beforeId: number | null, limit: number): LogQuery {
	const midnight = (date: string) => new Date(instantOf(`${date}T00:00`, zone)).toISOString();
	const isSystem = filter.actor === SYSTEM_ACTOR;
	return {
		beforeId,
		actor: isSystem ? null : filter.actor,
		isSystem,
		action: filter.action,
		subject: filter.subject,
		from: filter.from === null ? null : midnight(filter.from),
		until: filter.to === null ? null : midnight(addDays(filter.to, 1)),
		limit
	};
}

/** @throws Refused `forbidden` without the role in that académie, `not-found`. */
export async function journalPage(
	place: LogPlace,
	filter: JournalFilter,
	beforeId: number | null,
	caller: Caller
): Promise<JournalPage> {
	const { label, zone } = await zoneOf(place, caller);
	const found = await listLoggedActs(place, queryOf(filter, zone, beforeId, JOURNAL_PAGE_SIZE + 1));
	const acts = found.slice(0, JOURNAL_PAGE_SIZE);
	return {
		academyLabel: label,
		zone,
		acts,
		next: found.length > acts.length ? (acts.at(-1)?.id ?? null) : null,
		actors: await listActors(place, MAX_ACTORS)
	};
}

/** The subject of a «N° Dossier»; null: there is none here. @throws Refused `forbidden`. */
export async function subjectOfFileNumber(
	academy: string,
	fileNumber: string,
	caller: Caller
): Promise<JournalFilter['subject']> {
	await zoneOf({ base: 'academy', academy }, caller);
	const id = await findClaimOfFileNumber(academy, fileNumber);
	return id === null ? null : { kind: 'claim', id };
}

/** Everything that the filter asks for, newest first, while it is read. @throws Refused before the first piece. */
export async function journalCsv(
	place: LogPlace,
	filter: JournalFilter,
	caller: Caller
): Promise<AsyncIterable<Uint8Array>> {
	const { zone } = await zoneOf(place, caller);
	return piecesOf(place, filter, zone);
}

async function* piecesOf(place: LogPlace, filter: JournalFilter, zone: Zone): AsyncGenerator<Uint8Array> {
	yield Buffer.from(journalCsvHead());
	let beforeId: number | null = null;
	for (;;) {
		const acts: LoggedAct[] = await listLoggedActs(place, queryOf(filter, zone, beforeId, CSV_CHUNK));
		if (acts.length > 0) yield Buffer.from(acts.map((act) => journalCsvLine(act, zone)).join(''));
		beforeId = acts.at(-1)?.id ?? null;
		if (acts.length < CSV_CHUNK) return;
	}
}
