// One sentence for each broken rule: what is wrong and what to type instead.
import type { Violation, ViolationCode } from '../domain/claim/violation';

type Params = Record<string, number | string>;
const bounds = (params: Params) => `entre ${params['min'] ?? 0} et ${params['max'] ?? 9999}`;
const MEALS: Record<string, string> = { lunches: 'déjeuner(s)', dinners: 'dîner(s)' };

const SENTENCES: Record<ViolationCode, (params: Params) => string> = {
	required: () => 'Ce champ est obligatoire.',
	notAWholeNumber: () => 'Saisissez un nombre entier, sans virgule ni lettre.',
	countOutOfRange: (params) => `Saisissez un nombre ${bounds(params)}.`,
	minutesOutOfRange: () => 'Les minutes vont de 0 à 59 : au-delà, ajoutez une heure.',
	notADate: () => 'Cette date n’existe pas : saisissez-la sous la forme jj/mm/aaaa.',
	notATime: () => 'Saisissez une heure de 00:00 à 23:59, par exemple 07:30.',
	dateOutsideMission: () => 'Cette date n’est pas une date de la mission.',
	duplicateDate: () => 'Cette date est déjà saisie sur une autre ligne.',
	halfDayIncomplete: () => 'Saisissez le début et la fin de la demi-journée.',
	halfDayEndNotAfterStart: () => 'La fin doit être après le début.',
	morningAfterAfternoon: () => 'Le matin doit se terminer avant le début de l’après-midi.',
	halfDayEmpty: () => 'Saisissez les horaires du matin ou de l’après-midi, ou supprimez la ligne.',
	noHalfDay: () => 'Ajoutez au moins une date et ses horaires.',
	durationZero: () => 'La durée effectuée doit être supérieure à zéro.',
	returnBeforeDeparture: () => 'Le retour ne peut pas être avant le départ.',
	postalCodeNotFrench: () => 'Un code postal français compte cinq chiffres.',
	postalCodeTooLong: (params) => `Le code postal compte au plus ${params['max'] ?? 10} caractères.`,
	textTooLong: (params) => `Ce texte est trop long : ${params['max'] ?? 2000} caractères au plus.`,
	unknownTransportMode: () =>
		'Ce mode de transport n’est pas proposé par l’académie : choisissez-en un autre.',
	carFieldWithoutCar: () => 'Ce champ ne vaut que pour le mode AUTOMOBILE : videz-le ou changez de mode.',
	notAnAmount: () => 'Saisissez un montant en euros avec deux décimales au plus, par exemple 20,00.',
	otherCostsNotAllowed: () => 'L’académie ne rembourse pas les frais divers : laissez ce montant vide.',
	otherCostsNeedComment: () => 'Précisez dans le commentaire la nature des frais divers (péage, parking).',
	departureTownLocked: () => 'La ville de départ n’est pas modifiable dans cette académie.',
	prefilledTripMissing: () => 'Le déplacement prérempli ne peut pas être supprimé.',
	noTrip: () => 'Complétez au moins un déplacement.',
	tooManyTrips: (params) => `Un état de frais compte au plus ${params['max'] ?? 100} déplacements.`,
	mealsExceedTimes: (params) =>
		`Vos horaires permettent ${params['allowed'] ?? 0} ${MEALS[params['meal'] ?? ''] ?? 'repas'}, vous en déclarez ${params['claimed'] ?? 0} : corrigez, ou expliquez-le dans le commentaire.`,
	nightsExceedTimes: (params) =>
		`Vos horaires permettent ${params['allowed'] ?? 0} nuitée(s), vous en déclarez ${params['claimed'] ?? 0} : corrigez, ou expliquez-le dans le commentaire.`,
	wrongPayInput: () =>
		'La saisie de rémunération attendue pour cette mission a changé : rouvrez l’état de frais. Votre saisie est gardée.'
};

export function violationSentence(violation: Pick<Violation, 'code' | 'params'>): string {
	return SENTENCES[violation.code](violation.params ?? {});
}
