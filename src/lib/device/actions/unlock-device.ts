// What a person can do before a locked device: open it, open it by a former password, start anew, or let another in.
import type { SignInResponse } from '$lib/contracts/sign-in';
import { aesCodec } from '../db/aes-codec';
import { deviceId, noteQuit, noteSession, rememberAccount } from '../db/registry';
import { DeviceStore } from '../db/store';
import { endSession } from '../end-session';
import { deviceState } from '../live/device-state.svelte';
import { forgetKeyring } from '../lock/take-key';
import { choosePhrase, unlock, unlockByFormer, type UnlockResult } from '../lock/unlock';
import { openStore } from '../open-store.svelte';
import { withdrawReceiver } from '../share/share-database';
import { countRows, tellOpened } from './lock-device';
import { switchTo } from './meet-server';
import { show } from './show-store';
import { stayInStep } from './stay-in-step';

export type { UnlockResult } from '../lock/unlock';

function lockedAccount(): string {
	if (deviceState.lock === null) throw new Error('the device is not locked');
	return deviceState.lock.accountId;
}

/** `isAlwaysAsked`: the key is not stored, and the password asked at each opening. */
export async function unlockDevice(password: string, isAlwaysAsked: boolean): Promise<UnlockResult> {
	return enter(await unlock(lockedAccount(), { password, isAlwaysAsked }, deviceId()));
}

/** This device's own phrase, of twelve characters or more, for an account that an identity provider opens. */
export async function chooseDevicePhrase(phrase: string, isAlwaysAsked: boolean): Promise<UnlockResult> {
	return enter(await choosePhrase(lockedAccount(), { phrase, isAlwaysAsked }, deviceId()));
}

/** The server took the password, but an older one sealed what is here. */
export async function unlockDeviceByFormer(
	session: SignInResponse,
	password: string,
	former: string
): Promise<UnlockResult> {
	return enter(await unlockByFormer(session, password, former));
}

/** At the person's word, said twice: what no password opens any more is erased, and the server's data comes anew. */
export async function startAnew(password: string): Promise<UnlockResult> {
	const accountId = lockedAccount();
	await new DeviceStore(accountId).destroy();
	await forgetKeyring(accountId);
	const isByPhrase = deviceState.lock?.isByProvider === true;
	return isByPhrase ? chooseDevicePhrase(password, false) : unlockDevice(password, false);
}

async function enter(result: UnlockResult): Promise<UnlockResult> {
	if (result.kind === 'elsewhere') location.replace(result.landing);
	if (result.kind !== 'opened') return result;
	const accountId = lockedAccount();
	const isCovered = deviceState.lock?.isCovered === true;
	rememberAccount(accountId);
	// The session that was to end with the lock goes on with the person.
	noteQuit(false);
	if (result.session !== null) noteSession(result.session.expiresAt);
	const before = isCovered ? openStore.current : null;
	const store = before ?? new DeviceStore(accountId, aesCodec(result.key));
	await show(store);
	if (result.session !== null) deviceState.account = result.session.account;
	deviceState.lock = null;
	tellOpened(accountId);
	await stayInStep(store, switchTo);
	return result;
}

/**
 * Somebody else wants to sign in: the first person's session ends, and what is not sent stays sealed for them; with
 * nothing unsent their data leaves this device, as by «Quitter».
 */
export async function leaveLocked(): Promise<void> {
	const accountId = lockedAccount();
	const unsent = await countRows(accountId);
	noteQuit(true);
	rememberAccount(null);
	await withdrawReceiver(accountId);
	if (unsent === 0 && deviceState.lock?.isCovered !== true) {
		await new DeviceStore(accountId).destroy();
		await forgetKeyring(accountId);
	}
	if (await endSession()) noteQuit(false);
	location.assign(deviceState.serverReachable === true ? '/connexion' : '/accueil');
}
