// The head of an exam centre says who was there: one write a person, guarded by the word that was read, so that two
// heads of one centre never overwrite each other. Knows no SQL and no request.
import {
	ATTESTATION_ACTIONS,
	attestationRefusal,
	attestationVersion,
	type Attestation,
	type AttestationRefusal
} from '../../domain/attestation/attestation';
import type { Academy } from '../../domain/academy/academy';
import type { Claim, HistoryEntry } from '../../domain/claim/claim';
import { canonicalJson } from '../../domain/claim/canonical-json';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import { findClaimFile } from '../repositories/assignment-files';
import { writeClaim } from '../repositories/claim-writes';
import { headSchools } from '../repositories/head-schools';
import { findOperation } from '../repositories/operations';
import { hasRole, type Caller } from './caller';
import { nextClaim } from './next-claim';
import { sha256 } from './sha256';

/** Tries when the claim changes otherwise meanwhile (its owner saves or validates): the word still holds. */
const MAX_TRIES = 8;
const RETRY_AFTER_SECONDS = 5;

/** What the head says of one person; null takes back what was said. */
export interface SaidOfPerson {
	claimId: string;
	word: Attestation | null;
	/** `attestationVersion` that was read. */
	version: number;
}

export interface AttestationDecision {
	/** Of the form. */
	id: string;
	academy: string;
	missionNumber: number;
	said: readonly SaidOfPerson[];
}

export type PersonOutcome = 'saved' | 'unchanged' | 'stale' | AttestationRefusal;

export interface AttestationResult {
	claimId: string;
	fullName: string;
	outcome: PersonOutcome;
}

/**
 * Each person apart: one that was overtaken holds up nobody else. What is said already is `unchanged`, whoever said it.
 * @throws Refused `forbidden`, `not-found` (a person of another mission, a centre not held), or `busy`.
 */
export async function attest(decision: AttestationDecision, caller: Caller): Promise<AttestationResult[]> {
	const { academy: code } = decision;
	if (!hasRole(caller, 'chefCentre', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	const held = await headSchools(code, caller.accountId);
	return Promise.all(decision.said.map((said) => attestPerson(decision, said, held, academy, caller)));
}

async function attestPerson(
	decision: AttestationDecision,
	said: SaidOfPerson,
	held: readonly string[],
	academy: Academy,
	caller: Caller
): Promise<AttestationResult> {
	const operationId = `${decision.id}/${said.claimId}`;
	const payloadHash = sha256(canonicalJson(said));
	for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
		const current = attempt === 1 ? academy : await currentAcademy(academy.code);
		const file = current === null ? null : await findClaimFile(current, said.claimId);
		const isHeld = held.includes(file?.mission.centre?.uai ?? '');
		if (
			current === null ||
			file?.claim == null ||
			!isHeld ||
			file.mission.number !== decision.missionNumber
		) {
			throw new Refused('not-found');
		}
		const { claim, mission, profile, accountId } = file;
		const result = (outcome: PersonOutcome): AttestationResult => ({
			claimId: claim.id,
			fullName: profile.fullName,
			outcome
		});
		const known = await findOperation(academy.code, operationId);
		if (known !== null) {
			const isRepeat = known.accountId === caller.accountId && known.payloadHash === payloadHash;
			return result(isRepeat ? 'saved' : 'stale');
		}
		if (claim.attestation === said.word) return result('unchanged');
		const now = nowMs();
		const isOwn = accountId === caller.accountId;
		const refusal = attestationRefusal({ claim, mission, isOwn, nowMs: now });
		if (refusal !== null) return result(refusal);
		if (attestationVersion(claim.history) !== said.version) return result('stale');
		const line = historyLine(said.word, caller, now);
		const next = nextClaim(claim, { attestation: said.word }, [line]);
		const guard = {
			claimId: claim.id,
			revision: claim.revision,
			missionVersion: mission.version,
			settingsVersion: current.settingsVersion,
			profileVersion: profile.version
		};
		const isWritten = await writeClaim({
			academy: academy.code,
			recipient: accountId,
			actorAccountId: caller.accountId,
			guard,
			claim: next,
			history: [line],
			operation: {
				id: operationId,
				accountId: caller.accountId,
				payloadHash,
				claimId: claim.id,
				outcome: 'applied',
				answer: null,
				revision: next.revision,
				appliedAt: line.at
			},
			audit: {
				at: line.at,
				actorAccountId: caller.accountId,
				actorName: caller.fullName,
				role: 'chefCentre',
				action: `claim.${ATTESTATION_ACTIONS[said.word ?? 'none']}`,
				subject: { kind: 'claim', id: claim.id },
				before: attested(claim),
				after: attested(next),
				requestId: caller.requestId
			}
		});
		if (isWritten) return result('saved');
	}
	throw new Refused('busy', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

function attested({ attestation }: Claim) {
	return { attestation };
}

function historyLine(word: Attestation | null, caller: Caller, now: number): HistoryEntry {
	return {
		at: new Date(now).toISOString(),
		actor: 'chefCentre',
		actorName: caller.fullName,
		action: ATTESTATION_ACTIONS[word ?? 'none'],
		part: null,
		from: null,
		to: null,
		reason: null
	};
}
