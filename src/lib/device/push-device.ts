// This device's own part in being called while the app is closed: the browser's permission and its subscription
// (Push API). Knows no account and asks no server.

export type PushAbility =
	/** The browser has no such thing, or not in this mode of use. */
	'unsupported' | 'denied' | 'possible';

export interface DeviceSubscription {
	endpoint: string;
	p256dh: string;
	auth: string;
}

export function pushAbility(): PushAbility {
	if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis)) {
		return 'unsupported';
	}
	return Notification.permission === 'denied' ? 'denied' : 'possible';
}

function keyOf(subscription: PushSubscription, name: 'p256dh' | 'auth'): string {
	const bytes = new Uint8Array(subscription.getKey(name) ?? new ArrayBuffer(0));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');
}

function toldOf(subscription: PushSubscription): DeviceSubscription {
	return {
		endpoint: subscription.endpoint,
		p256dh: keyOf(subscription, 'p256dh'),
		auth: keyOf(subscription, 'auth')
	};
}

async function manager(): Promise<PushManager | null> {
	if (pushAbility() === 'unsupported') return null;
	return (await navigator.serviceWorker.getRegistration())?.pushManager ?? null;
}

/** Null: this device is not subscribed. */
export async function currentSubscription(): Promise<DeviceSubscription | null> {
	const found = await (await manager())?.getSubscription();
	return found == null ? null : toldOf(found);
}

export type SubscribeResult =
	| { kind: 'subscribed'; subscription: DeviceSubscription }
	| { kind: 'denied' | 'failed' | 'not-ready' | 'unsupported' };

/**
 * Asks the person, then the browser. To be called from their gesture. A subscription under another key of the server is
 * of no use: it is ended and made anew.
 */
export async function subscribeHere(publicKey: string): Promise<SubscribeResult> {
	if (pushAbility() === 'unsupported') return { kind: 'unsupported' };
	if ((await Notification.requestPermission()) !== 'granted') return { kind: 'denied' };
	const registration = await navigator.serviceWorker.getRegistration();
	if (registration?.active == null) return { kind: 'not-ready' };
	const asked = { userVisibleOnly: true, applicationServerKey: publicKey };
	try {
		return {
			kind: 'subscribed',
			subscription: toldOf(await registration.pushManager.subscribe(asked))
		};
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
		if (error.name !== 'InvalidStateError') return { kind: 'failed' };
	}
	try {
		await (await registration.pushManager.getSubscription())?.unsubscribe();
		return {
			kind: 'subscribed',
			subscription: toldOf(await registration.pushManager.subscribe(asked))
		};
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
		return { kind: 'failed' };
	}
}

/** The browser forgets; gives what it forgot, so that the server can forget it too. */
export async function unsubscribeHere(): Promise<DeviceSubscription | null> {
	const found = await (await manager())?.getSubscription();
	if (found == null) return null;
	await found.unsubscribe().catch(() => false);
	return toldOf(found);
}
