import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcademySettings } from '../../../src/lib/domain/academy/academy';
import { DEFAULT_SETTINGS } from '../../../src/lib/domain/academy/default-settings';
import { DOCUMENT_FORMATS } from '../../../src/lib/domain/supporting-document/supporting-document';
import { cleanFileName } from '../../../src/lib/domain/supporting-document/file-name';
import {
	MAX_DOCUMENTS_PER_FOLDER,
	MAX_DOCUMENT_BYTES,
	REENCODED_BYTES
} from '../../../src/lib/domain/supporting-document/limits';
import {
	missingDocuments,
	requiredDocuments
} from '../../../src/lib/domain/supporting-document/required-documents';
import type { Trip } from '../../../src/lib/domain/travel/trip';
import { academy, profile, trip77833 } from './samples';

const complete = { isFinancialFileActive: true, hasNir: true };
function required(
	changes: Partial<Trip>,
	who = complete,
	settings: Partial<AcademySettings> = {},
	open = ['travel']
) {
	const content = { remuneration: { kind: 'none' as const }, trips: [trip77833(changes)] };
	const parts = open.map(
		(name) => (name === 'travel' ? 'travel' : 'remuneration') as 'travel' | 'remuneration'
	);
	return requiredDocuments(content, { ...profile, ...who }, academy(settings), parts).map(
		({ folder, purpose }) => `${folder}/${purpose}`
	);
}
const plain = { transportMode: null, distanceKm: null, oneWayJourneys: null, otherCostsCents: null };

describe('«Documents required, whichever part is due»', () => {
	it('IBAN «if the financial file is not active», carte vitale «if the INSEE number is absent»', () => {
		expect(required(plain, { isFinancialFileActive: false, hasNir: true })).toEqual(['pay/iban']);
		expect(required(plain, { isFinancialFileActive: true, hasNir: false })).toEqual(['pay/carteVitale']);
		expect(required(plain)).toEqual([]);
	});

	it('they are asked of pay alone and of travel alone, and of nobody when no part is open', () => {
		const lacking = { isFinancialFileActive: false, hasNir: false };
		expect(required({}, lacking, {}, ['remuneration'])).toEqual(['pay/iban', 'pay/carteVitale']);
		expect(required(plain, lacking, {}, ['travel'])).toEqual(['pay/iban', 'pay/carteVitale']);
		expect(required({}, lacking, {}, [])).toEqual([]);
	});

	it('«hotel invoices if nights», which a setting lifts; free nights ask for none', () => {
		expect(required({ ...plain, nightsReimbursed: 1 })).toEqual(['travel/hotelInvoice']);
		expect(required({ ...plain, nightsReimbursed: 1 }, complete, { nightInvoiceRequired: false })).toEqual(
			[]
		);
		expect(required({ ...plain, nightsFree: 1, nightsReimbursed: 0 })).toEqual([]);
	});

	it.each([
		['TRAIN_2EME_CLASSE', ['travel/transportTicket']],
		['TRANSPORT_EN_COMMUN', ['travel/transportTicket']],
		['BON_DE_TRANSPORT', ['travel/transportTicket']],
		['AUTOMOBILE', []]
	])('tickets for %s: %j', (transportMode, expected) => {
		expect(required({ ...plain, transportMode })).toEqual(expected);
	});

	it('«justificatifs divers if frais divers»: from one cent on', () => {
		expect(required({ otherCostsCents: 1 })).toEqual(['travel/otherCosts']);
		expect(required({ otherCostsCents: 0 })).toEqual([]);
	});

	it('a piece is missing until one of its folder and purpose is supplied', () => {
		const asked = [
			{ folder: 'pay', purpose: 'iban' },
			{ folder: 'travel', purpose: 'otherCosts' }
		] as const;
		expect(missingDocuments(asked, [{ folder: 'travel', purpose: 'otherCosts' }])).toEqual([asked[0]]);
		expect(missingDocuments(asked, [{ folder: 'travel', purpose: 'iban' }])).toEqual([...asked]);
		expect(missingDocuments(asked, [{ folder: 'pay', purpose: 'other' }])).toEqual([...asked]);
	});
});

describe('limits', () => {
	it('«≤ 5 Mo (5,242,880 bytes); ≤ 20 for pay and ≤ 20 for travel», photos under 5,000,000', () => {
		expect([MAX_DOCUMENT_BYTES, REENCODED_BYTES, MAX_DOCUMENTS_PER_FOLDER]).toEqual([
			5_242_880, 5_000_000, 20
		]);
		expect(DEFAULT_SETTINGS.documentFormats).toEqual(['jpeg', 'png', 'pdf', 'gif']);
	});
});

describe('«name ≤ 50 characters of letters, digits, `_`, `-`, extension not counted»', () => {
	it.each([
		['ticket-metro.jpg', 'jpeg', 'ticket-metro.jpg', false],
		['bic_iban.jpg', 'jpeg', 'bic_iban.jpg', false],
		['PHOTO.JPEG', 'jpeg', 'PHOTO.JPEG', false],
		[`${'a'.repeat(50)}.pdf`, 'pdf', `${'a'.repeat(50)}.pdf`, false],
		[`${'a'.repeat(51)}.pdf`, 'pdf', `${'a'.repeat(50)}.pdf`, true],
		['Reçu café (août).JPG', 'jpeg', 'Recu_cafe_aout.JPG', true],
		['Rec\u0327u_cafe\u0301.jpg', 'jpeg', 'Recu_cafe.jpg', true],
		['Œuvre d’été – L’Haÿ.png', 'png', 'OEuvre_d_ete_L_Hay.png', true],
		['Łukasz Straße.gif', 'gif', 'Lukasz_Strasse.gif', true],
		['領収書 2024年.pdf', 'pdf', '2024.pdf', true],
		['領収書.pdf', 'pdf', 'document.pdf', true],
		['receipt\u202egpj.exe', 'jpeg', 'receiptgpj.jpg', true],
		['rec\u200beipt\ufeff.jpg', 'jpeg', 'receipt.jpg', true],
		['../../etc/passwd', 'pdf', 'passwd.pdf', true],
		['C:\\fakepath\\billet.png', 'png', 'billet.png', true],
		['billet.pdf.jpg', 'jpeg', 'billet_pdf.jpg', true],
		['billet.heic', 'jpeg', 'billet.jpg', true],
		['.jpg', 'jpeg', 'document.jpg', true],
		['', 'pdf', 'document.pdf', true]
	] as const)('«%s» (%s) → %s', (name, format, expected, changed) => {
		expect(cleanFileName(name, format)).toEqual({ name: expected, changed });
	});

	it('any name comes out right, and once right is left alone', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 120 }),
				fc.constantFrom(...DOCUMENT_FORMATS),
				(name, format) => {
					const clean = cleanFileName(name, format);
					expect(clean.name).toMatch(/^[A-Za-z0-9_-]{1,50}\.(jpe?g|png|gif|pdf)$/i);
					expect(cleanFileName(clean.name, format)).toEqual({ name: clean.name, changed: false });
					expect(clean.changed).toBe(clean.name !== name);
				}
			),
			{ numRuns: 500 }
		);
	});
});
