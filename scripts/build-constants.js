// What a build is given from the environment: the same for pages, server and commands.

/** Minutes without a gesture that end a session (guide §1.3.1). */
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

/** Names in the code and what stands for them. */
export const BUILD_CONSTANTS = { __IDLE_MINUTES__: String(idleMinutes(process.env['IMAGIN_IDLE_MINUTES'])) };
