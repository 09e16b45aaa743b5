// Words about the room and the health of this device's storage: what happened, what is kept, what to do.

/** What was typed is on the screen alone. */
export const TYPED_FAULTS = {
	full: 'Votre dernière saisie n’est pas gardée : il n’y a plus de place sur cet appareil. Elle reste à l’écran. Libérez de la place, puis continuez : elle sera gardée à la prochaine frappe.',
	lost: 'Votre dernière saisie n’est pas gardée : le navigateur a fermé le stockage de cet appareil. Elle reste à l’écran. Continuez : elle sera gardée à la prochaine frappe.',
	contended:
		'Votre dernière saisie n’est pas gardée : un autre onglet écrit en même temps. Elle reste à l’écran et sera gardée à la prochaine frappe.',
	superseded:
		'Votre dernière saisie n’est pas gardée : l’application a été mise à jour dans un autre onglet. Elle reste à l’écran : recopiez-la, puis rechargez cette page.'
} as const;

/** A gesture, or a part of the exchange with the server, that could not be written down. */
export const GESTURE_FAULTS = {
	full: 'Il n’y a plus de place sur cet appareil : la dernière action, ou ce que le serveur vient d’envoyer, n’est pas enregistré. Ce qui était gardé le reste, et rien de ce qui n’est pas envoyé n’est effacé. Libérez de la place (photos, vidéos, autres applications), puis recommencez.',
	lost: 'Le navigateur a fermé le stockage de cet appareil : la dernière action n’est pas enregistrée. Ce qui était gardé le reste. Recommencez ; si cela se répète, rechargez la page.',
	contended:
		'Un autre onglet écrit en même temps : la dernière action n’est pas enregistrée. Ce qui était gardé le reste. Recommencez.',
	superseded:
		'L’application a été mise à jour dans un autre onglet : la dernière action n’est pas enregistrée ici. Rechargez cette page, puis recommencez.'
} as const;

export const STORAGE_WORDS = {
	lowTitle: 'Il reste peu de place sur cet appareil',
	blockedTitle: 'L’application est ouverte ailleurs dans une version plus ancienne',
	blocked:
		"Fermez les autres onglets et fenêtres d’IMAG'IN Nomade : celle-ci continuera d’elle-même. Rien n’est perdu ; ce que vous y aviez saisi est gardé.",
	supersededTitle: 'L’application a été mise à jour dans un autre onglet',
	supersededKept:
		'Tout ce que vous avez saisi ici est gardé. Rechargez cette page pour continuer dans la nouvelle version.',
	supersededNotKept:
		'Votre dernière saisie n’a pas pu être gardée : elle reste à l’écran. Recopiez-la avant de recharger cette page.',
	reload: 'Recharger la page',
	lossTitle: 'Le navigateur a effacé les données de cet appareil',
	lossNothing:
		'Rien n’attendait d’être envoyé : vos missions et vos états de frais reviennent du serveur à la première connexion.',
	lossRead: 'J’ai compris',
	damageTitle: 'Des saisies sont abîmées sur cet appareil',
	copyDamaged:
		'Une partie des données reçues du serveur est abîmée sur cet appareil : elle lui est redemandée dès qu’il répond. Vos saisies ne sont pas concernées.',
	fresh:
		'Cet appareil n’avait rien pour vous : il vient de recevoir ce que le serveur connaît. Ce qui a été saisi ailleurs sans être envoyé, ou avant un effacement des données de ce navigateur, n’y est pas.',
	volatile:
		'Ce navigateur peut effacer les données de cet appareil si la place manque : envoyez vos saisies dès que vous avez un réseau. Installer l’application (menu du navigateur, « Ajouter à l’écran d’accueil ») les protège mieux.'
} as const;

/** «12 Mo», rounded up: never less than is taken. */
function megabytes(bytes: number): string {
	return `${Math.ceil(bytes / 1_000_000)} Mo`;
}

export function lowSentence(usage: number, quota: number): string {
	return `${megabytes(usage)} sur les ${megabytes(quota)} permis par le navigateur sont pris. Envoyez ce qui attend, puis libérez de la place. L’application n’efface que des copies de ce que le serveur détient, jamais ce qui n’est pas envoyé.`;
}

export function lossSentence(unsent: number): string {
	if (unsent === 0) return STORAGE_WORDS.lossNothing;
	const what =
		unsent > 1
			? `${unsent} éléments non envoyés ont disparu de cet appareil : le serveur ne les a pas reçus.`
			: '1 élément non envoyé a disparu de cet appareil : le serveur ne l’a pas reçu.';
	return `${what} Le reste revient du serveur à la première connexion. Reprenez ce qui manque ; si vous l’aviez exporté, réimportez votre fichier.`;
}

/** Two tabs, one field: nothing that was typed goes unsaid. */
export function clashSentence(label: string, mine: string, theirs: string): string {
	const shown = (text: string) => (text === '' ? 'vide' : `« ${text} »`);
	return `${label} : ${shown(mine)} est gardé. Un autre onglet y avait mis ${shown(theirs)}.`;
}

export function damageSentence(entries: number): string {
	const what =
		entries > 1
			? `${entries} saisies non envoyées ne peuvent plus être lues : le serveur ne les recevra pas.`
			: '1 saisie non envoyée ne peut plus être lue : le serveur ne la recevra pas.';
	return `${what} Tout le reste est intact. Ouvrez vos états de frais et reprenez ce qui manque ; si vous l’aviez exporté, réimportez votre fichier.`;
}
