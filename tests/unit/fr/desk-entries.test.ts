import { describe, expect, it } from 'vitest';
import { appliedSentence, applyLabel } from '../../../src/lib/fr/gestion/bulk';
import { scaleReason } from '../../../src/lib/fr/gestion/entries';
import { historySentence } from '../../../src/lib/fr/history';
import { scaleSentence, suppliedSentence } from '../../../src/lib/fr/screens/supplied';

const line = {
	at: '2017-06-15T08:00:00Z',
	actor: 'gestionnaire' as const,
	actorName: 'Gwenola Tanguy',
	part: 'remuneration' as const,
	from: null,
	to: null
};

describe('«Suivi» of what others entered', () => {
	it('says who entered what', () => {
		expect(
			suppliedSentence({
				entry: { kind: 'copies', copies: 12 },
				at: line.at,
				actor: 'president',
				actorName: 'Nolwenn Guillou'
			})
		).toBe('Saisi par le président de jury (Nolwenn Guillou) – Nombre de copies : 12.');
		expect(historySentence({ ...line, action: 'enterPay', reason: 'Nombre de copies : 12' })).toBe(
			'Gwenola Tanguy : rémunération saisie par le gestionnaire : Nombre de copies : 12'
		);
		const president = { ...line, actor: 'intervenant' as const, actorName: 'Nolwenn Guillou' };
		expect(historySentence({ ...president, action: 'enterPay', reason: 'Nombre de copies : 12' })).toBe(
			'Nolwenn Guillou : rémunération saisie par le président de jury : Nombre de copies : 12'
		);
	});

	it.each([
		['documentAttached', 'billet.pdf', 'document déposé par le gestionnaire : billet.pdf'],
		['documentDeleted', 'billet.pdf', 'document retiré par le gestionnaire : billet.pdf'],
		[
			'setScale',
			scaleReason(1, 2),
			'barème de remboursement choisi par le gestionnaire : barème kilométrique pour 1 déplacement sur 2'
		],
		['accept', null, 'état de frais validé par le gestionnaire'],
		['accept', 'Présence vérifiée', 'état de frais validé par le gestionnaire. Motif : Présence vérifiée'],
		['cancel', 'Doublon', 'état de frais annulé par le gestionnaire. Motif : Doublon'],
		['uncancel', null, 'annulation retirée par le gestionnaire'],
		['handle', null, 'frais traité par le gestionnaire'],
		['unhandle', null, 'frais remis à traiter par le gestionnaire'],
		['revokeAcceptance', null, 'acceptation retirée par le gestionnaire']
	] as const)('a teacher reads that %s («%s») was the desk’s', (action, reason, sentence) => {
		expect(historySentence({ ...line, part: null, action, reason })).toBe(`Gwenola Tanguy : ${sentence}`);
	});

	it('what the intervenant deposits or deletes is still told as theirs', () => {
		const own = { ...line, actor: 'intervenant' as const, actorName: 'Anne Kerdoncuff', part: null };
		expect(historySentence({ ...own, action: 'documentAttached', reason: 'a.pdf' })).toBe(
			'Anne Kerdoncuff : document ajouté : a.pdf'
		);
		expect(historySentence({ ...own, action: 'documentDeleted', reason: 'a.pdf' })).toBe(
			'Anne Kerdoncuff : document supprimé : a.pdf'
		);
	});

	it('tells the scale where it is not the default', () => {
		expect(scaleSentence(null)).toBeNull();
		expect(scaleSentence({})).toBeNull();
		expect(scaleSentence({ a: 'kilometric' })).toBe(
			'Un déplacement en automobile est remboursé selon le barème kilométrique.'
		);
		expect([scaleReason(0, 2), scaleReason(1, 2), scaleReason(2, 2)]).toEqual([
			'SNCF 2e classe',
			'barème kilométrique pour 1 déplacement sur 2',
			'barème kilométrique pour 2 déplacements sur 2'
		]);
	});

	it('an app that does not know an act says what is true of all', () => {
		expect(historySentence({ ...line, part: null, action: 'of tomorrow' as never, reason: null })).toBe(
			'Gwenola Tanguy : état de frais modifié'
		);
	});
});

it('counts of several agree', () => {
	expect([applyLabel(1), applyLabel(3)]).toEqual(['Accepter 1 état de frais', 'Accepter 3 états de frais']);
	expect(appliedSentence(1, 0)).toBe('1 état de frais accepté.');
	expect(appliedSentence(2, 2)).toBe('2 états de frais acceptés. 2 états de frais n’ont pas été acceptés.');
});
