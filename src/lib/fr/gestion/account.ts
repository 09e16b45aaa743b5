// Words of the sign-in and password pages.
import type { PasswordProblem } from '$lib/contracts/sign-in';
import { waitInWords } from '../wait';

export const SIGN_IN_WORDS = {
	title: 'Connexion',
	errorTitle: 'Erreur : Connexion',
	heading: "Connexion à IMAG'IN",
	identifier: 'Identifiant',
	password: 'Mot de passe',
	caseMatters:
		'Attention : les majuscules et les minuscules sont prises en compte. Exemple : DENIS est différent de Denis.',
	externalHint:
		'Intervenant extérieur : votre identifiant figure en haut à gauche de votre convocation. À la première connexion, il est aussi votre mot de passe.',
	submit: 'Valider',
	signedOut: 'Votre session est fermée. Ce que vous n’avez pas envoyé reste sur cet appareil.',
	always: 'Appareil partagé : toujours demander à l’ouverture',
	unreachable:
		'Le serveur ne répond pas. La connexion demande un réseau. Votre saisie est gardée ; réessayez dans un moment.',
	working: 'Connexion en cours…',
	identifierMissing: 'Saisissez votre identifiant.',
	passwordMissing: 'Saisissez votre mot de passe.',
	locked: 'Ce compte est verrouillé ou fermé. Adressez-vous à l’administrateur de votre académie.',
	wrongCredentials:
		'Identifiant ou mot de passe incorrect. Vérifiez les majuscules et les minuscules, puis recommencez.'
} as const;

/** Beside local accounts, where the operator names an identity provider. */
export const FEDERATION_WORDS = {
	submit: 'Se connecter avec mon compte académique',
	hint: 'Par l’identifiant et le mot de passe de votre messagerie académique.',
	/** Nothing here to change: the provider keeps the password. */
	noPassword:
		'Vous vous connectez par votre compte académique : son mot de passe se change auprès de votre académie. Il n’y a rien à changer ici.',
	or: 'Ou avec un identifiant local',
	refused:
		'La connexion par le compte académique n’a pas abouti : la réponse reçue n’est pas celle qui était attendue, ou elle est arrivée trop tard. Rien n’a été changé. Recommencez.',
	unknown:
		'Votre compte académique est reconnu, mais il n’ouvre aucun compte ici. Demandez à l’administrateur de votre académie de vérifier votre NUMEN et vos droits.',
	unreachable:
		'Le service de connexion académique ne répond pas. Ce qui est sur cet appareil est gardé ; réessayez dans un moment.'
} as const;

export const PASSWORD_WORDS = {
	title: 'Changer de mot de passe',
	errorTitle: 'Erreur : Changer de mot de passe',
	firstTime:
		'Avant de continuer, remplacez votre premier mot de passe : lui et votre identifiant ne font qu’un.',
	otherDevices: 'Vos autres appareils devront se connecter de nouveau. Ce qui n’y est pas envoyé y reste.',
	current: 'Mot de passe actuel',
	next: 'Nouveau mot de passe',
	length: 'Au moins 12 caractères. Une suite de mots convient.',
	repeated: 'Nouveau mot de passe, une seconde fois',
	submit: 'Enregistrer',
	working: 'Changement en cours…',
	signedOut: 'Votre session est terminée. Reconnectez-vous, puis changez votre mot de passe.',
	back: 'Retour'
} as const;

/** One sentence a problem of a new password. */
export const PASSWORD_PROBLEMS: Record<PasswordProblem, string> = {
	'wrong-current': 'Le mot de passe actuel n’est pas le bon. Rien n’a été changé.',
	'too-short': 'Le nouveau mot de passe doit avoir au moins 12 caractères.',
	'too-long': 'Le nouveau mot de passe ne peut pas dépasser 256 caractères.',
	'is-identifier': 'Le nouveau mot de passe doit être différent de votre identifiant.',
	unchanged: 'Le nouveau mot de passe doit être différent de l’actuel.',
	'not-repeated': 'Les deux saisies du nouveau mot de passe sont différentes.'
};

/** «Trop de tentatives»: how long to wait, in words. */
export function tooManyAttempts(retryAfterSeconds: number): string {
	return `Trop de tentatives. Réessayez dans ${waitInWords(retryAfterSeconds)}.`;
}

/** The server's line is full: nothing was tried. */
export const SIGN_IN_BUSY =
	'Le service reçoit trop de connexions en ce moment. Réessayez dans quelques secondes : votre saisie est gardée.';
