// What is stored for an account, who may use it, and what becomes of the others' keys.
import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changeLock, readLock } from '../../../../src/lib/device/lock/lock-database';
import { IDLE_MS } from '../../../../src/lib/device/lock/rules';
import { takeKey } from '../../../../src/lib/device/lock/take-key';
import { codecBy, storedKey } from '../../../../src/lib/device/lock/verdict';

// Stretching a password takes its time, on purpose.
vi.setConfig({ testTimeout: 60_000 });

const by = { password: 'quatre rames bleues', recoveryKey: randomBytes(32).toString('base64') };

afterEach(() => {
	vi.useRealTimers();
});

describe('storedKey', () => {
	it('is there after a sign-in, within thirty minutes, and is gone for good after them', async () => {
		vi.useFakeTimers({ toFake: ['Date'] });
		const account = crypto.randomUUID();
		expect(await storedKey(account)).toBe('new');
		await takeKey(account, by);
		vi.setSystemTime(Date.now() + IDLE_MS - 1_000);
		expect(typeof (await storedKey(account))).toBe('object');
		vi.setSystemTime(Date.now() + 1_000);
		expect(await storedKey(account)).toBe('idle');
		vi.setSystemTime(Date.now() - IDLE_MS / 2);
		expect(await storedKey(account)).toBe('no-key');
	});

	it('is deleted when the clock went back', async () => {
		vi.useFakeTimers({ toFake: ['Date'] });
		const account = crypto.randomUUID();
		await takeKey(account, by);
		vi.setSystemTime(Date.now() - 3 * 60 * 60_000);
		expect(await storedKey(account)).toBe('clock');
		expect((await readLock(account))?.session).toBeNull();
	});

	it('is never stored where the person wants to be asked always', async () => {
		const account = crypto.randomUUID();
		expect(await takeKey(account, by, { isAlwaysAsked: true })).not.toBeNull();
		expect(await storedKey(account)).toBe('no-key');
		await takeKey(account, by);
		expect(await storedKey(account)).toBe('no-key');
		await takeKey(account, by, { isAlwaysAsked: false });
		expect(typeof (await storedKey(account))).toBe('object');
	});

	it("goes when somebody else's is taken", async () => {
		const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
		await takeKey(first, by);
		await takeKey(second, by);
		expect(await storedKey(first)).toBe('no-key');
		expect(typeof (await storedKey(second))).toBe('object');
	});

	it('names nobody: nothing of what is stored beside the keys is text of the person', async () => {
		const account = crypto.randomUUID();
		await takeKey(account, by);
		const row = await readLock(account);
		const { keyring, session, ...rest } = row!;
		expect(rest).toEqual({
			failures: { count: 0, at: 0 },
			isAlwaysAsked: false,
			isAllSealed: false,
			opener: 'password',
			unsentCount: null
		});
		expect(Object.keys(keyring.byPassword).sort()).toEqual(['iterations', 'iv', 'kdf', 'key', 'salt']);
		expect(Object.keys(session!).sort()).toEqual(['key', 'lastActiveAt', 'lastSeenAt']);
	});
});

describe('takeKey', () => {
	it('of two tabs that sign in at once makes one data key', async () => {
		const account = crypto.randomUUID();
		const keys = await Promise.all([takeKey(account, by), takeKey(account, by)]);
		const address = { table: 'drafts', key: 'one' };
		const codecs = keys.map((key) => codecBy(Promise.resolve(key!)));
		const sealed = await codecs[0]!.seal(address, 'kept');
		expect(await codecs[1]!.open(address, sealed)).toBe('kept');
	});

	it('gives nothing when neither password nor recovery key opens, and changes nothing', async () => {
		const account = crypto.randomUUID();
		await takeKey(account, by);
		const before = await readLock(account);
		const other = { password: 'un autre', recoveryKey: randomBytes(32).toString('base64') };
		expect(await takeKey(account, other)).toBeNull();
		expect((await readLock(account))?.keyring).toEqual(before?.keyring);
		expect(await takeKey(account, other, { before: by.password })).not.toBeNull();
	});
});

describe('changeLock', () => {
	it('loses no count of two tabs that write at once', async () => {
		const account = crypto.randomUUID();
		await takeKey(account, by);
		const add = () =>
			changeLock(
				account,
				(row) => row && { ...row, failures: { count: row.failures.count + 1, at: Date.now() } }
			);
		await Promise.all(Array.from({ length: 10 }, add));
		expect((await readLock(account))?.failures.count).toBe(10);
	});
});
