// What each account chose to be told of, its confirmed address and the one that waits for its code. SQL and no rule.
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notification/notice';
import { directoryDb, integerOf, statement, textOf } from '../db';

export interface ChosenKinds {
	mailKinds: NoticeKind[];
	pushKinds: NoticeKind[];
}

function kindsOf(json: string): NoticeKind[] {
	const found = JSON.parse(json) as unknown[];
	return NOTICE_KINDS.filter((kind) => found.includes(kind));
}

/** Null: this account chose nothing yet. */
export async function findChoices(accountId: string): Promise<ChosenKinds | null> {
	const [row] = await directoryDb().read(
		'SELECT mail_kinds, push_kinds FROM notification_choices WHERE account_id = ?',
		[accountId]
	);
	if (row === undefined) return null;
	return { mailKinds: kindsOf(textOf(row, 'mail_kinds')), pushKinds: kindsOf(textOf(row, 'push_kinds')) };
}

export async function writeChoices(
	accountId: string,
	choices: ChosenKinds,
	changedAt: string
): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO notification_choices (account_id, mail_kinds, push_kinds, changed_at) VALUES (?, ?, ?, ?)
ON CONFLICT (account_id) DO UPDATE SET mail_kinds = excluded.mail_kinds, push_kinds = excluded.push_kinds,
  changed_at = excluded.changed_at`,
			[accountId, JSON.stringify(choices.mailKinds), JSON.stringify(choices.pushKinds), changedAt]
		)
	]);
}

export interface MailAddress {
	address: string;
	stopToken: string;
}

export async function findAddress(accountId: string): Promise<MailAddress | null> {
	const [row] = await directoryDb().read(
		'SELECT address, stop_token FROM mail_addresses WHERE account_id = ?',
		[accountId]
	);
	return row === undefined ? null : { address: textOf(row, 'address'), stopToken: textOf(row, 'stop_token') };
}

export async function deleteAddress(accountId: string): Promise<void> {
	await directoryDb().write([
		statement('DELETE FROM mail_addresses WHERE account_id = ?', [accountId]),
		statement('DELETE FROM mail_address_drafts WHERE account_id = ?', [accountId])
	]);
}

/** True: somebody's mails stop by the token of their link. The address is forgotten with it. */
export async function deleteAddressByToken(stopToken: string): Promise<boolean> {
	const [result] = await directoryDb().write([
		statement('DELETE FROM mail_addresses WHERE stop_token = ? RETURNING account_id', [stopToken])
	]);
	return (result?.rows.length ?? 0) > 0;
}

export async function isKnownStopToken(stopToken: string): Promise<boolean> {
	const rows = await directoryDb().read('SELECT 1 AS known FROM mail_addresses WHERE stop_token = ?', [
		stopToken
	]);
	return rows.length > 0;
}

export interface AddressDraft {
	address: string;
	codeHash: string;
	tries: number;
	expiresAt: number;
}

export async function findDraft(accountId: string): Promise<AddressDraft | null> {
	const [row] = await directoryDb().read(
		'SELECT address, code_hash, tries, expires_at FROM mail_address_drafts WHERE account_id = ?',
		[accountId]
	);
	if (row === undefined) return null;
	return {
		address: textOf(row, 'address'),
		codeHash: textOf(row, 'code_hash'),
		tries: integerOf(row, 'tries'),
		expiresAt: integerOf(row, 'expires_at')
	};
}

export async function writeDraft(accountId: string, draft: Omit<AddressDraft, 'tries'>): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO mail_address_drafts (account_id, address, code_hash, tries, expires_at) VALUES (?, ?, ?, 0, ?)
ON CONFLICT (account_id) DO UPDATE SET address = excluded.address, code_hash = excluded.code_hash, tries = 0,
  expires_at = excluded.expires_at`,
			[accountId, draft.address, draft.codeHash, draft.expiresAt]
		)
	]);
}

/** Addresses that nobody confirmed in time, and the notes of codes that count no more. */
export async function sweepDrafts(before: number): Promise<void> {
	await directoryDb().write([
		statement('DELETE FROM mail_address_drafts WHERE expires_at <= ?', [before]),
		statement('DELETE FROM mail_code_sends WHERE sent_at <= ?', [before])
	]);
}

/** One try more, before the code is compared: parallel guesses count each. Null: no draft, or no try is left. */
export async function takeTry(accountId: string, maxTries: number): Promise<AddressDraft | null> {
	const [result] = await directoryDb().write([
		statement(
			'UPDATE mail_address_drafts SET tries = tries + 1 WHERE account_id = ? AND tries < ? RETURNING tries',
			[accountId, maxTries]
		)
	]);
	return (result?.rows.length ?? 0) === 0 ? null : findDraft(accountId);
}

/** The draft becomes the address, if it is still the one that was shown to be theirs. */
export async function confirmDraft(
	accountId: string,
	codeHash: string,
	stopToken: string,
	confirmedAt: string
): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO mail_addresses (account_id, address, confirmed_at, stop_token)
SELECT account_id, address, ?, ? FROM mail_address_drafts WHERE account_id = ? AND code_hash = ?
ON CONFLICT (account_id) DO UPDATE SET address = excluded.address, confirmed_at = excluded.confirmed_at,
  stop_token = excluded.stop_token`,
			[confirmedAt, stopToken, accountId, codeHash]
		),
		statement('DELETE FROM mail_address_drafts WHERE account_id = ? AND code_hash = ?', [accountId, codeHash])
	]);
}

/**
 * Notes a code about to be sent, unless one of the subjects had as many since. One statement decides and writes, so
 * that parallel requests are counted. False: not now.
 */
export async function noteCodeSend(
	subjects: readonly string[],
	nowMs: number,
	since: number,
	max: number
): Promise<boolean> {
	const [result] = await directoryDb().write([
		statement(
			`INSERT INTO mail_code_sends (subject, sent_at) SELECT value, ?1 FROM json_each(?2) WHERE NOT EXISTS
(SELECT 1 FROM mail_code_sends s WHERE s.subject IN (SELECT value FROM json_each(?2)) AND s.sent_at > ?3
  GROUP BY s.subject HAVING count(*) >= ?4) RETURNING subject`,
			[nowMs, JSON.stringify(subjects), since, max]
		),
		statement('DELETE FROM mail_code_sends WHERE sent_at <= ?', [since])
	]);
	return (result?.rows.length ?? 0) > 0;
}
