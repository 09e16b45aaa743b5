// Words of a PDF that is looked at in the page of a claim: why its pages cannot be seen, and what can be done then.
import { pageLabel } from '../page-of-document';

/** Why no page of a PDF can be shown. */
export type PdfTrouble = 'absent' | 'damaged' | 'protected' | 'failed';

export const PDF_TROUBLES: Record<PdfTrouble, string> = {
	absent:
		'Pour afficher un PDF ici la première fois, il faut du réseau ; ensuite, il n’en faut plus. Le document est gardé : « Ouvrir » le remet à l’application de votre appareil.',
	damaged:
		'Ce PDF est abîmé et ne peut pas être affiché ici. « Ouvrir » le remet à l’application de votre appareil.',
	protected:
		'Ce PDF est protégé par un mot de passe et ne peut pas être affiché ici. « Ouvrir » le remet à l’application de votre appareil.',
	failed:
		'Un incident empêche d’afficher ce PDF ici. Le document n’a pas changé : « Ouvrir » le remet à l’application de votre appareil.'
};

/** «Page 2 sur 5 : elle ne peut pas être affichée ici.» */
export function pageNotShownSentence(page: number, pages: number): string {
	return `${pageLabel(page, pages)} : elle ne peut pas être affichée ici. « Ouvrir » montre le document entier.`;
}
