// Words of the welcome page (guide §2.2).
export const WELCOME_WORDS = {
	page: 'Accueil',
	greeting: 'Bonjour',
	messageOf: "Message de l'académie de",
	toDo: 'Ce que vous avez à faire',
	nothing: 'Rien à compléter pour le moment.',
	toValidate: 'À valider',
	toValidateText: "Missions terminées dont l'état de frais attend votre validation.",
	toCorrect: 'À corriger',
	toCorrectText: "Envois que le serveur n'a pas acceptés ou qui sont en conflit.",
	drafts: 'Brouillons',
	draftsText: 'Saisies gardées sur cet appareil, pas encore enregistrées.',
	upcoming: 'Prochaines missions',
	noUpcoming: 'Aucune mission à venir.',
	activities: 'Vos activités',
	missions: 'Vos convocations, les dates, les lieux et le duplicata de chaque convocation.',
	claims: 'Compléter, valider et suivre vos états de frais.',
	seeAll: 'Tout voir'
} as const;
