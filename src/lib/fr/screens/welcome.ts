// Words of the welcome page (guide §2.2).
import type { Role } from '../../domain/access/role';

export const WELCOME_WORDS = {
	page: 'Accueil',
	greeting: 'Bonjour',
	messageOf: 'Message de l’académie de',
	toDo: 'Ce que vous avez à faire',
	nothing: 'Rien à compléter pour le moment.',
	conditions: 'Conditions d’utilisation à lire',
	conditionsText: 'À accepter avant de saisir vos états de frais.',
	comes: 'Ce qui vient',
	noUpcoming: 'Aucune mission à venir.',
	calendar: 'Calendrier de vos missions',
	previousMonth: 'Mois précédent',
	nextMonth: 'Mois suivant',
	today: 'aujourd’hui',
	allDays: 'Toutes les missions à venir',
	unsent: 'Ce qui n’est pas envoyé',
	unsentNone: 'Tout ce que vous avez enregistré est sur le serveur.',
	unsentNoSync: 'Rien n’attend d’être envoyé depuis cet appareil.',
	unsentOpen: 'Voir et envoyer',
	year: 'Mon année',
	activities: 'Vos activités',
	noActivity: 'Votre académie n’a ouvert aucune activité pour vous. Adressez-vous à votre gestionnaire.',
	seeAll: 'Tout voir',
	noRole:
		'Aucun rôle n’est attribué à votre compte. Adressez-vous à la direction des examens et concours de votre académie.',
	everybody:
		'Les paramètres d’accessibilité, le guide et l’aide sont dans l’en-tête. « Mes données et mes appareils », dans le menu, montre ce que le service garde sur vous.'
} as const;

/** Why a claim is to be done now; the guide's word for its status where it has one. */
export const TASK_REASONS = {
	conflict: 'Deux versions : à choisir',
	toCorrect: 'À corriger',
	sentBack: 'Renvoyé par le gestionnaire',
	toValidate: 'À valider',
	draft: 'Brouillon'
} as const;

/** «Le gestionnaire demande : pièce illisible». */
export function replySentence(reply: string | null): string {
	return reply === null || reply.trim() === ''
		? 'Le gestionnaire vous l’a renvoyé : ouvrez-le pour le compléter, puis validez-le de nouveau.'
		: `Le gestionnaire demande : ${reply}`;
}

/** «Brouillon» and the like say what is left to do. */
export const TASK_HINTS = {
	conflict: 'Il a changé ailleurs pendant que vous le saisissiez. Votre saisie est gardée.',
	toCorrect: 'Le serveur ne l’a pas accepté. Votre saisie est gardée sur cet appareil.',
	draft: 'Saisie gardée sur cet appareil, pas encore enregistrée.'
} as const;

/** «3 autres états de frais à faire». */
export function moreTasks(count: number): string {
	return count > 1 ? `${count} autres états de frais à faire` : '1 autre état de frais à faire';
}

/** «2 éléments à envoyer, dont 1 à corriger». */
export function unsentSentence(count: number, problems: number): string {
	const all =
		count > 1 ? `${count} éléments ne sont pas encore envoyés` : '1 élément n’est pas encore envoyé';
	return problems === 0 ? `${all}.` : `${all}, dont ${problems} à corriger.`;
}

/** A day of the calendar: «15 juin 2017 : 2 missions»; «aujourd’hui» is said too. */
export function dayMissions(day: string, count: number, isToday: boolean): string {
	const missions = count > 1 ? `${count} missions` : '1 mission';
	return `${day}${isToday ? ' (aujourd’hui)' : ''} : ${missions}`;
}

/** Above the missions of one day: «Missions du 15 juin 2017». */
export function missionsOfDay(day: string): string {
	return `Missions du ${day}`;
}

/** When a mission begins: «aujourd’hui», «demain», «dans 3 jours»; under way: «en cours». */
export function untilStart(days: number): string {
	if (days < 0) return 'en cours';
	if (days === 0) return 'aujourd’hui';
	return days === 1 ? 'demain' : `dans ${days} jours`;
}

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
