// A line of «Suivi»: who did what, and why. The date is printed apart, by `formatInstant`.
import type { ClaimPart, DeferredTo, HistoryEntry, StoredPartStatus } from '../domain/claim/claim';
import { statusAt } from '../domain/claim/part-status';
import type { AssignedMission } from '../domain/mission/mission';
import { PART_STATUS_LABELS } from './status-labels';

export const PART_LABELS: Record<ClaimPart, string> = {
	remuneration: 'frais de rémunération',
	travel: 'frais de déplacement'
};

export const ACTIONS: Record<HistoryEntry['action'], string> = {
	created: 'état de frais créé',
	save: 'saisie enregistrée',
	validate: 'état de frais validé',
	withdrawValidation: 'validation reprise',
	declareNotDone: 'mission déclarée non effectuée',
	undoNotDone: 'déclaration « non effectuée » retirée',
	accept: 'état de frais validé par le gestionnaire',
	sendBack: 'état de frais renvoyé à l’intervenant',
	cancel: 'état de frais annulé par le gestionnaire',
	uncancel: 'annulation retirée par le gestionnaire',
	handle: 'frais traité par le gestionnaire',
	unhandle: 'frais remis à traiter par le gestionnaire',
	revokeAcceptance: 'acceptation retirée par le gestionnaire',
	enterPay: 'rémunération saisie',
	setScale: 'barème de remboursement choisi par le gestionnaire',
	deposit: 'document déposé par le gestionnaire',
	documentAttached: 'document ajouté',
	documentDeleted: 'document supprimé',
	travelDeferred: 'déplacement à saisir sur la première mission de la journée',
	travelReturned: 'déplacement de nouveau à saisir sur cette mission',
	exported: 'transmis au paiement',
	corrected: 'montant à payer corrigé après transmission',
	correctionWithdrawn: 'correction retirée',
	missionChanged: 'mission modifiée, la saisie est gardée',
	regenerated: 'état de frais refait selon la mission modifiée',
	attestPresent: 'présence attestée par le chef de centre',
	attestAbsent: 'absence déclarée par le chef de centre',
	attestWithdrawn: 'constat de service retiré par le chef de centre'
};

/** The same act by another than usual: whoever reads must not have to know by the name who that is. */
const BY_ACTOR: Partial<Record<HistoryEntry['action'], Partial<Record<HistoryEntry['actor'], string>>>> = {
	enterPay: {
		gestionnaire: 'rémunération saisie par le gestionnaire',
		// No intervenant enters such pay of their own: it is the jury's president.
		intervenant: 'rémunération saisie par le président de jury'
	},
	documentAttached: { gestionnaire: 'document déposé par le gestionnaire' },
	documentDeleted: { gestionnaire: 'document retiré par le gestionnaire' }
};

/** What a server newer than this app tells of, in words that are true of all. */
const OTHER_ACTION = 'état de frais modifié';

/** «mission N° 900101», with its académie where that is another: what a line of «Invalidable» keeps as its reason. */
export function deferredMission({ academy, missionNumber }: DeferredTo, ownAcademy: string): string {
	const where = academy === ownAcademy ? '' : `, académie de ${academy}`;
	return `mission N° ${missionNumber}${where}`;
}

/** «Non validé → Validé», as the screen showed both at that moment; null where no part changed. */
export function historyStep(
	entry: HistoryEntry,
	mission: Pick<AssignedMission, 'schedule' | 'zone'>
): string | null {
	if (entry.from === null || entry.to === null) return null;
	const label = (status: StoredPartStatus) => PART_STATUS_LABELS[statusAt(status, mission, entry.at)];
	return `${label(entry.from)} → ${label(entry.to)}`;
}

/** Minutes by which a line may come after it was made without a word: clocks and networks are never exact. */
const UNTOLD_DELAY_MINUTES = 5;

/** When the device made it, if that is worth telling: it came clearly later, or the device's clock is ahead. */
export function toldMadeAt({ at, madeAt }: Pick<HistoryEntry, 'at' | 'madeAt'>): string | null {
	if (madeAt == null) return null;
	const minutes = Math.abs(Date.parse(at) - Date.parse(madeAt)) / 60_000;
	return minutes > UNTOLD_DELAY_MINUTES ? madeAt : null;
}

/** When the last validation was made by the device's clock, where that is worth telling. */
export function validationMadeAt(history: readonly HistoryEntry[]): string | null {
	const last = history.findLast(({ action }) => action === 'validate');
	return last === undefined ? null : toldMadeAt(last);
}

/** Lines whose reason is what it is about: a document, a mission, an entry. */
const NAMED: readonly HistoryEntry['action'][] = [
	'documentAttached',
	'documentDeleted',
	'travelDeferred',
	'missionChanged',
	'regenerated',
	'enterPay',
	'setScale',
	'deposit',
	'exported'
];

/** Lines that name the part by themselves. */
const SAYS_ITS_PART: readonly HistoryEntry['action'][] = [
	'travelDeferred',
	'travelReturned',
	'enterPay',
	'setScale'
];

/** «Marie Le Goff : état de frais renvoyé à l'intervenant (frais de déplacement). Motif : billet illisible». */
export function historySentence(entry: HistoryEntry): string {
	const who = entry.actor === 'system' ? '' : `${entry.actorName} : `;
	const isNamed = NAMED.includes(entry.action);
	const isPartSaid = SAYS_ITS_PART.includes(entry.action);
	const usual = Object.hasOwn(ACTIONS, entry.action) ? ACTIONS[entry.action] : OTHER_ACTION;
	const what = BY_ACTOR[entry.action]?.[entry.actor] ?? usual;
	const part = entry.part === null || isPartSaid ? '' : ` (${PART_LABELS[entry.part]})`;
	const why =
		entry.reason === null || entry.reason === ''
			? ''
			: isNamed
				? ` : ${entry.reason}`
				: `. Motif : ${entry.reason}`;
	const sentence = `${who}${what}${part}${why}`;
	return sentence.charAt(0).toLocaleUpperCase('fr') + sentence.slice(1);
}
