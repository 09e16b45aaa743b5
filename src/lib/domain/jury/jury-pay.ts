// Pay of missions headed by the ministry: the «Président» of a jury enters it for its members (guide §2.6.4.2: «Celles-ci
// seront saisies par le président de jury»). A right from the assignment, not a role of the account.
import type { Claim, StoredPartStatus } from '../claim/claim';
import { timedStatus } from '../claim/part-status';
import { SUPPLIED_PAY_KINDS, type SuppliedPay, type SuppliedPayKind } from '../claim/supplied-pay';
import type { TransitionRefusal } from '../claim/transition-table';
import type { AssignedMission, Jury } from '../mission/mission';
import { isServed } from '../portal/application';

type Assignment = Pick<
	AssignedMission,
	'number' | 'heading' | 'payInput' | 'quality' | 'juries' | 'isSummoned' | 'cancelledAt'
>;

/** «Président», «PRESIDENTE DU JURY»; not «Vice-Président», not «Secrétaire du président». */
const PRESIDES = /^president(e)?\b/;

function isPresidentAlone(quality: string | null): boolean {
	const plain = (quality ?? '').normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
	return PRESIDES.test(plain);
}

/**
 * Numbers of the juries over which this assignment presides: those of which it says so, and, where the assignment as a
 * whole is «Président», those of which no other quality is told. PRESIDENT DU JURY(0412) → ['0412'];
 * «Président» beside MEMBRE DU JURY(0413) → [].
 */
export function presidedJuries({
	quality,
	juries
}: {
	quality: string | null;
	juries: readonly Jury[];
}): string[] {
	const isWhole = isPresidentAlone(quality);
	return juries
		.filter((jury) =>
			jury.quality === null || jury.quality === '' ? isWhole : isPresidentAlone(jury.quality)
		)
		.map(({ number }) => number);
}

/** The unit in which the president enters the pay of this mission; null: it is not the president's. */
export function juryPayKind({
	heading,
	payInput
}: Pick<AssignedMission, 'heading' | 'payInput'>): SuppliedPayKind | null {
	if (heading !== 'ministry') return null;
	return SUPPLIED_PAY_KINDS.find((kind) => kind === payInput) ?? null;
}

/** Whether a president's assignment gives any such right: served, headed by the ministry, in units that are entered. */
export function presidesPay(own: Assignment): boolean {
	return isServed(own) && juryPayKind(own) !== null && presidedJuries(own).length > 0;
}

/**
 * Whether `own` presides over the very jury of `member`, on the same mission [chosen: the number of a jury is unique in
 * its mission, not in the académie]. A member without a jury has no president.
 */
export function presidesOver(
	own: Assignment,
	member: Pick<Assignment, 'number' | 'heading' | 'juries' | 'cancelledAt'>
): boolean {
	if (!presidesPay(own) || own.number !== member.number) return false;
	if (member.heading !== 'ministry' || member.cancelledAt != null) return false;
	const presided = presidedJuries(own);
	return member.juries.some(({ number }) => presided.includes(number));
}

/** Somebody of the jury, as far as the president needs to know: a name and the pay; no NUMEN, nothing of the travel. */
export interface JuryMember {
	claimId: string;
	fullName: string;
	juries: string[];
	status: StoredPartStatus;
	isExported: boolean;
	isNotDone: boolean;
	pay: SuppliedPay | null;
}

/** What the president of a jury enters on one mission. */
export interface JurySheet {
	academy: string;
	missionNumber: number;
	members: JuryMember[];
}

const BY_STATUS: Readonly<Record<StoredPartStatus, TransitionRefusal | null>> = {
	none: 'claim-not-open',
	open: 'claim-not-open',
	validated: 'claim-not-open',
	accepted: 'claim-processed',
	handled: 'claim-processed',
	gestionnaireToHandle: null,
	cancelled: 'claim-cancelled'
};

/**
 * Null: the president can enter it now: from the first start, while the gestionnaire has not handled it. Afterwards it is
 * the gestionnaire's to correct.
 */
export function juryPayRefusal(
	member: Pick<JuryMember, 'status' | 'isExported' | 'isNotDone'>,
	mission: Pick<AssignedMission, 'schedule' | 'zone'>,
	nowMs: number
): TransitionRefusal | null {
	if (member.isNotDone) return 'claim-declared-not-done';
	if (member.isExported) return 'claim-exported';
	const refusal = BY_STATUS[member.status];
	if (refusal !== null) return refusal;
	return timedStatus(mission, nowMs) === 'notYetDone' ? 'claim-not-open' : null;
}

/** The same facts, from a claim. */
export function memberOfClaim(
	claim: Pick<Claim, 'id' | 'remuneration' | 'notDone' | 'suppliedPay'>,
	fullName: string,
	juries: readonly Jury[]
): JuryMember {
	const { status, isExported } = claim.remuneration;
	return {
		claimId: claim.id,
		fullName,
		juries: juries.map(({ number }) => number),
		status,
		isExported,
		isNotDone: claim.notDone !== null,
		pay: claim.suppliedPay ?? null
	};
}
