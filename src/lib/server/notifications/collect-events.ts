// Takes events from the académies' bases to the directory's outbox: all of a person together, one message a channel.
// Knows no SQL. Two processes at once tell nothing twice and lose nothing: the outbox's write decides who was first.
import { randomUUID } from 'node:crypto';
import { NOTICE_KINDS } from '../../domain/notification/notice';
import { nowMs } from '../clock';
import { config } from '../config';
import { servedAcademies } from '../repositories/academies';
import { findAddress, findChoices } from '../repositories/notification-choices';
import {
	reachableOf,
	takenOf,
	takeEvents,
	waitingOf,
	type Delivery,
	type NoticeCounts,
	type TakenEvents
} from '../repositories/notification-deliveries';
import { listSubscriptions } from '../repositories/push-subscriptions';
import {
	accountsWithEvents,
	deleteEvents,
	deleteEventsOf,
	listWaitingEvents,
	type WaitingEvent
} from '../repositories/waiting-events';
import { chosen, EVERYTHING } from './chosen-counts';

const ACCOUNTS_AT_ONCE = 200;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A person's events wait until the oldest is old enough, and then all go: ten changes of ten minutes are one message.
 * `goOn`: asked before each lot of people; false: another process has the turn now.
 */
export async function collectEvents(goOn: () => Promise<boolean>): Promise<void> {
	for (const code of servedAcademies()) {
		for (;;) {
			if (!(await goOn())) return;
			const now = nowMs();
			const before = new Date(now - config().notifications.groupMinutes * 60_000).toISOString();
			const accounts = await accountsWithEvents(code, before, ACCOUNTS_AT_ONCE);
			if (accounts.length === 0) break;
			const reachable = await reachableOf(accounts);
			const others = accounts.filter((account) => !reachable.has(account));
			await deleteEventsOf(code, others, new Date(now).toISOString());
			// Another process was at it: what it left is for the next round.
			if (!(await takeOf(code, [...reachable], now))) break;
		}
	}
}

/** False: some of the events wait on. */
async function takeOf(code: string, accounts: string[], now: number): Promise<boolean> {
	if (accounts.length === 0) return true;
	// Wall clocks of missions differ by their zones: a day more, so that nobody misses one of today.
	const notOverSince = new Date(now - DAY_MS).toISOString().slice(0, 16);
	const events = await listWaitingEvents(code, accounts, notOverSince);
	const known = await takenOf(events.map(({ id }) => id));
	const ended: string[] = [];
	for (const accountId of accounts) {
		const own = events.filter((event) => event.accountId === accountId);
		const fresh = own.filter(({ id }) => !known.has(id));
		const isTold = fresh.length === 0 || (await tell(accountId, fresh, now));
		if (isTold) ended.push(...own.map(({ id }) => id));
	}
	await deleteEvents(code, ended);
	return ended.length === events.length;
}

/** How many of each kind, the same mission once. */
function countsOf(events: readonly WaitingEvent[]): NoticeCounts {
	const counts: NoticeCounts = {};
	for (const kind of NOTICE_KINDS) {
		const own = events.filter((event) => event.kind === kind && event.isStillTrue);
		const about = new Set(own.map(({ missionNumber }) => missionNumber)).size;
		if (about > 0) counts[kind] = about;
	}
	return counts;
}

function sum(a: NoticeCounts, b: NoticeCounts): NoticeCounts {
	return Object.fromEntries(
		NOTICE_KINDS.flatMap((kind) => {
			const both = (a[kind] ?? 0) + (b[kind] ?? 0);
			return both > 0 ? [[kind, both]] : [];
		})
	);
}

/** False: another process was quicker with one of them; nothing was written. */
async function tell(accountId: string, events: readonly WaitingEvent[], now: number): Promise<boolean> {
	const counts = countsOf(events);
	const choices = (await findChoices(accountId)) ?? EVERYTHING;
	const wanted: Omit<Delivery, 'attempts' | 'id'>[] = [];
	if ((await findAddress(accountId)) !== null) {
		wanted.push({
			accountId,
			channel: 'mail',
			subscriptionId: null,
			counts: chosen(counts, choices, 'mail')
		});
	}
	for (const { id } of await listSubscriptions(accountId)) {
		wanted.push({ accountId, channel: 'push', subscriptionId: id, counts: chosen(counts, choices, 'push') });
	}
	const waiting = await waitingOf(accountId);
	const inserted: TakenEvents['inserted'] = [];
	const merged: TakenEvents['merged'] = [];
	for (const message of wanted) {
		if (Object.keys(message.counts).length === 0) continue;
		const known = waiting.find(
			({ channel, subscriptionId }) =>
				channel === message.channel && subscriptionId === message.subscriptionId
		);
		if (known === undefined) inserted.push({ id: randomUUID(), ...message });
		else merged.push({ id: known.id, before: known.counts, counts: sum(known.counts, message.counts) });
	}
	return takeEvents({ eventIds: events.map(({ id }) => id), inserted, merged }, now);
}
