// The key by which push services know this server (VAPID, RFC 8292): made once, kept with the directory. Without it, or
// with another, every device would have to allow again.
import webPush from 'web-push';
import { config } from '../config';
import { readInfo, setInfoOnce } from '../repositories/directory-info';

export interface VapidKeys {
	publicKey: string;
	privateKey: string;
}

let kept: VapidKeys | null = null;

/** Of several processes that start together, the first one's stands. */
export async function vapidKeys(): Promise<VapidKeys> {
	if (kept !== null) return kept;
	if ((await readInfo('vapidKeys')) === null) {
		await setInfoOnce('vapidKeys', JSON.stringify(webPush.generateVAPIDKeys()));
	}
	kept = JSON.parse((await readInfo('vapidKeys')) ?? '') as VapidKeys;
	return kept;
}

/** Whom a push service may write to; null: nobody can be called, and nobody is offered it. */
export function pushContact(): string | null {
	const { notifications, origin } = config();
	const address = /<?([^\s<>]+@[^\s<>]+)>?$/.exec(notifications.mailFrom ?? '')?.[1];
	if (notifications.pushContact !== null) return notifications.pushContact;
	if (address !== undefined) return `mailto:${address}`;
	return origin?.startsWith('https://') === true ? origin : null;
}
