// The activities of the left menu (guide §2.2), in the order of the domain's ACTIVITIES.
import type { Activity } from '../domain/academy/academy';

export const HOME_LABEL = 'Accueil';

export const ACTIVITY_LABELS: Record<Activity, string> = {
	missions: 'Consultation missions',
	competences: 'Consultation compétences',
	competenceEntry: 'Saisie compétences',
	claims: 'Saisie/consultation états de frais',
	portal: "Portail d'accès aux missions",
	eps: 'Gestion des épreuves EPS',
	juryPortal: 'Portail délibération de jury Cyclades',
	subjects: 'Gestion des sujets',
	statistics: 'Statistiques nationales de notation'
};

export const ACTIVITY_CLOSED = "Cette activité n'est pas ouverte.";
