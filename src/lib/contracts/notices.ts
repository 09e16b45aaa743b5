// What a person chooses to be told of while the app is closed, and where: by mail, on devices.
import * as z from 'zod/mini';
import { NOTICE_KINDS, type NoticeKind } from '../domain/notification/notice';

const kinds = z.array(z.enum(NOTICE_KINDS)).check(z.maxLength(NOTICE_KINDS.length));

/** `PUT /api/notices`: the whole choice. */
export const noticeChoicesSchema = z.strictObject({ mailKinds: kinds, pushKinds: kinds });
export type NoticeChoices = z.infer<typeof noticeChoicesSchema>;

/** Longest address that mail allows (RFC 5321). */
export const MAX_ADDRESS_LENGTH = 254;

/** `POST /api/notices/address`: a code is sent there, and nothing else until it comes back. */
export const addressRequestSchema = z.strictObject({
	address: z.string().check(z.maxLength(MAX_ADDRESS_LENGTH))
});

/** `POST /api/notices/address/confirmation`. */
export const addressCodeSchema = z.strictObject({ code: z.string().check(z.regex(/^\d{6}$/)) });

/** `POST /api/notices/devices`: what the browser gave (Push API). */
export const pushDeviceSchema = z.strictObject({
	endpoint: z.url().check(z.maxLength(1000)),
	p256dh: z.string().check(z.regex(/^[A-Za-z0-9_-]{87,88}$/)),
	auth: z.string().check(z.regex(/^[A-Za-z0-9_-]{22,24}$/)),
	/** The endpoint of this device before, which the browser replaced by itself. */
	replaces: z.optional(z.string().check(z.maxLength(1000)))
});
export type PushDevice = z.infer<typeof pushDeviceSchema>;

/** `DELETE /api/notices/devices`: by the id that a list of ours gave, or by the device's own endpoint. */
export const pushDeviceEndSchema = z.union([
	z.strictObject({ id: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
	z.strictObject({ endpoint: z.string().check(z.maxLength(1000)) })
]);

export interface ToldDevice {
	id: string;
	/** «Firefox/Android», or empty. */
	agent: string;
	/** ISO instant, UTC. */
	createdAt: string;
}

/** `GET /api/notices`, and the answer to every change. */
export interface NoticesResponse {
	choices: NoticeChoices;
	mail: {
		/** False: this server sends no mail. */
		isAvailable: boolean;
		/** Confirmed. */
		address: string | null;
		/** Waits for its code. */
		pendingAddress: string | null;
	};
	push: {
		/** The server's public key for the browser's subscription; null: this server calls no device. */
		publicKey: string | null;
		devices: ToldDevice[];
	};
}

export type { NoticeKind };

/** Whether an answer is ours, as far as the page relies on it. */
export function isNoticesResponse(body: unknown): body is NoticesResponse {
	if (typeof body !== 'object' || body === null) return false;
	const { choices, mail, push } = body as Record<string, unknown>;
	return [choices, mail, push].every((part) => typeof part === 'object' && part !== null);
}
