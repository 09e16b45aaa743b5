// Words of the desk's menu.
import type { Role } from '../../domain/access/role';
import type { DeskPage } from '../../domain/access/desk-pages';

export const DESK_PAGE_LABELS: Record<DeskPage, string> = {
	queue: 'États de frais',
	imports: 'Imports',
	exports: 'Mise en paiement',
	statistics: 'Statistiques',
	journal: 'Journal',
	settings: 'Paramètres',
	attestations: 'Service fait',
	schoolCompetences: 'Compétences des enseignants',
	accounts: 'Comptes',
	opening: 'Accueil et activités',
	directoryJournal: 'Journal des comptes'
};

/** Said beside the page's name in the plan of the site. */
export const DESK_PAGE_PURPOSES: Record<DeskPage, string> = {
	queue: 'chercher, contrôler, accepter ou renvoyer les états de frais',
	imports: 'charger les fichiers des applications de gestion',
	exports: 'constituer les lots de paiement et enregistrer les dates de paiement',
	statistics: 'compter par session, par examen et par état',
	journal: 'qui a fait quoi, et quand',
	settings: 'les règles et les textes de l’académie',
	attestations: 'attester la présence des intervenants d’un centre d’examen',
	schoolCompetences: 'confirmer les compétences des enseignants d’un établissement',
	accounts: 'créer, fermer et aider les comptes',
	opening: 'le message d’accueil et les dates d’ouverture des activités',
	directoryJournal: 'qui a changé quel compte, et quand'
};

/** What the banner says, by the role that the page is for. */
export const DESK_SPACES: Record<Exclude<Role, 'intervenant'>, string> = {
	gestionnaire: 'Espace gestionnaire',
	chefCentre: 'Espace centre d’examen',
	chefEtablissement: 'Espace établissement',
	administrateur: 'Espace administrateur'
};

export const DESK_MENU_LABEL = 'Pages de gestion';
/** Of whoever has a role in several. */
export const DESK_ACADEMIES = 'Académies';

/** Under a form that could not go out; the page stays as it is. */
export const FORM_HINDRANCES = {
	unreachable:
		'Le serveur ne répond pas. Rien n’a été envoyé ; votre saisie est toujours là. Réessayez dans un instant.',
	signedOut:
		'Votre session est terminée. Rien n’a été envoyé ; votre saisie est toujours là : connectez-vous dans un autre onglet, puis recommencez ici.'
} as const;
