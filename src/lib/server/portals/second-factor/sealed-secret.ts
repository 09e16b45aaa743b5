// Seals second-factor secrets, so that who reads the directory, or a copy of it, makes no code. AES-256-GCM, bound to
// the account; the key is the operator's (IMAGIN_SECOND_FACTOR_KEY), or a file beside the databases and in none.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '../../config';

const KEY_FILE = 'second-factor.key';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Made at the first need, for the owner of the process alone; of two processes the first one's stands. */
function fileKey(dataDir: string): string {
	const path = join(dataDir, KEY_FILE);
	try {
		writeFileSync(path, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
	}
	return readFileSync(path, 'utf8');
}

let key: Buffer | null = null;

function sealingKey(): Buffer {
	const { secondFactorKey, dataDir } = config();
	key ??= Buffer.from(secondFactorKey ?? fileKey(dataDir), 'base64');
	return key;
}

/** base64 of iv, tag and ciphertext. */
export function sealSecret(accountId: string, secret: Uint8Array): string {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv('aes-256-gcm', sealingKey(), iv);
	cipher.setAAD(Buffer.from(accountId));
	const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** @throws if it was sealed by another key or for another account: the operator lost or changed the key. */
export function openSecret(accountId: string, sealedText: string): Uint8Array {
	const bytes = Buffer.from(sealedText, 'base64');
	const decipher = createDecipheriv('aes-256-gcm', sealingKey(), bytes.subarray(0, IV_BYTES));
	decipher.setAAD(Buffer.from(accountId));
	decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
	return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
