// The server's half of what opens a device's data after a changed or reset password. The other half, the data key
// wrapped by this one, never leaves the device: nobody reads a device's data with the directory alone.
import { randomBytes } from 'node:crypto';
import { nowMs } from '../clock';
import { deleteDeviceKeysUnusedSince, keepDeviceKey } from '../repositories/directory-device-keys';

/** Devices of one person whose keys are kept [chosen]. */
const MOST_DEVICES = 50;
/** Days after which a device that nobody signed in from is forgotten [chosen: two sessions of exams]. */
const UNUSED_DAYS = 730;

/** The same at each call for this account and device, base64 of 32 bytes. To be given only against the password. */
export function recoveryKeyOf(accountId: string, device: string): Promise<string> {
	const fresh = randomBytes(32).toString('base64');
	return keepDeviceKey(accountId, device, fresh, new Date(nowMs()).toISOString(), MOST_DEVICES);
}

export async function sweepDeviceKeys(): Promise<void> {
	await deleteDeviceKeysUnusedSince(new Date(nowMs() - UNUSED_DAYS * 86_400_000).toISOString());
}
