// Words of «Statistiques»: figures, plots, their tables, and the same as CSV.
import type { ClaimPart } from '../../domain/claim/claim';
import type { AgeBand, CountedState, WaitingState } from '../../domain/statistics/waiting-age';
import { csvLine } from '../../domain/text/csv-cell';
import { formatCount } from '../formats';

export const STATE_LABELS: Record<CountedState, string> = {
	pending: 'Mission à venir ou en cours',
	toValidate: 'Non validé',
	deferred: 'Invalidable',
	notDone: 'Déclarée non effectuée',
	validated: 'Validé, à traiter',
	gestionnaireToHandle: 'A traiter par le gestionnaire',
	accepted: 'Validé par gestionnaire, à mettre en lot',
	handled: 'Traité par le gestionnaire',
	exported: 'En lot, pas encore payé',
	paid: 'Payé',
	cancelled: 'Annulé',
	none: 'Pas de frais'
};

export const WAITING_LABELS: Record<WaitingState, string> = {
	toValidate: 'Chez l’intervenant (non validé), depuis la fin de la mission',
	validated: 'Chez le gestionnaire (validé), depuis la validation',
	gestionnaireToHandle: 'Chez le gestionnaire (à saisir), depuis la fin de la mission'
};

export const AGE_LABELS: Record<AgeBand, string> = {
	week: '7 jours ou moins',
	month: '8 à 30 jours',
	quarter: '31 à 90 jours',
	older: 'Plus de 90 jours'
};

export const STATISTICS_PART_LABELS: Record<ClaimPart, string> = {
	remuneration: 'Rémunération',
	travel: 'Déplacement'
};

export const STATISTICS_WORDS = {
	title: 'Statistiques',
	filter: 'Choisir un examen',
	session: 'Session',
	everySession: 'Toutes les sessions',
	noSession: '(sans session)',
	exam: 'Examen',
	everyExam: 'Tous les examens',
	show: 'Afficher',
	csv: 'Télécharger ces chiffres (CSV)',
	waiting: 'Frais validés à traiter',
	oldest: 'dont depuis plus de 30 jours',
	median: 'Délai médian de traitement',
	medianHint:
		'De la première validation par l’intervenant à l’acceptation, en heures et jours de calendrier (week-ends et jours fériés compris) ; au-delà de 3 jours, en jours entiers échus. La moitié des états de frais au moins n’a pas attendu plus longtemps : d’un nombre pair, c’est la plus courte des deux valeurs du milieu.',
	monthsPlot: 'De la première validation à l’acceptation',
	accepted: 'États de frais acceptés',
	sentBack: 'Renvois à l’intervenant',
	states: 'Frais par état',
	ages: 'Ce qui attend, par ancienneté',
	months: 'Délai médian par mois d’acceptation',
	reasons: 'Renvois par motif',
	otherReasons: 'Autres motifs',
	none: 'Rien à compter pour ce choix.',
	table: 'Les mêmes chiffres en tableau',
	label: 'Libellé',
	number: 'Nombre',
	delay: 'Délai médian',
	total: 'Total des états de frais',
	counting: 'Calcul en cours'
} as const;

export function countingSentence(counted: number, all: number): string {
	const s = counted > 1 ? 's' : '';
	return `Les chiffres sont en cours de calcul : ${formatCount(counted)} état${s} de frais compté${s} sur ${formatCount(all)}. Rechargez la page dans un moment.`;
}

/** «Total : 1 234 états de frais», below each plot of states: every claim has one state in each part. */
export function totalSentence(claims: number): string {
	return `Total : ${formatCount(claims)} état${claims > 1 ? 's' : ''} de frais`;
}

/** 30 h → «1,3 jour», 5 h → «5 h», 504 h → «21 jours». */
export function delayText(hours: number | null): string {
	if (hours === null) return '–';
	if (hours < 24) return `${hours} h`;
	const tenths = Math.round(hours / 2.4);
	const days = tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)},${tenths % 10}`;
	return `${days} jour${tenths >= 20 ? 's' : ''}`;
}

const MONTHS = [
	...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
	...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']
];

/** «2017-06» → «juin 2017». */
export function monthLabel(month: string): string {
	return `${MONTHS[Number(month.slice(5)) - 1] ?? month} ${month.slice(0, 4)}`;
}

/** What a plot says in one sentence, to who does not see it: its largest bar, and where all are. */
export function plotSummary(bars: readonly { label: string; value: number; text: string }[]): string {
	const largest = bars.reduce<(typeof bars)[number] | null>(
		(best, bar) => (best === null || bar.value > best.value ? bar : best),
		null
	);
	if (largest === null) return STATISTICS_WORDS.none;
	const count = `${bars.length} barre${bars.length > 1 ? 's' : ''}`;
	return `${count} ; la plus longue : ${largest.label}, ${largest.text}. ${STATISTICS_WORDS.table} ci-dessous.`;
}

interface ToldStatistics {
	isComplete: boolean;
	counted: number;
	all: number;
	claims: number;
	states: Record<ClaimPart, readonly { state: CountedState; n: number }[]>;
	ages: readonly { state: WaitingState; part: ClaimPart; band: AgeBand; n: number }[];
	medianHours: number | null;
	acceptedClaims: number;
	months: readonly { month: string; medianHours: number; n: number }[];
	reasons: readonly { reason: string; n: number }[];
	otherReasons: number;
}

/** One table for all: what it is of, for which part, what, how old or when, how many, after how long. */
export function statisticsCsv(told: ToldStatistics, session: string | null, exam: string | null): string {
	const words = STATISTICS_WORDS;
	const scope = [session === '' ? words.noSession : (session ?? words.everySession), exam ?? words.everyExam];
	const line = (cells: (string | number | null)[]) => csvLine([...scope, ...cells]);
	const parts = Object.keys(told.states) as ClaimPart[];
	return [
		`\uFEFF${csvLine([words.session, words.exam, 'Rubrique', 'Partie', words.label, 'Ancienneté ou mois', words.number, 'Délai médian en heures'])}`,
		...(told.isComplete
			? []
			: [line([words.counting, null, countingSentence(told.counted, told.all), null, null, null])]),
		...parts.flatMap((part) => [
			...told.states[part].map(({ state, n }) =>
				line([words.states, STATISTICS_PART_LABELS[part], STATE_LABELS[state], null, n, null])
			),
			line([words.states, STATISTICS_PART_LABELS[part], words.total, null, told.claims, null])
		]),
		...told.ages.map(({ state, part, band, n }) =>
			line([words.ages, STATISTICS_PART_LABELS[part], STATE_LABELS[state], AGE_LABELS[band], n, null])
		),
		line([words.median, null, words.accepted, null, told.acceptedClaims, told.medianHours]),
		...told.months.map(({ month, n, medianHours }) =>
			line([words.months, null, words.accepted, monthLabel(month), n, medianHours])
		),
		...told.reasons.map(({ reason, n }) => line([words.reasons, null, reason, null, n, null])),
		...(told.otherReasons > 0
			? [line([words.reasons, null, words.otherReasons, null, told.otherReasons, null])]
			: [])
	].join('');
}

export const STATISTICS_COMMAND = {
	usage: 'Usage : node build statistics [--refaire]',
	done: (academy: string, seconds: number) => `${academy} : statistiques à jour (${seconds} s).`
} as const;

export function statisticsFileName(academy: string): string {
	return `statistiques-${academy}.csv`;
}
