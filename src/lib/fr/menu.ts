// The activities of the left menu (guide §2.2), in the order of the domain's ACTIVITIES.
import type { Activity } from '../domain/academy/academy';

export const HOME_LABEL = 'Accueil';

export const ACTIVITY_LABELS: Record<Activity, string> = {
	missions: 'Consultation missions',
	competences: 'Consultation compétences',
	competenceEntry: 'Saisie compétences',
	claims: 'Saisie/consultation états de frais',
	portal: 'Portail d’accès aux missions',
	eps: 'Gestion des épreuves EPS',
	juryPortal: 'Portail délibération de jury Cyclades',
	subjects: 'Gestion des sujets',
	statistics: 'Statistiques nationales de notation'
};

/** A phone's bottom bar has little room. */
export const ACTIVITY_SHORT: Record<Activity, string> = {
	missions: 'Missions',
	competences: 'Compétences',
	competenceEntry: 'Saisie compétences',
	claims: 'Frais',
	portal: 'Portail',
	eps: 'EPS',
	juryPortal: 'Jury',
	subjects: 'Sujets',
	statistics: 'Statistiques'
};

/** What each is for: the welcome page, the plan of the site. */
export const ACTIVITY_PURPOSES: Record<Activity, string> = {
	missions: 'Vos convocations, les dates, les lieux et le duplicata de chaque convocation.',
	competences:
		'Les épreuves pour lesquelles vous êtes déclaré(e) compétent(e), vos établissements, vos enseignements.',
	competenceEntry: 'Ajouter une compétence, confirmer ou invalider celles qui vous sont attribuées.',
	claims: 'Compléter, valider et suivre vos états de frais.',
	portal: 'Accéder à SANTORIN ou à CYCLADES pour les missions qui s’y déroulent.',
	eps: 'Gérer les épreuves EPS dans CYCLADES.',
	juryPortal: 'Accéder au portail Jury de CYCLADES, avec votre clé OTP personnelle.',
	subjects: 'Accéder au module BNS de DELOS.',
	statistics: 'Accéder aux statistiques nationales de notation de SANTORIN.'
};

export const ACTIVITY_CLOSED = 'Cette activité n’est pas ouverte.';
export const ACTIVITY_CLOSED_KEPT =
	'Votre académie ne l’a pas ouverte, ou elle n’est pas prévue pour vous. Vos brouillons sont gardés sur cet appareil ; vous pouvez les exporter depuis « Ce qui n’est pas envoyé ».';
export const ACTIVITY_CLOSED_UNSENT = 'Voir ce qui n’est pas envoyé';
