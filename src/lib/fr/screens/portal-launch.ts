// Words of opening a remote application: what it is called, what is said while and when it cannot be opened.
import type { RefusalCode } from '../../contracts/refusal';
import type { PortalModule } from '../../domain/portal/application';
import { REFUSAL_SENTENCES } from '../refusals';

/** As the guide names them (§2.7–2.10). */
export const MODULE_NAMES: Record<PortalModule, string> = {
	santorin: 'SANTORIN',
	cyclades: 'CYCLADES',
	juryPortal: 'le portail Jury de Cyclades',
	delos: 'le module BNS de DELOS',
	statistics: 'le module Statistiques nationales de notation de SANTORIN'
};

/** Of the page that the new window shows for an instant. `stopped`: the application led on to where nobody knows. */
export function openingWords(
	module: PortalModule,
	office: OfficeOf
): { title: string; text: string; button: string; stopped: string } {
	const name = MODULE_NAMES[module];
	return {
		title: `Ouverture de l’application`,
		text: `Vous allez vers ${name}. Si rien ne se passe, appuyez sur le bouton.`,
		button: 'Continuer',
		stopped: `${capital(name)} renvoie vers une adresse que le service ne connaît pas : l’ouverture est arrêtée. ${officeSentence(office)}`
	};
}

/** Of the new window where nothing is to be opened: its minute is over, the session ended, or it was called by itself. */
export function noOpeningWords(code: RefusalCode | null): { title: string; text: string } {
	const why =
		code === 'signed-out'
			? 'Votre session est terminée : reconnectez-vous d’abord.'
			: code === null || code === 'forbidden' || code === 'malformed'
				? 'Cet accès n’est plus valable : il vaut une minute, une seule fois.'
				: REFUSAL_SENTENCES[code];
	return {
		title: 'L’application n’a pas été ouverte',
		text: `${why} Fermez cet onglet, revenez à votre liste et ouvrez de nouveau l’application.`
	};
}

export const LAUNCH_WORDS = {
	open: (module: PortalModule) => `Ouvrir ${MODULE_NAMES[module]}`,
	opening: (module: PortalModule) => `Ouverture de ${MODULE_NAMES[module]} dans un nouvel onglet.`,
	ready: (module: PortalModule) => `${capital(MODULE_NAMES[module])} est prêt à s’ouvrir`,
	readyText:
		'Votre navigateur demande un appui de plus pour ouvrir un nouvel onglet. L’accès vaut une minute.',
	online: 'L’application s’ouvre dans un nouvel onglet et demande un réseau.',
	asking: 'Vérification de la disponibilité de l’application…',
	signedOut: 'Votre session est terminée : reconnectez-vous, puis ouvrez de nouveau l’application.'
} as const;

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

export interface OfficeOf {
	officeLines: readonly string[];
}

/** «Il convient dans ce cas de prendre contact près de votre gestionnaire» (guide §2.7.1): with the office's address. */
function officeSentence(academy: OfficeOf | null): string {
	const lines = academy?.officeLines ?? [];
	const contact = 'Prenez contact avec votre gestionnaire';
	return lines.length === 0 ? `${contact}.` : `${contact} : ${lines.join(', ')}.`;
}

/** The application does not answer, or has no address in this académie. A phone shows two lines: whom to call first. */
export function unavailableSentence(module: PortalModule | null, academy: OfficeOf | null): string {
	const what = module === null ? 'L’application' : capital(MODULE_NAMES[module]);
	return `${what} n’est pas disponible. ${officeSentence(academy)} Vous pouvez aussi réessayer plus tard : rien n’est perdu.`;
}

/** No network here, or our own server does not answer. */
export function unreachableSentence(module: PortalModule | null, academy: OfficeOf | null): string {
	const what = module === null ? 'Cette application' : capital(MODULE_NAMES[module]);
	return `${what} s’ouvre seulement avec un réseau : réessayez quand vous en aurez un. Vos listes et vos saisies restent sur cet appareil. Si vous avez un réseau : ${lowered(officeSentence(academy))}`;
}

function lowered(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
