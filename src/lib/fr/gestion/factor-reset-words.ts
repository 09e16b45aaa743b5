// Words of the command that takes a person's second factor away.
export const FACTOR_RESET_WORDS = {
	usage: 'Usage : node build second-factor-reset <identifiant>',
	done: 'La clé OTP et les codes de secours sont supprimés : la personne enregistre une nouvelle clé.',
	none: 'Cet identifiant est inconnu, ou n’a pas de clé OTP. Rien n’a été modifié.'
} as const;
