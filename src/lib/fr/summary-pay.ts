// The pay entry in words, for the récapitulatif on screen and on paper.
import type { HalfDayLine, RemunerationEntry } from '../domain/remuneration/remuneration-entry';
import { formatCount, formatDate } from './formats';

export interface LabelledLine {
	label: string;
	value: string;
}

const half = (name: string, start: string | null, end: string | null) =>
	start === null && end === null ? null : `${name} ${start ?? '…'} – ${end ?? '…'}`;

function halfDayLine(line: HalfDayLine): LabelledLine {
	const halves = [
		half('matin', line.morningStart, line.morningEnd),
		half('après-midi', line.afternoonStart, line.afternoonEnd)
	];
	return {
		label: line.date === null ? 'Date' : `Le ${formatDate(line.date)}`,
		value: halves.filter((text) => text !== null).join(' ; ')
	};
}

const count = (value: number | null) => (value === null ? '' : formatCount(value));

/** «Nombre de candidats» 12; «Nombre d'heures» 12 and «Nombre de minutes» 30; one line a date for half-days. */
export function payLines(entry: RemunerationEntry): LabelledLine[] {
	switch (entry.kind) {
		case 'copies':
			return [{ label: 'Nombre de copies', value: count(entry.copies) }];
		case 'candidates':
			return [{ label: 'Nombre de candidats', value: count(entry.candidates) }];
		case 'duration': {
			// One of the two alone is enough: the other is 0. With neither, nothing was entered.
			const spare = entry.hours === null && entry.minutes === null ? null : 0;
			return [
				{ label: 'Nombre d’heures', value: count(entry.hours ?? spare) },
				{ label: 'Nombre de minutes', value: count(entry.minutes ?? spare) }
			];
		}
		case 'halfDays':
			return entry.lines.map(halfDayLine);
		case 'santorin':
			return [
				{
					label: entry.unit === 'copies' ? 'Nombre de copies' : 'Nombre de candidats',
					value: count(entry.count)
				},
				...(entry.groupingComment === null ? [] : [{ label: 'Commentaire', value: entry.groupingComment }])
			];
		case 'gestionnaire':
		case 'none':
			return [];
	}
}
