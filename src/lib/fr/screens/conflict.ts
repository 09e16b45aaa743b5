// Words of the conflict's screen: both versions, who and when, the choice; what was kept though it cannot be sent.
import type { ClaimEntry, TripText } from '../../domain/claim/claim-entry';
import type { ChangeAuthor } from '../../domain/claim/content-changes';
import { fieldLabel } from '../field-labels';
import { formatDate, formatInstant } from '../formats';
import type { Zone } from '../../domain/calendar/local-date-time';

export const CONFLICT_WORDS = {
	title: 'Conflit : cet état de frais a aussi été modifié ailleurs',
	text: 'Les deux versions sont gardées. Pour chaque champ, comparez puis choisissez : rien n’est envoyé ni perdu avant votre choix.',
	mine: 'Cet appareil',
	theirs: 'Autre version',
	allMine: 'Tout garder de cet appareil',
	allTheirs: 'Tout prendre de l’autre version',
	base: 'Avant ces modifications',
	empty: '(vide)',
	deleted: 'Ligne supprimée',
	resolve: 'Enregistrer mes choix',
	resolved: 'Vos choix sont enregistrés sur cet appareil ; ils partent dès que le serveur répond.',
	chooseFirst:
		'Cet état de frais a aussi été modifié ailleurs : choisissez d’abord une version pour chaque champ.',
	movedOn: 'L’autre version vient de changer : comparez de nouveau, puis enregistrez vos choix.',
	chosenTitle: 'Vos choix sont gardés',
	chosenText: 'Il reste à les enregistrer : corrigez ce qui est signalé, puis « Enregistrer ».',
	seenTitle: 'Validation à refaire : le récapitulatif a changé depuis que vous l’avez vu',
	seenText: 'Rien n’a été validé. Voici ce qui diffère ; relisez le récapitulatif, puis validez de nouveau.',
	seen: 'Ce que vous aviez vu',
	now: 'Ce qu’il contient maintenant',
	reread: 'Relire le récapitulatif',
	keptTitle: 'Saisie gardée sur cet appareil, non envoyée',
	keptText:
		'Elle concerne une partie qui n’est plus ouverte à la saisie. Rien n’est perdu : vous pouvez l’exporter, puis contacter votre gestionnaire ou l’abandonner.',
	kept: 'Votre saisie, gardée ici',
	official: 'État de frais tel que traité',
	export: 'Exporter ma saisie',
	exported: 'Votre saisie est exportée dans un fichier.',
	refusedTitle: 'À corriger : le serveur n’a pas accepté votre envoi',
	refusedText: 'Votre saisie est gardée. Corrigez, puis enregistrez de nouveau.',
	seeUnsent: 'Voir ce qui n’est pas envoyé'
} as const;

/** «imagin-non-envoye-77833.zip» */
export function keptFileName(missionNumber: number): string {
	return `imagin-non-envoye-${missionNumber}.zip`;
}

/** «Choisissez une version pour : Nombre de candidats, Distance aller.» */
export function stillToChoose(titles: readonly string[]): string {
	return `Choisissez une version pour : ${titles.join(', ')}.`;
}

export function mineSentence(at: string | null, zone: Zone): string {
	return at === null ? 'Vous' : `Vous, le ${formatInstant(at, zone)}`;
}

/** Who made the other version, and when, by the server's clock. */
export function authorSentence(author: ChangeAuthor | null, zone: Zone): string {
	if (author === null) return 'Données reçues de l’académie';
	const when = `le ${formatInstant(author.at, zone)}`;
	switch (author.actor) {
		case 'intervenant':
			return `Vous (${author.actorName}), depuis un autre appareil, ${when}`;
		case 'gestionnaire':
			return `${author.actorName}, gestionnaire, ${when}`;
		case 'system':
			return `Import de l’académie, ${when}`;
	}
}

/** Told in the console when fields were changed elsewhere and nothing typed here stood against it. */
export function takenOverSentence(
	titles: readonly string[],
	author: ChangeAuthor | null,
	zone: Zone
): string {
	return `Modifié ailleurs et repris dans votre saisie : ${titles.join(', ')}. ${authorSentence(author, zone)}. Ce que vous avez saisi ici est gardé.`;
}

/** «Déplacement 2 (PLEUVEN → CHATEAULIN) : Distance aller»; the line is looked for in each version in turn. */
export function fieldTitle(field: string, versions: readonly ClaimEntry[]): string {
	const trip = /^trips\.([^.]+)(\..+)?$/.exec(field);
	if (trip !== null) return titled(tripTitle(trip[1] ?? '', versions), field, trip[2]);
	const line = /^remuneration\.lines\.([^.]+)(\..+)?$/.exec(field);
	if (line !== null) return titled(lineTitle(line[1] ?? '', versions), field, line[2]);
	return fieldLabel(field);
}

function titled(line: string, field: string, inner: string | undefined): string {
	return inner === undefined ? line : `${line} : ${fieldLabel(field)}`;
}

function tripTitle(id: string, versions: readonly ClaimEntry[]): string {
	for (const { trips } of versions) {
		const at = trips.findIndex((trip) => trip.id === id);
		const trip = trips[at];
		if (trip !== undefined) return `Déplacement ${at + 1}${towns(trip)}`;
	}
	return 'Déplacement';
}

function towns({ departureTown, arrivalTown }: TripText): string {
	return departureTown === '' && arrivalTown === '' ? '' : ` (${departureTown} → ${arrivalTown})`;
}

function lineTitle(id: string, versions: readonly ClaimEntry[]): string {
	for (const { remuneration } of versions) {
		const line = remuneration.lines.find((candidate) => candidate.id === id);
		if (line !== undefined) return line.date === '' ? 'Date' : `Date du ${formatDate(line.date)}`;
	}
	return 'Date';
}
