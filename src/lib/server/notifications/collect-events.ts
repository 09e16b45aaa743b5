// Takes events from the académies' bases to the directory's outbox: all of a person together, one message a channel.
// Knows no SQL. To be called by one process at a time.
import { randomUUID } from 'node:crypto';
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notification/notice';
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
	type NoticeCounts
} from '../repositories/notification-deliveries';
import { listSubscriptions } from '../repositories/push-subscriptions';
import {
	accountsWithEvents,
	deleteEvents,
	deleteEventsOf,
	listWaitingEvents,
	type WaitingEvent
} from '../repositories/waiting-events';

const ACCOUNTS_AT_ONCE = 200;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A person's events wait until the oldest is old enough, and then all go: ten changes of ten minutes are one message. */
export async function collectEvents(): Promise<void> {
	for (const code of servedAcademies()) {
		for (;;) {
			const now = nowMs();
			const before = new Date(now - config().notifications.groupMinutes * 60_000).toISOString();
			const accounts = await accountsWithEvents(code, before, ACCOUNTS_AT_ONCE);
			if (accounts.length === 0) break;
			const reachable = await reachableOf(accounts);
			const others = accounts.filter((account) => !reachable.has(account));
			await deleteEventsOf(code, others, new Date(now).toISOString());
			await takeOf(code, [...reachable], now);
		}
	}
}

async function takeOf(code: string, accounts: string[], now: number): Promise<void> {
	if (accounts.length === 0) return;
	// Wall clocks of missions differ by their zones: a day more, so that nobody misses one of today.
	const notOverSince = new Date(now - DAY_MS).toISOString().slice(0, 16);
	const events = await listWaitingEvents(code, accounts, notOverSince);
	const known = await takenOf(events.map(({ id }) => id));
	for (const accountId of accounts) {
		const own = events.filter((event) => event.accountId === accountId && !known.has(event.id));
		await tell(accountId, own, now);
	}
	await deleteEvents(
		code,
		events.map(({ id }) => id)
	);
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

function only(counts: NoticeCounts, kinds: readonly NoticeKind[]): NoticeCounts {
	return Object.fromEntries(kinds.flatMap((kind) => (counts[kind] ? [[kind, counts[kind]]] : [])));
}

function sum(a: NoticeCounts, b: NoticeCounts): NoticeCounts {
	return Object.fromEntries(
		NOTICE_KINDS.flatMap((kind) => {
			const both = (a[kind] ?? 0) + (b[kind] ?? 0);
			return both > 0 ? [[kind, both]] : [];
		})
	);
}

async function tell(accountId: string, events: readonly WaitingEvent[], now: number): Promise<void> {
	if (events.length === 0) return;
	const counts = countsOf(events);
	const choices = (await findChoices(accountId)) ?? { mailKinds: NOTICE_KINDS, pushKinds: NOTICE_KINDS };
	const wanted: Omit<Delivery, 'attempts' | 'id'>[] = [];
	if ((await findAddress(accountId)) !== null) {
		wanted.push({
			accountId,
			channel: 'mail',
			subscriptionId: null,
			counts: only(counts, choices.mailKinds)
		});
	}
	for (const { id } of await listSubscriptions(accountId)) {
		wanted.push({ accountId, channel: 'push', subscriptionId: id, counts: only(counts, choices.pushKinds) });
	}
	const waiting = await waitingOf(accountId);
	const inserted: Omit<Delivery, 'attempts'>[] = [];
	const merged: Pick<Delivery, 'id' | 'counts'>[] = [];
	for (const message of wanted) {
		if (Object.keys(message.counts).length === 0) continue;
		const known = waiting.find(
			({ channel, subscriptionId }) =>
				channel === message.channel && subscriptionId === message.subscriptionId
		);
		if (known === undefined) inserted.push({ id: randomUUID(), ...message });
		else merged.push({ id: known.id, counts: sum(known.counts, message.counts) });
	}
	await takeEvents({ eventIds: events.map(({ id }) => id), inserted, merged }, now);
}
