// Learns from the server, page by page: a page and its cursor in one transaction. Touches no draft, and of the outbox
// only what waited for conditions that it tells are accepted.
import { readPullResponse } from '$lib/contracts/envelope';
import { PROTOCOL_VERSION } from '$lib/contracts/protocol';
import type { Change, PullResponse } from '$lib/contracts/pull';
import type { Claim } from '$lib/domain/claim/claim';
import { learnt } from '$lib/domain/mission/mission-news';
import type { ListEntry, Reference } from '../db/rows';
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { changeEntries, headingOf, readEntries } from '../repositories/list-entries';
import { ofClaim, outboxIn } from '../repositories/outbox';
import { REFERENCE_KEY, referenceIn } from '../repositories/reference';
import { dropDamagedCopies } from '../repositories/damage';
import { putSyncState, readSyncState, syncStateIn } from '../repositories/sync-state';
import { regainTrimmed } from '../space/regain-trimmed';
import { askServer } from './ask-server';
import { sendOnceAccepted } from './once-accepted';
import { DONE, type Outcome } from './outcome';
import type { PushContext } from './push';

export async function pullAll({ store, transport, isStopped }: PushContext): Promise<Outcome> {
	await regainTrimmed(store);
	await dropDamagedCopies(store);
	for (;;) {
		const { cursor } = await readSyncState(store);
		const after = cursor === null || cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
		const answer = await askServer(transport, `/api/sync/pull?protocol=${PROTOCOL_VERSION}${after}`);
		if (isStopped()) return { kind: 'other-account' };
		if (answer.kind === 'failed') {
			return answer.code === 'protocol-too-old'
				? { kind: 'too-old' }
				: { kind: 'unreachable', retryAfterMs: 0 };
		}
		if (answer.kind !== 'ok') return answer;
		const page = readPullResponse(answer.body);
		if (page === null) return { kind: 'unreachable', retryAfterMs: 0 };
		if (page.accountId !== store.accountId) return { kind: 'other-account' };
		await applyPage(store, page, cursor);
		if (!page.hasMore) return DONE;
	}
}

/** Nothing is written if another run saved another cursor meanwhile: the page is asked again. */
export async function applyPage(
	store: DeviceStore,
	page: PullResponse,
	askedWith: string | null
): Promise<void> {
	const take = async (unit: SealedUnit) => {
		const state = await syncStateIn(unit);
		if (state.cursor !== askedWith) return;
		const sweep = page.resync ? [] : state.sweep;
		const seen = sweep === null ? null : [...sweep, ...page.changes.flatMap(seenKey)];
		await applyChanges(unit, page, store);
		const isFirstEnd = seen !== null && !page.hasMore;
		if (isFirstEnd) await sweepUnseen(store, unit, new Set(seen), page);
		putSyncState(unit, {
			...state,
			cursor: page.cursor,
			sweep: page.hasMore ? seen : null,
			firstPullAt: state.firstPullAt ?? (page.hasMore ? null : page.serverTime),
			lastSuccessAt: page.serverTime
		});
	};
	await changeStore(store, take, 'server');
}

function seenKey(change: Change): string[] {
	if (change.value === null) return [];
	if (change.entity === 'jury') return [juryMark(change.id)];
	return change.entity === 'assignment' || change.entity === 'claim' ? [change.id] : [];
}

/** A mission's key never begins so. */
function juryMark(key: string): string {
	return `jury ${key}`;
}

/** What the server takes away stays while something of the person's hangs on it: they decide what becomes of that. */
async function isHeld(unit: SealedUnit, claimId: string): Promise<boolean> {
	if ((await unit.get('drafts', claimId)) !== undefined) return true;
	return ofClaim(await outboxIn(unit), claimId).length > 0;
}

async function applyChanges(unit: SealedUnit, page: PullResponse, store: DeviceStore): Promise<void> {
	const edits = new Map<string, (entry: ListEntry) => ListEntry>();
	const edit: Edit = (key, next) => {
		const before = edits.get(key);
		edits.set(key, before === undefined ? next : (entry) => next(before(entry)));
	};
	const held = new Map((await readEntries(store)).map((entry) => [entry.key, entry]));
	await unit.getAhead(
		'claims',
		page.changes.flatMap(({ entity, value }) => (entity === 'claim' && value !== null ? [value.id] : []))
	);
	const before = await referenceIn(unit);
	let reference = before;
	for (const change of page.changes) {
		switch (change.entity) {
			case 'assignment': {
				const { value } = change;
				edit(change.id, (entry) => ({ ...entry, mission: learnt(entry.mission, value, page.serverTime) }));
				break;
			}
			case 'claim':
				await applyClaim(unit, change.id, change.value, held.get(change.id), edit);
				break;
			case 'competences':
			case 'examOptions':
				applyCompetences(unit, change);
				break;
			default:
				if (change.entity === 'academy' && change.value === null) {
					await forgetWithdrawn(unit, change.id, held, edit);
				}
				reference = withReference(reference, change);
		}
	}
	if (reference !== before) unit.put('reference', REFERENCE_KEY, reference);
	for (const { entity, id, value } of page.changes) {
		if (entity === 'conditions' && value !== null) await sendOnceAccepted(unit, id, value.version);
	}
	await changeEntries(unit, edits, Date.parse(page.serverTime));
}

type Edit = (key: string, next: (entry: ListEntry) => ListEntry) => void;

/** With an académie that the person lost go the missions that it took away, but for what they have in hand. */
async function forgetWithdrawn(
	unit: SealedUnit,
	academy: string,
	held: ReadonlyMap<string, ListEntry>,
	edit: Edit
): Promise<void> {
	for (const { key, mission, claim } of held.values()) {
		if (mission?.academy !== academy || (claim !== null && (await isHeld(unit, claim.id)))) continue;
		edit(key, (entry) => (entry.mission?.withdrawnAt === undefined ? entry : { ...entry, mission: null }));
	}
}

async function applyClaim(
	unit: SealedUnit,
	key: string,
	value: Claim | null,
	entry: ListEntry | undefined,
	edit: Edit
): Promise<void> {
	if (value === null) {
		const claimId = entry?.claim?.id;
		if (claimId !== undefined && (await isHeld(unit, claimId))) return;
		if (claimId !== undefined) unit.delete('claims', claimId);
		edit(key, (known) => ({ ...known, claim: null }));
		return;
	}
	const known = await unit.get('claims', value.id);
	if (known !== undefined && known.revision > value.revision) return;
	unit.put('claims', value.id, value);
	edit(key, (listed) => ({ ...listed, claim: headingOf(value) }));
}

function applyCompetences(
	unit: SealedUnit,
	change: Extract<Change, { entity: 'competences' | 'examOptions' }>
): void {
	if (change.value === null) unit.delete(change.entity, change.id);
	else if (change.entity === 'competences') unit.put('competences', change.id, change.value);
	else unit.put('examOptions', change.id, change.value);
}

type ReferenceChange = Extract<Change, { entity: 'academy' | 'profile' | 'conditions' | 'jury' }>;

function withReference(reference: Reference, change: ReferenceChange): Reference {
	const { id } = change;
	const put = <T>(record: Record<string, T>, value: T | null): Record<string, T> => {
		const rest = Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
		return value === null ? rest : { ...rest, [id]: value };
	};
	switch (change.entity) {
		case 'academy':
			return { ...reference, academies: put(reference.academies, change.value) };
		case 'profile':
			return { ...reference, profiles: put(reference.profiles, change.value) };
		case 'conditions':
			return { ...reference, acceptances: put(reference.acceptances, change.value) };
		case 'jury':
			return { ...reference, juries: put(reference.juries ?? {}, change.value) };
	}
}

/** After a first pull or a resync: what the server no longer speaks of goes, but for what the person has in hand. */
async function sweepUnseen(
	store: DeviceStore,
	unit: SealedUnit,
	seen: ReadonlySet<string>,
	page: PullResponse
): Promise<void> {
	const gone = new Map<string, (entry: ListEntry) => ListEntry>();
	for (const { key, claim } of await readEntries(store)) {
		if (seen.has(key) || (claim !== null && (await isHeld(unit, claim.id)))) continue;
		gone.set(key, (entry) => ({ ...entry, mission: null, claim: null }));
		if (claim !== null) unit.delete('claims', claim.id);
	}
	await changeEntries(unit, gone, Date.parse(page.serverTime));
	const reference = await referenceIn(unit);
	const juries = Object.entries(reference.juries ?? {});
	const left = juries.filter(([key]) => seen.has(juryMark(key)));
	if (left.length === juries.length) return;
	unit.put('reference', REFERENCE_KEY, { ...reference, juries: Object.fromEntries(left) });
}
