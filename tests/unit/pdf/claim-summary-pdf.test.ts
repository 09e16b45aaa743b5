import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectDocument } from '../../../src/lib/domain/supporting-document/inspect-document';
import { renderClaimSummaryPdf } from '../../../src/lib/pdf/claim-summary-pdf';
import { GUIDE_SUMMARY, HARD_SUMMARY } from '../../fixtures/documents/claim-summary';
import { readPdf } from './read-pdf';

const font = new Uint8Array(
	readFileSync(new URL('../../../src/lib/pdf/font/nomade-sans.ttf', import.meta.url))
);
const final = () =>
	renderClaimSummaryPdf({
		summary: GUIDE_SUMMARY,
		fileNumber: '12025-12024',
		validatedAt: '2018-04-21T10:05:00.000Z',
		zone: 'Europe/Paris',
		font
	});
const printed = (more: Partial<Parameters<typeof renderClaimSummaryPdf>[0]>) =>
	renderClaimSummaryPdf({
		summary: GUIDE_SUMMARY,
		fileNumber: '12025-12024',
		validatedAt: '2018-04-21T10:05:00.000Z',
		font,
		...more
	});
const provisional = (summary = GUIDE_SUMMARY) =>
	renderClaimSummaryPdf({ summary, fileNumber: null, validatedAt: null, font });

describe('the récapitulatif of the guide’s file 12025-12024 (l.1105–1125)', () => {
	it('prints the guide’s labels and values', async () => {
		const { lines, sizes } = await readPdf(await final());
		expect(sizes).toEqual([[595.28, 841.89]]);
		for (const line of [
			'Récapitulatif de l’état de frais_12025-12024 (saisi par intervenant)',
			'N° Dossier 12025-12024',
			'Bureau de gestion TOUT DEXACO RENNES',
			'Intervenant MICHELLE DUPONT',
			'Adresse 35 RUE DES LILAS',
			'Etablissement principal CLG LA ROCHE AUX FEES RETIERS',
			'Mission n°86373 CORRECTION A DOMICILE',
			'Lieu de mission RECTORAT 35042 RENNES CEDEX',
			'Dates Du vendredi 13/04/2018 à 09:00 au vendredi 20/04/2018 à 18:00',
			'Rémunération épreuve Nombre de copies : 14',
			'Remboursement déplacement 1 déplacement(s).',
			'Départ : THOURIE(35134)',
			'Destination : RENNES CEDEX(35042)',
			'Retour : le 13/04/2018 à 20:00',
			'Nombre de trajets : 2',
			'Divers : 20,00 €',
			'Pièces à fournir Justificatifs divers.',
			'Pièces fournies ticket-metro.jpg',
			'bic_iban.jpg',
			'Validé le 21/04/2018 à 12:05',
			'Signature :',
			'N° Dossier 12025-12024 – mission n°86373 Page 1 / 1'
		]) {
			expect(lines).toContain(line);
		}
		expect(lines.some((line) => line.startsWith('Examen, Spécialité, Epreuve INFIRMIER, '))).toBe(true);
	});

	it('tells title, author, language and the time of validation in its metadata', async () => {
		const { info, language } = await readPdf(await final());
		expect(language).toBe('fr-FR');
		expect(info).toMatchObject({
			Title: 'Récapitulatif de l’état de frais_12025-12024 (saisi par intervenant)',
			Author: 'MICHELLE DUPONT',
			CreationDate: 'D:20180421100500Z',
			ModDate: 'D:20180421100500Z'
		});
	});

	it('is the same bytes for the same input', async () => {
		expect(await final()).toEqual(await final());
		expect(await provisional(HARD_SUMMARY)).toEqual(await provisional(HARD_SUMMARY));
	});

	it('is itself a document that could be attached', async () => {
		expect(inspectDocument(await final())).toMatchObject({ ok: true, format: 'pdf', pages: 1 });
	});
});

describe('the provisional récapitulatif', () => {
	it('says that it is, and carries neither number nor date', async () => {
		const { lines, info } = await readPdf(await provisional());
		expect(lines).toContain('Récapitulatif de l’état de frais (saisi par intervenant)');
		expect(lines).toContain('Provisoire – sans N° Dossier');
		expect(info).not.toHaveProperty('CreationDate');
	});

	it('differs from the final one by the listed lines only', async () => {
		const differing = /Dossier|Récapitulatif de l’état|Ce récapitulatif|avec son N°|Validé le/;
		const body = async (bytes: Uint8Array) =>
			(await readPdf(bytes)).lines.filter((line) => !differing.test(line));
		expect(await body(await provisional())).toEqual(await body(await final()));
	});
});

describe('a récapitulatif that tries the page', () => {
	it('composes accents, prints rare Latin letters and shows what it cannot print', async () => {
		const { pages } = await readPdf(await provisional(HARD_SUMMARY));
		const first = pages[0] ?? '';
		expect(first).toContain('Intervenant Nguyễn Thị Ánh ŁUKASZ Œuvre d’été – L’Haÿ');
		expect(first).toContain('Adresse 12 rue de la République');
		expect(first).toContain('□□□□□□\n□□□□ 100 000,50');
	});

	it('flows over several A4 pages that say their number and which row goes on', async () => {
		const { pages, lines, sizes } = await readPdf(await provisional(HARD_SUMMARY));
		expect(pages.length).toBeGreaterThan(5);
		expect(new Set(sizes.map(String))).toEqual(new Set(['595.28,841.89']));
		pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} / ${pages.length}`));
		expect(pages[1]).toMatch(/Remboursement déplacement\s\(suite\)/);
		for (let trip = 1; trip <= 40; trip++) {
			expect(lines).toContain(`Commentaire : Trajet ${trip} : péage et parking.`);
		}
		expect(lines).toContain('Signature :');
	});

	it('loses no letter of a word of 400', async () => {
		const { pages } = await readPdf(await provisional(HARD_SUMMARY));
		expect(pages.join('').match(/ŵ/g)).toHaveLength(400);
	});
});

describe('what the récapitulatif tells beside the entry', () => {
	it('the state of each part where one stayed accepted', async () => {
		const { lines } = await readPdf(
			await printed({ partStates: { remuneration: 'accepted', travel: 'validated' } })
		);
		expect(lines).toContain('Rémunération épreuve Statut : Validé par gestionnaire');
		expect(lines).toContain('Remboursement déplacement Statut : Validé');
	});

	it('no state where both parts stand alike, and no «hors délai» in time', async () => {
		const text = (await readPdf(await final())).lines.join('\n');
		expect(text).not.toContain('Statut :');
		expect(text).not.toContain('hors délai');
	});

	it('that the validation came late', async () => {
		const { lines } = await readPdf(await printed({ isLate: true }));
		expect(lines).toContain('Validation reçue hors délai : laissée à l’appréciation du gestionnaire');
	});

	it('that it is made again, with its N° Dossier and never as provisional', async () => {
		const { lines } = await readPdf(await printed({ isReconstructed: true, validatedAt: null }));
		expect(lines).toContain('Récapitulatif reconstitué');
		expect(lines).toContain('N° Dossier 12025-12024');
		expect(lines.join('\n')).not.toContain('Provisoire');
	});
});
