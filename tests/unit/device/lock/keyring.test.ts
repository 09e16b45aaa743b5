// The data key comes back by the password or by the server's recovery key, and by nothing else; it cannot be read out.
import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { aesCodec } from '../../../../src/lib/device/db/aes-codec';
import { ITERATIONS, makeKeyring, openByPassword, rewrap } from '../../../../src/lib/device/lock/keyring';

// Stretching a password takes its time, on purpose.
vi.setConfig({ testTimeout: 60_000 });

const ADDRESS = { table: 'drafts', key: 'one' };
const newRecoveryKey = () => randomBytes(32).toString('base64');

async function sealedBy(key: CryptoKey): Promise<unknown> {
	return aesCodec(key).seal(ADDRESS, { town: 'PLEUVEN' });
}

describe('keyring', () => {
	it('is stretched as the specification asks, and its parameters are kept', async () => {
		const { keyring } = await makeKeyring({ password: 'mot', recoveryKey: newRecoveryKey() });
		expect(keyring.byPassword).toMatchObject({ kdf: 'PBKDF2-SHA-256', iterations: ITERATIONS });
		expect(ITERATIONS).toBeGreaterThanOrEqual(600_000);
		expect(keyring.byPassword.salt.byteLength).toBe(16);
	});

	it('opens by the password, in either Unicode form, and by no other', async () => {
		const recoveryKey = newRecoveryKey();
		const { keyring, key } = await makeKeyring({ password: 'été 2026 à Brest', recoveryKey });
		const sealed = await sealedBy(key);
		const opened = await openByPassword(keyring, 'été 2026 à Brest'.normalize('NFD'));
		expect(await aesCodec(opened!).open(ADDRESS, sealed)).toEqual({ town: 'PLEUVEN' });
		expect(await openByPassword(keyring, 'Été 2026 à Brest')).toBeNull();
		expect(await openByPassword(keyring, '')).toBeNull();
	});

	it('gives keys that no script can take out of the browser', async () => {
		const by = { password: 'mot', recoveryKey: newRecoveryKey() };
		const { keyring, key } = await makeKeyring(by);
		const again = await rewrap(keyring, 'mot', by);
		for (const made of [key, (await openByPassword(keyring, 'mot'))!, again!.key]) {
			expect(made.extractable).toBe(false);
			await expect(crypto.subtle.exportKey('raw', made)).rejects.toThrow();
		}
	});

	it('after a changed password: the recovery key opens, and only the new password does from then on', async () => {
		const recoveryKey = newRecoveryKey();
		const { keyring, key } = await makeKeyring({ password: 'ancien', recoveryKey });
		const sealed = await sealedBy(key);
		const next = await rewrap(keyring, 'nouveau', { password: 'nouveau', recoveryKey });
		expect(await aesCodec(next!.key).open(ADDRESS, sealed)).toEqual({ town: 'PLEUVEN' });
		expect(await openByPassword(next!.keyring, 'ancien')).toBeNull();
		expect(await openByPassword(next!.keyring, 'nouveau')).not.toBeNull();
	});

	it('a former password opens where the server has another recovery key; without either nothing does', async () => {
		const { keyring, key } = await makeKeyring({ password: 'ancien', recoveryKey: newRecoveryKey() });
		const sealed = await sealedBy(key);
		const now = { password: 'nouveau', recoveryKey: newRecoveryKey() };
		expect(await rewrap(keyring, 'nouveau', now)).toBeNull();
		const next = await rewrap(keyring, 'ancien', now);
		expect(await aesCodec(next!.key).open(ADDRESS, sealed)).toEqual({ town: 'PLEUVEN' });
		expect(await rewrap(next!.keyring, 'oublié', now)).not.toBeNull();
	});
});
