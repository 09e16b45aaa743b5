// Hands one message to a push service: encrypted for the device (RFC 8291), signed by our key (RFC 8292).
import webPush from 'web-push';
import { pushMessage } from '$lib/fr/notices';
import { config } from '../config';
import type { NoticeCounts } from '../repositories/notification-deliveries';
import type { PushSubscriptionRow } from '../repositories/push-subscriptions';
import type { HandingResult } from './handing-result';
import { isPushEndpoint, isUsableKey } from './push-endpoint';
import { pushContact, vapidKeys } from './vapid-keys';

/** Seconds that a service keeps the message for a device that is off: a week. */
const TTL_SECONDS = 7 * 24 * 60 * 60;
const PATIENCE_MS = 15_000;

export async function sendPush(
	subscription: PushSubscriptionRow,
	counts: NoticeCounts
): Promise<HandingResult> {
	const contact = pushContact();
	if (contact === null) return { result: 'failed', reason: 'no contact' };
	const { endpoint, p256dh, auth } = subscription;
	if (!isPushEndpoint(endpoint, config().notifications.pushHosts)) {
		return { result: 'gone', reason: 'host not allowed' };
	}
	// What was kept once is looked at again: one key that cannot be used must not hold up what others are sent.
	if (!isUsableKey(p256dh)) return { result: 'gone', reason: 'key not usable' };
	const { headers, body } = webPush.generateRequestDetails(
		{ endpoint, keys: { p256dh, auth } },
		JSON.stringify(pushMessage(counts)),
		// Several that wait for one device: the last alone is kept.
		{ vapidDetails: { subject: contact, ...(await vapidKeys()) }, TTL: TTL_SECONDS, topic: 'nouvelles' }
	);
	delete headers['Content-Length'];
	try {
		const response = await fetch(endpoint, {
			method: 'POST',
			headers: headers as Record<string, string>,
			body: new Uint8Array(body),
			redirect: 'error',
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		await response.body?.cancel();
		return judged(response);
	} catch {
		return { result: 'later', reason: 'unreachable', afterMs: null };
	}
}

/** 404 and 410: the device took its word back, or is gone (RFC 8030 §7.3). */
function judged({ ok, status, headers }: Response): HandingResult {
	if (ok) return { result: 'sent' };
	const reason = String(status);
	if (status === 404 || status === 410) return { result: 'gone', reason };
	if (status === 429 || status >= 500) {
		const seconds = Number(headers.get('retry-after'));
		return {
			result: 'later',
			reason,
			afterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null
		};
	}
	return { result: 'failed', reason };
}
