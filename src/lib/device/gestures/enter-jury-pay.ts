// What a president enters for a member of the jury: a draft as it is typed, one operation at «Enregistrer», and the
// choice between two versions. Knows no screen, no network.
import type { RefusalCode } from '$lib/contracts/refusal';
import { canonicalJson } from '$lib/domain/claim/canonical-json';
import { isSame } from '$lib/domain/claim/json-equality';
import { readClaimEntry } from '$lib/domain/claim/read-claim-entry';
import { checkSuppliedPay, SUPPLIED_PAY_KINDS, type SuppliedPayEntry } from '$lib/domain/claim/supplied-pay';
import { joinViolations } from '$lib/domain/claim/check-claim';
import type { Violation } from '$lib/domain/claim/violation';
import { juryPayRefusal, type JuryMember } from '$lib/domain/jury/jury-pay';
import type { RemunerationEntry } from '$lib/domain/remuneration/remuneration-entry';
import type { AssignedMission } from '$lib/domain/mission/mission';
import { missionDates } from '$lib/domain/mission/schedule';
import { changeStore, type SealedUnit } from '../db/sealed-unit';
import type { Draft } from '../db/rows';
import type { DeviceStore } from '../db/store';
import { deviceInstant, nowMs } from '../clock';
import { juryDraftKey, jurySheetIn } from '../repositories/juries';
import { findEntry } from '../repositories/list-entries';
import { addOperation, isAside, isNeverSent, outboxIn, putItem, removeItem } from '../repositories/outbox';
import { juryItems, payText, type PayText } from '../repositories/project-jury';
import { newId } from '../uuid-v7';

export type JuryResult = { ok: true } | { ok: false; code: RefusalCode; violations: Violation[] };

interface Seat {
	mission: AssignedMission;
	member: JuryMember;
}

/** Null: the jury, or the member, is not this person's any more. */
async function seatIn(
	store: DeviceStore,
	unit: SealedUnit,
	missionKey: string,
	claimId: string
): Promise<Seat | null> {
	const sheet = await jurySheetIn(unit, missionKey);
	const mission = (await findEntry(store, missionKey))?.mission ?? null;
	const member = sheet?.members.find((one) => one.claimId === claimId);
	return mission === null || member === undefined ? null : { mission, member };
}

export function isSuppliedEntry(entry: RemunerationEntry): entry is SuppliedPayEntry {
	return SUPPLIED_PAY_KINDS.some((kind) => kind === entry.kind);
}

/** What was typed, and what is wrong with it; nothing may be missing, as the server judges it. */
export function readJuryPay(
	text: PayText,
	mission: Pick<AssignedMission, 'payInput' | 'schedule'>
): { entry: SuppliedPayEntry | null; violations: Violation[] } {
	const { content, violations } = readClaimEntry({ remuneration: text, trips: [] });
	const { remuneration } = content;
	if (!isSuppliedEntry(remuneration)) return { entry: null, violations };
	const wrong = checkSuppliedPay(remuneration, mission, missionDates(mission.schedule));
	return { entry: remuneration, violations: joinViolations(violations, wrong) };
}

/** Keeps what is typed; typed back to what is saved, there is no draft left. */
export function keepJuryDraft(
	store: DeviceStore,
	missionKey: string,
	claimId: string,
	text: PayText
): Promise<void> {
	return changeStore(store, async (unit) => {
		const seat = await seatIn(store, unit, missionKey, claimId);
		if (seat === null) return;
		const { mission, member } = seat;
		const key = juryDraftKey(claimId);
		const known = await unit.get('drafts', key);
		const mine = juryItems(await outboxIn(unit), claimId).at(-1)?.operation.payload.entry ?? null;
		const saved = payText(mine ?? member.pay?.entry ?? null, mission);
		if (canonicalJson(text) === canonicalJson(saved)) {
			if (known !== undefined) unit.delete('drafts', key);
			return;
		}
		const base: RemunerationEntry = member.pay?.entry ?? { kind: 'none' };
		unit.put('drafts', key, {
			missionKey,
			claimId,
			entry: { remuneration: text, trips: [] },
			baseRevision: 0,
			// What the person started from stays, whatever the server tells meanwhile.
			baseContent: known?.baseContent ?? { remuneration: base, trips: [] },
			keptAt: deviceInstant(),
			isJury: true
		});
	});
}

/**
 * «Enregistrer»: the draft becomes an operation, based on what the person started from, so that another entry meanwhile is
 * told as a conflict. Without a draft there is nothing to do. Violations leave draft and outbox untouched.
 */
export function saveJuryPay(store: DeviceStore, missionKey: string, claimId: string): Promise<JuryResult> {
	return changeStore(store, async (unit): Promise<JuryResult> => {
		const seat = await seatIn(store, unit, missionKey, claimId);
		if (seat === null) return { ok: false, code: 'not-found', violations: [] };
		const draft = await unit.get('drafts', juryDraftKey(claimId));
		if (draft === undefined) return { ok: true };
		const refusal = juryPayRefusal(seat.member, seat.mission, nowMs());
		if (refusal !== null) return { ok: false, code: refusal, violations: [] };
		const { entry, violations } = readJuryPay(draft.entry.remuneration, seat.mission);
		if (entry === null || violations.length > 0) return { ok: false, code: 'rules-broken', violations };
		await putPay(unit, { missionKey, ...seat }, entry, baseOf(draft));
		unit.delete('drafts', juryDraftKey(claimId));
		return { ok: true };
	});
}

function baseOf({ baseContent }: Draft): SuppliedPayEntry | null {
	return isSuppliedEntry(baseContent.remuneration) ? baseContent.remuneration : null;
}

async function putPay(
	unit: SealedUnit,
	{ missionKey, mission, member }: Seat & { missionKey: string },
	entry: SuppliedPayEntry,
	started: SuppliedPayEntry | null
): Promise<void> {
	const outbox = await outboxIn(unit);
	const own = juryItems(outbox, member.claimId);
	const aside = own.find(({ item }) => isAside(item));
	const last = own.at(-1);
	if (aside === undefined && last !== undefined && isNeverSent(last.item)) {
		const payload = { ...last.operation.payload, entry };
		putItem(unit, { ...last.item, operation: { ...last.operation, payload } });
		return;
	}
	// A correction takes the place of what was not taken, and of all behind it.
	for (const { item } of aside === undefined ? [] : own) {
		if (isAside(item) || isNeverSent(item)) removeItem(unit, item);
	}
	const before = aside?.item.state === 'refused' ? aside.operation.payload.base : null;
	// Over a conflict the person has seen the server's entry: it is told above the form.
	const base =
		aside === undefined
			? (last?.operation.payload.entry ?? started)
			: aside.item.state === 'conflict'
				? (member.pay?.entry ?? null)
				: before;
	if (isSame(base, entry)) return;
	const left = await outboxIn(unit);
	addOperation(
		unit,
		left,
		{
			id: newId(),
			academy: mission.academy,
			claimId: null,
			base: null,
			madeAt: deviceInstant(),
			kind: 'enterJuryPay',
			payload: { claimId: member.claimId, base, entry, seen: { fullName: member.fullName } }
		},
		missionKey
	);
}

/**
 * A conflict's end: mine is sent against the entry that was seen, or given up. False: the server's entry changed since it
 * was shown, and nothing is chosen for the person.
 */
export function chooseJuryPay(
	store: DeviceStore,
	missionKey: string,
	claimId: string,
	side: 'mine' | 'theirs',
	seen: SuppliedPayEntry | null
): Promise<boolean> {
	return changeStore(store, async (unit) => {
		const seat = await seatIn(store, unit, missionKey, claimId);
		const own = juryItems(await outboxIn(unit), claimId);
		const mine = own.at(-1)?.operation.payload.entry;
		if (seat === null || mine === undefined) return true;
		if (!isSame(seat.member.pay?.entry ?? null, seen)) return false;
		unit.delete('drafts', juryDraftKey(claimId));
		if (side === 'mine') await putPay(unit, { missionKey, ...seat }, mine, seen);
		else for (const { item } of own) if (isAside(item) || isNeverSent(item)) removeItem(unit, item);
		return true;
	});
}
