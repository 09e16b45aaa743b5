// Words of the second factor before the jury portal (guide §2.9: «sa clé OTP personnelle»).
import { waitInWords } from '../wait';

export const FACTOR_WORDS = {
	title: 'Votre clé OTP personnelle',
	asking: 'Vérification de votre clé OTP…',
	retry: 'Réessayer',
	codeLabel: 'Code de votre clé OTP',
	codeHint: 'Les 6 chiffres affichés par votre application d’authentification, ou un code de secours.',
	codeMissing: 'Saisissez le code affiché par votre application.',
	verify: 'Vérifier et ouvrir le portail',
	enrolText:
		'Aucune clé OTP n’est enregistrée pour vous. Il vous faut une application d’authentification (FreeOTP, Aegis, Google Authenticator…) sur votre téléphone.',
	enrolProof: 'Saisissez votre mot de passe pour continuer.',
	enrolProvider: 'Vous vous connectez par votre compte académique : aucun mot de passe n’est demandé ici.',
	password: 'Mot de passe',
	passwordMissing: 'Saisissez votre mot de passe.',
	formerCode: 'Code de votre clé actuelle',
	formerCodeHint: 'Ou un code de secours, si vous n’avez plus votre téléphone.',
	begin: 'Enregistrer ma clé OTP',
	scan: '1. Scannez ce code avec votre application d’authentification.',
	qrAlt: 'QR code à scanner ; la clé est aussi écrite en toutes lettres à côté.',
	typed: 'Ou recopiez cette clé :',
	onPhone: 'Sur ce téléphone : ouvrir dans l’application d’authentification',
	confirm: '2. Saisissez le premier code affiché',
	confirmButton: 'Valider ma clé',
	recoveryTitle: 'Vos codes de secours',
	recoveryText:
		'Chacun sert une seule fois, si vous n’avez plus votre téléphone. Ils ne seront plus jamais affichés : imprimez-les ou notez-les, à l’écart de votre téléphone.',
	copy: 'Copier les codes',
	copied: 'Codes de secours copiés.',
	copyFailed: 'Les codes de secours n’ont pas pu être copiés : notez-les.',
	print: 'Imprimer',
	noted: 'J’ai noté mes codes',
	enrolled: 'Votre clé OTP est enregistrée.',
	replace: 'Remplacer ma clé OTP',
	cancel: 'Annuler',
	signInAgain: 'Se reconnecter'
} as const;

/** Few are left: told before there are none. */
export function recoveryLeft(count: number): string {
	if (count === 0)
		return 'Il ne vous reste aucun code de secours : remplacez votre clé OTP pour en recevoir dix.';
	return count === 1 ? 'Il vous reste 1 code de secours.' : `Il vous reste ${count} codes de secours.`;
}

export function tooManyCodes(retryAfterSeconds: number): string {
	return `Trop de codes essayés. Réessayez dans ${waitInWords(retryAfterSeconds)}.`;
}

export function passedUntilSentence(time: string): string {
	return `Clé OTP vérifiée : le portail s’ouvre sans nouveau code jusqu’à ${time}.`;
}
