// «Invalidable»: keeps, on each claim of a person, the mission on which the day's trips are entered.
// Across académies it works on the directory's dated copy: no write spans two databases, so it settles shortly after.
import { randomUUID } from 'node:crypto';
import type { Academy } from '../../domain/academy/academy';
import type { DeferredTo, HistoryEntry } from '../../domain/claim/claim';
import { deferredTo, firstOfTheDays, travelDays, type TravelDay } from '../../domain/claim/day-rule';
import { canonicalJson } from '../../domain/claim/summarise-claim';
import { deferredMission } from '../../fr/history';
import { nowMs } from '../clock';
import { currentAcademy } from '../repositories/academies';
import { findAllFilesOfPerson } from '../repositories/assignment-files';
import type { AssignmentFile } from '../repositories/claim-rows';
import { writeClaim } from '../repositories/claim-writes';
import { listTravelDays, replaceTravelDays } from '../repositories/travel-days';
import { nextClaim } from './next-claim';

const MAX_TRIES = 5;

/** To be called after what makes a travel part come, go or not take place: import, cancelling, «non effectuée». */
export async function refreshDayRule(code: string, accountId: string): Promise<void> {
	const academy = await currentAcademy(code);
	if (academy === null) return;
	const own = await daysIn(academy, accountId);
	const before = await listTravelDays(accountId);
	const beforeHere = before.filter((day) => day.academy === code);
	if (sortedText(own) !== sortedText(beforeHere)) await replaceTravelDays(accountId, code, own);
	const elsewhere = before.filter((day) => day.academy !== code);
	await deferClaims(academy, accountId, [...own, ...elsewhere]);
	for (const other of new Set(elsewhere.map((day) => day.academy))) {
		const otherAcademy = await currentAcademy(other);
		if (otherAcademy !== null) await deferClaims(otherAcademy, accountId, [...own, ...elsewhere]);
	}
}

/** Checked again at acceptance, across all académies served here: see `firstOfTheDays`. */
export async function firstMissionOfTheDays(
	mission: AssignmentFile['mission'],
	accountId: string
): Promise<DeferredTo | null> {
	return firstOfTheDays(mission, await listTravelDays(accountId));
}

async function daysIn(academy: Academy, accountId: string): Promise<TravelDay[]> {
	const files = await findAllFilesOfPerson(academy, accountId);
	return files.flatMap(({ mission, claim }) => (claim === null ? [] : travelDays(mission, claim)));
}

/** Writes the rule's answer on each claim where it changed; a claim that changes meanwhile is looked at again. */
async function deferClaims(academy: Academy, accountId: string, days: TravelDay[]): Promise<void> {
	for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
		const files = await findAllFilesOfPerson(academy, accountId);
		const results = await Promise.all(files.map((file) => deferClaim(academy, file, days)));
		if (results.every((isSettled) => isSettled)) return;
	}
	throw new Error('The day’s rule could not be settled: these claims keep changing.');
}

async function deferClaim(academy: Academy, file: AssignmentFile, days: TravelDay[]): Promise<boolean> {
	const { claim, mission, profile, accountId } = file;
	if (claim === null) return true;
	const target = deferredTo({ mission, claim }, days);
	if (canonicalJson(target) === canonicalJson(claim.deferredTo)) return true;
	const at = new Date(nowMs()).toISOString();
	const history = [deferralLine(target, academy.code, at)];
	const next = nextClaim(claim, { deferredTo: target }, history);
	return writeClaim({
		academy: academy.code,
		recipient: accountId,
		actorAccountId: null,
		guard: {
			claimId: claim.id,
			revision: claim.revision,
			missionVersion: mission.version,
			settingsVersion: academy.settingsVersion,
			profileVersion: profile.version
		},
		claim: next,
		history,
		operation: {
			id: randomUUID(),
			accountId: 'system',
			payloadHash: canonicalJson(target),
			claimId: claim.id,
			outcome: 'applied',
			answer: null,
			revision: next.revision,
			appliedAt: at
		}
	});
}

/** «Suivi» tells each change of «Invalidable»: the person did not make it, and finds a tab gone or come back. */
function deferralLine(target: DeferredTo | null, academy: string, at: string): HistoryEntry {
	return {
		at,
		actor: 'system',
		actorName: '',
		action: target === null ? 'travelReturned' : 'travelDeferred',
		part: 'travel',
		from: null,
		to: null,
		reason: target === null ? null : deferredMission(target, academy)
	};
}

function sortedText(days: TravelDay[]): string {
	return days
		.map((day) => `${day.day} ${day.missionNumber} ${day.startsAt}`)
		.sort()
		.join('\n');
}
