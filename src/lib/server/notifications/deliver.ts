// Sends what is due in the outbox, a few at once, each tried anew later where that makes sense.
// Knows no SQL. To be called by one process at a time; two would still send no mail twice.
import { nowMs } from '../clock';
import { config } from '../config';
import { log, logFault } from '../log';
import { count } from '../metrics';
import { noticeMail } from '$lib/fr/notices';
import { findAddress, findChoices } from '../repositories/notification-choices';
import {
	beginDue,
	postpone,
	reachableOf,
	settle,
	settleAbandoned,
	type Delivery
} from '../repositories/notification-deliveries';
import { deleteSubscription, findSubscription } from '../repositories/push-subscriptions';
import { chosen, EVERYTHING } from './chosen-counts';
import type { HandingResult } from './handing-result';
import { sendMail } from './send-mail';
import { sendPush } from './send-push';

/** Begun together and ended together: the next are taken when the slowest has ended, within one try's time. */
const AT_ONCE = 5;
const MINUTE_MS = 60_000;
/** Minutes after each try that failed; after the last there is none. */
const WAITS = [1, 5, 20, 60, 3 * 60, 6 * 60, 12 * 60, 24 * 60];
/** A try ends within three minutes (each step of a mail has fifteen seconds): what was begun longer ago was cut off. */
const ABANDONED_AFTER_MS = 10 * MINUTE_MS;
/** What somebody is told of later than this is no news; the app shows it anyway. */
const MAX_WAIT_MS = 24 * 60 * MINUTE_MS;

/** `goOn`: asked before each message; false: another process has the turn now. */
export async function deliverDue(goOn: () => Promise<boolean>): Promise<void> {
	await settleAbandoned(nowMs() - ABANDONED_AFTER_MS, nowMs(), WAITS.length + 1);
	for (;;) {
		if (!(await goOn())) return;
		const due = await beginDue(nowMs(), AT_ONCE);
		if (due.length === 0) return;
		// One that fails in a way nobody thought of holds up no other.
		for (const ended of await Promise.allSettled(due.map(deliver))) {
			if (ended.status === 'rejected') logFault(ended.reason, 'none', 'deliver');
		}
	}
}

/** A fault falls before anything was handed over: the message is tried again, as often as any. */
async function handedOrLater(delivery: Delivery): Promise<HandingResult> {
	try {
		return await handed(delivery);
	} catch (error) {
		logFault(error, 'none', 'deliver');
		return { result: 'later', reason: 'fault', afterMs: null };
	}
}

async function deliver(delivery: Delivery): Promise<void> {
	const result = await handedOrLater(delivery);
	const { id, channel, attempts } = delivery;
	count('nomade_notification_tries_total', 'Tries to hand a message over.', {
		channel,
		result: result.result
	});
	if (result.result !== 'sent') {
		// A status or a word of ours: neither an address nor what a server said.
		log('warning', 'message not sent', { channel, result: result.result, reason: result.reason, attempts });
	}
	switch (result.result) {
		case 'sent':
			return settle(id, 'sent', null, nowMs());
		case 'gone':
			return settle(id, 'dropped', result.reason, nowMs());
		case 'failed':
		case 'unknown':
			return settle(id, result.result, result.reason, nowMs());
		case 'later': {
			const minutes = WAITS[attempts - 1];
			if (minutes === undefined) return settle(id, 'failed', result.reason, nowMs());
			const wait = Math.max(minutes * MINUTE_MS, Math.min(result.afterMs ?? 0, MAX_WAIT_MS));
			return postpone(id, result.reason, nowMs() + wait);
		}
	}
}

/** Address, device and choices as they are now: who stopped meanwhile is sent nothing. */
async function handed({
	id,
	accountId,
	channel,
	subscriptionId,
	counts: all
}: Delivery): Promise<HandingResult> {
	const counts = chosen(all, (await findChoices(accountId)) ?? EVERYTHING, channel);
	const isWanted = Object.keys(counts).length > 0 && (await reachableOf([accountId])).has(accountId);
	if (!isWanted) return { result: 'gone', reason: 'stopped' };
	if (channel === 'push') {
		const subscription = subscriptionId === null ? null : await findSubscription(subscriptionId);
		if (subscription?.accountId !== accountId) return { result: 'gone', reason: 'stopped' };
		const result = await sendPush(subscription, counts);
		if (result.result === 'gone') await deleteSubscription(accountId, subscription.id);
		return result;
	}
	const address = await findAddress(accountId);
	const { origin } = config();
	if (address === null || origin === null) return { result: 'gone', reason: 'stopped' };
	const stopUrl = `${origin}/arret-des-courriels/${address.stopToken}`;
	return sendMail({ to: address.address, id, stopUrl, ...noticeMail(counts, origin, stopUrl) });
}
