// What the service worker says by itself where nothing can be taken from another app: a page of its own, before any
// file of the application.

export const SHARE_PAGE = {
	title: 'Pièces non reçues',
	nobody:
		"Personne n’est connecté à IMAG'IN Nomade sur cet appareil : ce que vous venez de partager n’a pas été gardé. Rien n’est perdu dans l’application d’où vient le partage.",
	toDo: 'Connectez-vous, puis partagez de nouveau.',
	foreign:
		'Ces fichiers ont été déposés par un autre site, et non par le partage de votre appareil : rien n’a été gardé.',
	signIn: 'Se connecter',
	home: 'Revenir à l’accueil'
} as const;
