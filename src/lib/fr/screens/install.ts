// The offer to have the app on the home screen.

export const INSTALL_WORDS = {
	title: "Gardez IMAG'IN Nomade à portée de main",
	text: 'Installée sur cet appareil, l’application s’ouvre depuis l’écran d’accueil, même sans réseau, et son icône dit combien d’états de frais vous attendent. Rien de plus n’est envoyé.',
	install: 'Installer l’application',
	refuse: 'Non merci',
	done: 'J’ai compris',
	ios: 'Pour l’installer sur cet iPhone ou cet iPad :',
	iosSteps: [
		'touchez « Partager » (le carré avec une flèche vers le haut) ;',
		'choisissez « Sur l’écran d’accueil » ;',
		'touchez « Ajouter », puis ouvrez l’application par son icône et connectez-vous une fois.'
	],
	iosWhy:
		'Dans Safari, ce qui est gardé sur l’appareil peut être effacé après sept jours sans ouverture ; l’application installée le garde. Envoyez d’abord ce qui ne l’est pas.'
} as const;

/** While the lists are pulled down. */
export const PULL_WORDS = {
	pull: 'Tirez encore pour échanger avec le serveur',
	release: 'Relâchez pour échanger avec le serveur',
	running: 'Échange avec le serveur…',
	done: 'À jour : l’échange avec le serveur est fait.',
	failed: 'Le serveur ne répond pas. Tout est gardé sur cet appareil et partira dès qu’il répondra.',
	ended: 'Votre session est terminée : reconnectez-vous pour échanger avec le serveur. Tout est gardé.'
} as const;
