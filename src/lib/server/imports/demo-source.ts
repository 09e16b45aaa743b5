// Turns the demo's folder into a source like any other: dates put where the demo needs them, its own columns left out.
import { addDays, addYears, daysBetween, type LocalDate } from '$lib/domain/calendar/local-date-time';
import { parseCsv } from './csv-file';
import { readFrenchDate } from './read-schedule';
import type { SourceFiles } from './source-folder';

/** For readers of the demo's files only. */
const REMARK_COLUMNS = ['Source', 'Rôle dans la démonstration'];
/** The day on which the guide's screen was taken; `relatif`: dates are counted from the anchor. */
const SCREEN_DAY = 'Jour de l’écran';
const RELATIVE = /\b(?:J([+-]\d+)|A([+-]\d+)([+-]\d+))(?= |$)/g;

export interface DemoAnchor {
	/** The demo's «today». */
	day: LocalDate;
	/** False: the guide's dates as printed, for tests of its exact texts. */
	isShifted: boolean;
}

function french(date: LocalDate): string {
	return date.split('-').reverse().join('/');
}

/** By whole weeks, so that a Tuesday stays one: 15/06/2017 seen on 25/11/2026 moves by 493 weeks. */
export function shiftDays(screenDay: LocalDate, anchor: DemoAnchor): number {
	return anchor.isShifted ? Math.floor(daysBetween(screenDay, anchor.day) / 7) * 7 : 0;
}

/** «J-1 08:00» → the eve of the anchor; «A-4+1 08:00» → the day after its date four years before. */
function shiftText(text: string, screen: string, anchor: DemoAnchor): string {
	if (screen === 'relatif') {
		return text.replace(RELATIVE, (_found, days?: string, years?: string, more?: string) =>
			french(
				days !== undefined
					? addDays(anchor.day, Number(days))
					: addDays(addYears(anchor.day, Number(years)), Number(more))
			)
		);
	}
	const screenDay = readFrenchDate(screen);
	if (screenDay === null) throw new Error(`«${screen}» is no day of a screen.`);
	const days = shiftDays(screenDay, anchor);
	return text.replace(/\b\d{2}\/\d{2}\/\d{4}\b/g, (found) => {
		const date = readFrenchDate(found);
		return date === null ? found : french(addDays(date, days));
	});
}

function shiftCsv(bytes: Uint8Array, anchor: DemoAnchor): Uint8Array {
	const [head, ...rows] = parseCsv(bytes).map(({ record }) => record);
	const names = head ?? [];
	const screenColumn = names.indexOf(SCREEN_DAY);
	const kept = names.flatMap((name, index) =>
		name === SCREEN_DAY || REMARK_COLUMNS.includes(name) ? [] : [index]
	);
	const lines = rows.map((row) => {
		const screen = row[screenColumn];
		return kept.map((index) => {
			const cell = row[index] ?? '';
			const isDate = /^Dates?( |$)/.test(names[index] ?? '');
			return screen !== undefined && isDate ? shiftText(cell, screen, anchor) : cell;
		});
	});
	const quoted = [kept.map((index) => names[index] ?? ''), ...lines].map((cells) =>
		cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')
	);
	return new TextEncoder().encode(`${quoted.join('\n')}\n`);
}

/** A day of an académie's settings that is told from the anchor: `"lastDay": "J+20"` → `"lastDay": "2026-12-16"`. */
function shiftJson(bytes: Uint8Array, anchor: DemoAnchor): Uint8Array {
	const text = new TextDecoder().decode(bytes);
	return new TextEncoder().encode(
		text.replace(/"J([+-]\d+)"/g, (_found, days: string) => JSON.stringify(addDays(anchor.day, Number(days))))
	);
}

export function demoSource(files: SourceFiles, anchor: DemoAnchor): SourceFiles {
	return new Map(
		[...files].map(([name, bytes]) => [
			name,
			name.endsWith('.csv') ? shiftCsv(bytes, anchor) : shiftJson(bytes, anchor)
		])
	);
}
