// Words of the accessibility settings (guide §1.3.1).
import type { DisplaySettings } from '../../domain/display/display-settings';

export const ACCESSIBILITY_WORDS = {
	page: 'Paramètres d’accessibilité',
	link: 'Accessibilité',
	intro:
		'Ces réglages changent aussitôt toutes les pages. Ils sont gardés sur cet appareil, même sans réseau, et vous suivent sur vos autres appareils dès que le serveur répond.',
	reset: 'Rétablir les réglages par défaut',
	kept: 'Réglages d’accessibilité enregistrés sur cet appareil.',
	previewTitle: 'Aperçu',
	preview:
		'La mission N° 52525 est terminée. Son état de frais attend votre validation : vérifiez la rémunération et le déplacement, puis envoyez-le. Vous pouvez le faire sans réseau, l’envoi partira plus tard.',
	previewLink: 'Un lien : le guide de l’utilisateur'
} as const;

type Choices = { [Key in keyof DisplaySettings]: Record<DisplaySettings[Key], string> };

export const DISPLAY_TITLES: Record<keyof DisplaySettings, string> = {
	contrast: 'Contraste',
	textSize: 'Taille de police',
	lineSpacing: 'Interlignage',
	alignment: 'Justification'
};

export const DISPLAY_CHOICES: Choices = {
	contrast: {
		system: 'Suivre le système',
		default: 'Par défaut',
		strong: 'Renforcé',
		inverted: 'Inversé'
	},
	textSize: { 100: '100 %', 125: '125 %', 150: '150 %', 175: '175 %', 200: '200 %' },
	lineSpacing: { default: 'Par défaut', wide: 'Agrandi', wider: 'Très agrandi' },
	alignment: { start: 'À gauche', justify: 'Justifié' }
};
