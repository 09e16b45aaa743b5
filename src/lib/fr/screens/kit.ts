// Words of the design system's own parts.
export const KIT_WORDS = {
	close: 'Fermer',
	loading: 'Chargement…'
} as const;
