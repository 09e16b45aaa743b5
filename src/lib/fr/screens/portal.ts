// Words of «Portail d'accès aux missions» (guide §2.7) and of the activities that open one application (§2.8, §2.10).
import type { CorrectionState } from '../../domain/portal/correction-state';

/** «Etat correction», as the screen prints it (guide §2.7.1); no value is an empty cell. */
export const CORRECTION_LABELS: Record<CorrectionState, string> = {
	toMark: 'A corriger dans SANTORIN',
	toScan: 'A numériser dans SANTORIN',
	markedInSantorin: 'Service fait SANTORIN',
	attested: 'Service fait'
};

export const PORTAL_WORDS = {
	page: 'Portail d’accès aux missions',
	list: 'Liste des missions',
	outside: 'Pour afficher les missions d’une autre académie, cliquez sur l’onglet correspondant.',
	hint: 'Sélectionnez une ligne pour ouvrir SANTORIN ou CYCLADES dans un nouvel onglet. L’ouverture demande un réseau ; la liste se consulte sans.',
	exam: 'Examen',
	speciality: 'Spécialité',
	examOption: 'Epreuve-option',
	type: 'Type de mission',
	number: 'N° de mission',
	start: 'Début de mission',
	correction: 'Etat correction',
	none: 'Aucune mission à ouvrir dans cette académie.',
	noAcademy: 'Aucune mission à ouvrir pour le moment. Avec un réseau, la liste se met à jour toute seule.',
	fileName: 'portail-missions'
} as const;

/** What the page of an activity says above its button. */
export const LAUNCH_PAGES = {
	eps: {
		page: 'Gestion des épreuves EPS',
		text: 'Cette activité permet aux professeurs d’EPS qui enseignent dans les niveaux BGT, BCP ou CAP d’accéder à CYCLADES pour y gérer les épreuves EPS.'
	},
	subjects: {
		page: 'Gestion des sujets',
		text: 'Cette activité donne accès au module BNS de DELOS.'
	},
	statistics: {
		page: 'Statistiques nationales de notation',
		text: 'Cette activité donne accès au module Statistiques nationales de notation de SANTORIN.'
	},
	juryPortal: {
		page: 'Portail délibération de jury Cyclades',
		text: 'Cette activité donne accès au portail Jury de Cyclades, après authentification avec votre clé OTP personnelle.'
	}
} as const;
