// The help of each activity: what it is for, what to do, what can go wrong; and where the guide says more. No data.
import type { Activity } from '../../domain/academy/academy';
import { ACTIVITY_LABELS, HOME_LABEL } from '../menu';
import type { GuideBlock } from './guide-text';

export const HELP_TOPICS = ['home', 'unsent'] as const;
export type HelpTopic = Activity | (typeof HELP_TOPICS)[number];

export interface HelpPage {
	title: string;
	blocks: readonly GuideBlock[];
	/** Section of the guide that says more. */
	guide: string;
}

export const HELP_WORDS = {
	page: 'Aide',
	more: 'En savoir plus dans le guide',
	others: 'L’aide des autres activités',
	unknown: 'Cette page d’aide n’existe pas.',
	open: 'Ouvrir l’activité'
} as const;

export const HELP_PAGES: Readonly<Record<HelpTopic, HelpPage>> = {
	home: {
		title: HOME_LABEL,
		guide: '2.2',
		blocks: [
			'L’accueil dit ce que vous avez à faire. Choisissez une ligne pour l’ouvrir, ou une activité du menu.',
			{
				list: [
					'Une activité manque au menu ? Votre académie ne l’a pas ouverte, ou vos fonctions n’y donnent pas droit : adressez-vous à votre gestionnaire.',
					'Le message « Prêt hors connexion » indique que tout s’ouvrira sans réseau.',
					'Session terminée ? Reconnectez-vous : vos saisies sont gardées.'
				]
			}
		]
	},
	unsent: {
		title: 'Ce qui n’est pas envoyé',
		guide: '3.1',
		blocks: [
			'Cette page liste les brouillons, les envois en attente et ceux que le serveur n’a pas acceptés.',
			{
				list: [
					'« Envoyer maintenant » relance l’envoi, si le serveur répond.',
					'Un élément « à corriger » dit pourquoi il a été refusé : ouvrez-le, corrigez, enregistrez ou validez de nouveau.',
					'« Exporter » en fait un fichier que vous pouvez reprendre sur un autre appareil.'
				]
			}
		]
	},
	missions: {
		title: ACTIVITY_LABELS.missions,
		guide: '2.3',
		blocks: [
			{
				list: [
					'Choisissez l’onglet d’une académie pour voir ses missions.',
					'Ouvrez une ligne pour les détails : jury, observations, dates.',
					'Le bouton de la dernière colonne édite le duplicata de la convocation, même sans réseau.',
					'Une mission manque ? Elle n’est pas encore affectée, ou pas encore reçue sur cet appareil : vérifiez l’état des envois.'
				]
			}
		]
	},
	competences: {
		title: ACTIVITY_LABELS.competences,
		guide: '2.4',
		blocks: [
			'La colonne « Auteurs » dit qui a attribué (C) ou invalidé (I) chaque compétence : SYS, un établissement, vous-même (NUMEN) ou le gestionnaire.',
			'Un établissement ou un enseignement erroné se corrige auprès de votre établissement : ces listes viennent des systèmes de gestion des personnels.'
		]
	},
	competenceEntry: {
		title: ACTIVITY_LABELS.competenceEntry,
		guide: '2.5',
		blocks: [
			{
				list: [
					'« + » confirme une compétence, « × » l’invalide.',
					'« Ajouter compétence » en déclare une nouvelle : tapez quelques lettres et choisissez parmi les propositions, puis « Créer la compétence ».',
					'Sans réseau, vos décisions sont gardées et partent plus tard.'
				]
			}
		]
	},
	claims: {
		title: ACTIVITY_LABELS.claims,
		guide: '2.6',
		blocks: [
			{
				steps: [
					'Ouvrez une mission dont un statut est « Non validé » ou « Mission en cours ».',
					'Choisissez « Je souhaite compléter l’état de frais ».',
					'Remplissez les onglets, puis relisez le « Récapitulatif ».',
					'« Valider » transmet au gestionnaire ; « Enregistrer » garde pour plus tard.'
				]
			},
			{
				list: [
					'« Mission non effectuée » : la saisie s’ouvrira au début de la mission.',
					'« Invalidable » : le déplacement se saisit sur la première mission du jour.',
					'Validé trop tôt ? « Modifier » reprend l’état de frais tant que le gestionnaire ne l’a pas traité.',
					'Une pièce refusée ? Vérifiez le format (jpeg, png, pdf, gif) et la taille (5 Mo).'
				]
			}
		]
	},
	portal: {
		title: ACTIVITY_LABELS.portal,
		guide: '2.7',
		blocks: [
			'Choisissez une ligne pour ouvrir SANTORIN ou CYCLADES. Un réseau est nécessaire.',
			'Si l’application n’est pas disponible, la console l’indique avec le gestionnaire à contacter. Les missions terminées depuis plus de 100 jours ne sont plus affichées.'
		]
	},
	eps: {
		title: ACTIVITY_LABELS.eps,
		guide: '2.8',
		blocks: [
			'Ouvre CYCLADES pour gérer les épreuves d’EPS. Un réseau est nécessaire. L’activité dépend de vos enseignements : si elle manque, faites-les vérifier par votre établissement.'
		]
	},
	juryPortal: {
		title: ACTIVITY_LABELS.juryPortal,
		guide: '2.9',
		blocks: [
			{
				steps: [
					'La première fois, enregistrez votre clé OTP dans une application d’authentification, par le QR code, et gardez les codes de secours en lieu sûr.',
					'Saisissez le code à six chiffres affiché par votre application.',
					'Ouvrez le portail Jury.'
				]
			},
			'Le code est refusé ? Vérifiez que l’heure de votre téléphone est réglée automatiquement. Téléphone perdu ? Un code de secours le remplace une fois.'
		]
	},
	subjects: {
		title: ACTIVITY_LABELS.subjects,
		guide: '2.10',
		blocks: ['Ouvre le module BNS de DELOS. Un réseau est nécessaire.']
	},
	statistics: {
		title: ACTIVITY_LABELS.statistics,
		guide: '2.10',
		blocks: ['Ouvre les statistiques nationales de notation de SANTORIN. Un réseau est nécessaire.']
	}
};

export const SITE_MAP_WORDS = {
	page: 'Plan du site',
	intro:
		'Les pages du service. Une activité que votre académie n’a pas ouverte, ou qui n’est pas prévue pour vous, est indiquée sans lien.',
	activities: 'Activités',
	sending: 'Envois et données',
	about: 'Aide et réglages',
	newReceipt: 'Nouvelle pièce',
	unsent: 'Ce qui n’est pas envoyé',
	inbox: 'Pièces à rattacher',
	closed: 'non ouverte'
} as const;
