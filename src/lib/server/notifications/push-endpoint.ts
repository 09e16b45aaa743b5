// Which addresses may be called by push: those of the browsers' own services, or what the operator named. A person's
// browser gives the address, and the server must not call any other at anybody's word.

import { createECDH } from 'node:crypto';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function matches(host: string, pattern: string): boolean {
	if (!pattern.startsWith('*.')) return host === pattern;
	const name = host.slice(0, -pattern.length + 1);
	return host.endsWith(pattern.slice(1)) && /^[a-z0-9-]+$/.test(name);
}

/**
 * `https://fcm.googleapis.com/…` → true; a port, a name or an address that nobody named → false. Plain http on this
 * machine alone, and named with its port (tests).
 */
export function isPushEndpoint(text: string, hosts: readonly string[]): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, host, hostname, username, password } = new URL(text);
	if (username !== '' || password !== '') return false;
	if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.includes(hostname))) return false;
	return hosts.some((pattern) => matches(host, pattern));
}

/** Whether a message can be sealed for it: a point of the curve P-256 (RFC 8291 §3.1), which not all 65 bytes are. */
export function isUsableKey(p256dh: string): boolean {
	const own = createECDH('prime256v1');
	own.generateKeys();
	try {
		own.computeSecret(p256dh, 'base64url');
		return Buffer.from(p256dh, 'base64url').length === 65;
	} catch {
		return false;
	}
}
