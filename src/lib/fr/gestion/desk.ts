// Words of the desk's menu.
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

export const DESK_MENU_LABEL = 'Pages de gestion';
