// A device: one storage, one cookie, one clock, several tabs, and the account that was last open on it.
// Knows pages; must not know what a history does with them.
import { IDBFactory } from 'fake-indexeddb';
import type { Script } from 'node:vm';
import type { ChangeSignal } from './change-signal';
import { ModelPage, type PageHome } from './model-page';
import { TabLocks } from './tab-locks';

const MAX_TABS = 2;

export class ModelDevice implements PageHome {
	readonly factory = new IDBFactory();
	readonly locks: TabLocks | null;
	cookie = '';
	/** What the device's clock is ahead of this machine's, in ms. */
	skewMs = 0;
	/** Whose store its tabs open. */
	accountId: string | null = null;
	/** Everyone who ever was signed in here. */
	readonly accounts = new Set<string>();
	readonly pages: ModelPage[] = [];
	#opened = 0;
	#passedMs = 0;
	readonly #keys = new Map<string, Promise<CryptoKey>>();

	constructor(
		readonly name: string,
		hasWebLocks: boolean,
		private readonly script: Script,
		private readonly origin: string,
		private readonly changed: ChangeSignal
	) {
		this.locks = hasWebLocks ? new TabLocks(changed.tell) : null;
	}

	now(): number {
		return Math.floor(performance.timeOrigin + performance.now()) + this.skewMs;
	}

	elapsed(): number {
		return performance.now() + this.#passedMs;
	}

	dataKey(accountId: string): Promise<CryptoKey> {
		const known = this.#keys.get(accountId);
		if (known !== undefined) return known;
		const made = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
		this.#keys.set(accountId, made);
		return made;
	}

	inUse(): ModelPage[] {
		return this.pages.filter((page) => page.isInUse);
	}

	/** Null if nobody is remembered here. With as many tabs as a person has, one of these. */
	open(accountId = this.accountId): ModelPage | null {
		if (accountId === null) return null;
		const own = this.inUse().filter((page) => page.accountId === accountId);
		if (own.length >= MAX_TABS) return own[0] ?? null;
		this.#opened += 1;
		const name = `${this.name}.${this.#opened}`;
		const page = new ModelPage(name, accountId, this, this.script, this.origin, this.changed);
		this.pages.push(page);
		return page;
	}

	/** The clock is put forward with the time that passes, so that what was put off happens; or it is put back. */
	shift(ms: number): void {
		this.skewMs += ms;
		this.#passedMs += Math.max(0, ms);
		for (const page of this.pages) if (!page.isDead) page.runDueTimers();
	}
}
