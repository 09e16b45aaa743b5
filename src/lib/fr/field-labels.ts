// The label of a field from its path, as the screen prints it (guide §2.6.4.2).

const LABELS: Record<string, string> = {
	remuneration: 'Frais rémunération',
	'remuneration.copies': 'Nombre de copies',
	'remuneration.candidates': 'Nombre de candidats',
	'remuneration.count': 'Nombre transmis par SANTORIN',
	'remuneration.hours': 'Nombre d’heures',
	'remuneration.minutes': 'Nombre de minutes',
	'remuneration.lines': 'Liste des dates de l’état de frais',
	'remuneration.lines.date': 'Date',
	'remuneration.lines.morningStart': 'Début matin',
	'remuneration.lines.morningEnd': 'Fin matin',
	'remuneration.lines.afternoonStart': 'Début après-midi',
	'remuneration.lines.afternoonEnd': 'Fin après-midi',
	trips: 'Liste des dates de déplacement',
	'trips.departureTown': 'Ville de départ',
	'trips.departurePostalCode': 'Code postal de départ',
	'trips.departureCountry': 'Pays de départ',
	'trips.departureDate': 'Date de départ',
	'trips.departureTime': 'Heure de départ',
	'trips.arrivalTown': 'Ville d’arrivée',
	'trips.arrivalPostalCode': 'Code postal d’arrivée',
	'trips.arrivalCountry': 'Pays d’arrivée',
	'trips.returnDate': 'Date de retour',
	'trips.returnTime': 'Heure de retour',
	'trips.transportMode': 'Mode de transport',
	'trips.distanceKm': 'Distance aller',
	'trips.oneWayJourneys': 'Nombre de trajets',
	'trips.otherCosts': 'Frais Divers',
	'trips.otherCostsCents': 'Frais Divers',
	'trips.comment': 'Commentaire',
	'trips.lunchesReimbursed': 'Déjeuner(s) à rembourser',
	'trips.lunchesAdministrative': 'Déjeuner(s) administratif(s) à rembourser',
	'trips.lunchesFree': 'Déjeuner(s) gratuit(s)',
	'trips.dinnersReimbursed': 'Dîner(s) à rembourser',
	'trips.dinnersFree': 'Dîner(s) gratuit(s)',
	'trips.nightsReimbursed': 'Nombre de nuitées à rembourser',
	'trips.nightsFree': 'Nombre de nuitées gratuites',
	academy: 'Académie',
	intervenant: 'Vos coordonnées',
	'intervenant.fullName': 'Intervenant',
	'intervenant.addressLines': 'Adresse',
	'intervenant.principalSchool': 'Etablissement principal',
	mission: 'Mission',
	'mission.typeLabel': 'Type de mission',
	'mission.exam': 'Examen',
	'mission.session': 'Session',
	'mission.speciality': 'Spécialité',
	'mission.examOption': 'Epreuve option',
	'mission.centre': 'Lieu de mission',
	'mission.centreTown': 'Lieu de mission',
	'mission.centrePostalCode': 'Lieu de mission',
	'mission.schedule': 'Dates de la mission',
	'academy.officeLines': 'Bureau de gestion',
	requiredDocuments: 'Pièces à fournir',
	missingDocuments: 'Pièces à fournir',
	suppliedDocuments: 'Pièces fournies',
	documents: 'Pièces à fournir',
	'documents.pay.iban': 'Relevé d’identité bancaire (IBAN)',
	'documents.pay.carteVitale': 'Copie de carte vitale',
	'documents.travel.hotelInvoice': 'Factures de nuitées',
	'documents.travel.transportTicket': 'Billets de transport',
	'documents.travel.otherCosts': 'Justificatifs divers'
};

const ITEM =
	/^(trips|remuneration\.lines|requiredDocuments|missingDocuments|suppliedDocuments)\.[^.]+(\..+)?$/;

/**
 * `remuneration.copies` → «Nombre de copies», `trips.<id>.returnDate` and `trips.0.returnDate` → «Date de retour»,
 * `trips.<id>` → «Déplacement». An inner field without a label of its own takes that of what it belongs to.
 */
export function fieldLabel(path: string): string {
	const item = ITEM.exec(path);
	if (item?.[1] === 'trips' && item[2] === undefined) return 'Déplacement';
	let rest = item === null ? path : `${item[1]}${item[2] ?? ''}`;
	while (rest !== '') {
		const label = LABELS[rest];
		if (label !== undefined) return label;
		rest = rest.slice(0, Math.max(rest.lastIndexOf('.'), 0));
	}
	return 'État de frais';
}

/** The labels of several paths, each once: what changed between two récapitulatifs. */
export function fieldLabels(paths: readonly string[]): string[] {
	return [...new Set(paths.map(fieldLabel))];
}
