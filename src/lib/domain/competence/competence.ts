// What a person is declared competent for, and by whom (guide §2.4.1). Each author's latest word stands; nothing that
// was said is ever changed or removed.
import type { ExamOption } from './exam-option';
import type { Posting } from './posting';
import type { Teaching } from './teaching';

/** In the order in which they are shown: a school's UAI, SYS, a gestionnaire's code, the person's NUMEN. */
export const COMPETENCE_AUTHORS = ['school', 'system', 'gestionnaire', 'intervenant'] as const;
export type CompetenceAuthor = (typeof COMPETENCE_AUTHORS)[number];

/** (C): added or confirmed. (I): invalidated. */
export const COMPETENCE_WORDS = ['C', 'I'] as const;
export type CompetenceWord = (typeof COMPETENCE_WORDS)[number];

/** The code under which the correspondence table of épreuves and enseignements speaks. */
export const SYSTEM_CODE = 'SYS';

/** One word of one author, as it was said. */
export interface SaidWord {
	author: CompetenceAuthor;
	/** UAI, `SYS`, the gestionnaire's code, or the NUMEN. */
	code: string;
	word: CompetenceWord;
	/** ISO instant, UTC, by the server's clock. */
	at: string;
	/** Who said it: a name, or the import. */
	by: string;
}

/** `words`: those that stand, in the order in which they are shown. */
export interface Competence {
	option: ExamOption;
	words: SaidWord[];
}

/** All of a person in one académie: the three tabs of both activities. */
export interface CompetenceFile {
	academy: string;
	postings: Posting[];
	teachings: Teaching[];
	competences: Competence[];
}

/** What «Ajouter compétence» proposes to a person in one académie. */
export interface OfferedOptions {
	academy: string;
	options: ExamOption[];
}

/** The system and the gestionnaires only ever add; schools and the person also invalidate (guide §2.4.1). */
export function canSay(author: CompetenceAuthor, word: CompetenceWord): boolean {
	return word === 'C' || author === 'school' || author === 'intervenant';
}

/** The person is one author, under whatever NUMEN; two schools are two. */
function voiceOf({ author, code }: Pick<SaidWord, 'author' | 'code'>): string {
	return author === 'intervenant' ? author : `${author} ${code}`;
}

function inShownOrder(left: SaidWord, right: SaidWord): number {
	const place = COMPETENCE_AUTHORS.indexOf(left.author) - COMPETENCE_AUTHORS.indexOf(right.author);
	return place !== 0 ? place : left.code < right.code ? -1 : left.code > right.code ? 1 : 0;
}

/**
 * The latest word of each author, in the order shown. `history` in the order in which the server took it, oldest
 * first: no clock decides. SYS (C), 0650012K (C), NUMEN (C), NUMEN (I) → «0650012K (C) SYS (C) NUMEN (I)».
 */
export function standingWords(history: readonly SaidWord[]): SaidWord[] {
	const latest = new Map<string, SaidWord>();
	for (const said of history) latest.set(voiceOf(said), said);
	return [...latest.values()].sort(inShownOrder);
}

/** The person's own word that stands, or null. */
export function ownWord(words: readonly Pick<SaidWord, 'author' | 'word'>[]): CompetenceWord | null {
	return words.find(({ author }) => author === 'intervenant')?.word ?? null;
}

/** The words that stand once the person has said theirs. */
export function withOwnWord(words: readonly SaidWord[], own: Omit<SaidWord, 'author'>): SaidWord[] {
	return standingWords([...words, { ...own, author: 'intervenant' }]);
}

/** «0310055S (C)». */
export function authorText({ code, word }: Pick<SaidWord, 'code' | 'word'>): string {
	return `${code} (${word})`;
}
