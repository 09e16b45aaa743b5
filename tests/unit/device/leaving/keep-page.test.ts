// The hold of a page that keeps something: from the gesture's own task until all of it is over, never for ever.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** As a browser's: those of one mode share, an exclusive one comes once none is left. */
class OnePageLocks {
	readonly asked: string[] = [];
	#held: Promise<unknown> = Promise.resolve();

	async request(name: string, options: LockOptions, work: () => unknown): Promise<unknown> {
		this.asked.push(`${name} ${options.mode ?? 'exclusive'}`);
		if (options.mode === 'shared') {
			const held = Promise.resolve(work());
			this.#held = Promise.all([this.#held, held]);
			return held;
		}
		const late = new Promise<never>((_, reject) => {
			options.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
		});
		await Promise.race([this.#held, late]);
		return work();
	}
}

let locks: OnePageLocks;
let leaving: typeof import('../../../../src/lib/device/leaving/keep-page');

beforeEach(async () => {
	locks = new OnePageLocks();
	vi.stubGlobal('navigator', { locks });
	vi.resetModules();
	leaving = await import('../../../../src/lib/device/leaving/keep-page');
});

afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
	let resolve: () => void = () => undefined;
	let reject: (error: Error) => void = () => undefined;
	const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
	return { promise, resolve, reject };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

it('is asked for at once, lasts over what follows at once, and ends with the last of it, failed or not', async () => {
	const first = deferred();
	const second = deferred();
	const follow = async () => {
		await first.promise;
		leaving.keepPage(second.promise);
	};
	leaving.keepPage(first.promise);
	expect(locks.asked).toEqual(['imagin-keeping shared']);
	const following = follow();
	let isGiven = false;
	const given = leaving.pagesHaveKept().then(() => (isGiven = true));
	first.resolve();
	await following;
	await turn();
	expect(isGiven).toBe(false);
	second.reject(new Error('full'));
	await given;
	expect(locks.asked.filter((asked) => asked.endsWith('shared'))).toHaveLength(1);

	leaving.keepPage(Promise.resolve());
	await turn();
	expect(locks.asked.filter((asked) => asked.endsWith('shared'))).toHaveLength(2);
	await leaving.pagesHaveKept();
});

it('that never ends holds the next page for two seconds', async () => {
	const patience = vi.spyOn(AbortSignal, 'timeout');
	patience.mockImplementation(() => {
		const ended = new AbortController();
		setTimeout(() => ended.abort(new DOMException('late', 'TimeoutError')));
		return ended.signal;
	});
	leaving.keepPage(new Promise(() => undefined));
	await expect(leaving.pagesHaveKept()).resolves.toBeUndefined();
	expect(patience).toHaveBeenCalledWith(2_000);
});

it('is not there in a browser without locks, and nothing waits', async () => {
	vi.stubGlobal('navigator', {});
	leaving.keepPage(Promise.resolve());
	await expect(leaving.pagesHaveKept()).resolves.toBeUndefined();
});
