// A moment of this device, for what happens on it (sending, drafts): its own zone, its own clock.

/** «25/11/2026 à 20:04» from milliseconds since 1970. */
export function localMoment(ms: number): string {
	const at = new Date(ms);
	const two = (part: number) => String(part).padStart(2, '0');
	const date = `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
	return `${date} à ${two(at.getHours())}:${two(at.getMinutes())}`;
}
