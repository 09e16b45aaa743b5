// Words of the page «Notifications» and of the page that stops mails.
import type { NoticeKind } from '../../domain/notification/notice';

export const NOTICE_KIND_LABELS: Record<NoticeKind, string> = {
	mission: 'Mission nouvelle ou modifiée',
	claimSentBack: 'État de frais renvoyé par le gestionnaire',
	claimAccepted: 'État de frais validé par le gestionnaire',
	deadline: 'Date limite de saisie proche'
};

export const NOTICES_WORDS = {
	page: 'Notifications',
	intro:
		'Le service peut vous prévenir quand l’application est fermée. Rien n’est envoyé tant que vous n’avez pas donné une adresse ou autorisé un appareil.',
	privacy:
		'Les messages ne disent ni votre nom, ni la mission, ni un montant : ils invitent à ouvrir l’application.',
	loading: 'Lecture de vos choix…',
	unreachable:
		'Le serveur ne répond pas : vos choix ne peuvent pas être lus pour le moment. Réessayez avec un réseau.',
	retry: 'Réessayer',
	signedOut: 'Connectez-vous pour lire et changer vos choix.',
	saved: 'Votre choix est enregistré.',
	notSaved:
		'Le serveur ne répond pas : votre choix n’a pas été enregistré, le précédent reste. Réessayez avec un réseau.',

	device: 'Sur cet appareil',
	deviceOff: 'Les notifications ne sont pas activées sur cet appareil pour votre compte.',
	deviceOn: 'Les notifications sont activées sur cet appareil.',
	deviceAllow: 'Activer sur cet appareil',
	deviceStop: 'Désactiver sur cet appareil',
	deviceShared:
		'Sur un appareil partagé, préférez le courriel : l’invitation s’affiche sur l’écran de qui s’en sert.',
	deviceUnsupported:
		'Ce navigateur ne reçoit pas de notifications. Sur un iPhone ou un iPad, ajoutez d’abord l’application à l’écran d’accueil.',
	deviceUnavailable: 'Ce service n’envoie pas de notifications sur les appareils.',
	deviceDenied:
		'Vous avez refusé les notifications pour cette application. Autorisez-les dans les réglages du navigateur, puis revenez ici.',
	deviceFailed: 'Le navigateur n’a pas pu activer les notifications. Réessayez plus tard.',
	deviceNotReady:
		'L’application n’est pas encore gardée sur cet appareil : attendez « Prêt hors connexion », puis réessayez.',
	otherDevices: 'Autres appareils',
	since: 'depuis le',
	remove: 'Retirer',
	removed: 'Cet appareil ne recevra plus de notifications.',
	allowed: 'Les notifications sont activées sur cet appareil.',

	mail: 'Par courriel',
	mailUnavailable: 'Ce service n’envoie pas de courriels.',
	mailNone: 'Aucune adresse n’est enregistrée.',
	mailSentTo: 'Les courriels sont envoyés à',
	address: 'Adresse électronique',
	addressHint: 'Exemple : prenom.nom@exemple.fr. Un code y est envoyé pour vérifier qu’elle est à vous.',
	addressInvalid: 'Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr.',
	sendCode: 'Recevoir un code',
	codeSent: 'Un code a été envoyé à cette adresse.',
	pending: 'Un code a été envoyé à',
	code: 'Code reçu',
	codeHint: 'Six chiffres, valables 30 minutes.',
	codeInvalid: 'Le code compte six chiffres.',
	confirm: 'Confirmer l’adresse',
	confirmed: 'Votre adresse est confirmée.',
	changeAddress: 'Changer d’adresse',
	cancelChange: 'Garder l’adresse actuelle',
	removeAddress: 'Supprimer l’adresse',
	addressRemoved: 'Votre adresse est supprimée : plus aucun courriel ne vous sera envoyé.',

	kindsOfDevice: 'Me prévenir sur mes appareils pour',
	kindsOfMail: 'M’écrire pour',
	grouping:
		'Ce qui arrive en même temps est regroupé en un seul message, dix minutes environ après le premier événement.'
} as const;

export const STOP_MAIL_WORDS = {
	title: 'Arrêt des courriels',
	question:
		"Voulez-vous ne plus recevoir de courriels d’IMAG'IN Nomade à cette adresse ? L’adresse sera supprimée.",
	stop: 'Ne plus recevoir de courriels',
	stopped: "Plus aucun courriel d’IMAG'IN Nomade ne sera envoyé à cette adresse.",
	choose: 'Choisir mes notifications dans l’application'
} as const;
