// Words of «Mon année»: a school year's claims, where they stand, what they are estimated at and what is paid.
import type { YearState } from '../../domain/estimate/year-summary';
import { formatDate } from '../formats';

export const YEAR_WORDS = {
	page: 'Mon année',
	intro:
		'Vos états de frais par année scolaire, tels que cet appareil les connaît, même sans réseau. Les montants sont des estimations indicatives.',
	year: 'Année scolaire',
	none: 'Aucun état de frais à montrer pour le moment.',
	closed:
		'Les états de frais des académies dont vous n’avez pas accepté les conditions d’utilisation ne sont pas montrés ici.',
	totals: 'Où en est l’année',
	state: 'Étape',
	parts: 'Frais',
	estimated: 'Estimation',
	all: 'Total',
	claims: 'États de frais de l’année',
	mission: 'Mission',
	start: 'Début',
	pay: 'Rémunération',
	travel: 'Déplacement',
	unreadable: 'Non lisible sur cet appareil',
	nothing: '–',
	partial: 'en partie',
	partialNote:
		'« en partie » : une ligne au moins n’a pas de montant connu. Ouvrez l’état de frais, onglet « Récapitulatif », pour voir laquelle et pourquoi.'
} as const;

export const YEAR_STATE_LABELS: Record<YearState, string> = {
	toCome: 'Mission à venir',
	toDo: 'À compléter et à valider',
	sent: 'Transmis au gestionnaire',
	accepted: 'Accepté',
	paid: 'Payé'
};

/** 2016 → «2016-2017». */
export function schoolYearLabel(year: number): string {
	return `${year}-${year + 1}`;
}

/** «payé le 28/07/2017»; a day that is still to come: «paiement prévu le 28/07/2017». */
export function paidText(paidOn: string, today: string): string {
	return paidOn <= today ? `payé le ${formatDate(paidOn)}` : `paiement prévu le ${formatDate(paidOn)}`;
}
