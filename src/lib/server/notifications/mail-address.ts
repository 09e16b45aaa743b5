// The address to which a person wants mails: nothing but a code goes there before the code came back. Knows no SQL and
// no request.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { codeMail } from '$lib/fr/notices';
import { isMailAddress } from '../../domain/notification/mail-address';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import {
	confirmDraft,
	deleteAddress,
	deleteAddressByToken,
	isKnownStopToken,
	noteCodeSend,
	takeTry,
	writeDraft
} from '../repositories/notification-choices';
import { sha256 } from '../services/sha256';
import { sendMail } from './send-mail';

const CODE_MINUTES = 30;
/** Of a million codes, these many may be guessed before a new mail is needed. */
const MAX_TRIES = 5;
/** Codes in an hour to one address, and by one person. */
const MAX_SENDS = 4;
const HOUR_MS = 60 * 60_000;

/** Bound to the account: a code of one opens nothing of another. */
function hashOf(accountId: string, code: string): string {
	return sha256(`${accountId} ${code}`);
}

/** @throws Refused `malformed`, `too-many-attempts`, `mail-unavailable`. */
export async function askForAddress(accountId: string, typed: string): Promise<void> {
	const address = typed.trim();
	if (!isMailAddress(address)) throw new Refused('malformed');
	const now = nowMs();
	const subjects = [sha256(`account ${accountId}`), sha256(`address ${address.toLowerCase()}`)];
	if (!(await noteCodeSend(subjects, now, now - HOUR_MS, MAX_SENDS))) {
		throw new Refused('too-many-attempts', { retryAfterSeconds: HOUR_MS / 1000 });
	}
	const code = String(randomInt(1_000_000)).padStart(6, '0');
	const expiresAt = now + CODE_MINUTES * 60_000;
	const { result } = await sendMail({
		to: address,
		id: randomUUID(),
		stopUrl: null,
		...codeMail(code, CODE_MINUTES)
	});
	// Where nobody can tell whether it went, the code may arrive: it then opens what was asked.
	if (result !== 'sent' && result !== 'unknown') throw new Refused('mail-unavailable');
	await writeDraft(accountId, { address, codeHash: hashOf(accountId, code), expiresAt });
}

/** @throws Refused `mail-code-over`, `mail-code-wrong`. */
export async function confirmAddress(accountId: string, code: string): Promise<void> {
	const draft = await takeTry(accountId, MAX_TRIES);
	if (draft === null || draft.expiresAt <= nowMs()) throw new Refused('mail-code-over');
	const codeHash = hashOf(accountId, code);
	if (draft.codeHash !== codeHash) throw new Refused('mail-code-wrong');
	const stopToken = randomBytes(24).toString('base64url');
	await confirmDraft(accountId, codeHash, stopToken, new Date(nowMs()).toISOString());
}

export function removeAddress(accountId: string): Promise<void> {
	return deleteAddress(accountId);
}

/** By the link of a mail, signed in or not. An unknown token is answered like one that was used. */
export async function stopMails(stopToken: string): Promise<void> {
	await deleteAddressByToken(stopToken);
}

/** Whether there is still something to stop. */
export function hasMailsToStop(stopToken: string): Promise<boolean> {
	return isKnownStopToken(stopToken);
}
