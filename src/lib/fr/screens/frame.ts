// Words of what surrounds every page: banner, menu, notices, console, leaving.

/** «1 élément», «3 éléments». */
export function countItems(count: number): string {
	return count > 1 ? `${count} éléments` : `${count} élément`;
}

export const FRAME_WORDS = {
	product: "IMAG'IN",
	productSuffix: 'Nomade',
	tagline: 'Missions et états de frais des intervenants d’examen',
	skip: 'Aller au contenu',
	activities: 'Activités',
	more: 'Plus',
	menu: 'Menu',
	tools: 'Aide et réglages',
	guide: 'Guide',
	siteMap: 'Plan du site',
	help: 'Aide',
	notices: 'Notifications',
	ownData: 'Mes données et mes appareils',
	ownDataShort: 'Mes données',
	quit: 'Quitter',
	expand: 'Agrandir la zone de travail',
	shrink: 'Réafficher l’en-tête et le menu',
	messages: 'Messages',
	noMessage: 'Aucun message.',
	clear: 'Effacer',
	showMessages: 'Tout afficher',
	hideMessages: 'Réduire',
	starting: 'Ouverture de vos données sur cet appareil…',
	home: 'Accueil',
	gestion: 'Espace gestionnaire',
	gestionShort: 'Gestion'
} as const;

export const MESSAGE_KINDS = {
	info: 'Information',
	success: 'Succès',
	warning: 'Attention',
	error: 'Erreur'
} as const;

export const UPDATE_WORDS = {
	title: 'Une nouvelle version est prête',
	text: 'Vos saisies sont gardées. La page se rouvrira dans la nouvelle version.',
	apply: 'Prendre la nouvelle version',
	later: 'Plus tard',
	offlineReady: 'Prêt hors connexion',
	withdrawn:
		'L’ouverture sans réseau est suspendue par le service. Vos saisies restent gardées sur cet appareil ; ouvrez l’application avec un réseau jusqu’à son retour.',
	notOfflineReady:
		'L’application n’a pas pu être gardée sur cet appareil : elle ne s’ouvrira pas sans réseau. Vérifiez l’espace libre, ou quittez la navigation privée.'
} as const;

export const SESSION_WORDS = {
	endedTitle: 'Votre session est terminée',
	signIn: 'Se connecter',
	signedOutTitle: 'Connectez-vous',
	tooOld:
		'Cette version de l’application est trop ancienne pour échanger avec le serveur. Tout est gardé sur cet appareil ; prenez la nouvelle version dès qu’elle est proposée, ou rechargez la page.',
	clockSkew:
		'L’horloge de cet appareil n’est pas à l’heure : les statuts affichés peuvent être faux. Vos saisies sont gardées, et l’heure du serveur fait foi. Mettez l’appareil à l’heure.',
	signedOut:
		'Aucune session n’est ouverte sur cet appareil. La première connexion demande un réseau ; ensuite vos missions et vos états de frais s’ouvrent aussi sans réseau.'
} as const;

/** The calm notice of an ended session: what is kept, what to do. */
export function sessionEndedSentence(unsent: number): string {
	return unsent === 0
		? 'Rien n’attend d’être envoyé. Reconnectez-vous pour recevoir les nouveautés ; vous pouvez continuer à saisir.'
		: `Reconnectez-vous pour envoyer ${countItems(unsent)}. Tout est gardé sur cet appareil ; vous pouvez continuer à saisir.`;
}

export const QUIT_WORDS = {
	title: "Quitter IMAG'IN Nomade",
	cancel: 'Rester',
	send: 'Envoyer maintenant',
	export: 'Exporter dans un fichier',
	keep: 'Quitter en gardant sur cet appareil',
	discard: 'Quitter en effaçant tout',
	discardTitle: 'Effacer ce qui n’est pas envoyé ?',
	discardConfirm: 'Effacer définitivement et quitter',
	discardBack: 'Ne rien effacer',
	notLeft:
		'Votre session reste ouverte : votre dernière saisie n’a pas pu être gardée sur cet appareil. Vérifiez-la à l’écran, puis quittez de nouveau.',
	exportName: 'imagin-non-envoyes.zip'
} as const;

/** Counts drafts, waiting and refused items together: none may be forgotten. */
export function quitSentence(unsent: number): string {
	return unsent > 1
		? `${unsent} éléments ne sont pas envoyés (brouillons, envois en attente ou à corriger).`
		: '1 élément n’est pas envoyé (brouillon, envoi en attente ou à corriger).';
}

/** What is lost for good when the person gives up what is not sent. */
export function quitDiscardSentence(unsent: number): string {
	return unsent > 1
		? `${unsent} éléments seront effacés de cet appareil et ne seront jamais envoyés. Exportez-les d’abord si vous voulez en garder une copie.`
		: '1 élément sera effacé de cet appareil et ne sera jamais envoyé. Exportez-le d’abord si vous voulez en garder une copie.';
}

export const QUIT_KEPT =
	'Si vous quittez, tout reste sur cet appareil et partira à votre prochaine connexion ici. Personne d’autre ne peut l’envoyer.';

export const SYNC_WORDS = {
	saved: 'Tout est enregistré',
	sending: 'Envoi en cours',
	offline: 'Hors connexion',
	toSend: 'à envoyer',
	toCorrect: 'à corriger',
	starting: 'Vérification…',
	label: 'État des envois'
} as const;

/** The dialog before a session without activity ends (guide §1.3.1). */
export const IDLE_WORDS = {
	title: 'Êtes-vous toujours là ?',
	text: {
		password:
			'Sans activité de votre part, votre session va se terminer. Vos saisies sont gardées : votre mot de passe les rouvrira.',
		phrase:
			'Sans activité de votre part, votre session va se terminer. Vos saisies sont gardées : votre phrase secrète les rouvrira.'
	},
	textGestion:
		'Sans activité de votre part, votre session va se terminer. Ce que vous avez tapé sur cette page et pas encore enregistré sera perdu.',
	left: 'Temps restant :',
	stay: 'Rester connecté'
} as const;

/** Read aloud once a minute. */
export function idleSentence(secondsLeft: number): string {
	const minutes = Math.ceil(secondsLeft / 60);
	return minutes > 1
		? `Votre session se termine dans ${minutes} minutes.`
		: 'Votre session se termine dans moins d’une minute.';
}

/** «4:07». */
export function countdown(secondsLeft: number): string {
	return `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, '0')}`;
}

export const SHELL_WORDS = {
	title: "IMAG'IN Nomade",
	text: 'L’application est gardée sur cet appareil et s’ouvre sans réseau.',
	open: 'Ouvrir l’application',
	errorTitle: 'Page indisponible',
	notFound: "Cette adresse ne correspond à aucune page d’IMAG'IN Nomade.",
	fault: 'Un incident empêche d’afficher cette page. Vos saisies sont gardées sur cet appareil.',
	reload: 'Recharger la page',
	toHome: 'Revenir à l’accueil',
	reference: 'Référence de l’incident :'
} as const;
