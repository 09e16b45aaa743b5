// The gestionnaire's queue: one académie, one choice, one page by cursor. Knows no SQL and no request.
import type { PartStatus } from '../../domain/claim/claim';
import { shownStatuses } from '../../domain/claim/part-status';
import type { Zone } from '../../domain/calendar/local-date-time';
import type { QueueFilter } from '../../domain/queue/queue-filter';
import type { Academy } from '../../domain/academy/academy';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import { listQueueLabels, type QueueLabel } from '../repositories/queue-labels';
import {
	countQueueRows,
	findNextClaim,
	findPlace,
	listQueueRows,
	type QueueRow
} from '../repositories/queue-lines';
import { queueCondition, type QueueCondition } from '../repositories/queue-match';
import { hasRole, type Caller } from './caller';

/** Lines of one page of the list. */
export const GESTION_PAGE_SIZE = 50;
/** Lines are counted no further: the title then says «plus de». */
export const MOST_COUNTED = 1_000;

const DAY_MS = 86_400_000;

export interface GestionQuery {
	academy: string;
	filter: QueueFilter;
	/** Of an earlier page's `next`; null begins at the beginning. */
	after: number | null;
}

export interface GestionLine {
	claimId: string;
	revision: number;
	missionNumber: number;
	personName: string;
	personIdentifier: string;
	exam: string;
	typeLabel: string;
	centreLabel: string | null;
	fileNumber: string | null;
	/** ISO instant, UTC; null: never validated. */
	validatedAt: string | null;
	/** Whole days since. */
	waitingDays: number | null;
	amountCents: number;
	shown: { remuneration: PartStatus; travel: PartStatus };
	isLate: boolean;
	isAttestedAbsent: boolean;
	/** The gestionnaire's own: another one decides. */
	isOwn: boolean;
}

export interface GestionList {
	academyLabel: string;
	zone: Zone;
	lines: GestionLine[];
	/** Lines of all pages together, counted up to `MOST_COUNTED`. */
	total: number;
	isMore: boolean;
	/** Where the next page begins; null on the last. */
	next: number | null;
	isFirst: boolean;
	/** The word that names too much to be looked for; the list is then empty. */
	tooBroad: string | null;
	/** To choose from. */
	exams: { key: string; label: string }[];
	centres: { key: string; label: string }[];
}

/**
 * One page, oldest validation first unless asked otherwise, so that nobody waits for being late in the alphabet
 * [chosen]. Words are looked for by their beginning, without case and accents.
 */
export async function gestionList(query: GestionQuery, caller: Caller): Promise<GestionList> {
	const { filter, after } = query;
	const academy = await deskAcademy(query.academy, caller);
	const labels = await listQueueLabels(academy.code);
	const condition = queueCondition(filter, labels, academy.zone, nowMs());
	const found =
		'tooBroad' in condition
			? { rows: [], counted: 0, tooBroad: condition.tooBroad }
			: {
					rows: await listQueueRows(academy, condition, filter.order, after, GESTION_PAGE_SIZE + 1),
					counted: await countQueueRows(academy.code, condition, MOST_COUNTED + 1),
					tooBroad: null
				};
	const rows = found.rows.slice(0, GESTION_PAGE_SIZE);
	return {
		academyLabel: academy.label,
		zone: academy.zone,
		lines: rows.map((row) => lineOf(row, nowMs(), caller)),
		total: Math.min(found.counted, MOST_COUNTED),
		isMore: found.counted > MOST_COUNTED,
		next: found.rows.length > rows.length ? (rows.at(-1)?.place ?? null) : null,
		isFirst: after === null,
		tooBroad: found.tooBroad,
		exams: choicesOf(labels, 'exam'),
		centres: choicesOf(labels, 'centre')
	};
}

/** The first claims of a choice, for a decision on several at once. */
export async function firstClaims(
	code: string,
	filter: QueueFilter,
	limit: number,
	caller: Caller
): Promise<{ claimId: string; revision: number }[]> {
	const academy = await deskAcademy(code, caller);
	const condition = await conditionOf(academy, filter);
	if (condition === null) return [];
	const rows = await listQueueRows(academy, condition, filter.order, null, limit);
	return rows.map(({ claimId, revision }) => ({ claimId, revision }));
}

export interface Neighbours {
	previous: string | null;
	next: string | null;
}

/** The claims before and after one in a choice: the order of work, also where a decision took it out of the list. */
export async function neighboursOf(
	code: string,
	claimId: string,
	filter: QueueFilter,
	caller: Caller
): Promise<Neighbours> {
	const academy = await deskAcademy(code, caller);
	const [condition, place] = [await conditionOf(academy, filter), await findPlace(code, claimId)];
	if (condition === null || place === null) return { previous: null, next: null };
	const back = filter.order === 'oldest' ? 'newest' : 'oldest';
	return {
		previous: await findNextClaim(code, condition, back, place),
		next: await findNextClaim(code, condition, filter.order, place)
	};
}

/** @throws Refused `forbidden` outside of the person's académies, `not-found` for one that is not served. */
export async function deskAcademy(code: string, caller: Caller): Promise<Academy> {
	if (!hasRole(caller, 'gestionnaire', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	return academy;
}

async function conditionOf(academy: Academy, filter: QueueFilter): Promise<QueueCondition | null> {
	const labels = await listQueueLabels(academy.code);
	const condition = queueCondition(filter, labels, academy.zone, nowMs());
	return 'tooBroad' in condition ? null : condition;
}

function choicesOf(labels: readonly QueueLabel[], kind: QueueLabel['kind']) {
	return labels
		.filter((label) => label.kind === kind)
		.map(({ key, label }) => ({ key, label: key === label ? label : `${label} (${key})` }));
}

function lineOf(row: QueueRow, now: number, caller: Caller): GestionLine {
	const { claim, mission, validatedAt } = row;
	return {
		claimId: row.claimId,
		revision: row.revision,
		missionNumber: mission.number,
		personName: row.personName,
		personIdentifier: row.personIdentifier,
		exam: mission.exam,
		typeLabel: mission.typeLabel,
		centreLabel: row.centreLabel,
		fileNumber: claim.fileNumber,
		validatedAt,
		waitingDays:
			validatedAt === null ? null : Math.max(0, Math.floor((now - Date.parse(validatedAt)) / DAY_MS)),
		amountCents: row.amountCents,
		shown: shownStatuses(claim, mission, now),
		isLate: claim.isLate,
		isAttestedAbsent: claim.attestation === 'absent',
		isOwn: row.accountId === caller.accountId
	};
}
