// Hands one mail to the operator's mail server. Knows addresses and sentences, decides nothing.
import { Readable } from 'node:stream';
import type { Transporter } from 'nodemailer';
import { config } from '../config';
import type { HandingResult } from './handing-result';

const PATIENCE_MS = 15_000;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

export interface Mail {
	to: string;
	subject: string;
	text: string;
	/** Of our own: the same mail has the same one, whoever sends it again. */
	id: string;
	/** Where these mails can be stopped; null: there is nothing to stop yet. */
	stopUrl: string | null;
}

let transport: Transporter | null = null;

/**
 * Over a network nothing goes in clear, unless the operator's address says `?ignoreTLS=true`. The library is read with the
 * first mail, not by each start of a server.
 */
async function transportFor(smtpUrl: string): Promise<Transporter> {
	const { createTransport } = await import('nodemailer');
	const { hostname, searchParams } = new URL(smtpUrl);
	const isOpen = LOOPBACK.includes(hostname) || searchParams.get('ignoreTLS') === 'true';
	transport ??= createTransport({
		url: smtpUrl,
		requireTLS: !isOpen,
		connectionTimeout: PATIENCE_MS,
		greetingTimeout: PATIENCE_MS,
		socketTimeout: PATIENCE_MS,
		// What a mail is made of never comes from a file or an address.
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return transport;
}

export function canSendMail(): boolean {
	const { notifications, origin } = config();
	return notifications.smtpUrl !== null && origin !== null;
}

export async function sendMail({ to, subject, text, id, stopUrl }: Mail): Promise<HandingResult> {
	const { notifications, origin } = config();
	const { smtpUrl, mailFrom } = notifications;
	if (smtpUrl === null || mailFrom === null || origin === null) {
		return { result: 'failed', reason: 'no mail server' };
	}
	let isBegun = false;
	/** Read once the server knows us: before that, nothing can have gone. */
	function* content() {
		isBegun = true;
		yield text;
	}
	try {
		const mailServer = await transportFor(smtpUrl);
		await mailServer.sendMail({
			from: mailFrom,
			// As an object: no word of an address can become a second recipient.
			to: { name: '', address: to },
			subject,
			text: Readable.from(content()),
			textEncoding: 'quoted-printable',
			messageId: `<${id}@${new URL(origin).hostname}>`,
			headers: {
				'Auto-Submitted': 'auto-generated',
				'X-Auto-Response-Suppress': 'All',
				...(stopUrl === null ? {} : stopHeaders(stopUrl))
			}
		});
		return { result: 'sent' };
	} catch (error) {
		return judged(error, isBegun);
	}
}

/** One click in the reader's own mail program stops these mails (RFC 8058): it posts this form to the address. */
function stopHeaders(stopUrl: string): Record<string, string> {
	return { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/**
 * A server's own no is known, by its number. Without one: before the content was read, nothing went; from then on nobody
 * can tell, and a second mail would be worse than none (the app itself shows what it was about).
 */
function judged(error: unknown, isBegun: boolean): HandingResult {
	const { responseCode, code = 'fault' } = (error ?? {}) as { responseCode?: number; code?: string };
	if (responseCode !== undefined) {
		const reason = String(responseCode);
		return responseCode >= 500 ? { result: 'failed', reason } : { result: 'later', reason, afterMs: null };
	}
	// An address that cannot be written on an envelope stays so.
	if (code === 'EENVELOPE') return { result: 'failed', reason: code };
	return isBegun ? { result: 'unknown', reason: code } : { result: 'later', reason: code, afterMs: null };
}
