// Which pieces a claim asks for (guide §2.6.4.3). A missing one never blocks: «Compléter» or «Valider quand même».
import type { Academy } from '../academy/academy';
import type { IntervenantProfile } from '../access/role';
import type { ClaimContent, ClaimPart } from '../claim/claim';
import type { DocumentFolder, DocumentPurpose } from './supporting-document';

export interface DocumentSlot {
	folder: DocumentFolder;
	purpose: DocumentPurpose;
}

/**
 * Whichever part is due: an IBAN if the financial file is not active, a copy of the carte vitale if the INSEE number
 * is absent. With travel: hotel invoices if nights are to be reimbursed (a setting), tickets for the modes that need
 * them, justificatifs divers if frais divers. In this order, each once; nothing if no part is due.
 * Boundary: free nights alone ask for no invoice.
 */
export function requiredDocuments(
	content: ClaimContent,
	profile: Pick<IntervenantProfile, 'isFinancialFileActive' | 'hasNir'>,
	academy: Pick<Academy, 'settings' | 'transportModes'>,
	openParts: readonly ClaimPart[]
): DocumentSlot[] {
	const isDue = openParts.length > 0;
	const trips = openParts.includes('travel') ? content.trips : [];
	const ticketModes = new Set(
		academy.transportModes.filter((mode) => mode.requiresTicket).map(({ code }) => code)
	);
	const hasNights = trips.some((trip) => (trip.nightsReimbursed ?? 0) > 0);
	const asked: [boolean, DocumentSlot][] = [
		[isDue && !profile.isFinancialFileActive, { folder: 'pay', purpose: 'iban' }],
		[isDue && !profile.hasNir, { folder: 'pay', purpose: 'carteVitale' }],
		[hasNights && academy.settings.nightInvoiceRequired, { folder: 'travel', purpose: 'hotelInvoice' }],
		[
			trips.some((trip) => trip.transportMode !== null && ticketModes.has(trip.transportMode)),
			{ folder: 'travel', purpose: 'transportTicket' }
		],
		[trips.some((trip) => (trip.otherCostsCents ?? 0) > 0), { folder: 'travel', purpose: 'otherCosts' }]
	];
	return asked.filter(([isAsked]) => isAsked).map(([, slot]) => slot);
}

/** Those of the required pieces for which no document of that folder and purpose was supplied. */
export function missingDocuments(
	required: readonly DocumentSlot[],
	supplied: readonly DocumentSlot[]
): DocumentSlot[] {
	return required.filter(
		(slot) => !supplied.some(({ folder, purpose }) => folder === slot.folder && purpose === slot.purpose)
	);
}
