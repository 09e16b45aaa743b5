// Words of «Pièces à rattacher»: files that another app handed over, and that belong to no claim yet.
import { formatBytes } from '../formats';

export const INBOX_WORDS = {
	page: 'Pièces à rattacher',
	intro:
		"Une photo ou un PDF partagé vers IMAG'IN Nomade depuis une autre application attend ici, chiffré sur cet appareil, que vous disiez à quelle mission il appartient. Rien n’est envoyé avant.",
	none: 'Aucune pièce n’attend d’être rattachée.',
	how: "Pour en recevoir : ouvrez la photo ou le PDF dans une autre application, choisissez « Partager », puis « IMAG'IN ». Cela demande que l’application soit installée sur l’écran d’accueil.",
	list: 'Pièces reçues',
	loading: 'Ouverture des pièces…',
	failed:
		'Les pièces reçues n’ont pas pu être lues sur cet appareil. Rien n’est effacé ; rechargez la page pour réessayer.',
	see: 'Voir les pièces à rattacher',
	attach: 'Rattacher à une mission',
	view: 'Voir',
	remove: 'Supprimer',
	clear: 'Retirer de la liste',
	undo: 'Annuler',
	tooLate: 'La pièce n’est plus sur cet appareil : la suppression ne peut plus être annulée.',
	receivedAt: 'Reçue le',
	notAttachable: 'Ne peut pas être rattachée',
	notViewed:
		'Cette pièce n’est plus lisible sur cet appareil. Supprimez-la, puis partagez-la de nouveau depuis l’application d’origine.',
	dialog: 'Rattacher la pièce',
	chooseMission: 'Choisissez la mission',
	attachAll: 'Tout rattacher à une mission',
	noClaim:
		'Aucun état de frais ne reçoit de pièces pour le moment : la pièce attend ici. Elle pourra être rattachée dès qu’une mission sera ouverte à la saisie.',
	purpose: 'Nature de la pièce',
	confirm: 'Rattacher',
	attaching: 'Préparation de la pièce…',
	otherMission: 'Choisir une autre mission',
	cancel: 'Ne pas rattacher',
	notKept:
		'La pièce n’a pas pu être rattachée : le stockage de cet appareil n’a pas répondu. Elle attend toujours ici ; réessayez.'
} as const;

/** A file's kind, by its content. */
export const FORMAT_NAMES: Readonly<Record<string, string>> = {
	pdf: 'PDF',
	jpeg: 'Photo JPEG',
	png: 'Image PNG',
	gif: 'Image GIF',
	heic: 'Photo HEIC',
	avif: 'Image AVIF',
	webp: 'Image WebP'
};
export const UNKNOWN_FORMAT = 'Fichier';

/** «1 pièce», «3 pièces». */
export function countFiles(count: number): string {
	return count > 1 ? `${count} pièces` : `${count} pièce`;
}

/** «billet.pdf», or «billet.pdf, hôtel.jpg et 2 autres». */
export function filesNamed(names: readonly string[]): string {
	const [first, second, ...others] = names;
	if (first === undefined) return '';
	if (second === undefined) return first;
	if (others.length === 0) return `${first} et ${second}`;
	return `${first}, ${second} et ${others.length > 1 ? `${others.length} autres` : '1 autre'}`;
}

/** What is said once a share has led here. */
export function receivedSentence(taken: number): string {
	return taken > 1
		? `${taken} pièces reçues, gardées chiffrées sur cet appareil. Dites à quelle mission elles appartiennent : elles seront alors envoyées.`
		: '1 pièce reçue, gardée chiffrée sur cet appareil. Dites à quelle mission elle appartient : elle sera alors envoyée.';
}

export const NOTHING_RECEIVED =
	'Ce partage ne contenait ni photo ni PDF : rien n’a été reçu. Partagez le fichier lui-même, et non un lien vers lui.';
export const SHARE_UNHEARD =
	'Rien n’a été reçu : l’application n’était pas encore prête à recevoir sur cet appareil. Elle l’est une fois « Prêt hors connexion » affiché ; partagez alors de nouveau depuis l’application d’origine.';

export function tooHeavySentence(count: number, maxBytes: number): string {
	const most = formatBytes(maxBytes);
	return count > 1
		? `${count} fichiers pèsent plus de ${most} et n’ont pas été gardés. Réduisez-les, puis partagez-les de nouveau.`
		: `1 fichier pèse plus de ${most} et n’a pas été gardé. Réduisez-le, puis partagez-le de nouveau.`;
}

export function tooManySentence(count: number, limits: { atOnce: number; waiting: number }): string {
	const what = count > 1 ? `${count} fichiers n’ont pas été gardés` : '1 fichier n’a pas été gardé';
	return `${what} : ${limits.atOnce} au plus sont reçus à la fois, et ${limits.waiting} peuvent attendre l’ouverture de l’application. Partagez le reste ensuite.`;
}

export function noRoomSentence(count: number): string {
	const what = count > 1 ? `${count} fichiers n’ont pas été gardés` : '1 fichier n’a pas été gardé';
	return `${what} : il n’y a plus assez de place sur cet appareil. Libérez de l’espace, puis partagez de nouveau.`;
}

/** Sealed files that no room was found for when they were to come in: nothing of them is lost. */
export function leftOutsideSentence(count: number): string {
	const what = count > 1 ? `${countFiles(count)} reçues restent à part` : '1 pièce reçue reste à part';
	return `${what} : il n’y a plus assez de place sur cet appareil pour les ouvrir. Libérez de l’espace, puis rouvrez cette page.`;
}

export function lostSentence(count: number): string {
	return count > 1
		? `${countFiles(count)} reçues n’ont pas pu être ouvertes, car les données de cet appareil ont été effacées entre-temps. Partagez-les de nouveau depuis l’application d’origine.`
		: '1 pièce reçue n’a pas pu être ouverte, car les données de cet appareil ont été effacées entre-temps. Partagez-la de nouveau depuis l’application d’origine.';
}

/** Beside the button that takes it back. */
export function removedSentence(name: string): string {
	return `« ${name} » est supprimée de cet appareil.`;
}

export function attachedSentence(name: string, mission: string): string {
	return `${name} est rattachée à la ${mission} ; elle part dès que le serveur répond.`;
}

/** Above the prompt of a locked device. */
export function sharedWhileLocked(taken: number): string {
	return taken > 1
		? `${taken} pièces reçues sont gardées chiffrées pour la dernière personne de cet appareil. Déverrouillez-le pour les rattacher à une mission.`
		: '1 pièce reçue est gardée chiffrée pour la dernière personne de cet appareil. Déverrouillez-le pour la rattacher à une mission.';
}

/** In the dialog of «Quitter», beside what is not sent. */
export function quitReceivedSentence(count: number): string {
	return count > 1
		? `${count} pièces reçues d’autres applications ne sont rattachées à aucune mission : elles ne peuvent pas être envoyées.`
		: '1 pièce reçue d’une autre application n’est rattachée à aucune mission : elle ne peut pas être envoyée.';
}

export const QUIT_RECEIVED_KEPT =
	'Si vous quittez, tout reste chiffré sur cet appareil et vous attend à votre prochaine connexion ici. Personne d’autre ne peut l’ouvrir.';

/** A line of the home page, and the way there. */
export function waitingSentence(count: number): string {
	return count > 1
		? `${count} pièces reçues à rattacher à une mission`
		: '1 pièce reçue à rattacher à une mission';
}

/** On the page of one's own data. */
export function onThisDevice(count: number): string {
	return count === 0
		? 'Aucune pièce n’attend d’être rattachée sur cet appareil.'
		: `${countFiles(count)} sur cet appareil seulement : le serveur ne les a pas.`;
}
