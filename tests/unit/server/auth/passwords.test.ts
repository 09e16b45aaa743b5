// Passwords: the algorithm and its parameters, a line with an end, and time that tells nothing.
import { verify } from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { networkOf } from '$lib/server/auth/attempts';
import { BoundedQueue } from '$lib/server/auth/bounded-queue';
import { newPasswordProblem } from '$lib/server/auth/change-password';
import { hashPassword, preparePasswords, verifyPassword } from '$lib/server/auth/passwords';
import { Refused } from '$lib/server/refused';

// The real library, watched.
vi.mock('@node-rs/argon2', { spy: true });

it('are Argon2id, 19 MiB, two passes, one lane', async () => {
	expect(await hashPassword('une phrase')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

it('match by characters, whichever code points typed them', async () => {
	const hash = await hashPassword('e\u0301te\u0301 2026');
	expect(await verifyPassword(hash, '\u00e9t\u00e9 2026')).toBe(true);
	expect(await verifyPassword(hash, '\u00c9t\u00e9 2026')).toBe(false);
});

it('of an unknown account take the same work as a wrong one, and are never right', async () => {
	await preparePasswords();
	const known = await hashPassword('known');
	/** The real work that one answer takes: each hash that is compared, by its algorithm, cost and length. */
	const work = async (stored: string | null) => {
		vi.mocked(verify).mockClear();
		expect(await verifyPassword(stored, 'wrong')).toBe(false);
		return vi.mocked(verify).mock.calls.map(([hash]) => {
			const text = hash.toString();
			return [/^.*?p=1\$/.exec(text)?.[0], text.length];
		});
	};
	expect(await work(known)).toEqual([['$argon2id$v=19$m=19456,t=2,p=1$', known.length]]);
	expect(await work(null)).toEqual(await work(known));
});

describe('the line of heavy work', () => {
	it('runs so many at once, keeps order, and refuses with a delay when it is full', async () => {
		const queue = new BoundedQueue({ workers: 2, places: 3, retryAfterSeconds: 2 });
		let running = 0;
		let most = 0;
		const order: number[] = [];
		const work = (n: number) =>
			queue.run(async () => {
				running += 1;
				most = Math.max(most, running);
				await new Promise((done) => setTimeout(done, 5));
				order.push(n);
				running -= 1;
			});
		const accepted = [1, 2, 3, 4, 5].map(work);
		const refused: unknown = await work(6).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(Refused);
		expect(refused).toMatchObject({ code: 'busy', details: { retryAfterSeconds: 2 } });
		await Promise.all(accepted);
		expect([most, order]).toEqual([2, [1, 2, 3, 4, 5]]);
		await work(7);
		expect(order).toContain(7);
	});

	it('gives its place back after a failure', async () => {
		const queue = new BoundedQueue({ workers: 1, places: 0, retryAfterSeconds: 1 });
		await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
		expect(await queue.run(() => Promise.resolve('fine'))).toBe('fine');
	});
});

describe('a new password', () => {
	const problem = (next: string, repeated = next, current = 'EXT-2026-0417-A') =>
		newPasswordProblem('EXT-2026-0417', { current, next, repeated });
	it.each([
		['onze lettre', 'too-short'],
		['douze lettre', null],
		['🎓🎓🎓🎓🎓🎓', 'too-short'],
		['ext-2026-0417', 'is-identifier'],
		['EXT-2026-0417-A', 'unchanged'],
		['x'.repeat(257), 'too-long']
	])('«%s» → %s', (next, expected) => expect(problem(next)).toBe(expected));
	it('is typed twice the same', () =>
		expect(problem('une longue phrase', 'une longue phrasé')).toBe('not-repeated'));
});

it.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:db8:1:2::9', '2001:db8:1:2'],
	['2001:0db8::1', '2001:db8:0:0'],
	['::1', '0:0:0:0']
])('addresses of one subscriber count together: %s → %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});
