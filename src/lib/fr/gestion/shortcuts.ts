// The desk's keyboard shortcuts, in the order in which they are listed. The page script reads the same list.

export const SHORTCUT_WORDS = {
	title: 'Raccourcis clavier',
	hint: 'Une touche seule, hors d’un champ de saisie. Aucun raccourci ne décide à lui seul : il mène au bouton, « Entrée » confirme.',
	off: 'Désactiver les raccourcis sur ce poste',
	on: 'Activer les raccourcis sur ce poste',
	key: 'Touche',
	what: 'Effet'
} as const;

/** What each key does; the page script knows them by these names. */
export const SHORTCUTS = {
	help: { key: '?', label: 'Ouvrir ou fermer cette liste' },
	search: { key: '/', label: 'Aller à la recherche' },
	next: { key: 'j', label: 'Ligne suivante ; sur un état de frais, l’état de frais suivant' },
	previous: { key: 'k', label: 'Ligne précédente ; sur un état de frais, l’état de frais précédent' },
	open: { key: 'o', label: 'Ouvrir la ligne' },
	select: { key: 'x', label: 'Cocher ou décocher la ligne' },
	list: { key: 'l', label: 'Revenir à la liste' },
	accept: { key: 'a', label: 'Aller au bouton « Accepter »' },
	reason: { key: 'r', label: 'Aller au motif' },
	document: { key: 'd', label: 'Afficher la pièce suivante' },
	enter: { key: 'e', label: 'Ouvrir la saisie du gestionnaire' }
} as const satisfies Record<string, { key: string; label: string }>;
export type ShortcutName = keyof typeof SHORTCUTS;
