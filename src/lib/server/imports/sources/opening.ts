// What follows the académie's own unit: roles, names, lines of the queue, and the day's rule. Each step can be done twice, so that a crash
// in between is made good by doing all of it again.
import type { Role } from '$lib/domain/access/role';
import { travelDays } from '$lib/domain/claim/day-rule';
import type { StoredPartStatus } from '$lib/domain/claim/claim';
import { kindOf, type Source } from '$lib/domain/import/source';
import { refreshDayRule } from '../../services/day-rule';
import { closeHeads, openTo, peoplePage } from '../../repositories/sources/accounts';
import { listNewClaims } from '../../repositories/sources/queue-lines';
import type { StagedBase } from '../../repositories/sources/staged';
import {
	concernedPage,
	keepUnbegun,
	peopleOfTwoMissions,
	replaceDays,
	travellingClaims,
	type TravellingClaim
} from '../../repositories/sources/travel';
import type { Pace } from './pace';

/** A head of a school is the head of the exam centre in it as well [chosen]. */
const HEAD_ROLES: readonly Role[] = ['intervenant', 'chefEtablissement', 'chefCentre'];

export async function openAcademyAfter(
	base: StagedBase,
	code: string,
	source: Source,
	at: string,
	pace: Pace
): Promise<void> {
	const kind = kindOf(source);
	if (kind === 'people' || kind === 'missions') await openToPeople(base, code, pace);
	if (kind === 'people') await closeHeads(base, code);
	if (kind !== 'missions') return;
	await listClaims(base, code, pace);
	await settleDays(base, code, at, pace);
}

async function listClaims(base: StagedBase, code: string, pace: Pace): Promise<void> {
	for (let done: number | null = 0; done !== null;) {
		done = await listNewClaims(base, code, done);
		if (done !== null) pace.tell('opening', null, done);
	}
}

async function openToPeople(base: StagedBase, code: string, pace: Pace): Promise<void> {
	let after = '';
	for (let done = 0; ;) {
		const page = await peoplePage(base, after);
		const last = page.at(-1);
		if (last === undefined) return;
		await openTo(
			code,
			page.map((person) => ({
				accountId: person.accountId,
				roles: person.function === 'head' ? HEAD_ROLES : ['intervenant']
			})),
			page.filter(({ isRenamed }) => isRenamed)
		);
		after = last.key;
		done += page.length;
		pace.tell('opening', null, done);
	}
}

/** «Invalidable» is looked at person by person only where two missions of one day meet. */
async function settleDays(base: StagedBase, code: string, at: string, pace: Pace): Promise<void> {
	let after = '';
	for (let done = 0; ;) {
		const accountIds = await concernedPage(base, after);
		const last = accountIds.at(-1);
		if (last === undefined) return;
		const claims = await travellingClaims(base, accountIds);
		const days = claims.flatMap((claim) =>
			daysOf(claim, code).map((day) => ({ ...day, accountId: claim.accountId }))
		);
		await replaceDays(code, accountIds, days);
		const deferred = claims.filter(({ isDeferred }) => isDeferred === 1).map(({ accountId }) => accountId);
		const settled = [...new Set([...(await peopleOfTwoMissions(accountIds)), ...deferred])];
		for (const accountId of settled) await refreshDayRule(code, accountId);
		if (settled.length > 0) await keepUnbegun(code, settled, at);
		after = last;
		done += accountIds.length;
		pace.tell('opening', null, done);
	}
}

function daysOf({ number, schedule, cancelledAt, travelStatus, notDoneAt }: TravellingClaim, code: string) {
	const status = travelStatus as StoredPartStatus;
	return travelDays(
		{ academy: code, number, schedule, cancelledAt },
		{
			travel: { status, statusBeforeCancel: null, isExported: false },
			notDone: notDoneAt === null ? null : { at: notDoneAt, by: '' }
		}
	);
}
