// Words of «Saisie/consultation des états de frais»: list and conditions of use (guide §2.6.1 and §2.6.2).
export const CLAIMS_WORDS = {
	page: 'Saisie/consultation des états de frais',
	menu: 'Saisie/consultation états de frais',
	menuShort: 'États de frais',
	outside: 'Accédez à vos états de frais présents dans une académie extérieure',
	/** The guide's warning under it (§2.6.2). */
	outsideWindow:
		'Les boutons ci-dessous redirigent vers l’académie extérieure dans une nouvelle fenêtre. Si celle-ci ne s’ouvre pas, veuillez vérifier la configuration de votre navigateur.',
	year: 'Mon année',
	academies: 'Académies',
	list: 'Liste des missions',
	fileName: 'etats-de-frais',
	exam: 'Examen',
	type: 'Type de mission',
	number: 'N° de mission',
	start: 'Début de mission',
	centre: 'Centre d’examen',
	pay: 'Statut frais de rémunération',
	travel: 'Statut frais de déplacement',
	state: 'Sur cet appareil',
	none: 'Aucun état de frais dans cette académie.',
	noAcademy: 'Aucun état de frais reçu pour le moment. Avec un réseau, la liste se met à jour toute seule.',
	conditions: 'Conditions d’utilisation',
	conditionsFor: 'Conditions d’utilisation du service de liquidation des frais de mission',
	accept: 'J’ai lu et j’accepte les conditions relatives à l’utilisation du service.',
	required: '* Champ obligatoire',
	validate: 'Valider',
	mustAccept: 'Cochez la case pour accepter les conditions, puis validez.',
	accepted: 'Conditions d’utilisation acceptées.',
	toAccept:
		'Pour ouvrir les états de frais de cette académie, prenez d’abord connaissance de ses conditions d’utilisation.',
	read: 'Lire les conditions d’utilisation',
	readAgain: 'Relire les conditions d’utilisation',
	refuse: 'Je n’accepte pas',
	refused:
		'Vous n’avez pas accepté les conditions d’utilisation : les états de frais de cette académie restent fermés. Vos saisies sont gardées sur cet appareil ; vous pourrez accepter plus tard.',
	changed:
		'Les conditions d’utilisation de cette académie ont changé depuis votre acceptation. Vos saisies sont gardées ; elles partiront une fois la nouvelle version acceptée.',
	unknownAcademy:
		'Les conditions de cette académie n’ont pas été reçues sur cet appareil. Ouvrez-les avec un réseau, depuis « Saisie/consultation états de frais ».'
} as const;

/** «Liste des missions de l'académie de TOULOUSE», before its count. */
export function claimsListTitle(academyLabel: string): string {
	return `Liste des missions de l’académie de ${academyLabel}`;
}

/** «Version 2»; with the acceptance of an older one: «Version 2 (vous aviez accepté la version 1 le 12/05/2017)». */
export function conditionsVersion(version: number, accepted: { version: number; on: string } | null): string {
	const before =
		accepted === null || accepted.version === version
			? ''
			: ` (vous aviez accepté la version ${accepted.version} le ${accepted.on})`;
	return `Version ${version}${before}`;
}

/** «Vous avez accepté ces conditions. Version 1, le 15/06/2017 à 10:00.» */
export function acceptedSentence(version: number, on: string): string {
	return `Vous avez accepté ces conditions. Version ${version}, le ${on}.`;
}
