// Competences: each author's latest word stands, in the order of the guide (§2.4.1), and who is offered which exams.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	authorText,
	canSay,
	COMPETENCE_AUTHORS,
	COMPETENCE_WORDS,
	ownWord,
	standingWords,
	withOwnWord,
	type SaidWord
} from '../../../src/lib/domain/competence/competence';
import {
	EXAM_CATEGORIES,
	isOffered,
	offeredCategories
} from '../../../src/lib/domain/competence/exam-option';
import { SCHOOL_CATEGORIES } from '../../../src/lib/domain/competence/posting';

const CODES = {
	school: ['0310055S', '0650012K'],
	system: ['SYS'],
	gestionnaire: ['GT01', 'MP02'],
	intervenant: ['16E0040007ADR']
} as const;

const anyWord: fc.Arbitrary<SaidWord> = fc.constantFrom(...COMPETENCE_AUTHORS).chain((author) =>
	fc.record({
		author: fc.constant(author),
		code: fc.constantFrom(...CODES[author]),
		word: fc.constantFrom(...COMPETENCE_WORDS),
		// Clocks lie: they must decide nothing.
		at: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
		by: fc.string({ maxLength: 5 })
	})
);

function said(author: SaidWord['author'], code: string, word: SaidWord['word']): SaidWord {
	return { author, code, word, at: '2026-09-01T08:00:00.000Z', by: '' };
}

describe('the words that stand', () => {
	it('are the last of each author, whatever any clock says', () => {
		fc.assert(
			fc.property(fc.array(anyWord, { maxLength: 40 }), (history) => {
				const standing = standingWords(history);
				const voices = new Set(history.map(({ author, code }) => `${author} ${code}`));
				expect(standing).toHaveLength(voices.size);
				for (const word of standing) {
					expect(word).toBe(
						history.findLast(({ author, code }) => author === word.author && code === word.code)
					);
				}
			})
		);
	});

	it('come in the order UAI, SYS, gestionnaire, NUMEN, each author in one place', () => {
		fc.assert(
			fc.property(fc.array(anyWord, { maxLength: 40 }), (history) => {
				const places = standingWords(history).map(({ author, code }) => [
					COMPETENCE_AUTHORS.indexOf(author),
					code
				]);
				expect(places).toEqual(
					[...places].sort(([a, x], [b, y]) => Number(a) - Number(b) || (String(x) < String(y) ? -1 : 1))
				);
			})
		);
	});

	it('are the same told in parts: what the device knows with what comes after', () => {
		fc.assert(
			fc.property(fc.array(anyWord), fc.array(anyWord), (before, after) => {
				expect(standingWords([...standingWords(before), ...after])).toEqual(
					standingWords([...before, ...after])
				);
			})
		);
	});

	it('read as the guide prints them: §2.5.1.1 after «×»', () => {
		const before = standingWords([said('system', 'SYS', 'C'), said('school', '0650012K', 'C')]);
		const own = { code: '04E1085537EDY', word: 'I', at: '2026-09-02T08:00:00.000Z', by: '' } as const;
		expect(withOwnWord(before, own).map(authorText).join(' ')).toBe('0650012K (C) SYS (C) 04E1085537EDY (I)');
	});

	it('of the person are one, under whatever NUMEN', () => {
		const words = standingWords([
			said('intervenant', '16E0040007ADR', 'C'),
			said('intervenant', '04E1085537EDY', 'I')
		]);
		expect(words.map(authorText)).toEqual(['04E1085537EDY (I)']);
		expect(ownWord(words)).toBe('I');
		expect(ownWord([])).toBeNull();
	});

	it('that invalidate are a school’s or the person’s', () => {
		expect(COMPETENCE_AUTHORS.filter((author) => canSay(author, 'I'))).toEqual(['school', 'intervenant']);
		expect(COMPETENCE_AUTHORS.every((author) => canSay(author, 'C'))).toBe(true);
	});
});

describe('the exams offered (§2.5.1.1)', () => {
	const LYCEE = ['bacPro', 'bacTechno', 'bacGeneral', 'earlyTests', 'bts'];
	it.each([
		['college', ['dnb']],
		['lycee', LYCEE],
		['lyceePro', LYCEE],
		['other', []]
	] as const)('in a school of category %s', (category, exams) => {
		expect([...offeredCategories([{ category }])].sort()).toEqual([...exams].sort());
	});

	it('are those of all the person’s schools together, and a competition is never one', () => {
		const everywhere = SCHOOL_CATEGORIES.map((category) => ({ category }));
		const offered = EXAM_CATEGORIES.filter((category) => isOffered({ category }, everywhere));
		expect(offered).toEqual(EXAM_CATEGORIES.filter((category) => category !== 'other'));
		expect(isOffered({ category: 'dnb' }, [])).toBe(false);
	});
});
