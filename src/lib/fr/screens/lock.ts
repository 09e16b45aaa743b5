// Words of the lock: why the device asks, what the password opens, what cannot be brought back.
import { countItems } from './frame';
import { waitInWords } from '../wait';

export const LOCK_WORDS = {
	title: 'Appareil verrouillé',
	newTitle: 'Confirmez votre mot de passe',
	password: 'Mot de passe',
	open: 'Déverrouiller',
	confirm: 'Continuer',
	opening: 'Vérification…',
	always: 'Appareil partagé : toujours demander à l’ouverture',
	other: 'Se connecter avec un autre compte',
	otherHint: 'Ce qui n’est pas envoyé reste verrouillé sur cet appareil, pour vous seul.',
	forgotten:
		'Mot de passe oublié ou changé : avec un réseau, saisissez ici le nouveau. Vos brouillons s’ouvriront. Sans réseau, seul le mot de passe connu de cet appareil les ouvre.',
	wrong: 'Mot de passe incorrect. Vérifiez les majuscules et les minuscules, puis recommencez.',
	changedElsewhere:
		'Le serveur n’accepte plus ce mot de passe : il a peut-être été changé depuis un autre appareil. Saisissez le nouveau. Rien n’est perdu sur cet appareil.',
	needsNetwork:
		'Le serveur ne répond pas. La première ouverture sur cet appareil demande un réseau ; les suivantes s’en passent.',
	missing: 'Saisissez votre mot de passe.',
	phraseTitle: 'Choisissez une phrase secrète pour cet appareil',
	phraseText:
		'Vous vous connectez par votre compte académique. Sans réseau, il ne peut pas vous reconnaître : cette phrase ouvrira, sur cet appareil seulement, ce qui y est gardé. Elle n’est envoyée nulle part.',
	phrase: 'Phrase secrète de cet appareil',
	phraseLength: 'Au moins 12 caractères. Une suite de mots convient.',
	phraseRepeated: 'Phrase secrète, une seconde fois',
	phraseTooShort: 'La phrase secrète doit avoir au moins 12 caractères.',
	phraseNotRepeated: 'Les deux saisies de la phrase secrète sont différentes.',
	phraseMissing: 'Saisissez votre phrase secrète.',
	phraseWrong: 'Phrase secrète incorrecte. Vérifiez les majuscules et les minuscules, puis recommencez.',
	phraseKeep: 'Enregistrer la phrase',
	phraseOther: 'Choisir une nouvelle phrase secrète',
	phraseForgotten: 'Phrase oubliée : me reconnecter par mon compte académique',
	phraseForgottenHint:
		'Avec un réseau, votre compte académique vous permet d’en choisir une nouvelle. Vos brouillons s’ouvriront.',
	proveAgain:
		'Votre connexion par le compte académique date de plus de dix minutes ou a pris fin. Reconnectez-vous par votre compte académique, puis choisissez la phrase. Rien n’est perdu sur cet appareil.',
	formerTitle: 'Vos données sont fermées par un ancien mot de passe',
	formerText:
		'Votre mot de passe est le bon, mais ce qui est gardé sur cet appareil a été fermé par un mot de passe plus ancien, et le serveur n’a plus de quoi l’ouvrir. Si vous vous souvenez de cet ancien mot de passe, saisissez-le : tout s’ouvrira.',
	former: 'Ancien mot de passe',
	formerWrong: 'Cet ancien mot de passe n’ouvre pas les données de cet appareil. Rien n’a été changé.',
	openByFormer: 'Ouvrir avec l’ancien mot de passe',
	erase: 'Effacer et recommencer…',
	eraseTitle: 'Effacer ce qui est fermé sur cet appareil ?',
	eraseText:
		'Vos missions et vos états de frais enregistrés reviendront du serveur. Ce qui n’avait pas été envoyé depuis cet appareil sera perdu.',
	eraseConfirm: 'Effacer définitivement',
	eraseBack: 'Ne rien effacer'
} as const;

/** What opens a device: the account's password, or the phrase of who signs in elsewhere. */
type Opener = 'password' | 'phrase';

/** Told before the first use without a network: what cannot be brought back without one. */
export const BEFORE_OFFLINE: Readonly<Record<Opener, string>> = {
	password:
		'Sans réseau, seul votre mot de passe rouvre vos saisies sur cet appareil. Oublié, il ne se remplace qu’avec un réseau.',
	phrase:
		'Sans réseau, seule votre phrase secrète rouvre vos saisies sur cet appareil. Oubliée, elle ne se remplace qu’avec un réseau.'
};

/** Why the device asks. */
export const LOCK_CAUSES = {
	idle: 'Trente minutes sont passées sans activité. Vos saisies sont gardées.',
	clock:
		'L’horloge de cet appareil a été reculée : par prudence, votre mot de passe est demandé. Vos saisies sont gardées.',
	'no-key': 'Votre mot de passe ouvre ce qui est gardé sur cet appareil, avec ou sans réseau.',
	new: 'Ce qui est gardé sur cet appareil est chiffré par votre mot de passe. Saisissez-le une fois pour commencer.',
	insecure: ''
} as const;

/** The same, where a phrase opens the device. */
const PHRASE_CAUSES: Readonly<Partial<Record<keyof typeof LOCK_CAUSES, string>>> = {
	clock:
		'L’horloge de cet appareil a été reculée : par prudence, votre phrase secrète est demandée. Vos saisies sont gardées.',
	'no-key': 'Votre phrase secrète ouvre ce qui est gardé sur cet appareil, avec ou sans réseau.'
};

export function lockCause(cause: keyof typeof LOCK_CAUSES, opener: Opener): string {
	return (opener === 'phrase' ? PHRASE_CAUSES[cause] : undefined) ?? LOCK_CAUSES[cause];
}

/** «Verrouillé, 3 éléments à envoyer». */
export function lockedSentence(unsent: number): string {
	return unsent === 0 ? 'Verrouillé, rien à envoyer' : `Verrouillé, ${countItems(unsent)} à envoyer`;
}

/** Too many wrong passwords or phrases without a network. */
export function lockWait(seconds: number): string {
	return `Trop de saisies incorrectes. Sans réseau, réessayez dans ${waitInWords(seconds)}.`;
}
