// What an import answers: what came in, or why the file is not taken. A refused file changes nothing.
import type { TransferRefusal } from '../../contracts/transfer-refusal';
import type { RefusalCode } from '../../contracts/refusal';
import { REFUSAL_SENTENCES } from '../refusals';
import { countItems } from './frame';

const REFUSED: Record<TransferRefusal, string> = {
	'not-an-export': "Ce fichier n’est pas un export d’IMAG'IN Nomade : choisissez le fichier ZIP entier.",
	damaged: 'Le fichier est abîmé ou incomplet : copiez-le de nouveau depuis l’autre appareil.',
	'too-large': 'Le fichier est trop gros pour être lu : exportez vos éléments un par un.',
	'unsafe-name': 'Le fichier contient un nom que l’application n’écrit jamais : il n’est pas accepté.',
	'newer-version':
		'Le fichier vient d’une version plus récente de l’application : mettez celle-ci à jour, puis réessayez.',
	malformed:
		'Le contenu du fichier n’est pas celui d’un export : il a été modifié ou abîmé. Exportez de nouveau depuis l’autre appareil.',
	'other-account':
		'Ces éléments sont ceux d’un autre compte : ils ne peuvent être repris que sous ce compte-là.',
	'document-missing': 'Un document manque dans le fichier : exportez de nouveau depuis l’autre appareil.',
	'document-differs':
		'Un document n’est pas identique à celui qui a été exporté : exportez de nouveau depuis l’autre appareil.',
	'document-refused': 'Un document n’est pas accepté.'
};

export function transferRefusal(problem: {
	code: TransferRefusal;
	name: string | null;
	document: RefusalCode | null;
}): string {
	const { code, name, document } = problem;
	const about = name === null ? '' : ` (${name.slice(0, 80)})`;
	const why = document === null ? '' : ` ${REFUSAL_SENTENCES[document]}`;
	return `${REFUSED[code]}${about}${why} Rien n’a été changé sur cet appareil.`;
}

export function importedSentence(counts: { added: number; known: number; keptOwn: number }): string {
	const { added, known, keptOwn } = counts;
	return [
		added === 0 ? 'Aucun nouvel élément.' : `${countItems(added)} repris sur cet appareil.`,
		known === 0 ? '' : `Déjà ici : ${countItems(known)}.`,
		keptOwn === 0
			? ''
			: `${countItems(keptOwn)} laissé${keptOwn > 1 ? 's' : ''} de côté : cet appareil a son propre brouillon du même état de frais. L’export garde l’autre.`
	]
		.filter((sentence) => sentence !== '')
		.join(' ');
}
