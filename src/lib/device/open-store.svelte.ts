// Which person's store is open in this tab. Actions and live queries read it here; only startDevice and signOut set it.
import type { DeviceStore } from './db/store';

class OpenStore {
	#store = $state.raw<DeviceStore | null>(null);

	get current(): DeviceStore | null {
		return this.#store;
	}

	set(store: DeviceStore | null): void {
		this.#store = store;
	}

	/** For a gesture: it can only come from a screen of an open store. */
	required(): DeviceStore {
		if (this.#store === null) throw new Error('no store is open on this device');
		return this.#store;
	}
}

export const openStore = new OpenStore();
