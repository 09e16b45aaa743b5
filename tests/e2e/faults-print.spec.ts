// What people really type, printed: ligatures, accents in two pieces, spaces of the trade, emoji, other scripts.
import { expect } from '@playwright/test';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { readPdf } from '../fixtures/pdf-text';
import { TRIP } from './device-steps';
import { handedFile } from './handed-file';
import { fillCandidates, fillTrip, openClaim, openTab, untilAllSent, validate } from './steps';
import { test } from './teacher-phone';

/** As typed → as it must be read in the PDF: composed, white space as single spaces, «□» for what no font here has. */
const LINES: [typed: string, printed: string][] = [
	['Œuvre d’été – L’Haÿ-les-Roses, 1 œuf, 12 €', 'Œuvre d’été – L’Haÿ-les-Roses, 1 œuf, 12 €'],
	['pe\u0301age de Quiberon, Noe\u0308l', 'péage de Quiberon, Noël'],
	['1\u202f234,50\u00a0€ \u2212 5 €', '1 234,50 € − 5 €'],
	['Tőke, Čapek, Łódź, Москва', 'Tőke, Čapek, Łódź, □□□□□□']
];
const LONG = 'Trajet remboursé sur présentation des justificatifs, barème en vigueur. '
	.repeat(6)
	.slice(0, 400);

test('faults.md 33: PDF fails or shows `/`; each sign typed is printed or visibly replaced, on phone and server', async ({
	phone: { page, proxy },
	truth
}) => {
	await proxy.down();
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	const typed = [...LINES.map(([line]) => line), 'ticket 🎫 et مرحبا', LONG].join('\n');
	await fillTrip(page, 1, { ...TRIP, comment: typed });
	await validate(page);
	await openTab(page, 'tracking');
	const provisional = await handedFile(page, () =>
		page.getByRole('button', { name: CLAIM_WORDS.editSummary }).click()
	);

	await proxy.up();
	await page.clock.fastForward('05:00');
	await untilAllSent(page);
	const claim = await truth.theClaimOf(77833);
	expect(claim.content.trips?.[0]?.comment.replaceAll('\r\n', '\n')).toBe(typed.normalize('NFC'));
	const final = await truth.finalPdf(claim);
	for (const bytes of [provisional.bytes, final]) {
		const { text } = await readPdf(bytes);
		for (const [, printed] of LINES) expect(text).toContain(printed);
		expect(text).toContain('ticket □ et □□□□□');
		expect(text.replaceAll(' ', '')).toContain(LONG.replaceAll(' ', ''));
	}
});
