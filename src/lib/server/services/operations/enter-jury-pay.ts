// The «Président» of a jury enters the pay of one of its members (guide §2.6.4.2): right, rules, conflict, one write on
// the member's claim.
import type { RefusalCode } from '../../../contracts/refusal';
import type { Academy } from '../../../domain/academy/academy';
import { isOpenOn } from '../../../domain/academy/opening';
import type { HistoryEntry } from '../../../domain/claim/claim';
import { isSame } from '../../../domain/claim/json-equality';
import { checkSuppliedPay } from '../../../domain/claim/supplied-pay';
import type { Violation } from '../../../domain/claim/violation';
import { juryPayKind, juryPayRefusal, memberOfClaim, presidesOver } from '../../../domain/jury/jury-pay';
import { missionDates } from '../../../domain/mission/schedule';
import { suppliedPayText } from '../../../fr/supplied-pay';
import { findClaimFile, findFilesOfPerson } from '../../repositories/assignment-files';
import type { AssignmentFile } from '../../repositories/claim-rows';
import type { Caller } from '../caller';
import type { Decision } from '../decide-operation';
import { nextClaim } from '../next-claim';
import type { OperationOf } from './situation';

type Answer = Extract<Decision, { kind: 'decided' }>['answer'];

/**
 * The answer never holds the claim, which is another person's. A claim over which the caller does not preside is not told
 * from one that is not there; their own is the gestionnaire's [chosen: nobody enters what is due to themselves here].
 */
export async function enterJuryPay(
	operation: OperationOf<'enterJuryPay'>,
	caller: Caller,
	academy: Academy,
	nowMs: number
): Promise<Decision> {
	const { id, payload } = operation;
	if (!isOpenOn(academy, 'claims', nowMs)) return undecided(id, 'activity-closed');
	if (operation.claimId !== null || operation.base !== null) return undecided(id, 'malformed');
	const file = await findClaimFile(academy, payload.claimId);
	if (file?.claim == null || file.accountId === caller.accountId) return undecided(id, 'not-found');
	const [own] = await findFilesOfPerson(academy, caller.accountId, [file.mission.number]);
	if (own === undefined || !presidesOver(own.mission, file.mission)) return undecided(id, 'not-found');
	return decide(operation, { ...file, claim: file.claim }, caller, academy, nowMs);
}

function decide(
	{ id, payload }: OperationOf<'enterJuryPay'>,
	file: AssignmentFile & { claim: NonNullable<AssignmentFile['claim']> },
	caller: Caller,
	academy: Academy,
	nowMs: number
): Decision {
	const { claim, mission, profile, accountId } = file;
	const { entry, base } = payload;
	const write = {
		academy: academy.code,
		recipient: accountId,
		actorAccountId: caller.accountId,
		guard: {
			claimId: claim.id,
			revision: claim.revision,
			missionVersion: mission.version,
			settingsVersion: academy.settingsVersion,
			profileVersion: profile.version
		}
	};
	const unchanged = (answer: Answer): Decision => ({
		kind: 'decided',
		answer,
		write: { ...write, claim: null, history: [] },
		release: () => undefined
	});
	const refuse = (code: RefusalCode, violations: Violation[] = []): Decision =>
		unchanged({ id, outcome: 'refused', code, violations, claim: null });

	const refusal = juryPayRefusal(memberOfClaim(claim, profile.fullName, mission.juries), mission, nowMs);
	if (refusal !== null) return refuse(refusal);
	const violations: Violation[] =
		juryPayKind(mission) === entry.kind
			? checkSuppliedPay(entry, mission, missionDates(mission.schedule))
			: [{ code: 'wrongPayInput', field: 'remuneration', severity: 'blocking' }];
	if (violations.length > 0) return refuse('rules-broken', violations);
	const known = claim.suppliedPay ?? null;
	if (known !== null && isSame(known.entry, entry)) return unchanged({ id, outcome: 'applied', claim: null });
	if (!isSame(known?.entry ?? null, base)) {
		const changed =
			known === null
				? null
				: {
						at: known.at,
						actor: known.actor === 'president' ? ('intervenant' as const) : known.actor,
						actorName: known.actorName
					};
		const conflict = { field: 'remuneration', base, mine: entry, theirs: known?.entry ?? null, changed };
		return unchanged({ id, outcome: 'conflict', code: 'revision-stale', conflicts: [conflict], claim: null });
	}
	const at = new Date(nowMs).toISOString();
	const line: HistoryEntry = {
		at,
		actor: 'intervenant',
		actorName: caller.fullName,
		action: 'enterPay',
		part: 'remuneration',
		from: null,
		to: null,
		reason: suppliedPayText(entry)
	};
	const suppliedPay = { entry, at, actor: 'president' as const, actorName: caller.fullName };
	return {
		kind: 'decided',
		answer: { id, outcome: 'applied', claim: null },
		write: {
			...write,
			claim: nextClaim(claim, { suppliedPay }, [line]),
			history: [line],
			audit: {
				at,
				actorAccountId: caller.accountId,
				actorName: caller.fullName,
				role: 'intervenant',
				action: 'claim.enterPay',
				subject: { kind: 'claim', id: claim.id },
				before: { suppliedPay: known?.entry ?? null },
				after: { suppliedPay: entry },
				requestId: caller.requestId
			}
		},
		release: () => undefined
	};
}

function undecided(id: string, code: RefusalCode): Decision {
	return { kind: 'undecided', answer: { id, outcome: 'refused', code, violations: [], claim: null } };
}
