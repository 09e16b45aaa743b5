// The words of the récapitulatif's PDF around its rows; title and rows are those of summary-rows (guide §2.6.4.3).

export const CLAIM_SUMMARY_SUBJECT = 'Récapitulatif d’un état de frais d’examen';

export const PROVISIONAL_HEADING = 'Provisoire – sans N° Dossier';

export const PROVISIONAL_SENTENCE =
	'Ce récapitulatif a été édité sur l’appareil, avant l’arrivée de la validation. Le récapitulatif définitif, ' +
	'avec son N° Dossier, le remplacera.';

export const RECONSTRUCTED_HEADING = 'Récapitulatif reconstitué';

export const RECONSTRUCTED_SENTENCE =
	'Cet état de frais a été validé avant d’être repris dans ce service. Ce récapitulatif est reconstitué à partir ' +
	'de ce qui en est connu ; il ne remplace pas celui qui a été remis lors de la validation.';

/** Printed under the validation's time. */
export const LATE_LINE = 'Validation reçue hors délai : laissée à l’appréciation du gestionnaire';

/** `moment`: «12/06/2018 à 14:03». */
export function validatedLine(moment: string): string {
	return `Validé le ${moment}`;
}

/** Where the zone is not given: «Validé le 12/06/2018 à 12:03 (temps universel)». */
export function validatedUniversalLine(moment: string): string {
	return `Validé le ${moment} (temps universel)`;
}

export function academyLine(label: string): string {
	return `Académie de ${label}`;
}

export function pageLabel(page: number, pages: number): string {
	return `Page ${page} / ${pages}`;
}

/** A row that goes on on the next page. */
export function continuedLabel(label: string): string {
	return `${label} (suite)`;
}

/** Foot of each page: which file, so that loose sheets find each other again. */
export function claimSummaryFoot(fileNumber: string | null, missionNumber: number): string {
	const file = fileNumber === null ? PROVISIONAL_HEADING : `N° Dossier ${fileNumber}`;
	return `${file} – mission n°${missionNumber}`;
}
