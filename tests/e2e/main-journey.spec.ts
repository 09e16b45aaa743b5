// The main job, end to end: two claims filled in with no server at all, kept, sent once, and their PDF.
import { expect } from '@playwright/test';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { bytesOnDevice } from '../fixtures/device-bytes';
import { readPdf } from '../fixtures/pdf-text';
import { TEACHER } from '../fixtures/people';
import { ticketPhoto, withPosition } from '../fixtures/pictures';
import { NIGHT_TRIP, TOLL_TRIP } from './device-steps';
import { handedFile } from './handed-file';
import {
	acceptConditions,
	attach,
	fillCandidates,
	fillTrip,
	openClaim,
	openTab,
	PAY_FOLDER,
	signIn,
	TRAVEL_FOLDER,
	untilAllSent,
	untilReadyOffline,
	validate
} from './steps';
import { test } from './teacher-phone';

test('two claims filled in offline arrive once, whole, with file number and PDF', async ({
	browser,
	server,
	truth
}) => {
	test.setTimeout(240_000);
	// With nothing between phone and server: what fails here is the server itself.
	const context = await browser.newContext();
	await context.clock.install({ time: TEACHER.now });
	let page = await context.newPage();
	await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
	await untilReadyOffline(page);
	const tolls = await ticketPhoto(page, 'péage A82 juin.jpg', { text: 'PEAGE\n20,00 EUR' });
	const iban = withPosition(await ticketPhoto(page, 'iban.jpg', { text: 'RIB\nFR76' }));

	// The train leaves the network: the server is gone, not only slow.
	await server.kill();
	await page.reload();

	await acceptConditions(page, 'RENNES');
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await fillTrip(page, 1, { ...TOLL_TRIP, comment: 'Péage et parking' });
	await openTab(page, 'summary');
	await attach(page, TRAVEL_FOLDER, tolls);
	await attach(page, PAY_FOLDER, iban);
	await expect(page.getByText('iban.jpg').first()).toBeVisible();
	await expect(page.getByText('peage_A82_juin.jpg').first()).toBeVisible();
	await validate(page);
	await expect(page.getByText(CLAIM_WORDS.validationPending).first()).toBeVisible();
	// Firefox gives up a page's opening for a download that begins meanwhile.
	await expect(page.getByText(CLAIM_WORDS.provisionalOpened).first()).toBeVisible();

	await openClaim(page, 'RENNES-52525');
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await fillTrip(page, 1, NIGHT_TRIP);
	await validate(page);
	await expect(page.getByText(CLAIM_WORDS.validationPending).first()).toBeVisible();
	// Firefox gives up a page's opening for a download that begins meanwhile.
	await expect(page.getByText(CLAIM_WORDS.provisionalOpened).first()).toBeVisible();

	const kept = await bytesOnDevice(page);
	expect(kept).toHaveLength(2);

	// The phone is put away; later the app is opened anew, still without a server.
	await page.close();
	page = await context.newPage();
	await page.goto(`${server.url}/frais/RENNES-77833?onglet=recapitulatif`);
	await expect(page.getByText('PLEUVEN (29170)', { exact: false }).first()).toBeVisible();
	await expect(page.getByText('iban.jpg').first()).toBeVisible();
	expect(await bytesOnDevice(page)).toEqual(kept);

	await openTab(page, 'tracking');
	await expect(page.getByText(CLAIM_WORDS.validationPending).first()).toBeVisible();
	const edit = () => page.getByRole('button', { name: CLAIM_WORDS.editSummary }).click();
	const provisional = await handedFile(page, edit);
	const provisionalText = (await readPdf(provisional.bytes)).text;
	expect(provisionalText).toContain('Nombre de candidats : 12');

	// The network is back. Nothing tells the page: its own timer finds out.
	await server.restart();
	await page.clock.fastForward('10:00');
	await untilAllSent(page);

	const claim = await truth.theClaimOf(77833);
	const other = await truth.theClaimOf(52525);
	for (const sent of [claim, other]) {
		expect(sent.remuneration.status).toBe('validated');
		expect(sent.travel.status).toBe('validated');
		expect(sent.fileNumber).toMatch(/^\d+-\d+$/);
		const validations = sent.history.filter(({ action }) => action === 'validate');
		expect(new Set(validations.map(({ part }) => part))).toEqual(new Set(['remuneration', 'travel']));
		expect(validations).toHaveLength(2);
	}
	expect(claim.fileNumber).not.toBe(other.fileNumber);

	expect(claim.documents.map(({ id }) => id).sort()).toEqual(kept.map(({ documentId }) => documentId).sort());
	for (const { documentId, sha256 } of kept) {
		expect(await truth.documentSha256('RENNES', documentId)).toBe(sha256);
	}

	const pdf = await readPdf(await truth.finalPdf(claim));
	for (const part of [
		`Récapitulatif de l’état de frais_${claim.fileNumber}`,
		'(saisi par intervenant)',
		'N° Dossier',
		'Bureau de gestion',
		'Intervenant',
		'Adresse',
		'Etablissement principal',
		'Mission',
		'Examen, Spécialité, Epreuve',
		'Lieu de mission',
		'Dates',
		'Rémunération épreuve',
		'Nombre de candidats : 12',
		'Remboursement déplacement',
		'PLEUVEN',
		'29170',
		'CHATEAULIN',
		'29150',
		'01/06/2017 à 07:00',
		'01/06/2017 à 20:00',
		'AUTOMOBILE',
		'20,00 €',
		'Pièces à fournir',
		'Pièces fournies',
		'peage_A82_juin.jpg',
		'iban.jpg',
		'Signature'
	]) {
		expect(pdf.text).toContain(part);
	}
	expect(pdf.title).toContain(claim.fileNumber);
	expect(pdf.language).toMatch(/^fr/);

	// The person's screen tells the same, and the final PDF is the server's.
	await expect(page.getByText(claim.fileNumber ?? '').first()).toBeVisible();
	const final = await handedFile(page, edit);
	expect(final.bytes.equals(await truth.finalPdf(claim))).toBe(true);
	await context.close();
});
