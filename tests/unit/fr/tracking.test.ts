import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../src/lib/domain/claim/claim';
import { unansweredSendBack } from '../../../src/lib/domain/claim/sent-back';
import {
	deferredMission,
	historySentence,
	historyStep,
	toldMadeAt,
	validationMadeAt
} from '../../../src/lib/fr/history';
import { deadlineCell, deadlineSentence, dueSentence } from '../../../src/lib/fr/screens/deadline';
import {
	partMessage,
	sentBackSentence,
	TRACKING_WORDS,
	paidSentence
} from '../../../src/lib/fr/screens/tracking';
import { tooHeavyToReadSentence } from '../../../src/lib/fr/documents';
import { mission52525 } from '../domain/samples';

const entry = (changes: Partial<HistoryEntry>): HistoryEntry => ({
	at: '2014-05-22T09:00:00.000Z',
	actor: 'intervenant',
	actorName: 'Sophie Vasseur',
	action: 'validate',
	part: 'travel',
	from: 'open',
	to: 'validated',
	reason: null,
	...changes
});
const facts = (mission: Partial<typeof mission52525> = {}, isDeclaredNotDone = false) => ({
	mission: { ...mission52525, ...mission },
	isDeclaredNotDone
});

describe('a line of «Suivi»', () => {
	it('tells both statuses as the screen showed them at that moment', () => {
		expect(historyStep(entry({}), mission52525)).toBe('Non validé → Validé');
		const cancelled = entry({ action: 'cancel', to: 'cancelled', at: '2014-05-01T09:00:00.000Z' });
		expect(historyStep(cancelled, mission52525)).toBe('Mission non effectuée → Annulé');
		expect(historyStep({ ...cancelled, at: '2014-05-20T09:00:00.000Z' }, mission52525)).toBe(
			'Mission en cours → Annulé'
		);
		expect(historyStep(entry({ from: null, to: null, part: null }), mission52525)).toBeNull();
	});

	it('tells the device’s time where it is more than five minutes away', () => {
		expect(toldMadeAt(entry({ madeAt: '2014-05-22T08:55:00.000Z' }))).toBeNull();
		expect(toldMadeAt(entry({ madeAt: '2014-05-22T08:54:59.000Z' }))).toBe('2014-05-22T08:54:59.000Z');
		expect(toldMadeAt(entry({}))).toBeNull();
		expect(toldMadeAt(entry({ madeAt: null }))).toBeNull();
	});

	it('of the last validation, not of an earlier one', () => {
		const early = entry({ madeAt: '2014-05-21T08:00:00.000Z' });
		expect(validationMadeAt([early, entry({ madeAt: '2014-05-22T09:00:00.000Z' })])).toBeNull();
		expect(validationMadeAt([early])).toBe('2014-05-21T08:00:00.000Z');
		expect(validationMadeAt([])).toBeNull();
	});
});

describe('a claim sent back', () => {
	const back = entry({
		action: 'sendBack',
		actor: 'gestionnaire',
		actorName: 'Gwenola Tanguy',
		from: 'validated',
		to: 'open',
		reason: 'Billet illisible.'
	});

	it('is told with its reason until it is answered', () => {
		expect(unansweredSendBack([entry({}), back])).toBe(back);
		expect(
			unansweredSendBack([entry({}), back, entry({ action: 'documentAttached', reason: 'a.pdf' })])
		).toBe(back);
		expect(unansweredSendBack([entry({}), back, entry({})])).toBeNull();
		expect(unansweredSendBack([back, entry({ action: 'cancel' })])).toBeNull();
		expect(unansweredSendBack([])).toBeNull();
	});

	it('names who sent it back, when and why', () => {
		expect(sentBackSentence(back, 'Europe/Paris')).toBe(
			'Renvoyé le 22/05/2014 à 11:00 par Gwenola Tanguy. Motif : Billet illisible. Corrigez, puis validez de nouveau.'
		);
	});
});

describe('a change of «Invalidable» in «Suivi»', () => {
	const line = { actor: 'system', actorName: '', from: null, to: null } as const;

	it('names the mission that takes the trips, and its académie where that is another', () => {
		const here = { ...line, action: 'travelDeferred' as const };
		const reason = deferredMission({ academy: 'RENNES', missionNumber: 900101 }, 'RENNES');
		expect(historySentence(entry({ ...here, reason }))).toBe(
			'Déplacement à saisir sur la première mission de la journée : mission N° 900101'
		);
		const elsewhere = deferredMission({ academy: 'RENNES', missionNumber: 900101 }, 'TOULOUSE');
		expect(historySentence(entry({ ...here, reason: elsewhere }))).toContain(
			': mission N° 900101, académie de RENNES'
		);
	});

	it('says that they are given back', () => {
		expect(historySentence(entry({ ...line, action: 'travelReturned' }))).toBe(
			'Déplacement de nouveau à saisir sur cette mission'
		);
	});
});

it('tells of a gesture that only a newer server knows in words that are true of all', () => {
	const newer = entry({ action: 'archived' as HistoryEntry['action'], actorName: 'Gwenola Tanguy' });
	expect(historySentence(newer)).toMatch(/^Gwenola Tanguy\s: état de frais modifié/);
	expect(historySentence(entry({ action: 'toString' as HistoryEntry['action'] }))).not.toContain(
		'native code'
	);
});

describe('what a part’s status means for this mission', () => {
	it('no pay, no travel: each by its own sentence', () => {
		expect(partMessage('remuneration', 'none', facts())).toBe(TRACKING_WORDS.noPay);
		expect(partMessage('travel', 'none', facts())).toBe(TRACKING_WORDS.noTravel);
	});

	it.each(['gestionnaireToHandle', 'deferred'] as const)(
		'%s: told once, by the notice at the top of «Suivi»',
		(status) => {
			expect(partMessage('remuneration', status, facts())).toBeNull();
			expect(partMessage('remuneration', status, facts({ heading: 'ministry' }))).toBeNull();
		}
	);

	it('SANTORIN’s part is only consulted, until it is processed', () => {
		const santorin = facts({ payInput: 'santorin' });
		expect(partMessage('remuneration', 'toValidate', santorin)).toContain('SANTORIN');
		expect(partMessage('travel', 'toValidate', santorin)).not.toContain('SANTORIN');
		expect(partMessage('remuneration', 'accepted', santorin)).not.toContain('SANTORIN');
	});

	it('declared not done: told once for both parts, and «Pas de frais» stays what it is', () => {
		expect(partMessage('travel', 'notYetDone', facts({}, true))).toBeNull();
		expect(partMessage('travel', 'none', facts({}, true))).toBe(TRACKING_WORDS.noTravel);
	});
});

describe('the deadline', () => {
	const at = (daysLeft: number) => ({ lastDay: '2017-08-31', daysLeft });

	it.each([
		[12, 'À valider avant le 31/08/2017 : il reste 12 jours'],
		[1, 'À valider avant le 31/08/2017 : il reste 1 jour'],
		[0, 'À valider avant le 31/08/2017 : dernier jour'],
		[-1, 'Délai de saisie dépassé depuis le 31/08/2017.']
	])('%i days', (daysLeft, sentence) => {
		expect(deadlineSentence(at(daysLeft))).toBe(sentence);
	});

	it('in the list and on the welcome page', () => {
		expect(deadlineCell(at(12))).toBe('31/08/2017 : il reste 12 jours');
		expect(deadlineCell(at(-3))).toBe('31/08/2017 : délai dépassé');
		expect(dueSentence(1, 'RENNES', at(12))).toBe(
			'Académie de RENNES : 1 état de frais à valider avant le 31/08/2017 : il reste 12 jours'
		);
		expect(dueSentence(3, 'RENNES', at(-3))).toBe(
			'Académie de RENNES : 3 états de frais à valider (délai dépassé depuis le 31/08/2017)'
		);
	});
});

it('a file that is too heavy to be read is told by its own limit, not by 5 Mo', () => {
	const sentence = tooHeavyToReadSentence(71 * 1024 * 1024, 64 * 1024 * 1024);
	expect(sentence).toContain('71 Mo');
	expect(sentence).toContain('64 Mo');
	expect(sentence).not.toContain(' 5 Mo');
});

it('says «payé» from the day itself, and a plan until then', () => {
	expect(paidSentence('2017-07-20', '2017-07-20')).toBe('Payé le 20/07/2017.');
	expect(paidSentence('2017-07-20', '2017-08-01')).toBe('Payé le 20/07/2017.');
	expect(paidSentence('2017-07-20', '2017-07-19')).toBe('Paiement prévu le 20/07/2017.');
});
