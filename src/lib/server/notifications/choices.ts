// What a person chooses to be told of, and where: their own and nobody else's. Knows no SQL and no request.
import type { NoticeChoices, NoticesResponse, PushDevice } from '$lib/contracts/notices';
import { nowMs } from '../clock';
import { config } from '../config';
import { Refused } from '../refused';
import { findAddress, findChoices, findDraft, writeChoices } from '../repositories/notification-choices';
import {
	deleteSubscription,
	listSubscriptions,
	replaceSubscription,
	writeSubscription
} from '../repositories/push-subscriptions';
import { sha256 } from '../services/sha256';
import { EVERYTHING } from './chosen-counts';
import { isPushEndpoint, isUsableKey } from './push-endpoint';
import { canSendMail } from './send-mail';
import { pushContact, vapidKeys } from './vapid-keys';

/** Devices of one person that are called; the oldest beyond are forgotten [chosen]. */
const MAX_DEVICES = 10;

export async function noticesOf(accountId: string): Promise<NoticesResponse> {
	const choices = await findChoices(accountId);
	const draft = await findDraft(accountId);
	const devices = await listSubscriptions(accountId);
	return {
		choices: choices ?? EVERYTHING,
		mail: {
			isAvailable: canSendMail(),
			address: (await findAddress(accountId))?.address ?? null,
			pendingAddress: draft !== null && draft.expiresAt > nowMs() ? draft.address : null
		},
		push: {
			publicKey: pushContact() === null ? null : (await vapidKeys()).publicKey,
			devices: devices.map(({ id, agent, createdAt }) => ({ id, agent, createdAt }))
		}
	};
}

export async function changeChoices(accountId: string, choices: NoticeChoices): Promise<NoticesResponse> {
	await writeChoices(accountId, choices, new Date(nowMs()).toISOString());
	return noticesOf(accountId);
}

/**
 * With `replaces` (the browser gave its device another address by itself) only in place of a device of this person's.
 *
 * @throws Refused `push-refused` for an address that is none of the known services', a key that is none, or a device
 * to replace that is not theirs.
 */
export async function addDevice(
	accountId: string,
	{ endpoint, p256dh, auth, replaces }: PushDevice,
	agent: string
): Promise<NoticesResponse> {
	const isCallable = isPushEndpoint(endpoint, config().notifications.pushHosts) && isUsableKey(p256dh);
	if (pushContact() === null || !isCallable) throw new Refused('push-refused');
	const createdAt = new Date(nowMs()).toISOString();
	const row = { id: sha256(endpoint), accountId, endpoint, p256dh, auth, agent, createdAt };
	if (replaces === undefined) await writeSubscription(row, MAX_DEVICES);
	else if (!(await replaceSubscription(row, sha256(replaces)))) throw new Refused('push-refused');
	return noticesOf(accountId);
}

export async function removeDevice(
	accountId: string,
	device: { id: string } | { endpoint: string }
): Promise<NoticesResponse> {
	await deleteSubscription(accountId, 'id' in device ? device.id : sha256(device.endpoint));
	return noticesOf(accountId);
}
