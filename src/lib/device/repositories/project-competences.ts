// The competences as the person should see them: what the server told, with their own words that are still to be sent
// laid over it. Pure.
import { ownWord, withOwnWord, type CompetenceFile, type SaidWord } from '$lib/domain/competence/competence';
import type { OutboxItem } from '../db/rows';
import { claimState, type ItemState } from '../item-state';
import { isAside } from './outbox';

/** One line of «Liste des compétences». */
export interface CompetenceRow {
	/** `ExamOption.key`. */
	key: string;
	academy: string;
	exam: string;
	speciality: string;
	label: string;
	/** Those that stand, in the order shown. */
	words: SaidWord[];
	/** «+» is offered: my (C) does not stand. */
	canConfirm: boolean;
	/** «×» is offered: my (I) does not stand. */
	canInvalidate: boolean;
	itemState: ItemState;
}

/** Words on the competences of one académie, in the order of their making. */
export function competenceItems(items: readonly OutboxItem[], academy: string) {
	return items.flatMap((item) => {
		const { operation } = item;
		return operation.kind === 'setCompetence' && operation.academy === academy ? [{ item, operation }] : [];
	});
}

/**
 * `identifier`: the NUMEN under which the person speaks. A word that was refused changes nothing, but its line stays in
 * sight with «À corriger», also where it was to be added.
 */
export function projectCompetences(
	file: CompetenceFile,
	identifier: string,
	items: readonly OutboxItem[]
): CompetenceRow[] {
	const rows = new Map<string, Omit<CompetenceRow, 'canConfirm' | 'canInvalidate' | 'itemState'>>();
	const inHand = new Map<string, OutboxItem[]>();
	for (const { option, words } of file.competences) {
		const { key, exam, speciality, label } = option;
		rows.set(key, { key, academy: file.academy, exam, speciality, label, words });
	}
	for (const { item, operation } of competenceItems(items, file.academy)) {
		const { option: key, seen, word } = operation.payload;
		const { exam, speciality, label } = seen;
		const row = rows.get(key) ?? { key, academy: file.academy, exam, speciality, label, words: [] };
		const own = { code: identifier, word, at: operation.madeAt, by: '' };
		rows.set(key, isAside(item) ? row : { ...row, words: withOwnWord(row.words, own) });
		inHand.set(key, [...(inHand.get(key) ?? []), item]);
	}
	return [...rows.values()].map((row) => ({
		...row,
		canConfirm: ownWord(row.words) !== 'C',
		canInvalidate: ownWord(row.words) !== 'I',
		itemState: claimState(inHand.get(row.key) ?? [], false)
	}));
}
