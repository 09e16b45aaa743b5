// Words of «Consultation des missions» and of its pop-up (guide §2.3).
export const MISSION_WORDS = {
	page: 'Consultation des missions',
	menu: 'Consultation missions',
	menuShort: 'Missions',
	/** Where académies are hosted elsewhere, the guide's sentence stands over their links too. */
	outside: 'Pour afficher les missions des académies extérieures, cliquez sur l’onglet correspondant.',
	academies: 'Académies',
	list: 'Liste des missions',
	fileName: 'missions',
	exam: 'Examen',
	type: 'Type de mission',
	number: 'Numéro de mission',
	date: 'Date de mission',
	centre: 'Centre d’examen',
	quality: 'Qualité',
	summons: 'Duplicata de la convocation',
	summonsShort: 'Convocation',
	summonsMade: 'Duplicata de la convocation téléchargé.',
	summonsFailed: 'Le duplicata n’a pas pu être fabriqué. Réessayez ; vos missions ne changent pas.',
	none: 'Aucune mission dans cette académie.',
	noAcademy: 'Aucune mission reçue pour le moment. Avec un réseau, la liste se met à jour toute seule.',
	detail: 'Détails de la mission',
	detailExam: 'Examen :',
	detailCentre: 'Centre d’examen :',
	detailNumber: 'Numéro de la mission :',
	detailType: 'Type de mission :',
	detailQuality: 'Qualité :',
	detailJuries: 'Jury(s) :',
	detailObservations: 'Observations',
	noObservation: 'Aucune observation.',
	datesList: 'Liste des dates de la mission',
	dates: 'Dates',
	notHere:
		'Cette mission n’est pas sur cet appareil. Revenez à la liste ; avec un réseau, elle se met à jour toute seule.',
	claim: 'Voir l’état de frais',
	calendar: 'Ajouter à l’agenda',
	calendarMade:
		'Fichier d’agenda téléchargé : ouvrez-le pour ajouter la mission à votre agenda. Un rappel est prévu un jour avant.',
	calendarFailed: 'Le fichier d’agenda n’a pas pu être fabriqué. Réessayez ; vos missions ne changent pas.',
	map: 'Ouvrir le lieu dans un plan',
	mapElsewhere: 'Le lieu est montré par une autre application ou un autre site, hors de l’académie.',
	news: 'À signaler',
	modified: 'Modifiée',
	cancelled: 'Annulée',
	clash: 'Deux missions au même moment',
	changedSince: 'Mission modifiée depuis votre dernière consultation',
	cancelledTitle: 'Mission annulée',
	cancelledText: 'Vous n’êtes plus affecté(e) à cette mission. Elle reste dans la liste pour mémoire.',
	cancelledClaim: 'Son état de frais reste consultable ; le gestionnaire décide de ce qu’il devient.',
	reopenedTitle: 'Mission rétablie',
	reopenedText: 'Cette mission avait été annulée. Elle ne l’est plus.',
	before: 'Avant :',
	after: 'Maintenant :',
	nothing: 'rien'
} as const;

/** «Académie de RENNES»; «IMAGIN CENTRALE», the national one, is none of a region (guide §2.9). */
export function academyTab(label: string): string {
	return label.startsWith('IMAGIN') ? label : `Académie de ${label}`;
}

export function summonsOf(number: number): string {
	return `Duplicata de la convocation, mission ${number}`;
}

/** «Cette mission a lieu en même temps que la mission N° 12 (Académie de RENNES).» */
export function clashSentence(others: readonly { number: number; academyLabel: string }[]): string {
	const named = others.map(({ number, academyLabel }) => `N° ${number} (${academyTab(academyLabel)})`);
	const last = named.pop() ?? '';
	const list = named.length === 0 ? `la mission ${last}` : `les missions ${named.join(', ')} et ${last}`;
	return `Cette mission a lieu en même temps que ${list}. Prévenez le gestionnaire.`;
}

/** Of a link to an académie that is hosted elsewhere. */
export function opensOutside(label: string): string {
	return `${academyTab(label)} (nouvelle fenêtre)`;
}
