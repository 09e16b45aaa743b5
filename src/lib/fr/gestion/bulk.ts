// Words of several claims accepted together: before, after, and taken back.
import type { RefusalCode } from '../../contracts/refusal';
import { formatCount } from '../formats';
import type { PartStatus } from '../../domain/claim/claim';
import { REFUSAL_SENTENCES } from '../refusals';
import { PART_STATUS_LABELS } from '../status-labels';
import { decisionRefusal } from './decision';

export const BULK_WORDS = {
	title: 'Acceptation de plusieurs états de frais',
	back: 'Retour à la liste',
	would: 'Seront acceptés',
	blocked: 'Ne seront pas acceptés',
	blockedHint: 'Ouvrez-les un par un : rien n’y sera modifié ici.',
	nothing: 'Aucun de ces états de frais ne peut être accepté maintenant.',
	done: 'Acceptés',
	notDone: 'Non acceptés',
	undone: 'Acceptations retirées',
	notUndone: 'Acceptations gardées',
	notUndoneHint: 'Ce qui a changé depuis n’est pas défait : ouvrez-les un par un pour en décider.',
	interrupted:
		'L’acceptation a été interrompue : les états de frais ci-dessous marqués acceptés le sont, les autres attendent. Terminez-la ; vous pourrez ensuite la retirer.',
	finish: 'Terminer l’acceptation',
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
	if (undone === 0) return 'Aucune acceptation n’a été retirée : chaque état de frais a changé depuis.';
	return `${formatCount(undone)} acceptation${undone > 1 ? 's' : ''} retirée${undone > 1 ? 's' : ''} : ces états de frais attendent de nouveau une décision.`;
}

/** «Vous pouvez les retirer jusqu’à 14:35.» */
export function undoUntilSentence(time: string): string {
	return `Vous pouvez retirer ces acceptations jusqu’au ${time}.`;
}

/** «Validé → Validé par gestionnaire», or «Non validé, inchangé». */
export function partChange({ from, to }: { from: PartStatus; to: PartStatus }): string {
	const label = PART_STATUS_LABELS[from];
	return from === to ? `${label}, inchangé` : `${label} → ${PART_STATUS_LABELS[to]}`;
}

/** Of one line among several: the page is not the claim's own, and nothing is shown there to be read again. */
const LEFT_OUT: Partial<Record<RefusalCode, string>> = {
	'claim-not-validated': 'L’intervenant ne l’a pas validé.',
	'claim-not-over': 'La mission n’est pas terminée.',
	'claim-not-open': 'Il n’y a rien à y accepter.',
	'claim-processed': 'Il est déjà traité.',
	'claim-exported': 'Il est déjà parti en paiement.',
	'claim-cancelled': 'Il est annulé : rétablissez-le d’abord.',
	'claim-declared-not-done': 'L’intervenant a déclaré ne pas avoir effectué cette mission.',
	'own-claim': 'C’est le vôtre : un autre gestionnaire doit en décider.',
	'revision-stale': 'Il a changé depuis que la liste vous a été montrée : relisez-le avant de décider.',
	'attested-absent':
		'Le chef de centre a déclaré cette personne absente : l’accepter malgré tout demande un motif.',
	'claim-deferred':
		'Le même jour, une mission qui commence plus tôt donne aussi lieu à déplacement : vérifiez qu’il n’est pas demandé deux fois.'
};

/** Why an acceptance was not taken back with the others. */
const KEPT: Partial<Record<RefusalCode, string>> = {
	'claim-exported':
		'Parti en paiement depuis : l’acceptation reste. Une correction peut partir avec un lot suivant.',
	'revision-stale': 'L’état de frais a changé depuis (pièce, barème, constat de service…).',
	'claim-cancelled': 'Annulé depuis.',
	'claim-unchanged': 'Il n’était plus accepté : l’acceptation avait déjà été retirée.'
};

/** Why a claim is not accepted with the others, or (`wasAccepted`) why its acceptance stays. */
export function bulkRefusal(code: RefusalCode, wasAccepted: boolean): string {
	return (wasAccepted ? KEPT : LEFT_OUT)[code] ?? decisionRefusal(code) ?? REFUSAL_SENTENCES[code];
}
