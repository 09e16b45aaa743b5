// Texts of the claim's screen that the guide prints word for word (guide §2.6).

export const CLAIM_TEXTS = {
	trackingTab: 'Suivi',
	remunerationTab: 'Frais rémunération',
	travelTab: 'Frais déplacement',
	summaryTab: 'Récapitulatif',
	notDone: "Je n'ai pas effectué cette mission",
	complete: "Je souhaite compléter l'état de frais",
	modify: 'Modifier',
	print: 'Editer le récapitulatif',
	consult: 'Consulter',
	save: 'Enregistrer',
	validate: 'Valider',
	previousStep: 'Etape Précédente',
	nextStep: 'Etape Suivante',
	back: 'Retour',
	addTrip: 'Ajouter un déplacement',
	completeTrip: 'Compléter le déplacement',
	completeDocuments: 'Compléter',
	validateAnyway: 'Valider quand même',
	payByGestionnaire:
		"Vous n'avez pas à saisir de frais de rémunération, il doit être traité par le gestionnaire.",
	payBySantorin: 'Etat de frais rempli automatiquement par SANTORIN.',
	mealsNote: '(1) Indiquez le nombre de déjeuners ou de dîners qui vous ont été offerts.',
	nightsNote:
		"(2) Le remboursement des frais de séjour se fait exclusivement sur présentation d'une facture.",
	freeNightsNote: '(3) Indiquez le nombre de nuitées gratuites si vous en avez bénéficié.',
	conditions: "J'ai lu et j'accepte les conditions relatives à l'utilisation du service. *",
	requiredNote: '* Champ obligatoire',
	late: 'Hors délai : votre état de frais est arrivé après la date limite, le gestionnaire décidera.'
} as const;

/** «Liste des missions de l'académie de TOULOUSE». */
export function academyMissionsTitle(academyLabel: string): string {
	return `Liste des missions de l'académie de ${academyLabel}`;
}

/** «Académie de TOULOUSE». */
export function academyTitle(academyLabel: string): string {
	return `Académie de ${academyLabel}`;
}
