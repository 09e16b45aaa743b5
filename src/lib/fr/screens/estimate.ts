// Words of «Estimation indicative»: each line of it, how it was reckoned, by which text, or why it has no amount.
import type {
	EstimateLine,
	EstimateNote,
	EstimateSubject,
	UnpricedReason
} from '../../domain/estimate/estimate';
import { formatCount, formatDate, formatKm } from '../formats';
import { formatRate } from './rates';

export const ESTIMATE_WORDS = {
	title: 'Estimation indicative',
	caution:
		'Calculée sur cet appareil avec ce que vous avez saisi et les taux datés de chaque ligne. Elle n’engage pas l’académie : le gestionnaire fixe les montants.',
	none: 'Rien à estimer pour le moment : complétez la rémunération ou un déplacement.',
	pay: 'Rémunération',
	travel: 'Déplacement',
	total: 'Total estimé',
	noAmount: 'Sans montant',
	how: 'Calcul et source',
	rounding: 'Chaque ligne est arrondie une seule fois, au centime le plus proche.',
	vehicle: 'Votre véhicule, pour l’estimation',
	vehicleHint: 'N’est ni enregistré ni envoyé.',
	chooseVehicle: 'Choisir…',
	asTyped: 'Montant que vous avez saisi.'
} as const;

export const ESTIMATE_SUBJECT_LABELS: Record<EstimateSubject, string> = {
	copies: 'Copies',
	candidates: 'Candidats',
	hours: 'Heures',
	pay: 'Rémunération',
	sncfKilometres: 'Kilomètres (tarif SNCF 2e classe)',
	kilometres: 'Kilomètres (barème kilométrique)',
	tickets: 'Billets de transport',
	otherCosts: 'Frais divers',
	meals: 'Repas',
	reducedMeals: 'Repas administratifs',
	nights: 'Nuitées'
};

export const UNPRICED_SENTENCES: Record<UnpricedReason, string> = {
	unknownRate: 'Aucun taux connu à cette date : pas de montant.',
	unknownExam: 'Le taux de cet examen n’est pas connu ici : pas de montant.',
	paidByTheHour:
		'Le texte paie l’heure passée avec les candidats, et seul leur nombre est saisi : pas de montant.',
	coefficient: 'VAE : le taux horaire dépend d’un coefficient fixé par l’académie : pas de montant.',
	unknownWork: 'Aucun taux connu pour ce type de travail : pas de montant.',
	notEnteredYet: 'Ce n’est pas à vous de la saisir, et elle n’est pas encore renseignée.',
	unknownVehicle: 'Le barème kilométrique vous est accordé : choisissez votre véhicule pour voir un montant.',
	ticketPrice: 'Remboursés sur présentation des billets, dont le prix ne se saisit pas : pas de montant.',
	abroad: 'Hors de France, aucun taux n’est connu ici : pas de montant.',
	unknownPlace: 'Le taux dépend du lieu, et le code postal d’arrivée manque : pas de montant.',
	missingDate: 'Le taux dépend du jour, et la date de départ manque : pas de montant.'
};

export const ESTIMATE_NOTE_SENTENCES: Record<EstimateNote, string> = {
	hoursTimesRate:
		'Supposition : les heures saisies multipliées par le taux horaire. Seul le temps passé avec les candidats est payé.',
	sportShare: 'Épreuve d’EPS ponctuelle : 75 % du taux horaire.',
	examByName: 'Supposition : le taux de l’examen est déduit de son nom.',
	firstKilometresOfTheYear:
		'Supposition : ce sont vos premiers kilomètres de l’année civile. Au-delà de 2 000 km, le taux change.',
	sncfUnlessGranted: 'Sauf si le gestionnaire accorde le barème kilométrique.',
	onInvoice: 'Forfait, sur présentation de la facture.',
	onReceipts: 'Sur présentation des justificatifs, si l’académie les rembourse.'
};

const plural = (count: number, one: string, several: string) =>
	`${formatCount(count)} ${count > 1 ? several : one}`;

/** 750 minutes → «12 h 30». */
function hoursText(minutes: number): string {
	const rest = minutes % 60;
	return `${formatCount(Math.floor(minutes / 60))} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`;
}

/** How much of it: «14 copies», «12 h 30», «40 km × 2 trajets»; empty where nothing is counted. */
export function quantityText({ subject, count, journeys }: EstimateLine): string {
	switch (subject) {
		case 'copies':
			return plural(count, 'copie', 'copies');
		case 'candidates':
			return plural(count, 'candidat', 'candidats');
		case 'hours':
			return hoursText(count);
		case 'sncfKilometres':
		case 'kilometres':
			return journeys === null
				? formatKm(count)
				: `${formatKm(journeys.distanceKm)} × ${plural(journeys.count, 'trajet', 'trajets')}`;
		case 'meals':
		case 'reducedMeals':
			return plural(count, 'repas', 'repas');
		case 'nights':
			return plural(count, 'nuitée', 'nuitées');
		case 'pay':
		case 'tickets':
		case 'otherCosts':
			return '';
	}
}

/** How it was reckoned: «14 copies × 5,00 €», «(1,8551 € + 40 km × 0,1432 €) × 2 trajets», one text a rate else. */
export function reckoningTexts(line: EstimateLine): string[] {
	const { subject, journeys, rates } = line;
	const [first, second] = rates;
	if (first === undefined) return [];
	if (subject === 'sncfKilometres' && journeys !== null && second !== undefined) {
		const fixed = formatRate(first.rate.amount);
		const perKm = `${formatKm(journeys.distanceKm)} × ${formatRate(second.rate.amount)}`;
		return [`(${fixed} + ${perKm}) × ${plural(journeys.count, 'trajet', 'trajets')}`];
	}
	const share = line.notes.includes('sportShare') ? ' × 75 %' : '';
	return rates.map(({ rate, count }) => {
		const own = quantityText({ ...line, count, journeys: null });
		return `${own} × ${formatRate(rate.amount)}${subject === 'hours' ? ' l’heure' : ''}${share}`;
	});
}

/** «Déplacement 2, le 01/06/2017». */
export function tripHeading(index: number, departureDate: string | null): string {
	const on = departureDate === null ? '' : `, le ${formatDate(departureDate)}`;
	return `${ESTIMATE_WORDS.travel} ${index + 1}${on}`;
}

/** What the total leaves out; null: nothing. */
export function unpricedSentence(unpriced: number): string | null {
	if (unpriced === 0) return null;
	return unpriced === 1
		? 'Une ligne n’a pas de montant : le total est sans elle.'
		: `${unpriced} lignes n’ont pas de montant : le total est sans elles.`;
}
