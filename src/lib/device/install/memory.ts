// What this device remembers of the offer to install the app.
import { NO_MEMORY, readMemory, type InstallMemory } from './good-moment';

const PLACE = 'imagin-install';

/** Storage may be forbidden altogether: then nothing is offered, and nothing is remembered. */
export function installMemory(): InstallMemory {
	try {
		return readMemory(JSON.parse(localStorage.getItem(PLACE) ?? 'null'));
	} catch (error) {
		if (error instanceof DOMException || error instanceof SyntaxError) return NO_MEMORY;
		throw error;
	}
}

export function remember(change: Partial<InstallMemory>): void {
	try {
		localStorage.setItem(PLACE, JSON.stringify({ ...installMemory(), ...change }));
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
	}
}
