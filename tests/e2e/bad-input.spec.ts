// What is wrong is said beside its field and in the console; what can be put right is, and the person is told.
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { CLAIM_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { FRAME_WORDS } from '../../src/lib/fr/screens/frame';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import { startAppServer, type AppServer } from '../fixtures/app-server';
import { READER, TEACHER } from '../fixtures/people';
import { ticketPhoto, withPosition } from '../fixtures/pictures';
import { ServerTruth } from './server-truth';
import {
	acceptConditionsIfAsked,
	attach,
	fillCandidates,
	openClaim,
	openTab,
	PAY_FOLDER,
	signIn,
	TRAVEL_FOLDER,
	tripDialog,
	untilAllSent,
	untilReadyOffline
} from './steps';

let server: AppServer;
let context: BrowserContext;
let page: Page;

test.beforeAll(async () => {
	server = await startAppServer({ testNow: TEACHER.now });
});

test.afterAll(() => server.stop());

test.beforeEach(async ({ browser }) => {
	context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	await context.clock.install({ time: TEACHER.now });
	page = await context.newPage();
});

test.afterEach(() => context.close());

async function start(person: { identifier: string; password: string }): Promise<void> {
	await signIn(page, server.url, person.identifier, person.password);
	await untilReadyOffline(page);
	await acceptConditionsIfAsked(page, 'RENNES');
}

/** Beside the field, tied to it for a screen reader; and in the console. */
async function expectRefused(field: Locator, message: string): Promise<void> {
	await expect(field).toHaveAttribute('aria-invalid', 'true');
	await expect(field).toHaveAccessibleDescription(new RegExp(message));
	await expect(consoleLog()).toContainText(message);
}

function consoleLog(): Locator {
	return page.getByRole('log', { name: new RegExp(FRAME_WORDS.messages) });
}

test('«12,5» copies are not a whole number; 12 is', async () => {
	await start(TEACHER);
	await openClaim(page, 'RENNES-77642');
	await openTab(page, 'remuneration');
	const copies = page.getByLabel(PAY_WORDS.copies);
	await copies.fill('12,5');
	await copies.blur();
	await expectRefused(copies, 'Saisissez un nombre entier');
	await page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();
	await expect(copies).toBeFocused();
	await expect(copies).toHaveValue('12,5');
	await copies.fill('12');
	await copies.blur();
	await expect(copies).not.toHaveAttribute('aria-invalid', 'true');
	await expect(consoleLog()).not.toContainText('Saisissez un nombre entier');
});

test('75 minutes are too many', async () => {
	await start(READER);
	await openClaim(page, READER.durationClaim);
	await page.getByRole('button', { name: CLAIM_WORDS.modify }).click();
	await openTab(page, 'remuneration');
	const minutes = page.getByLabel(PAY_WORDS.minutes);
	await minutes.fill('75');
	await minutes.blur();
	await expectRefused(minutes, 'Les minutes vont de 0 à 59');
});

test('a trip: postal code 2910, return before the departure, other costs without a comment', async () => {
	await start(TEACHER);
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await page.getByRole('button', { name: `${TRIP_WORDS.complete} 1` }).click();
	const dialog = tripDialog(page);
	const departure = dialog.getByRole('group', { name: TRIP_WORDS.departure, exact: true });
	const arrival = dialog.getByRole('group', { name: TRIP_WORDS.arrival });
	const postalCode = departure.getByLabel(TRIP_WORDS.postalCode);
	await postalCode.fill('2910');
	await departure.getByLabel(TRIP_WORDS.date).fill('2017-06-01');
	await departure.getByLabel(TRIP_WORDS.time).fill('07:00');
	await arrival.getByLabel(TRIP_WORDS.date).fill('2017-05-31');
	await arrival.getByLabel(TRIP_WORDS.time).fill('20:00');
	await dialog.getByLabel(TRIP_WORDS.mode).selectOption({ label: 'AUTOMOBILE' });
	const otherCosts = dialog.getByLabel(TRIP_WORDS.otherCosts);
	await otherCosts.fill('0,005');
	await dialog.getByRole('button', { name: CLAIM_WORDS.ok, exact: true }).click();

	await expect(dialog).toBeVisible();
	await expect(postalCode).toBeFocused();
	await expectRefused(postalCode, 'Un code postal français compte cinq chiffres');
	await expectRefused(arrival.getByLabel(TRIP_WORDS.date), 'Le retour ne peut pas être avant le départ');
	await expectRefused(otherCosts, 'Saisissez un montant en euros');

	await postalCode.fill('29170');
	await arrival.getByLabel(TRIP_WORDS.date).fill('2017-06-01');
	await otherCosts.fill('20');
	await dialog.getByLabel(TRIP_WORDS.distance).fill('40');
	await dialog.getByLabel(TRIP_WORDS.journeys).fill('2');
	await dialog.getByRole('button', { name: CLAIM_WORDS.ok, exact: true }).click();
	await expect(dialog).toBeHidden();

	// What is missing is asked for at «Valider», at its line and in its field.
	await openTab(page, 'summary');
	await page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }).click();
	await expect(page.getByRole('main')).toContainText('Précisez dans le commentaire');
	await openTab(page, 'travel');
	await page.getByRole('button', { name: `${TRIP_WORDS.complete} 1` }).click();
	await expectRefused(dialog.getByLabel(TRIP_WORDS.comment), 'Précisez dans le commentaire');
	await dialog.getByLabel(TRIP_WORDS.comment).fill('Péage');
	await dialog.getByRole('button', { name: CLAIM_WORDS.ok, exact: true }).click();
	await expect(dialog).toBeHidden();
});

test('files: a program named .pdf, an empty one, a PDF over 5 Mo, a 21st document', async () => {
	test.setTimeout(240_000);
	await start(TEACHER);
	await openClaim(page, 'RENNES-77833');
	await openTab(page, 'summary');
	const program = Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(4096, 7)]);
	await attach(page, PAY_FOLDER, { name: 'facture.pdf', mimeType: 'application/pdf', buffer: program });
	await expect(consoleLog()).toContainText('facture.pdf');
	await attach(page, PAY_FOLDER, { name: 'vide.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) });
	await expect(consoleLog()).toContainText('Le fichier est vide');
	const heavy = Buffer.concat([onePagePdf(), Buffer.from(`\n%${'x'.repeat(5_242_880)}\n`)]);
	await attach(page, PAY_FOLDER, { name: 'lourd.pdf', mimeType: 'application/pdf', buffer: heavy });
	await expect(consoleLog()).toContainText('Le document dépasse 5 Mo');
	const folder = page.getByRole('region', { name: PAY_FOLDER });
	await expect(folder.getByText(/Documents? déposés?/)).toHaveCount(0);

	const photo = await ticketPhoto(page, 'piece.jpg', { text: 'PIECE', width: 540, height: 720 });
	for (let number = 1; number <= 20; number += 1) {
		await attach(page, PAY_FOLDER, { ...photo, name: `piece-${number}.jpg` });
		await expect(folder.getByText(`(${number} document${number > 1 ? 's' : ''})`)).toBeVisible();
	}
	await attach(page, PAY_FOLDER, { ...photo, name: 'piece-21.jpg' });
	await expect(consoleLog()).toContainText('Vous avez déjà déposé 20 documents dans ce dossier');
	await expect(folder.getByText('(20 documents)')).toBeVisible();
});

test('a heavy photo with its position and a long accented name are put right, and told', async () => {
	test.setTimeout(240_000);
	await start(TEACHER);
	await openClaim(page, TEACHER.openClaim);
	await openTab(page, 'summary');
	const name = `${'reçu d’autoroute été ŒUVRE n°1 '.repeat(3)}fin.jpg`;
	expect(name.length).toBeGreaterThan(80);
	const photo = withPosition(
		await ticketPhoto(page, name, { text: 'PEAGE', width: 3000, height: 2250, isNoisy: true })
	);
	expect(photo.buffer.length).toBeGreaterThan(6_000_000);
	await attach(page, TRAVEL_FOLDER, photo);
	const log = consoleLog();
	await expect(log).toContainText('Le nom a été corrigé', { timeout: 60_000 });
	await expect(log).toContainText('L’image a été réduite');
	await expect(log).toContainText('Le lieu de prise de vue');
	await untilAllSent(page);

	const truth = await ServerTruth.signedIn(server.url, TEACHER.identifier, TEACHER.password);
	const [stored] = (await truth.theClaimOf(52525)).documents;
	expect(stored?.byteLength).toBeLessThanOrEqual(5_000_000);
	expect(stored?.name).toMatch(/^[\w-]{1,50}\.(jpe?g)$/);
	await truth.close();
});

/** The smallest PDF that every reader takes. */
function onePagePdf(): Buffer {
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>'
	];
	let text = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const at = text.length;
		text += `${index + 1} 0 obj${object}endobj\n`;
		return at;
	});
	const start = text.length;
	const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
	text += `xref\n0 4\n0000000000 65535 f \n${rows}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
	return Buffer.from(text, 'latin1');
}
