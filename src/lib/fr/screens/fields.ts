// Words of the fields that help with what is typed in them.
export const FIELD_WORDS = {
	pickDate: 'Choisir dans un calendrier',
	pickTime: 'Choisir sur l’horloge',
	suggestions: 'Propositions'
} as const;

/** Read out as the list changes under a field. */
export function suggestionCount(count: number): string {
	return count === 1 ? '1 proposition' : `${count} propositions`;
}
