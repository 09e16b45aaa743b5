// How iCalendar is written (RFC 5545 §3.1, §3.3.5, §3.3.11): lines, text values, dates. Knows no event.
import type { LocalDateTime } from './local-date-time';

const OCTETS_PER_LINE = 75;
const encoder = new TextEncoder();

/** A text value: backslash, semicolon, comma and line breaks escaped; other control characters go. */
export function textValue(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[\\;,]/g, (sign) => `\\${sign}`)
		.replace(/[\p{Cc}\p{Cs}]/gu, (sign) => (sign === '\n' ? '\\n' : ''));
}

/** One content line, folded at 75 octets, never inside a character, and ended by CRLF. */
export function contentLine(name: string, value: string): string {
	const lines: string[] = [];
	let line = '';
	let octets = 0;
	for (const letter of `${name}:${value}`) {
		const size = encoder.encode(letter).length;
		if (octets + size > OCTETS_PER_LINE) {
			lines.push(line);
			// The space that marks a continued line counts too.
			line = ' ';
			octets = 1;
		}
		line += letter;
		octets += size;
	}
	return `${[...lines, line].join('\r\n')}\r\n`;
}

/** «2014-05-20T07:45» → «20140520T074500», by the wall clock of whatever zone goes with it. */
export function localValue(moment: LocalDateTime): string {
	return `${moment.replace(/[-:]/g, '')}00`;
}

/** An instant in UTC: «20140520T054500Z». */
export function instantValue(instantMs: number): string {
	return `${new Date(instantMs).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Minutes ahead of UTC: 120 → «+0200», -210 → «-0330». */
export function offsetValue(minutes: number): string {
	const whole = Math.abs(minutes);
	const twoDigits = (value: number) => String(value).padStart(2, '0');
	return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(whole / 60))}${twoDigits(whole % 60)}`;
}
