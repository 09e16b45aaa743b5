// Words of several claims accepted together: before, after, and taken back.
import type { RefusalCode } from '../../contracts/refusal';
import { formatCount } from '../formats';
import { REFUSAL_SENTENCES } from '../refusals';
import { decisionRefusal } from './decision';

export const BULK_WORDS = {
	title: 'Acceptation de plusieurs états de frais',
	back: 'Retour à la liste',
	preview: 'Ce qui changerait',
	would: 'Seront acceptés',
	blocked: 'Ne seront pas acceptés',
	blockedHint: 'Ouvrez-les un par un : rien n’y sera modifié ici.',
	nothing: 'Aucun de ces états de frais ne peut être accepté maintenant.',
	done: 'Acceptés',
	notDone: 'Non acceptés',
	undone: 'Acceptations retirées',
	notUndone: 'Acceptations non retirées, parce que l’état de frais a changé depuis',
	undo: 'Retirer toutes ces acceptations',
	undoTooLate: 'Le délai pour retirer ces acceptations ensemble est passé. Chacune peut l’être sur sa page.',
	mission: 'Mission N°'
} as const;

const claims = (count: number) => `${formatCount(count)} état${count > 1 ? 's' : ''} de frais`;

export function applyLabel(count: number): string {
	return `Accepter ${claims(count)}`;
}

export function appliedSentence(accepted: number, others: number): string {
	const rest =
		others === 0
			? ''
			: ` ${claims(others)} ${others > 1 ? 'n’ont' : 'n’a'} pas été accepté${others > 1 ? 's' : ''}.`;
	return `${claims(accepted)} accepté${accepted > 1 ? 's' : ''}.${rest}`;
}

export function undoneSentence(undone: number): string {
	return `${formatCount(undone)} acceptation${undone > 1 ? 's' : ''} retirée${undone > 1 ? 's' : ''} : ces états de frais attendent de nouveau une décision.`;
}

/** «Vous pouvez les retirer jusqu’à 14:35.» */
export function undoUntilSentence(time: string): string {
	return `Vous pouvez retirer ces acceptations jusqu’au ${time}.`;
}

export function bulkRefusal(code: RefusalCode): string {
	return decisionRefusal(code) ?? REFUSAL_SENTENCES[code];
}
