// Words of the rates: what each is for, in which case, from which day, and the text or the page where it was read.
import type { RateKind } from '../../domain/academy/rate-kinds';
import type { KnownRate, RateBand, RateSource, RateSourceId } from '../../domain/rates/known-rate';
import type { PlaceClass } from '../../domain/rates/place-class';
import type { VehicleClass } from '../../domain/rates/vehicle-class';
import { formatCount, formatDate } from '../formats';

export const RATE_WORDS = {
	title: 'Taux connus et leurs sources',
	intro:
		'Les taux de votre académie passent avant les taux nationaux. Quand aucun taux n’est connu, l’estimation n’a pas de montant.',
	kind: 'Nature',
	band: 'Cas',
	amount: 'Taux',
	days: 'Dates',
	source: 'Source',
	everything: 'Tous les cas',
	uncheckedStart: 'date de début non vérifiée',
	reducedMobility: 'Travailleur handicapé à mobilité réduite',
	/** What no rate was found for. */
	unknown:
		'Non connus ici, donc sans montant : moto et vélomoteur depuis 2018, vélo et autres mobilités, tarif SNCF 2e classe depuis juillet 2012 (sauf si votre académie l’a saisi), nuitées avant mars 2019.'
} as const;

export const RATE_NAMES: Record<RateKind, string> = {
	meal: 'Repas',
	mealReduced: 'Repas administratif',
	night: 'Nuitée',
	carKm: 'Kilomètre, barème kilométrique',
	sncfFixed: 'SNCF 2e classe, part fixe par trajet',
	sncfKm: 'SNCF 2e classe, par kilomètre',
	copy: 'Copie',
	oralHour: 'Heure d’oral ou de pratique',
	supervisionHour: 'Heure de surveillance'
};

export const VEHICLE_LABELS: Record<VehicleClass, string> = {
	upTo5Cv: 'Voiture, 5 CV et moins',
	'6or7Cv': 'Voiture, 6 et 7 CV',
	over7Cv: 'Voiture, 8 CV et plus',
	motorcycle: 'Moto de plus de 125 cm³',
	moped: 'Vélomoteur'
};

const PLACE_LABELS: Record<PlaceClass, string> = {
	mainland: 'autres communes',
	largeTown: 'grandes villes et métropole du Grand Paris',
	paris: 'Paris',
	overseas: 'outre-mer',
	pacific: 'Nouvelle-Calédonie, Polynésie, Wallis-et-Futuna'
};

interface SourceWords {
	/** The legal text, its article and date, as far as they were read. */
	text: string;
	/** Where the amount was read. */
	readIn: string;
}

export const RATE_SOURCE_WORDS: Record<RateSourceId, SourceWords> = {
	juryOrder2012: {
		text: 'Arrêté du 13 avril 2012, article 2 (Journal officiel du 2 mai 2012), pour le décret n° 2010-235 du 5 mars 2010',
		readIn: 'juriblio.fr ; taux de chaque examen : enseignants.se-unsa.org'
	},
	mealsUntil2019: { text: 'Décret n° 2006-781, taux jusqu’en 2019', readIn: 'gestionnaire03.fr' },
	mealsSince2020: { text: 'Décret n° 2006-781, taux du 1er janvier 2020', readIn: 'gestionnaire03.fr' },
	mealsSince2023: {
		text: 'Décret n° 2006-781, taux du 22 septembre 2023',
		readIn: 'cdg62.fr, eafc.ac-dijon.fr'
	},
	nightsBefore2023: {
		text: 'Décret n° 2006-781, taux en vigueur jusqu’au 21 septembre 2023',
		readIn: 'cdg62.fr'
	},
	nightsSince2023: {
		text: 'Décret n° 2006-781, taux du 22 septembre 2023',
		readIn: 'cdg38.fr, cdg62.fr, sgenplus.cfdt.fr'
	},
	kilometresSince2022: {
		text: 'Texte JORFTEXT000000792695 (indemnités kilométriques), barème de 2022',
		readIn: 'legifrance.gouv.fr ; 8 CV et plus, date : 55-beta.snuipp.fr'
	},
	kilometresBefore2022: {
		text: 'Indemnités kilométriques, barème antérieur à 2022',
		readIn: '55-beta.snuipp.fr'
	},
	motorcycles2017: { text: 'Indemnités kilométriques, taux de 2017', readIn: 'snudifo35.fr, avril 2017' },
	sncf2010: {
		text: 'Tarif SNCF 2e classe du 1er juillet 2010',
		readIn: 'sgencfdt82.free.fr'
	},
	sncf2011: {
		text: 'Tarif SNCF 2e classe du 1er juillet 2011',
		readIn: 'tarification.blogspot.com, août 2011'
	}
};

/** An exact decimal, with two decimals at least: «20» → «20,00 €», «1.8551» → «1,8551 €». */
export function formatRate(amount: string): string {
	const [whole = '0', decimals = ''] = amount.split('.');
	return `${formatCount(Number(whole))},${decimals.padEnd(2, '0')} €`;
}

function kilometreText(overKm: number, upToKm: number | null): string {
	if (upToKm === null) return overKm === 0 ? '' : `au-delà de ${formatCount(overKm)} km`;
	return overKm === 0
		? `jusqu’à ${formatCount(upToKm)} km`
		: `de ${formatCount(overKm + 1)} à ${formatCount(upToKm)} km`;
}

/** «Voiture, 6 et 7 CV, jusqu’à 2 000 km»; «Taux 5»; «Paris». */
export function bandText(band: RateBand): string {
	switch (band.by) {
		case 'all':
			return RATE_WORDS.everything;
		case 'place':
			return band.places.map((place) => PLACE_LABELS[place]).join(', ');
		case 'vehicle':
			return [VEHICLE_LABELS[band.vehicle], kilometreText(band.overKm, band.upToKm)]
				.filter((text) => text !== '')
				.join(', ');
		case 'distance':
			return kilometreText(band.overKm, band.upToKm);
		case 'level':
			return `taux ${band.level}`;
		case 'exam':
			return band.exam;
	}
}

/** «depuis le 22/09/2023», «du 01/01/2020 au 21/09/2023»; with a doubt where the first day was not read. */
export function rateDays({ from, until, isStartChecked }: KnownRate): string {
	const days =
		until === null ? `depuis le ${formatDate(from)}` : `du ${formatDate(from)} au ${formatDate(until)}`;
	return isStartChecked ? days : `${days} (${RATE_WORDS.uncheckedStart})`;
}

export function sourceText(source: RateSource): string {
	if (source.kind === 'academy') return `Taux saisi par votre académie : ${source.text}`;
	const { text, readIn } = RATE_SOURCE_WORDS[source.id];
	return `${text} (relevé sur ${readIn})`;
}
