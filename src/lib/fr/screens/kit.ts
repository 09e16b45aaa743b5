// Words of the design system's own parts.
export const KIT_WORDS = {
	close: 'Fermer',
	/** What a star beside a label means. */
	required: '* Champ obligatoire',
	loading: 'Chargement…'
} as const;
