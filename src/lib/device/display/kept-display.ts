// The accessibility settings of this device: kept beside the data of persons, for the sign-in page has them too.
// src/app.html reads the same place before the first paint.
import {
	DEFAULT_DISPLAY,
	displayMarks,
	readDisplay,
	type DisplaySettings
} from '../../domain/display/display-settings';

/** Named in src/app.html too. */
export const DISPLAY_PLACE = 'imagin-display';
const STANDING_PLACE = 'imagin-display-standing';

/** What the account still has to be told, and what it was last heard to want. Account ids name nobody. */
export interface DisplayStanding {
	/** This account's person chose here, and the server has not taken it yet. */
	unsentOf: string | null;
	/** Whose choice was last taken over from the server, and of when. */
	takenOf: string | null;
	takenAt: string | null;
}

const NOTHING: DisplayStanding = { unsentOf: null, takenOf: null, takenAt: null };

/** Storage may be forbidden altogether: then the settings last as long as the page. */
function place(): Storage | null {
	try {
		return globalThis.localStorage ?? null;
	} catch (error) {
		if (error instanceof DOMException) return null;
		throw error;
	}
}

function read(name: string): unknown {
	try {
		return JSON.parse(place()?.getItem(name) ?? 'null');
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

function write(name: string, value: unknown): void {
	try {
		place()?.setItem(name, JSON.stringify(value));
	} catch (error) {
		// No room, or a private window: the settings act all the same, in this page.
		if (!(error instanceof DOMException)) throw error;
	}
}

export function keptDisplay(): DisplaySettings {
	return readDisplay(read(DISPLAY_PLACE) ?? DEFAULT_DISPLAY);
}

export function keepDisplay(settings: DisplaySettings): void {
	write(DISPLAY_PLACE, settings);
}

export function displayStanding(): DisplayStanding {
	const found = read(STANDING_PLACE);
	return typeof found === 'object' && found !== null ? { ...NOTHING, ...found } : NOTHING;
}

export function noteStanding(change: Partial<DisplayStanding>): void {
	write(STANDING_PLACE, { ...displayStanding(), ...change });
}

/** What the inline script of src/app.html does at the start, again after a change. */
export function markRoot(settings: DisplaySettings): void {
	const marks = displayMarks(settings, asksMore().matches);
	for (const [name, value] of Object.entries(marks)) {
		if (value === null) document.documentElement.removeAttribute(`data-${name}`);
		else document.documentElement.setAttribute(`data-${name}`, value);
	}
}

/** The system's own wish. */
export function asksMore(): MediaQueryList {
	return matchMedia('(prefers-contrast: more)');
}
