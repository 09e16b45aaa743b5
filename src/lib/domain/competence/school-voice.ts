// A school's own word on a teacher's competence, and what its head reads of the others' (guide §2.4.1): names, never
// NUMEN.
import type { CompetenceWord, SaidWord } from './competence';

/** The word of this school that stands, or null. */
export function schoolWord(
	words: readonly Pick<SaidWord, 'author' | 'code' | 'word'>[],
	uai: string
): CompetenceWord | null {
	return words.find(({ author, code }) => author === 'school' && code === uai)?.word ?? null;
}

/** What a head is told of a word: neither the NUMEN under which the person speaks, nor who said it when. */
export type TaughtWord = Pick<SaidWord, 'author' | 'code' | 'word'>;

export function forHead({ author, code, word }: SaidWord): TaughtWord {
	return { author, code: author === 'intervenant' ? '' : code, word };
}
