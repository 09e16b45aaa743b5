// Which parts of a label the filter's keyword stands in. Pure; for the rows that are drawn, not for those searched.
import { fold, foldWithPlaces } from './fold';

export interface LabelPart {
	text: string;
	isFound: boolean;
}

/**
 * The label cut where the keyword stands; null if it does not. `keyword` is folded. Together the parts are the label:
 * `markFound('Sœur Œuvrard', 'oeu')` → «S», **«œu»**, «r », **«Œu»**, «vrard».
 */
export function markFound(label: string, keyword: string): LabelPart[] | null {
	if (keyword === '' || !fold(label).includes(keyword)) return null;
	const folded = foldWithPlaces(label);
	const parts: LabelPart[] = [];
	let done = 0;
	let at = folded.text.indexOf(keyword);
	while (at !== -1) {
		const last = at + keyword.length - 1;
		// A place that two letters share is marked once.
		const start = Math.max(folded.starts[at] ?? 0, done);
		const end = folded.ends[last] ?? label.length;
		if (end > start) {
			if (start > done) parts.push({ text: label.slice(done, start), isFound: false });
			parts.push({ text: label.slice(start, end), isFound: true });
			done = end;
		}
		at = folded.text.indexOf(keyword, last + 1);
	}
	if (done < label.length) parts.push({ text: label.slice(done), isFound: false });
	return parts;
}
