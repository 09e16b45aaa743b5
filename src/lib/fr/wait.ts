// How long to wait, in words.

/** `45` → «45 secondes», `61` → «2 minutes». */
export function waitInWords(duration: number): string {
	const seconds = Math.max(1, Math.ceil(duration));
	return seconds < 60
		? `${seconds} seconde${seconds > 1 ? 's' : ''}`
		: `${Math.ceil(seconds / 60)} minute${seconds > 60 ? 's' : ''}`;
}
