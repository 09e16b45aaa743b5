// A gestionnaire's choice as a condition on the queue: words and marks for the index, and what is left for the rows it
// gives (a day or a euro at the ends of a range). Holds SQL and no rule.
import { instantOf } from '../../domain/calendar/zone-offset';
import { addDays, type Zone } from '../../domain/calendar/local-date-time';
import { amountRangeMarks, dayRangeMarks } from '../../domain/queue/range-marks';
import type { QueueFilter } from '../../domain/queue/queue-filter';
import type { SqlValue } from '../db';
import type { QueueLabel } from './queue-labels';

export interface QueueCondition {
	/** For `queue_index MATCH`; null: every line of the queue. */
	match: string | null;
	/** On `q`, the entry; empty: none. */
	rest: string;
	args: SqlValue[];
}

/** A word that names more exams, types and centres than this narrows nothing, and costs too much. */
export const MAX_LABELS_OF_A_WORD = 400;

export type MatchRefusal = { tooBroad: string };

const DAY_MS = 86_400_000;

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ł: 'l', đ: 'd', ø: 'o' };

/** As the index folds: «Élodie Œuvrard» → «elodie oeuvrard». */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[œæłđø]/g, (letter) => LIGATURES[letter] ?? letter);
}

/** The words of a search: letters and digits alone, so that none can be a mark or a sign of the index's language. */
export function searchedWords(text: string): string[] {
	const words = [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, 12);
	const long = words.filter((word) => word.length > 1);
	// The «l» of «l’Île» says nothing beside the others.
	return long.length === 0 ? words : long;
}

/** The beginning of a word; a single letter is a word of its own. */
function term(columns: string, word: string): string {
	return `{${columns}} : "${word}"${word.length > 1 ? ' *' : ''}`;
}

/**
 * The condition of a choice. `labels`: all that exams, types and centres are called. A word stands for the lines of the
 * persons and numbers that begin with it and of the labels that contain it; every word must be found.
 */
export function queueCondition(
	filter: QueueFilter,
	labels: readonly QueueLabel[],
	zone: Zone,
	nowMs: number
): QueueCondition | MatchRefusal {
	const terms: string[] = [];
	if (filter.status !== 'all') terms.push(`_s${filter.status}`);
	if (filter.isLate) terms.push('_late');
	if (filter.attestation !== null) terms.push(`_${filter.attestation}`);
	for (const [kind, key] of [
		['exam', filter.exam],
		['centre', filter.centre]
	] as const) {
		// A label that went meanwhile has no line: 0 is no id.
		if (key !== '') {
			terms.push(`_l${labels.find((label) => label.kind === kind && label.key === key)?.id ?? 0}`);
		}
	}
	for (const word of searchedWords(filter.person)) terms.push(term('person', word));
	const keyword = keywordTerm(searchedWords(filter.keyword), labels);
	if (typeof keyword === 'object') return keyword;
	if (keyword !== '') terms.push(keyword);
	if (filter.missionFrom !== null || filter.missionTo !== null) {
		const marks = { year: '_y', month: '_m', day: '_j' };
		terms.push(anyOf(dayRangeMarks(filter.missionFrom, filter.missionTo, marks)));
	}
	const rest: { sql: string; args: SqlValue[] }[] = [];
	const validated = validatedBounds(filter, zone, nowMs);
	if (validated.from !== null || validated.before !== null) {
		const day = (instant: string | null) => instant?.slice(0, 10) ?? null;
		const marks = { year: '_z', month: '_w', day: '_v' };
		terms.push(anyOf(dayRangeMarks(day(validated.from), day(validated.before), marks)));
		if (validated.from !== null) rest.push({ sql: 'q.validated_at >= ?', args: [validated.from] });
		if (validated.before !== null) rest.push({ sql: 'q.validated_at < ?', args: [validated.before] });
	}
	if (filter.amountFromCents !== null || filter.amountToCents !== null) {
		terms.push(anyOf(amountRangeMarks(filter.amountFromCents, filter.amountToCents)));
		if (filter.amountFromCents !== null) {
			rest.push({ sql: 'q.amount_cents >= ?', args: [filter.amountFromCents] });
		}
		if (filter.amountToCents !== null) {
			rest.push({ sql: 'q.amount_cents <= ?', args: [filter.amountToCents] });
		}
	}
	return {
		match: terms.length === 0 ? null : terms.join(' AND '),
		rest: rest.map(({ sql }) => ` AND ${sql}`).join(''),
		args: rest.flatMap(({ args }) => args)
	};
}

/**
 * The lines of labels that have every word, or of which each word begins a name or a number, or is in a label. A word
 * that is in too many labels («lycée») counts in those that have all the others too, else it narrows nothing.
 */
function keywordTerm(words: readonly string[], labels: readonly QueueLabel[]): string | MatchRefusal {
	const [first] = words;
	if (first === undefined) return '';
	const called = labels.map(({ id, key, label }) => ({ mark: `_l${id}`, text: fold(`${label} ${key}`) }));
	const namedBy = (word: string) => called.filter(({ text }) => text.includes(word)).map(({ mark }) => mark);
	const whole = called
		.filter(({ text }) => words.every((word) => text.includes(word)))
		.map(({ mark }) => mark);
	const byWord = words.map((word) => ({ word, marks: namedBy(word) }));
	const broad = byWord.find(({ marks }) => marks.length > MAX_LABELS_OF_A_WORD);
	if (whole.length > MAX_LABELS_OF_A_WORD || (broad !== undefined && whole.length === 0)) {
		return { tooBroad: broad?.word ?? first };
	}
	const each = byWord.map(({ word, marks }) =>
		anyOf([term('person numbers', word), ...(marks.length > MAX_LABELS_OF_A_WORD ? [] : marks)])
	);
	return anyOf([...whole, `(${each.join(' AND ')})`]);
}

function anyOf(terms: readonly string[]): string {
	// An empty range: a mark that no line has.
	return terms.length === 0 ? '_none' : `(${terms.join(' OR ')})`;
}

/** ISO instants between which the last validation lies: days of the académie's zone, and the days it has waited. */
function validatedBounds(filter: QueueFilter, zone: Zone, nowMs: number) {
	const midnight = (date: string) => new Date(instantOf(`${date}T00:00`, zone)).toISOString();
	const from = filter.validatedFrom === null ? null : midnight(filter.validatedFrom);
	const dayAfter = filter.validatedTo === null ? null : midnight(addDays(filter.validatedTo, 1));
	const waited =
		filter.waitingDays === null ? null : new Date(nowMs - filter.waitingDays * DAY_MS).toISOString();
	const ends = [dayAfter, waited].filter((end) => end !== null).sort();
	return { from, before: ends[0] ?? null };
}
