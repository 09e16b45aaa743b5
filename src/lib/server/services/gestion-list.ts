// The gestionnaire's list of claims: one académie, one status, a keyword, one page. Knows no SQL and no request.
import { STORED_PART_STATUSES, type PartStatus, type StoredPartStatus } from '../../domain/claim/claim';
import { shownStatuses } from '../../domain/claim/part-status';
import type { Zone } from '../../domain/calendar/local-date-time';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import {
	countGestionRows,
	listGestionRows,
	type GestionPosition,
	type GestionRow
} from '../repositories/gestion-claims';
import { hasRole, type Caller } from './caller';

/** Lines of one page of the list. */
export const GESTION_PAGE_SIZE = 50;
/** Rows looked at together while a keyword is searched. */
const SEARCH_CHUNK = 500;

/** What can be chosen in the list: every stored status that a decision can meet, or all. */
export const GESTION_STATUSES = [
	'validated',
	'accepted',
	'cancelled',
	'open',
	'handled',
	'gestionnaireToHandle',
	'all'
] as const;
export type GestionStatus = (typeof GESTION_STATUSES)[number];

export interface GestionQuery {
	academy: string;
	status: GestionStatus;
	keyword: string;
	/** Of an earlier page's `next`; anything else begins at the beginning. */
	after: string | null;
}

export interface GestionLine {
	claimId: string;
	missionNumber: number;
	personName: string;
	personIdentifier: string;
	exam: string;
	typeLabel: string;
	centreLabel: string | null;
	fileNumber: string | null;
	/** ISO instant, UTC; null: never validated. */
	validatedAt: string | null;
	shown: { remuneration: PartStatus; travel: PartStatus };
	isLate: boolean;
	isAttestedAbsent: boolean;
}

export interface GestionList {
	academyLabel: string;
	zone: Zone;
	lines: GestionLine[];
	/** Lines of all pages together. */
	total: number;
	/** Where the next page begins; null on the last. */
	next: string | null;
	isFirst: boolean;
}

/**
 * One page, oldest validation first, so that nobody waits for being late in the alphabet [chosen]. The keyword is
 * looked for without case and accents, which SQLite cannot do: rows are read by chunks, never all at once.
 */
export async function gestionList(query: GestionQuery, caller: Caller): Promise<GestionList> {
	if (!hasRole(caller, 'gestionnaire', query.academy)) throw new Refused('forbidden');
	const academy = await currentAcademy(query.academy);
	if (academy === null) throw new Refused('not-found');
	const status = storedStatus(query.status);
	const after = readPosition(query.after);
	const keyword = fold(query.keyword);
	const page =
		keyword === ''
			? {
					rows: await listGestionRows(academy, status, after, GESTION_PAGE_SIZE + 1),
					total: await countGestionRows(academy.code, status)
				}
			: await search(academy, status, after, keyword);
	const rows = page.rows.slice(0, GESTION_PAGE_SIZE);
	const last = rows.at(-1);
	return {
		academyLabel: academy.label,
		zone: academy.zone,
		lines: rows.map((row) => lineOf(row, nowMs())),
		total: page.total,
		next: page.rows.length > rows.length && last !== undefined ? writePosition(last.position) : null,
		isFirst: after === null
	};
}

async function search(
	academy: Parameters<typeof listGestionRows>[0],
	status: StoredPartStatus | null,
	after: GestionPosition | null,
	keyword: string
): Promise<{ rows: GestionRow[]; total: number }> {
	const rows: GestionRow[] = [];
	let total = 0;
	let at: GestionPosition | null = null;
	for (;;) {
		const chunk = await listGestionRows(academy, status, at, SEARCH_CHUNK);
		for (const row of chunk) {
			if (!searchedText(row).includes(keyword)) continue;
			total += 1;
			if (rows.length <= GESTION_PAGE_SIZE && isAfter(row.position, after)) rows.push(row);
		}
		at = chunk.at(-1)?.position ?? null;
		if (chunk.length < SEARCH_CHUNK) return { rows, total };
	}
}

/** Plain comparison of code units: both halves are ASCII, which SQLite's BINARY order compares the same way. */
function isAfter(position: GestionPosition, after: GestionPosition | null): boolean {
	if (after === null) return true;
	if (position.validatedAt !== after.validatedAt) return position.validatedAt > after.validatedAt;
	return position.claimId > after.claimId;
}

function searchedText({ personName, personIdentifier, mission, centreLabel, claim }: GestionRow): string {
	return fold(
		[
			personName,
			personIdentifier,
			String(mission.number),
			mission.exam,
			mission.typeLabel,
			centreLabel ?? '',
			claim.fileNumber ?? ''
		].join(' \n ')
	);
}

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', '’': "'", ł: 'l', đ: 'd', ø: 'o' };

/** «Élodie Œuvrard» is found by «elodie oeuvrard». */
function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[œæ’łđø]/g, (letter) => LIGATURES[letter] ?? letter)
		.replace(/\s+/g, ' ')
		.trim();
}

function storedStatus(status: GestionStatus): StoredPartStatus | null {
	return STORED_PART_STATUSES.find((stored) => stored === status) ?? null;
}

function lineOf(
	{ position, personName, personIdentifier, claim, mission, centreLabel }: GestionRow,
	now: number
) {
	return {
		claimId: position.claimId,
		missionNumber: mission.number,
		personName,
		personIdentifier,
		exam: mission.exam,
		typeLabel: mission.typeLabel,
		centreLabel,
		fileNumber: claim.fileNumber,
		validatedAt: position.validatedAt === '' ? null : position.validatedAt,
		shown: shownStatuses(claim, mission, now),
		isLate: claim.isLate,
		isAttestedAbsent: claim.attestation === 'absent'
	};
}

function writePosition({ validatedAt, claimId }: GestionPosition): string {
	return `${validatedAt}~${claimId}`;
}

function readPosition(text: string | null): GestionPosition | null {
	const [, validatedAt, claimId] = /^([\dTZ:.-]{0,30})~([\w-]{1,64})$/.exec(text ?? '') ?? [];
	return validatedAt === undefined || claimId === undefined ? null : { validatedAt, claimId };
}
