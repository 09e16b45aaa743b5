// The user guide: the applications that open from here (guide §2.7 to §2.10), and what is of this service alone.
import type { GuideSection } from './guide-text';

export const GUIDE_PORTALS: readonly GuideSection[] = [
	{
		number: '2.7',
		title: 'Portail d’accès aux missions',
		blocks: [
			'Cette activité ouvre SANTORIN ou CYCLADES pour les missions qui s’y déroulent. La liste se lit sans réseau ; ouvrir une application en demande un.'
		]
	},
	{
		number: '2.7.1',
		title: 'Liste des missions',
		blocks: [
			'Un onglet par académie. Pour chaque mission : examen, spécialité, épreuve-option, type, numéro, début, état de correction.',
			{
				caption: 'Les états de correction',
				head: ['Etat correction', 'Signification'],
				rows: [
					['A corriger dans SANTORIN', 'La mission se corrige dans SANTORIN.'],
					['A numériser dans SANTORIN', 'La mission donne accès à la numérisation dans SANTORIN.'],
					['Service fait SANTORIN', 'Corrigée, puis clôturée dans SANTORIN.'],
					['Service fait', 'Le service fait est constaté dans CYCLADES.'],
					['(vide)', 'Le service fait n’est pas encore constaté.']
				]
			},
			'Choisissez une ligne pour ouvrir l’application. Si elle n’est pas disponible, la console vous le dit et vous indique le gestionnaire à contacter. Une mission terminée depuis plus de 100 jours n’est plus affichée.'
		]
	},
	{
		number: '2.8',
		title: 'Gestion des épreuves EPS',
		blocks: [
			'Pour les professeurs dont la matière est le sport et qui enseignent dans les niveaux BGT, BCP ou CAP : accès à CYCLADES pour y gérer les épreuves d’EPS.'
		]
	},
	{
		number: '2.9',
		title: 'Portail délibération de jury Cyclades',
		blocks: [
			'Présent seulement dans Imagin Centrale, pour qui est convoqué comme Président ou Vice-Président d’une délibération de jury, si l’administrateur l’a ouvert.',
			'Votre clé OTP personnelle est demandée : à la première ouverture, enregistrez-la dans l’application d’authentification de votre téléphone par le QR code, et gardez les codes de secours. Ensuite, saisissez le code à six chiffres affiché.'
		]
	},
	{
		number: '2.10',
		title: 'Gestion des sujets et statistiques nationales de notation',
		blocks: [
			{
				list: [
					'Gestion des sujets : pour les inspecteurs généraux et les personnes habilitées (code discipline de poste IMSUJ), accès au module BNS de DELOS.',
					'Statistiques nationales de notation : pour les inspecteurs généraux et les personnes habilitées (code IMSTA), accès au module de statistiques de SANTORIN.'
				]
			}
		]
	},
	{ number: '3', title: 'Avec ou sans réseau', blocks: [] },
	{
		number: '3.1',
		title: 'Ce qui n’est pas envoyé',
		blocks: [
			'L’état des envois, dans l’en-tête, mène à la liste : brouillons, envois en attente, envois à corriger. Vous pouvez y relancer l’envoi, exporter ces éléments dans un fichier, les reprendre sur un autre appareil ou les abandonner.',
			'Rien n’est effacé sans votre accord. Personne d’autre ne peut envoyer vos éléments.'
		]
	},
	{
		number: '3.2',
		title: 'Vos données et vos appareils',
		blocks: [
			'« Mes données et mes appareils » montre ce que le service garde sur vous, le télécharge, et donne la liste des appareils connectés avec le moyen de les déconnecter.'
		]
	}
];
