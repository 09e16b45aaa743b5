// Tells a device one page of what changed for its person: first everything by a stable key, then the log from the
// mark noted before. Values are read after the log, so they are at least as new as what the log speaks of, and a
// later change is told again: pages in any mixture with writes lead to the server's state. Knows no SQL.
import {
	isToldTo,
	learnsMore,
	OLDEST_PROTOCOL_VERSION,
	PROTOCOL_VERSION,
	PULL_PAGE_SIZE,
	UNTOLD_PROTOCOL_VERSION
} from '../../contracts/protocol';
import type { Change, PullResponse } from '../../contracts/pull';
import type { Academy } from '../../domain/academy/academy';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import { listMissionNumbers } from '../repositories/assignment-files';
import { listChanges, readLogPosition } from '../repositories/changes';
import { academiesWithRole, type Caller } from './caller';
import { emptyCursor, readCursor, writeCursor, type PullCursor, type PullPosition } from './pull-cursor';
import { headChanges, loggedChanges, missionChanges, removedHead, removedMissions } from './pull-values';

interface AcademyPage {
	changes: Change[];
	/** Null: nothing is left to say of this académie, ever. */
	next: PullPosition | null;
	isDone: boolean;
}

/**
 * `cursor` null: a first pull. An unknown cursor, one of a database made anew, or one of a device that has since
 * learned to read more, gives a first page and `resync`.
 * @throws Refused `protocol-too-old`.
 */
export async function pullPage(
	cursorText: string | null,
	caller: Caller,
	pageSize: number = PULL_PAGE_SIZE,
	deviceProtocol: number = PROTOCOL_VERSION
): Promise<PullResponse> {
	if (deviceProtocol < OLDEST_PROTOCOL_VERSION) throw new Refused('protocol-too-old');
	const protocol = Math.min(deviceProtocol, PROTOCOL_VERSION);
	const known = cursorText === null ? null : readCursor(cursorText, caller.accountId);
	const academies = await currentAcademies(caller);
	const isStale =
		known !== null &&
		(learnsMore(known.protocol ?? UNTOLD_PROTOCOL_VERSION, protocol) ||
			(await isFromAnotherLog(known, academies)));
	const resync = cursorText !== null && (known === null || isStale);
	const cursor = known === null || isStale ? emptyCursor(caller.accountId) : known;
	const page = await fillPage(cursor, academies, caller.accountId, pageSize);
	return {
		protocol: PROTOCOL_VERSION,
		accountId: caller.accountId,
		serverTime: new Date(nowMs()).toISOString(),
		resync,
		cursor: writeCursor({ ...page.cursor, protocol }),
		hasMore: page.hasMore,
		changes: page.changes.filter(({ entity }) => isToldTo(protocol, entity))
	};
}

async function currentAcademies(caller: Caller): Promise<Map<string, Academy>> {
	const found = new Map<string, Academy>();
	for (const code of academiesWithRole(caller, 'intervenant')) {
		const academy = await currentAcademy(code);
		if (academy !== null) found.set(code, academy);
	}
	return found;
}

/** A database restored or made anew speaks of other things under the same numbers. */
async function isFromAnotherLog(cursor: PullCursor, academies: Map<string, Academy>): Promise<boolean> {
	for (const [code, position] of Object.entries(cursor.academies)) {
		if (position.phase === 'leaving' || !academies.has(code)) continue;
		const log = await readLogPosition(code);
		const at = position.phase === 'first' ? position.mark : position.at;
		if (position.log !== log.logId || at > log.sequence) return true;
	}
	return false;
}

async function fillPage(
	cursor: PullCursor,
	academies: Map<string, Academy>,
	accountId: string,
	pageSize: number
): Promise<{ cursor: PullCursor; changes: Change[]; hasMore: boolean }> {
	const positions: Record<string, PullPosition> = { ...cursor.academies };
	const changes: Change[] = [];
	let hasMore = false;
	const codes = new Set([...Object.keys(cursor.academies), ...academies.keys()]);
	for (const code of [...codes].sort()) {
		const room = pageSize - changes.length;
		if (room <= 0) {
			hasMore = true;
			continue;
		}
		const academy = academies.get(code);
		const page =
			academy === undefined
				? await leavingPage(code, positions[code], accountId, room)
				: await academyPage(academy, positions[code], accountId, room);
		changes.push(...page.changes);
		if (page.next === null) delete positions[code];
		else positions[code] = page.next;
		hasMore ||= !page.isDone;
	}
	return { cursor: { ...cursor, academies: positions }, changes, hasMore };
}

async function academyPage(
	academy: Academy,
	position: PullPosition | undefined,
	accountId: string,
	room: number
): Promise<AcademyPage> {
	if (position?.phase === 'log') return logPage(academy, position, accountId, room);
	const { code } = academy;
	const isStart = position?.phase !== 'first';
	const log = isStart ? await readLogPosition(code) : null;
	const start = isStart
		? { phase: 'first' as const, log: log?.logId ?? '', mark: log?.sequence ?? 0, after: null }
		: position;
	const head = start.after === null ? await headChanges(academy, accountId) : [];
	// Two changes a mission; at least one mission, so that every page goes on.
	const limit = Math.max(1, Math.floor((room - head.length) / 2));
	const numbers = await listMissionNumbers(code, accountId, start.after ?? 0, limit);
	// Nobody is told in a first pull of juries over which they do not preside.
	const told = await missionChanges(academy, accountId, numbers);
	const changes = [...head, ...told.filter(({ entity, value }) => entity !== 'jury' || value !== null)];
	const last = numbers.at(-1);
	if (numbers.length === limit && last !== undefined) {
		return { changes, next: { ...start, after: last }, isDone: false };
	}
	// Not done yet: what was written meanwhile is in the log after the mark.
	return { changes, next: { phase: 'log', log: start.log, at: start.mark }, isDone: false };
}

async function logPage(
	academy: Academy,
	position: Extract<PullPosition, { phase: 'log' }>,
	accountId: string,
	room: number
): Promise<AcademyPage> {
	const limit = Math.max(1, Math.floor(room / 2));
	const rows = await listChanges(academy.code, accountId, position.at, limit);
	const last = rows.at(-1);
	if (last === undefined) return { changes: [], next: position, isDone: true };
	return {
		changes: await loggedChanges(academy, accountId, rows),
		next: { ...position, at: last.sequence },
		isDone: rows.length < limit
	};
}

async function leavingPage(
	code: string,
	position: PullPosition | undefined,
	accountId: string,
	room: number
): Promise<AcademyPage> {
	const after = position?.phase === 'leaving' ? position.after : null;
	const limit = Math.max(1, Math.floor(room / 2));
	const isServed = (await currentAcademy(code)) !== null;
	const numbers = isServed ? await listMissionNumbers(code, accountId, after ?? 0, limit) : [];
	const last = numbers.at(-1);
	if (numbers.length === limit && last !== undefined) {
		return {
			changes: removedMissions(code, numbers),
			next: { phase: 'leaving', after: last },
			isDone: false
		};
	}
	return { changes: [...removedMissions(code, numbers), ...removedHead(code)], next: null, isDone: true };
}
