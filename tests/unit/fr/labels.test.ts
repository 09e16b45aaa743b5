import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../../src/lib/contracts/refusal';
import { ACTIVITIES } from '../../../src/lib/domain/academy/academy';
import { PART_STATUSES } from '../../../src/lib/domain/claim/claim';
import { entryFromContent } from '../../../src/lib/domain/claim/claim-entry';
import { VIOLATION_CODES } from '../../../src/lib/domain/claim/violation';
import { DOCUMENT_NOTICES } from '../../../src/lib/domain/supporting-document/document-notice';
import { DOCUMENT_PURPOSES } from '../../../src/lib/domain/supporting-document/supporting-document';
import {
	DOCUMENT_PURPOSE_LABELS,
	documentNoticeSentence,
	documentRules
} from '../../../src/lib/fr/documents';
import { fieldLabel, fieldLabels } from '../../../src/lib/fr/field-labels';
import { historySentence } from '../../../src/lib/fr/history';
import { ITEM_STATE_LABELS } from '../../../src/lib/fr/item-states';
import { ACTIVITY_LABELS } from '../../../src/lib/fr/menu';
import { REFUSAL_SENTENCES } from '../../../src/lib/fr/refusals';
import { PART_STATUS_LABELS, PART_STATUS_MEANINGS } from '../../../src/lib/fr/status-labels';
import { violationSentence } from '../../../src/lib/fr/violations';
import { id, trip77833 } from '../domain/samples';

describe('the labels of the guide', () => {
	it('the ten statuses', () => {
		expect(PART_STATUSES.map((status) => PART_STATUS_LABELS[status])).toEqual([
			'Pas de frais',
			'Annulé',
			'Mission non effectuée',
			'Mission en cours',
			'Non validé',
			'Validé',
			'Validé par gestionnaire',
			'Invalidable',
			'Traité par le gestionnaire',
			'A traiter par le gestionnaire'
		]);
		for (const status of PART_STATUSES) expect(PART_STATUS_MEANINGS[status]).toMatch(/\.$/);
	});

	it('the six states of an item', () => {
		expect(Object.values(ITEM_STATE_LABELS)).toEqual([
			'Brouillon sur cet appareil',
			'En attente d’envoi',
			'Envoi en cours',
			'Enregistré',
			'À corriger',
			'Conflit'
		]);
	});

	it('the menu, in its order', () => {
		expect(ACTIVITIES.map((activity) => ACTIVITY_LABELS[activity])).toEqual([
			'Consultation missions',
			'Consultation compétences',
			'Saisie compétences',
			'Saisie/consultation états de frais',
			'Portail d’accès aux missions',
			'Gestion des épreuves EPS',
			'Portail délibération de jury Cyclades',
			'Gestion des sujets',
			'Statistiques nationales de notation'
		]);
	});
});

describe('every code has its sentence', () => {
	it('refusals: a full sentence, each its own, without the code', () => {
		const sentences = REFUSAL_CODES.map((code) => REFUSAL_SENTENCES[code]);
		for (const [index, sentence] of sentences.entries()) {
			expect(sentence).toMatch(/^[A-ZÀÉÊL].*\.$/);
			expect(sentence).not.toContain(REFUSAL_CODES[index]);
		}
		expect(new Set(sentences).size).toBe(sentences.length);
	});

	it('violations: the numbers are told, nothing is left unfilled', () => {
		for (const code of VIOLATION_CODES) {
			expect(violationSentence({ code })).toMatch(/^[A-ZÀÉÊL].*\.$/);
			expect(violationSentence({ code })).not.toMatch(/undefined|NaN|\[object/);
		}
		expect(violationSentence({ code: 'countOutOfRange', params: { min: 0, max: 9999 } })).toBe(
			'Saisissez un nombre entre 0 et 9999.'
		);
		expect(
			violationSentence({ code: 'mealsExceedTimes', params: { meal: 'dinners', allowed: 0, claimed: 1 } })
		).toBe(
			'Vos horaires permettent 0 dîner(s), vous en déclarez 1 : corrigez, ou expliquez-le dans le commentaire.'
		);
	});

	it('documents', () => {
		for (const purpose of DOCUMENT_PURPOSES) expect(DOCUMENT_PURPOSE_LABELS[purpose]).not.toBe('');
		for (const notice of DOCUMENT_NOTICES) expect(documentNoticeSentence(notice, 'a.jpg')).toMatch(/\.$/);
		expect(documentNoticeSentence('renamed', 'Recu.jpg')).toContain('Recu.jpg');
		expect(documentRules(['pdf'])[0]).toBe('Le format peut être : .pdf.');
	});
});

describe('a field by its path', () => {
	it.each([
		['remuneration.copies', 'Nombre de copies'],
		[`remuneration.lines.${id(1)}.morningEnd`, 'Fin matin'],
		[`trips.${id(1)}.returnDate`, 'Date de retour'],
		['trips.0.distanceKm', 'Distance aller'],
		[`trips.${id(1)}.otherCosts`, 'Frais Divers'],
		[`trips.${id(1)}.otherCostsCents`, 'Frais Divers'],
		[`trips.${id(1)}`, 'Déplacement'],
		['trips', 'Liste des dates de déplacement'],
		['mission.schedule', 'Dates de la mission'],
		['intervenant.addressLines', 'Adresse'],
		['academy.officeLines', 'Bureau de gestion'],
		['trips.0.transportMode.label', 'Mode de transport'],
		['suppliedDocuments.0.sha256', 'Pièces fournies'],
		['documents.pay.iban', 'Relevé d’identité bancaire (IBAN)'],
		['documents.pay.other', 'Pièces à fournir'],
		['format', 'État de frais']
	])('%s → %s', (path, label) => {
		expect(fieldLabel(path)).toBe(label);
	});

	it('every field that can be typed has a label of its own', () => {
		const trip = entryFromContent({ remuneration: { kind: 'none' }, trips: [trip77833()] }).trips[0] ?? {};
		const names = Object.keys(trip).filter((name) => name !== 'id' && name !== 'origin');
		expect(names.length).toBe(22);
		const labels = names.map((name) => fieldLabel(`trips.${id(1)}.${name}`));
		expect(new Set(labels).size).toBe(names.length);
		expect(labels).not.toContain('Liste des dates de déplacement');
	});

	it('what changed is named once', () => {
		expect(
			fieldLabels(['mission.centre', 'mission.centreTown', 'trips.0.distanceKm', 'trips.1.distanceKm'])
		).toEqual(['Lieu de mission', 'Distance aller']);
	});
});

describe('a line of «Suivi»', () => {
	const entry = {
		at: '2026-06-02T08:00:00Z',
		actor: 'gestionnaire' as const,
		actorName: 'Anne Kerguelen',
		action: 'sendBack' as const,
		part: 'travel' as const,
		from: 'validated' as const,
		to: 'open' as const,
		reason: 'billet illisible'
	};

	it('who, what, which part, why', () => {
		expect(historySentence(entry)).toBe(
			'Anne Kerguelen : état de frais renvoyé à l’intervenant (frais de déplacement). Motif : billet illisible'
		);
		expect(historySentence({ ...entry, actor: 'system', action: 'created', part: null, reason: null })).toBe(
			'État de frais créé'
		);
		expect(historySentence({ ...entry, action: 'documentAttached', part: null, reason: 'ticket.jpg' })).toBe(
			'Anne Kerguelen : document déposé par le gestionnaire : ticket.jpg'
		);
	});
});
