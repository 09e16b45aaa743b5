// Words of the administrateur's pages of accounts.
import type { AdministrationProblem, Standing } from '../../domain/access/administration';
import type { Role } from '../../domain/access/role';
import { ROLE_LABELS } from '../screens/my-data';

export const ACCOUNTS_WORDS = {
	title: 'Comptes',
	purpose: 'Les personnes qui ont un rôle dans l’académie.',
	words: 'Nom ou identifiant',
	wordsHint: 'Le début de chaque mot suffit ; les majuscules et les accents ne comptent pas.',
	role: 'Rôle',
	everyRole: 'Tous les rôles',
	search: 'Rechercher',
	found: 'Comptes trouvés',
	list: 'Comptes',
	none: 'Aucun compte ne correspond.',
	next: 'Comptes suivants',
	first: 'Revenir au début',
	identifier: 'Identifiant',
	state: 'État',
	roles: 'Rôles',
	open: 'Ouvrir',
	create: 'Créer un compte',
	security: 'Double authentification de l’académie',
	back: 'Retour aux comptes',
	mustChange: 'Premier mot de passe à changer'
} as const;

export const STANDING_LABELS: Record<Standing, string> = {
	open: 'Ouvert',
	locked: 'Verrouillé',
	closed: 'Fermé'
};

export const CREATE_WORDS = {
	title: 'Créer un compte',
	kind: 'Nature',
	academic: 'Personnel de l’académie',
	external: 'Intervenant extérieur',
	identifier: 'Identifiant',
	identifierHint:
		'NUMEN, identifiant de messagerie, ou numéro d’intervenant pour un extérieur. Majuscules et minuscules comptent.',
	fullName: 'Prénom et nom',
	roles: 'Rôles dans l’académie',
	submit: 'Créer le compte',
	created: 'Compte créé',
	passwordShown: 'Premier mot de passe, affiché une seule fois :',
	passwordNote:
		'Transmettez-le à la personne par un moyen sûr. Elle devra le remplacer à sa première connexion ; il ne sera plus jamais affiché.',
	passwordIsIdentifier:
		'Le premier mot de passe est l’identifiant, imprimé en haut à gauche de la convocation. La personne devra le remplacer à sa première connexion.',
	toAccount: 'Ouvrir le compte',
	another: 'Créer un autre compte',
	takenText:
		'Un compte porte déjà cet identifiant. Vous pouvez lui donner les rôles choisis dans votre académie ; rien d’autre n’est modifié.',
	takenHere:
		'Ce compte est de votre académie. Si vous venez de le créer et n’avez pas vu son mot de passe, ouvrez-le et réinitialisez le mot de passe.',
	grant: 'Donner ces rôles à ce compte'
} as const;

export const ACCOUNT_WORDS = {
	identifier: 'Identifiant',
	kind: 'Nature',
	state: 'État',
	created: 'Créé le',
	provider: 'Connexion par le compte académique',
	secondFactor: 'Clé OTP',
	enrolled: 'Enregistrée le',
	notEnrolled: 'Aucune',
	elsewhere: 'Rôles dans d’autres académies',
	roles: 'Rôles dans l’académie',
	rolesHint: 'Vous donnez et retirez des rôles dans votre académie seulement.',
	saveRoles: 'Enregistrer les rôles',
	providerRole: 'donné par le compte académique : retiré ici, il revient à la prochaine connexion',
	schools: 'Établissements et centres dirigés',
	schoolCodes: 'Codes UAI',
	schoolsHint: 'Codes UAI (7 chiffres et une lettre), un par ligne. Sans aucun, le rôle n’ouvre rien.',
	saveSchools: 'Enregistrer les établissements',
	password: 'Premier mot de passe',
	passwordText:
		'Un nouveau premier mot de passe remplace l’actuel. Toutes les sessions se ferment ; ce qui n’est pas envoyé reste sur les appareils.',
	reset: 'Réinitialiser le mot de passe',
	standing: 'Accès',
	lock: 'Verrouiller',
	unlock: 'Déverrouiller',
	close: 'Fermer le compte',
	reopen: 'Rouvrir le compte',
	standingText:
		'Un compte verrouillé ou fermé n’ouvre plus rien, tout de suite. Rien de ce que la personne a saisi n’est effacé.',
	sessions: 'Sessions ouvertes',
	noSession: 'Aucune session n’est ouverte.',
	seen: 'Vue le',
	end: 'Fermer',
	endAll: 'Fermer toutes les sessions',
	unknownAgent: 'Navigateur inconnu',
	factorText:
		'Pour qui n’a plus ni téléphone ni codes de secours. Toutes les sessions se ferment ; une nouvelle clé sera demandée à la prochaine connexion, si l’académie la demande.',
	resetFactor: 'Retirer la clé OTP',
	errorTitle: 'Rien n’a été modifié',
	malformed: 'La demande n’a pas pu être lue. Recommencez.'
} as const;

/** Of `?fait=`: what was just done. */
export const ACCOUNT_DONE: Readonly<Record<string, string>> = {
	roles: 'Les rôles sont enregistrés. Ils valent dès la prochaine page de la personne.',
	etablissements: 'Les établissements et centres dirigés sont enregistrés.',
	verrou: 'Le compte est verrouillé ; ses sessions sont fermées.',
	ferme: 'Le compte est fermé ; ses sessions sont fermées.',
	ouvert: 'Le compte est ouvert : la personne peut se connecter.',
	sessions: 'Les sessions sont fermées.',
	cle: 'La clé OTP est retirée ; les sessions sont fermées.',
	donne: 'Les rôles sont donnés à ce compte, qui existait déjà.'
};

export const ADMINISTRATION_SENTENCES: Record<AdministrationProblem, string> = {
	'own-account':
		'Vous ne pouvez pas le faire pour votre propre compte : utilisez « Mes données », ou demandez à un autre administrateur.',
	'roles-elsewhere':
		'Ce compte a aussi des rôles dans une académie que vous n’administrez pas : seul un administrateur de toutes ses académies, ou l’exploitant du service, peut le faire.',
	'own-last-right': 'Vous ne pouvez pas retirer votre propre dernier droit d’administrateur.',
	'last-administrateur': 'L’académie doit garder au moins un administrateur.',
	'not-here': 'Aucun compte ne porte cet identifiant.',
	'identifier-taken': 'Un compte porte déjà cet identifiant.',
	'identifier-shape':
		'L’identifiant a de 3 à 60 caractères, sans espace : lettres, chiffres, point, tiret, « _ », « @ ».',
	'name-missing': 'Saisissez le prénom et le nom.',
	'role-missing': 'Choisissez au moins un rôle.',
	'no-second-factor': 'Enregistrez d’abord votre propre clé OTP : vous en aurez besoin aussitôt.',
	'opens-by-identifier':
		'Le mot de passe de ce compte est encore son identifiant, imprimé sur la convocation. Donnez ce rôle après la première connexion de la personne, quand elle aura choisi le sien.',
	'uai-shape': 'Un code UAI a 7 chiffres et une lettre de contrôle, par exemple 0350024L.',
	stale:
		'Ce compte a changé depuis que vous l’avez ouvert. Voici son état actuel ; relisez-le, puis recommencez.'
};

export function roleNames(roles: readonly Role[]): string {
	return roles.map((role) => ROLE_LABELS[role]).join(', ');
}

export function elsewhereSentence(count: number): string {
	return count === 1 ? 'dans une autre académie' : `dans ${count} autres académies`;
}

export const SECURITY_WORDS = {
	title: 'Double authentification',
	text: 'Quand elle est demandée, les gestionnaires et les administrateurs de l’académie montrent un code de leur clé OTP à chaque connexion. Sans lui, leurs rôles n’ouvrent rien.',
	required: 'Demandée',
	notRequired: 'Non demandée',
	state: 'Aujourd’hui',
	require: 'La demander',
	release: 'Ne plus la demander',
	own: 'Enregistrer ma clé OTP',
	done: 'La règle est enregistrée. Elle vaut dès maintenant.',
	reset: 'Une clé perdue se retire sur la page du compte.'
} as const;

export function enrolledSentence(enrolled: number, people: number): string {
	return `${enrolled} sur ${people} ont enregistré une clé OTP.`;
}

export const DESK_FACTOR_WORDS = {
	title: 'Votre clé OTP',
	asked: 'Votre académie demande un code de votre clé OTP pour ouvrir les pages de gestion.',
	ownWish: 'Un code de votre clé OTP est demandé pour ouvrir les pages de gestion.',
	verify: 'Vérifier et continuer',
	passed: 'Votre clé OTP est vérifiée pour cette session.',
	onward: 'Continuer vers les pages de gestion',
	lost: 'Ni téléphone ni code de secours ? L’administrateur de votre académie peut retirer votre clé.',
	toService: 'Ouvrir mes missions et états de frais sans les pages de gestion'
} as const;
