import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../../src/lib/contracts/refusal';
import { DEFAULT_SETTINGS } from '../../../src/lib/domain/academy/default-settings';
import {
	deletionRefusal,
	depositRefusal,
	type DepositContext
} from '../../../src/lib/domain/supporting-document/deposit-rules';
import { part } from './samples';

const context = (changes: Partial<DepositContext> = {}): DepositContext => ({
	claim: { remuneration: part('open'), travel: part('open') },
	documents: [],
	settings: DEFAULT_SETTINGS,
	openParts: ['remuneration', 'travel'],
	...changes
});
const ticket = { folder: 'travel' as const, name: 'ticket-metro.jpg', format: 'jpeg' as const };
const held = (folder: 'pay' | 'travel', count: number) => Array.from({ length: count }, () => ({ folder }));

describe('«≤ 20 for pay and ≤ 20 for travel»', () => {
	it.each([
		[19, null],
		[20, 'document-count']
	])('%i already there', (count, expected) => {
		expect(depositRefusal(ticket, context({ documents: held('travel', count) }))).toBe(expected);
	});

	it('the two folders count apart', () => {
		expect(depositRefusal(ticket, context({ documents: held('pay', 20) }))).toBeNull();
	});
});

describe('«Added or deleted until the part is validated; never deleted if the gestionnaire deposited it»', () => {
	it.each(['validated', 'accepted'] as const)('travel %s closes its folder, not that of pay', (status) => {
		const closed = context({
			claim: { remuneration: part('open'), travel: part(status) },
			openParts: ['remuneration']
		});
		expect(depositRefusal(ticket, closed)).toBe('claim-not-open');
		expect(depositRefusal({ ...ticket, folder: 'pay' }, closed)).toBeNull();
		expect(deletionRefusal({ folder: 'travel', depositedBy: 'intervenant' }, closed)).toBe('claim-not-open');
	});

	it('the pay folder is open for travel alone («whichever part is due»), and closed when nothing is', () => {
		const travelOnly = { claim: { remuneration: part('none'), travel: part('open') } };
		const iban = { ...ticket, folder: 'pay' as const };
		expect(depositRefusal(iban, context({ ...travelOnly, openParts: ['travel'] }))).toBeNull();
		expect(depositRefusal(iban, context({ ...travelOnly, openParts: [] }))).toBe('claim-not-open');
	});

	it.each(['validated', 'accepted'] as const)(
		'pay %s, travel open: the «dossier paie» still takes what is asked, and keeps what it had',
		(status) => {
			const travelOnly = context({
				claim: { remuneration: part(status), travel: part('open') },
				openParts: ['travel']
			});
			expect(depositRefusal({ ...ticket, folder: 'pay' }, travelOnly)).toBeNull();
			expect(deletionRefusal({ folder: 'pay', depositedBy: 'intervenant' }, travelOnly)).toBe(
				'claim-not-open'
			);
			expect(deletionRefusal({ folder: 'travel', depositedBy: 'intervenant' }, travelOnly)).toBeNull();
		}
	);

	it('the gestionnaire’s stay', () => {
		expect(deletionRefusal({ folder: 'pay', depositedBy: 'gestionnaire' }, context())).toBe(
			'document-not-yours'
		);
		expect(deletionRefusal({ folder: 'pay', depositedBy: 'intervenant' }, context())).toBeNull();
	});
});

describe('«by «Sélectionner et envoyer mes documents» where the académie allows it»', () => {
	it('else by post; and only its formats, under a clean name', () => {
		const byPost = { ...DEFAULT_SETTINGS, documentsOnline: false };
		const pdfOnly = { ...DEFAULT_SETTINGS, documentFormats: ['pdf' as const] };
		const found = [
			depositRefusal(ticket, context({ settings: byPost })),
			depositRefusal(ticket, context({ settings: pdfOnly })),
			depositRefusal({ ...ticket, name: 'reçu.jpg' }, context()),
			depositRefusal({ ...ticket, name: 'ticket.pdf' }, context())
		];
		expect(found).toEqual(['documents-by-post', 'document-unsupported', 'document-name', 'document-name']);
		for (const code of found) expect(REFUSAL_CODES).toContain(code);
	});
});
