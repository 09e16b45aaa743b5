// Where the app's own files stand on this device: ready without a network, a new version waiting.
// Knows the service worker's news only; must not know claims or screens.

/** Rune state: read its getters in a component and they stay up to date. */
class AppUpdate {
	#isWaiting = $state(false);
	#isOfflineReady = $state(false);
	#isWithdrawn = $state(false);
	#failure = $state<string | null>(null);
	#takeNewVersion: (() => void) | null = null;

	/** A new version is on the device, whole, and waits for the person's word. */
	get isWaiting(): boolean {
		return this.#isWaiting;
	}

	/** Every file that the teacher's service needs is on the device: «Prêt hors connexion» may be said. */
	get isOfflineReady(): boolean {
		return this.#isOfflineReady;
	}

	/** The operator took the offline app back for now: pages come from the network, what was typed stays here. */
	get isWithdrawn(): boolean {
		return this.#isWithdrawn;
	}

	/** Why the app could not be kept for offline use (private window, storage refused), or null. */
	get failure(): string | null {
		return this.#failure;
	}

	/** Takes the new version; the page reloads once it is in charge. Drafts are saved by the page's own leaving. */
	apply(): void {
		this.#takeNewVersion?.();
	}

	/** For the registration alone. */
	noteWaiting(takeNewVersion: () => void): void {
		this.#takeNewVersion = takeNewVersion;
		this.#isWaiting = true;
	}

	/** For the registration alone. */
	noteOfflineReady(isReady: boolean): void {
		this.#isOfflineReady = isReady;
		if (isReady) {
			this.#failure = null;
			this.#isWithdrawn = false;
		}
	}

	/** For the registration alone. */
	noteWithdrawn(): void {
		this.#isWithdrawn = true;
		this.#isOfflineReady = false;
		this.#isWaiting = false;
	}

	/** For the registration alone. */
	noteFailure(reason: string): void {
		this.#failure = reason;
	}
}

export const appUpdate = new AppUpdate();
