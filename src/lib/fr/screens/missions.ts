// Words of «Consultation des missions» and of its pop-up (guide §2.3).
export const MISSION_WORDS = {
	page: 'Consultation des missions',
	menu: 'Consultation missions',
	menuShort: 'Missions',
	outside: "Pour afficher les missions des académies extérieures, cliquez sur l'onglet correspondant.",
	academies: 'Académies',
	list: 'Liste des missions',
	fileName: 'missions',
	exam: 'Examen',
	type: 'Type de mission',
	number: 'Numéro de mission',
	date: 'Date de mission',
	centre: "Centre d'examen",
	quality: 'Qualité',
	summons: 'Duplicata de la convocation',
	summonsShort: 'Convocation',
	summonsMade: 'Duplicata de la convocation téléchargé.',
	summonsFailed: "Le duplicata n'a pas pu être fabriqué. Réessayez ; vos missions ne changent pas.",
	none: 'Aucune mission dans cette académie.',
	noAcademy: 'Aucune mission reçue pour le moment. Avec un réseau, la liste se met à jour toute seule.',
	detail: 'Détails de la mission',
	detailExam: 'Examen :',
	detailCentre: "Centre d'examen :",
	detailNumber: 'Numéro de la mission :',
	detailType: 'Type de mission :',
	detailQuality: 'Qualité :',
	detailJuries: 'Jury(s) :',
	detailObservations: 'Observations :',
	datesList: 'Liste des dates de la mission',
	dates: 'Dates',
	notHere: "Cette mission n'est pas sur cet appareil.",
	claim: "Voir l'état de frais"
} as const;

export function academyTab(label: string): string {
	return `Académie de ${label}`;
}

export function summonsOf(number: number): string {
	return `Duplicata de la convocation, mission ${number}`;
}
