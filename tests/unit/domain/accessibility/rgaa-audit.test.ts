// The declaration says what the audit found: 106 criteria, each once, the same in the document as on the page, and what
// is said of how it was tested names tests that are there.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	AUDIT_DAY,
	conformityState,
	conformityTenths,
	countResults,
	RGAA_AUDIT,
	RGAA_THEMES
} from '../../../../src/lib/domain/accessibility/rgaa-audit';
import { NON_CONFORMING, RGAA_THEME_LABELS } from '../../../../src/lib/fr/screens/accessibility-declaration';

/** RGAA 4.1.2: criteria of each theme. */
const CRITERIA = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];
const DOCUMENT = readFileSync('docs/accessibility-audit.md', 'utf8');
const ROWS = [...DOCUMENT.matchAll(/^\| (\d+\.\d+) \| (.+?) \| (C|NC|NA) \| (.+?) \|$/gm)].map(
	([, number = '', wording = '', result = '', how = '']) => ({ number, wording, result, how })
);

it('has each of the 106 criteria once, in order', () => {
	const numbers = CRITERIA.flatMap((count, theme) =>
		Array.from({ length: count }, (_, index) => `${theme + 1}.${index + 1}`)
	);
	expect(numbers).toHaveLength(106);
	expect(RGAA_AUDIT.map(({ number }) => number)).toEqual(numbers);
	expect(RGAA_THEMES.map((theme) => RGAA_THEME_LABELS[theme])).not.toContain(undefined);
});

it('is the document’s, line by line', () => {
	expect(ROWS.map(({ number, result }) => ({ number, result }))).toEqual(
		RGAA_AUDIT.map(({ number, result }) => ({ number, result }))
	);
	for (const { number, how, result } of ROWS)
		if (result === 'C') expect(how, number).toMatch(/axe|eye|keyboard|tree|read|compiler|`tests\//);
	expect(DOCUMENT).toContain(AUDIT_DAY);
});

it('names files that are there', () => {
	const named = [...DOCUMENT.matchAll(/`((?:tests|src|scripts|docs)\/[^`\s]+)`/g)].map(
		([, path = '']) => path
	);
	expect(named.length).toBeGreaterThan(10);
	expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

it('explains to people what does not conform, and nothing else', () => {
	expect(Object.keys(NON_CONFORMING)).toEqual(
		RGAA_AUDIT.filter(({ result }) => result === 'NC').map(({ number }) => number)
	);
});

describe('the rate', () => {
	const counts = fc.record({
		conforming: fc.nat(106),
		nonConforming: fc.nat(106),
		notApplicable: fc.nat(106)
	});

	it('is whole only where nothing fails, and falls with each that does', () => {
		fc.assert(
			fc.property(counts, (count) => {
				const rate = conformityTenths(count);
				expect(rate === 1000).toBe(count.nonConforming === 0);
				expect(conformityState(count) === 'total').toBe(count.nonConforming === 0);
				expect(conformityTenths({ ...count, nonConforming: count.nonConforming + 1 })).toBeLessThanOrEqual(
					rate
				);
			})
		);
	});

	it('counts every criterion', () => {
		const { conforming, nonConforming, notApplicable } = countResults(RGAA_AUDIT);
		expect(conforming + nonConforming + notApplicable).toBe(106);
		expect(conformityState({ conforming: 1, nonConforming: 1, notApplicable: 0 })).toBe('partial');
		expect(conformityState({ conforming: 1, nonConforming: 2, notApplicable: 0 })).toBe('none');
	});
});
