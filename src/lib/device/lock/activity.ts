// Counts the time without a gesture, over all tabs of one account; tells when the end is near and when the device must
// lock. Knows no screen.
import { GESTURES, takeFirstGesture } from './first-gesture';
import { changeLock, readLock } from './lock-database';
import { IDLE_MS, isEndNear, lockReason } from './rules';

/** Also what a page shows on waking, before it is seen that the time is over. */
const LOOK_EVERY_MS = 2_000;
/** Other tabs learn of a gesture after this long at most. */
const TELL_EVERY_MS = 10_000;
/** How often an untouched page notes that it still runs: what a clock turned back is measured by. */
const SEEN_EVERY_MS = 60_000;

export type ActivityEnd = 'idle' | 'clock' | 'no-key';

export interface ActivityEars {
	onEnd(reason: ActivityEnd): void;
	/** When the time ends (ms since 1970), once that is near in every tab; null: somebody stays after all. */
	onNear(endsAt: number | null): void;
	/** The time is over by this tab's count, and the others are being asked: nothing may be seen meanwhile. */
	onDoubt(isDoubtful: boolean): void;
	/** For tabs that are open: quicker than the row, and the only way where no key is stored. */
	tellTabs(lastActiveAt: number): void;
}

export class ActivityWatch {
	readonly #accountId: string;
	readonly #ears: ActivityEars;
	#lastActiveAt: number;
	#lastSeenAt: number;
	#toldAt: number;
	#toldActiveAt: number;
	#isLooking = false;
	#isNear = false;
	#timer: ReturnType<typeof setInterval>;

	constructor(accountId: string, lastActiveAt: number, ears: ActivityEars) {
		this.#accountId = accountId;
		this.#ears = ears;
		this.#lastActiveAt = this.#toldActiveAt = lastActiveAt;
		this.#lastSeenAt = this.#toldAt = Date.now();
		for (const name of GESTURES)
			window.addEventListener(name, this.#gesture, { capture: true, passive: true });
		document.addEventListener('visibilitychange', this.#look);
		document.addEventListener('resume', this.#look);
		window.addEventListener('pageshow', this.#look);
		window.addEventListener('focus', this.#look);
		this.#timer = setInterval(this.#look, LOOK_EVERY_MS);
		this.#count(takeFirstGesture());
	}

	stop(): void {
		clearInterval(this.#timer);
		for (const name of GESTURES) window.removeEventListener(name, this.#gesture, { capture: true });
		document.removeEventListener('visibilitychange', this.#look);
		document.removeEventListener('resume', this.#look);
		window.removeEventListener('pageshow', this.#look);
		window.removeEventListener('focus', this.#look);
	}

	/** «Rester connecté». Too late, it does not give the time back. */
	stay(): void {
		if (this.#reason() !== null) return this.#look();
		this.#lastActiveAt = this.#lastSeenAt = Date.now();
		this.#tell();
		this.#settle();
	}

	/** Another tab saw somebody. */
	noteActive(at: number): void {
		if (this.#reason() !== null || at <= this.#lastActiveAt) return;
		this.#lastActiveAt = at;
		this.#settle();
	}

	/** Made before the count began; like any other it does not give back a time that was over. */
	#count(gestureAt: number | null): void {
		if (gestureAt === null || gestureAt <= this.#lastActiveAt) return;
		if (this.#reason(gestureAt) !== null) return;
		this.#lastActiveAt = gestureAt;
		this.#tell();
	}

	#reason(now = Date.now()): 'idle' | 'clock' | null {
		return lockReason({ lastActiveAt: this.#lastActiveAt, lastSeenAt: this.#lastSeenAt }, now);
	}

	/** A gesture that comes too late does not give the time back; once the person is asked, only the answer counts. */
	readonly #gesture = (event: Event): void => {
		if (!event.isTrusted) return;
		if (this.#isNear || this.#reason() !== null) return this.#look();
		this.#lastActiveAt = this.#lastSeenAt = Date.now();
		if (this.#lastActiveAt - this.#toldActiveAt >= TELL_EVERY_MS) this.#tell();
	};

	readonly #look = (): void => {
		const now = Date.now();
		const reason = this.#reason();
		if (reason === null) {
			this.#lastSeenAt = now;
			const every = this.#lastActiveAt > this.#toldActiveAt ? TELL_EVERY_MS : SEEN_EVERY_MS;
			if (now - this.#toldAt >= every) this.#tell();
			if (!this.#isNear && !isEndNear(this.#lastActiveAt, now)) return;
		} else this.#ears.onDoubt(true);
		if (this.#isLooking) return;
		this.#isLooking = true;
		this.#askOthers()
			.catch((error: unknown) => {
				// What other tabs saw cannot be read: this one saw nobody.
				reportError(error);
				if (this.#reason() !== null) this.#ears.onEnd('idle');
			})
			.finally(() => (this.#isLooking = false));
	};

	/** Another tab may have seen a gesture since. */
	async #askOthers(): Promise<void> {
		const row = await readLock(this.#accountId);
		const seenElsewhere = row?.session?.lastActiveAt ?? 0;
		if (seenElsewhere > this.#lastActiveAt) this.#lastActiveAt = seenElsewhere;
		const reason = this.#reason();
		if (reason !== null) return this.#ears.onEnd(reason);
		this.#ears.onDoubt(false);
		this.#settle();
	}

	/** Asks the person, or asks no more. */
	#settle(): void {
		const isNear = isEndNear(this.#lastActiveAt, Date.now());
		if (isNear) this.#ears.onNear(this.#lastActiveAt + IDLE_MS);
		else if (this.#isNear) this.#ears.onNear(null);
		this.#isNear = isNear;
	}

	#tell(): void {
		const now = Date.now();
		this.#toldAt = now;
		const lastActiveAt = (this.#toldActiveAt = this.#lastActiveAt);
		this.#ears.tellTabs(lastActiveAt);
		let isGone = false;
		changeLock(this.#accountId, (row) => {
			isGone = row === undefined || (row.session === null && !row.isAlwaysAsked);
			if (row === undefined || row.session === null) return undefined;
			const session = {
				...row.session,
				lastActiveAt: Math.max(row.session.lastActiveAt, lastActiveAt),
				lastSeenAt: Math.max(row.session.lastSeenAt, now)
			};
			return { ...row, session };
		}).then(
			() => {
				if (isGone) this.#ears.onEnd('no-key');
			},
			// The next one may be told; meanwhile this tab counts by itself.
			(error: unknown) => reportError(error)
		);
	}
}
