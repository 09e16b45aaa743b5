// The words of the PDF that goes with an export: what each item is, why it is not sent, what it holds.

export const UNSENT_PDF = {
	title: "Ce qui n’est pas envoyé – IMAG'IN Nomade",
	subject: 'Éléments gardés sur l’appareil et non envoyés au serveur',
	introduction:
		'Ce document ne sert qu’à la lecture. Pour reprendre ces éléments sur un autre appareil, gardez le fichier ZIP entier : « Ce qui n’est pas envoyé », puis « Importer un export ».',
	none: 'Rien n’attendait d’être envoyé.',
	state: 'État',
	reason: 'Pourquoi',
	place: 'Académie',
	mission: 'Mission N°',
	madeAt: 'Fait le',
	document: 'Document',
	content: 'Contenu',
	documentLost: 'Son contenu n’était plus sur l’appareil.',
	conditions: 'Version des conditions',
	competence: 'Compétence'
} as const;

/** «Exporté le 25/11/2026 à 20:04 par Sophie Vasseur». */
export function exportedLine(moment: string, personName: string): string {
	return personName === '' ? `Exporté le ${moment}` : `Exporté le ${moment} par ${personName}`;
}

export function unsentFoot(moment: string): string {
	return `Éléments non envoyés – ${moment}`;
}
