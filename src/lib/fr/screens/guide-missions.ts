// The user guide: signing in, the welcome page, the missions (guide §2.1 to §2.3).
import type { GuideSection } from './guide-text';

export const GUIDE_MISSIONS: readonly GuideSection[] = [
	{ number: '2', title: 'Présentation détaillée', blocks: [] },
	{
		number: '2.1',
		title: 'Identification',
		blocks: [
			{
				steps: [
					'Saisissez votre identifiant et votre mot de passe de messagerie académique, ou ceux que votre gestionnaire vous a remis.',
					'Sur un appareil que vous partagez, cochez « Appareil partagé : toujours demander à l’ouverture ».',
					'Validez. Un premier mot de passe doit être changé aussitôt.'
				]
			},
			'Les majuscules et les minuscules comptent : DENIS est différent de Denis. Après plusieurs erreurs, le service vous fait attendre.',
			'Si votre académie l’a prévu, un bouton mène à la connexion par votre compte académique. Vous choisissez alors une phrase secrète, propre à l’appareil : elle tient lieu de mot de passe sans réseau.',
			'Ce qui est gardé sur l’appareil est chiffré par votre mot de passe, ou par votre phrase secrète. Sans réseau, rien d’autre ne rouvre vos saisies ; en cas d’oubli, il faut un réseau pour en changer.'
		]
	},
	{
		number: '2.2',
		title: 'Accueil',
		blocks: [
			'L’accueil affiche le message de votre académie et ce que vous avez à faire : envois à corriger, brouillons, états de frais à valider, prochaines missions. Choisissez ensuite une activité du menu.'
		]
	},
	{
		number: '2.3',
		title: 'Consultation des missions',
		blocks: ['Cette activité montre les missions qui vous sont affectées, si votre académie l’a ouverte.']
	},
	{
		number: '2.3.1',
		title: 'Liste des missions',
		blocks: [
			'Les missions de chaque académie sont dans un onglet : choisissez-le pour afficher celles d’une académie extérieure. Les académies qui ne sont pas gérées ici sont proposées par un lien.',
			'Pour chaque mission : examen, type, numéro, date, centre d’examen, qualité. Le bouton de la colonne Actions édite le duplicata de la convocation en PDF, même sans réseau.',
			'Une mission changée ou annulée depuis votre dernière consultation est signalée.'
		]
	},
	{
		number: '2.3.2',
		title: 'Consultation d’une mission',
		blocks: [
			'Ouvrez une ligne : une fenêtre montre l’examen, le centre, le numéro, le type, votre qualité, le jury, les observations et les dates.',
			'De là, vous pouvez ajouter la mission à votre agenda, à l’heure du centre d’examen, et ouvrir le lieu dans l’application de cartes de votre appareil.'
		]
	}
];
