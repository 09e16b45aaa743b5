// How many minutes without a gesture end a session in this build (guide §1.3.1: thirty): shorter for a trial, which
// does not wait that long.
const GUIDE_MINUTES = 30;

/**
 * Of IMAGIN_IDLE_MINUTES: whole minutes from 1 to 30, thirty without it.
 * @param {string | undefined} text
 * @returns {number}
 */
export function idleMinutes(text) {
	if (text === undefined || text === '') return GUIDE_MINUTES;
	const minutes = Number(text);
	if (Number.isInteger(minutes) && minutes >= 1 && minutes <= GUIDE_MINUTES) return minutes;
	throw new Error(`IMAGIN_IDLE_MINUTES: whole minutes from 1 to ${GUIDE_MINUTES}, not «${text}»`);
}
