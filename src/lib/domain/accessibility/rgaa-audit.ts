// What the audit of this service found: RGAA 4.1.2, its 106 criteria in 13 themes, WCAG 2.1 AA. The declaration counts
// from here; how each was tested stands in docs/accessibility-audit.md, line by line, and a test keeps the two the same.

/** Conforming, not conforming, not applicable: nothing of the kind is on any page. */
export type RgaaResult = 'C' | 'NC' | 'NA';

/** The day on which the results were last gone through, ISO. */
export const AUDIT_DAY = '2026-11-26';
export const RGAA_VERSION = '4.1.2';

/** Of each theme, in the order of its criteria: the first is 1.1. */
const RESULTS: Readonly<Record<number, string>> = {
	1: 'C C C NA NA C C NA C',
	2: 'NA NA',
	3: 'C C C',
	4: 'NA NA NA NA NA NA NA NA NA NA NA NA NA',
	5: 'NA NA NA C C C C NA',
	6: 'C C',
	7: 'C C C C C',
	8: 'C C C C C C NA NA C NA',
	9: 'C C C NA',
	10: 'C C C C C C C C C C C C NA NA',
	11: 'C C C C C C C NA C C C C C',
	12: 'C C C C NA C C C C C C',
	13: 'C C NC NA NA NA NA C C C C NA'
};

export const RGAA_THEMES = Object.keys(RESULTS).map(Number);

export interface RgaaCriterion {
	/** «12.1» */
	number: string;
	theme: number;
	result: RgaaResult;
}

const isResult = (word: string): word is RgaaResult => word === 'C' || word === 'NC' || word === 'NA';

export const RGAA_AUDIT: readonly RgaaCriterion[] = Object.entries(RESULTS).flatMap(([theme, line]) =>
	line
		.split(' ')
		.filter(isResult)
		.map((result, index) => ({ number: `${theme}.${index + 1}`, theme: Number(theme), result }))
);

export interface AuditCount {
	conforming: number;
	nonConforming: number;
	notApplicable: number;
}

export function countResults(criteria: readonly RgaaCriterion[]): AuditCount {
	const of = (wanted: RgaaResult) => criteria.filter(({ result }) => result === wanted).length;
	return { conforming: of('C'), nonConforming: of('NC'), notApplicable: of('NA') };
}

/**
 * Part of the applicable criteria that are met, in tenths of a percent, rounded down: what is not whole is never said to be.
 * Nothing applicable: all of it.
 */
export function conformityTenths({ conforming, nonConforming }: AuditCount): number {
	const applicable = conforming + nonConforming;
	return applicable === 0 ? 1000 : Math.floor((conforming * 1000) / applicable);
}

/** As the declaration has to say it: all, half or more, less (arrêté du 20 septembre 2019). */
export type ConformityState = 'total' | 'partial' | 'none';

export function conformityState(count: AuditCount): ConformityState {
	if (count.nonConforming === 0) return 'total';
	return conformityTenths(count) >= 500 ? 'partial' : 'none';
}
