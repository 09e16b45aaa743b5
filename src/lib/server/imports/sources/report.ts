// Gathers what is wrong with a file, and what its reader should know, within a bound: a million wrong lines are counted,
// the first ones are told.
import { SOURCE_REPORT } from '$lib/fr/gestion/source-words';
import type { ReportLine } from '../../repositories/sources/import-history';
import { KEPT_REPORT_LINES, type Finding, type FoundLine } from '../../repositories/sources/staged';

export class Report {
	readonly #kept: ReportLine[] = [];
	problems = 0;
	warnings = 0;

	add(severity: ReportLine['severity'], line: number | null, column: string | null, message: string): void {
		if (severity === 'problem') this.problems += 1;
		else this.warnings += 1;
		if (this.#kept.length < KEPT_REPORT_LINES) this.#kept.push({ line, column, severity, message });
	}

	found({ severity, column, says }: Finding, lines: readonly FoundLine[]): void {
		const words: string | ((line: number) => string) = SOURCE_REPORT[says];
		for (const { line, other } of lines) {
			this.add(severity, line, column, typeof words === 'string' ? words : words(other));
		}
	}

	/** By line, what concerns the whole file first. */
	lines(): ReportLine[] {
		const all = this.problems + this.warnings;
		const sorted = [...this.#kept].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
		if (all <= sorted.length) return sorted;
		const message = SOURCE_REPORT.truncated(sorted.length, all);
		return [...sorted, { line: null, column: null, severity: 'warning', message }];
	}
}
