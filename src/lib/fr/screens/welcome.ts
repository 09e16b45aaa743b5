// Words of the welcome page (guide §2.2).
import type { Role } from '../../domain/access/role';

export const WELCOME_WORDS = {
	page: 'Accueil',
	greeting: 'Bonjour',
	messageOf: 'Message de l’académie de',
	toDo: 'Ce que vous avez à faire',
	nothing: 'Rien à compléter pour le moment.',
	toValidate: 'À valider',
	toValidateText: 'Missions terminées dont l’état de frais attend votre validation.',
	toCorrect: 'À corriger',
	toCorrectText: 'Envois que le serveur n’a pas acceptés ou qui sont en conflit.',
	drafts: 'Brouillons',
	draftsText: 'Saisies gardées sur cet appareil, pas encore enregistrées.',
	upcoming: 'Prochaines missions',
	noUpcoming: 'Aucune mission à venir.',
	activities: 'Vos activités',
	noActivity: 'Votre académie n’a ouvert aucune activité pour vous. Adressez-vous à votre gestionnaire.',
	seeAll: 'Tout voir',
	noRole:
		'Aucun rôle n’est attribué à votre compte. Adressez-vous à la direction des examens et concours de votre académie.',
	everybody:
		'Les paramètres d’accessibilité, le guide et l’aide sont dans l’en-tête. « Mes données et mes appareils », dans le menu, montre ce que le service garde sur vous.'
} as const;

export const ROLE_LABELS: Record<Exclude<Role, 'intervenant'>, string> = {
	gestionnaire: 'Gestionnaire',
	chefEtablissement: 'Chef d’établissement',
	chefCentre: 'Chef de centre',
	administrateur: 'Administrateur'
};

/** What who has no mission finds here. */
export const ROLE_WELCOMES: Record<Exclude<Role, 'intervenant'>, string> = {
	gestionnaire: 'Vous traitez les états de frais de votre académie dans l’espace gestionnaire.',
	chefEtablissement:
		'Vous vous prononcez sur les compétences des enseignants de votre établissement. Aucune mission ne vous est affectée ici.',
	chefCentre:
		'Vous attestez le service fait des intervenants de votre centre. Aucune mission ne vous est affectée ici.',
	administrateur:
		'Vous ouvrez les activités et écrivez le message d’accueil de votre académie. Aucune mission ne vous est affectée ici.'
};
