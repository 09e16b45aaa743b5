// Why an item is not sent, in a sentence: the server's reasons, and what this device saw by itself.
import type { RefusalCode } from '../contracts/refusal';
import { REFUSAL_SENTENCES } from './refusals';

const NO_ANSWER =
	'Le réseau est coupé à chaque essai de cet envoi. Il est gardé sur cet appareil ; l’essai reprendra de lui-même.';
const SET_ASIDE: Partial<Record<RefusalCode | 'no-answer', string>> = {
	'no-answer':
		'Cet envoi est mis de côté : le réseau est coupé à chaque essai, alors que le serveur répond pour le reste. Il est gardé sur cet appareil. Réessayez plus tard ou sur un autre réseau, ou exportez-le et contactez l’assistance.'
};
const SET_ASIDE_OTHERWISE =
	'Cet envoi est mis de côté : le service n’a pas pu le traiter à chaque essai. Il est gardé sur cet appareil et ne bloque pas les autres. Réessayez plus tard ; si cela dure, exportez-le et contactez l’assistance.';

/** `isSetAside`: too many failures, no decision of the server. */
export function troubleSentence(code: RefusalCode | 'no-answer', isSetAside: boolean): string {
	if (isSetAside) return SET_ASIDE[code] ?? SET_ASIDE_OTHERWISE;
	return code === 'no-answer' ? NO_ANSWER : REFUSAL_SENTENCES[code];
}
