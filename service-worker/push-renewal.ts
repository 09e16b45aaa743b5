// The browser may give this device another push address by itself (`pushsubscriptionchange`): the server is told by
// whoever is signed in, and takes it only in place of a device of the same person's. Where that cannot be done nobody is
// called here any more, and the device says so. Pure but for what it is given, so that it is tried without a browser.
import { PUSH_STOPPED, PUSH_TITLE } from '../src/lib/fr/push-fallback';

export interface SubscriptionChange {
	oldSubscription: PushSubscription | null;
	newSubscription: PushSubscription | null;
}

export interface RenewalMeans {
	subscribe: (options: PushSubscriptionOptionsInit) => Promise<PushSubscription>;
	/** `fetch`, with this browser's cookies. */
	ask: (path: string, init: RequestInit) => Promise<Response>;
	show: (title: string, options: NotificationOptions) => Promise<void>;
}

export async function renewSubscription(change: SubscriptionChange, means: RenewalMeans): Promise<void> {
	if (await isRenewed(change, means)) return;
	await means
		.show(PUSH_TITLE, {
			body: PUSH_STOPPED,
			tag: 'notifications-arretees',
			lang: 'fr',
			icon: '/icons/icon-192.png',
			data: { path: '/notifications' }
		})
		// Where the person took the permission back, they know.
		.catch(() => undefined);
}

/** Without the subscription before, nobody could say whose device it is: a new one is not even asked for. */
async function isRenewed(
	{ oldSubscription: before, newSubscription }: SubscriptionChange,
	{ subscribe, ask }: RenewalMeans
): Promise<boolean> {
	if (before === null) return false;
	const { applicationServerKey } = before.options;
	const now =
		newSubscription ?? (await subscribe({ userVisibleOnly: true, applicationServerKey }).catch(() => null));
	if (now === null) return false;
	const { endpoint, keys } = now.toJSON();
	const isTold = await ask('/api/notices/devices', {
		method: 'POST',
		credentials: 'same-origin',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ endpoint, ...keys, replaces: before.endpoint })
	}).then(
		({ ok }) => ok,
		() => false
	);
	// Nobody would ever call it.
	if (!isTold) await now.unsubscribe().catch(() => false);
	return isTold;
}
