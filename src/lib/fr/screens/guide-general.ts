// The user guide, first part: what the service is for, what it runs on, and what surrounds every page (guide §1).
import type { GuideSection } from './guide-text';

export const GUIDE_GENERAL: readonly GuideSection[] = [
	{ number: '1', title: 'Présentation générale', blocks: [] },
	{
		number: '1.1',
		title: 'Objectifs',
		blocks: [
			"IMAG'IN Nomade est le service des intervenants d’examen : enseignants, inspecteurs et toute personne convoquée pour les travaux de jury des examens et concours. Il s’utilise sur téléphone, tablette ou ordinateur, avec ou sans réseau.",
			'Il vous permet de :',
			{
				list: [
					'vérifier les épreuves pour lesquelles vous êtes déclaré(e) compétent(e), en ajouter et en invalider ;',
					'consulter les missions qui vous sont affectées et éditer le duplicata de vos convocations ;',
					'compléter vos états de frais après la mission, les valider et suivre leur traitement par le gestionnaire ;',
					'accéder à SANTORIN, à CYCLADES et aux autres applications ouvertes par vos missions ou vos droits.'
				]
			},
			'Vos données viennent des systèmes d’information de gestion des personnels (EPP, SIRHEN, AGAPE, RenoiRH), des enseignements (STS-WEB) et des examens (CYCLADES). Une erreur dans ces données se corrige auprès de votre gestionnaire ou de votre établissement.',
			'Les gestionnaires de la direction des examens et concours ont leur propre espace ; les chefs d’établissement et de centre interviennent dans le leur.'
		]
	},
	{
		number: '1.2',
		title: 'Préconisations',
		blocks: [
			'Le service fonctionne avec les versions récentes de Firefox, Chrome, Edge et Safari. Rien n’est à installer ; vous pouvez l’ajouter à l’écran d’accueil de votre téléphone depuis le menu de votre navigateur.',
			{
				list: [
					'La première connexion sur un appareil demande un réseau. Attendez le message « Prêt hors connexion » : tout s’ouvre ensuite sans réseau.',
					'Sans réseau, ce que vous saisissez est gardé et chiffré sur l’appareil, puis part dès que le serveur répond.',
					'Évitez la navigation privée : elle efface tout à la fermeture.',
					'Un lecteur de PDF est nécessaire pour lire les convocations et les récapitulatifs.'
				]
			}
		]
	},
	{
		number: '1.3',
		title: 'La page',
		blocks: [
			'Chaque page se compose d’un en-tête, d’un menu, du contenu et de la console des messages. Au clavier, la première touche Tab propose « Aller au contenu ».'
		]
	},
	{
		number: '1.3.1',
		title: 'En-tête',
		blocks: [
			'L’en-tête montre votre académie, votre nom et l’état des envois. Sur un téléphone, ses liens sont réunis derrière le bouton « Menu ».',
			{
				list: [
					'État des envois : « Tout est enregistré », ou le nombre d’éléments à envoyer ou à corriger. Il mène à la liste de ce qui n’est pas envoyé.',
					'Accessibilité : contraste, taille de police, interlignage, justification. Le choix vaut sur l’appareil, même sans réseau, et sur vos autres appareils.',
					'Guide : ce document.',
					'Plan du site : toutes les pages du service.',
					'Aide : la page d’aide de l’activité en cours.',
					'Quitter : ferme votre session. Si des éléments ne sont pas envoyés, le service vous le dit et vous laisse les envoyer, les exporter ou les garder sur l’appareil.'
				]
			},
			'Au bout de 30 minutes sans activité, la session se termine. Une fenêtre vous en avertit 5 minutes avant, avec le temps restant : « Rester connecté » la prolonge. Plusieurs onglets comptent ensemble : travailler dans l’un suffit. Sans réseau, l’appareil se verrouille ; vos brouillons sont gardés et votre mot de passe, ou votre phrase secrète, les rouvre.'
		]
	},
	{
		number: '1.3.2',
		title: 'Menu',
		blocks: [
			'Le menu, à gauche, donne accès aux activités. Vous ne voyez que celles que votre académie a ouvertes et auxquelles vous avez droit. Sur un téléphone, une barre en bas de l’écran porte les principales ; « Plus » ouvre les autres.',
			'Une activité fermée quitte le menu. Si vous y aviez des brouillons, ils sont gardés sur l’appareil et peuvent être exportés depuis « Ce qui n’est pas envoyé ».'
		]
	},
	{
		number: '1.3.3',
		title: 'Contenu',
		blocks: [
			'La zone de contenu présente la liste des missions, des états de frais ou des compétences, puis le détail de l’élément choisi.'
		]
	},
	{
		number: '1.3.4',
		title: 'Console',
		blocks: [
			'La console « Messages », sous le contenu, reçoit chaque message du service : information, succès, avertissement, erreur. Lisez-la après chaque action : elle dit ce qui s’est passé, ce qui est gardé et ce qu’il reste à faire.',
			'Le dernier message est toujours visible, et une erreur le reste tant que vous ne l’avez pas vue dans la liste ; « Tout afficher » montre les messages de la session, « Effacer » les retire. Ils sont lus par les lecteurs d’écran.'
		]
	},
	{
		number: '1.3.5',
		title: 'Ajustement de la zone de travail',
		blocks: [
			'Le bouton en haut à droite du contenu agrandit la zone de travail : l’en-tête et le menu disparaissent, le contenu et la console restent. Le même bouton, dont le signe a changé, les réaffiche.'
		]
	},
	{
		number: '1.3.6',
		title: 'Listes et recherche dynamique',
		blocks: [
			'Le titre d’une liste en donne le nombre de lignes. Le champ « Filtrer par mot-clé » agit à chaque lettre, sur tous les libellés affichés, sans tenir compte des majuscules ni des accents : « baccalaureat » trouve BACCALAURÉAT.',
			'Sur un téléphone, chaque ligne devient une fiche avec les mêmes libellés. Ouvrir une ligne affiche son détail ; « Retour » ramène à la liste telle que vous l’aviez laissée.'
		]
	},
	{
		number: '1.3.7',
		title: 'Tri des colonnes',
		blocks: [
			'Un petit triangle indique la colonne et le sens du tri. Choisissez l’en-tête d’une colonne pour trier par elle, une seconde fois pour inverser l’ordre. Les dates se trient comme des dates, les nombres comme des nombres.'
		]
	},
	{
		number: '1.3.8',
		title: 'Boutons d’action',
		blocks: [
			'Les boutons d’action se trouvent en bas de l’écran. Leur nombre et leur effet dépendent de l’activité et de l’état de l’élément affiché.'
		]
	}
];
