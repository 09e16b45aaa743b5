// A line of «Suivi»: who did what, and why. The date is printed apart, by `formatInstant`.
import type { ClaimPart, HistoryEntry } from '../domain/claim/claim';

export const PART_LABELS: Record<ClaimPart, string> = {
	remuneration: 'frais de rémunération',
	travel: 'frais de déplacement'
};

const ACTIONS: Record<HistoryEntry['action'], string> = {
	created: 'état de frais créé',
	save: 'saisie enregistrée',
	validate: 'état de frais validé',
	withdrawValidation: 'validation reprise',
	declareNotDone: 'mission déclarée non effectuée',
	undoNotDone: 'déclaration « non effectuée » retirée',
	accept: 'état de frais validé par le gestionnaire',
	sendBack: "état de frais renvoyé à l'intervenant",
	cancel: 'état de frais annulé par le gestionnaire',
	uncancel: 'annulation retirée par le gestionnaire',
	documentAttached: 'document ajouté',
	documentDeleted: 'document supprimé'
};

/** «Marie Le Goff : état de frais renvoyé à l'intervenant (frais de déplacement). Motif : billet illisible». */
export function historySentence(entry: HistoryEntry): string {
	const who = entry.actor === 'system' ? '' : `${entry.actorName} : `;
	const isDocument = entry.action === 'documentAttached' || entry.action === 'documentDeleted';
	const what = ACTIONS[entry.action];
	const part = entry.part === null ? '' : ` (${PART_LABELS[entry.part]})`;
	const why =
		entry.reason === null || entry.reason === ''
			? ''
			: isDocument
				? ` : ${entry.reason}`
				: `. Motif : ${entry.reason}`;
	const sentence = `${who}${what}${part}${why}`;
	return sentence.charAt(0).toLocaleUpperCase('fr') + sentence.slice(1);
}
