// A session of an exam from end to end, on an empty base: tables imported by command, a mission by page, the teacher's
// claim, the centre's word, a sending back corrected without a network, acceptance, the batch, and the day of payment.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Browser, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { SHEET_WORDS } from '../../src/lib/fr/gestion/attestation';
import { DECISION_DONE, DECISION_LABELS, DECISION_WORDS } from '../../src/lib/fr/gestion/decision';
import { batchTitle, createLabel, EXPORTS_WORDS } from '../../src/lib/fr/gestion/exports';
import { IMPORT_PAGE_WORDS } from '../../src/lib/fr/gestion/import-pages';
import { appliedSentence, PAYMENT_COLUMNS, PAYMENTS_WORDS } from '../../src/lib/fr/gestion/payments';
import { IMPORT_STATE_LABELS } from '../../src/lib/fr/gestion/source-words';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { paidSentence } from '../../src/lib/fr/screens/tracking';
import { PART_STATUS_LABELS } from '../../src/lib/fr/status-labels';
import { BUILD_DIR, startAppServer, type AppServer } from '../fixtures/app-server';
import { CENTRE_HEAD, GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { syncByHand, TRIP } from './device-steps';
import { fillCandidates, fillTrip, openClaim, openTab, signInAs, untilAllSent, validate } from './steps';
import { openPhone, test } from './teacher-phone';

const MISSION = 931_001;
const REASON = 'Le nombre de candidats ne correspond pas à la liste d’émargement : 11, et non 12.';
const PAID_ON = '2017-06-30';

/** One mission of the teacher at a centre of the head, over on the teacher's day, as CYCLADES tells it. */
const CYCLADES = [
	'Numéro;Matricule;Examen;Session;Spécialité;Épreuve-option;Code épreuve;Catégorie examen;Évaluation en cours d’année;Type de mission;Centre;UAI centre;Commune centre;Code postal centre;Dates;Qualité;Jurys;En-tête;Convoquée;Annulée;Statut rémunération;Statut déplacement;Constat de service;Nature;Nom;Prénom;Adresse;Commune;Code postal',
	`${MISSION};14E0100002SVA;BACCALAURÉAT GÉNÉRAL;juin 2017;;;;;;Interrogation orale;Lycée Émile Zola;0350024L;RENNES CEDEX;35042;12/06/2017 08:00 1 journée;Examinateur;;;oui;;;;;;;;;;`
].join('\r\n');

let dataDir: string;
let server: AppServer;

test.beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'nomade-empty-'));
	const { PATH = '' } = process.env;
	const command = [BUILD_DIR, 'import', 'db/demo', '--demonstration'];
	const { stdout } = await promisify(execFile)(process.execPath, command, {
		env: {
			PATH,
			NODE_ENV: 'production',
			DATA_DIR: dataDir,
			IMAGIN_DATABASE_MARK: 'test',
			IMAGIN_TEST_NOW: TEACHER.now
		}
	});
	expect(stdout).toContain('RENNES');
	server = await startAppServer({ testNow: TEACHER.now, dataDir, env: { IMAGIN_LOAD_DEMO: '0' } });
});

test.afterAll(async () => {
	await server.stop();
	await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
});

async function deskOf(browser: Browser, person: { identifier: string; password: string }): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	await signInAs(page, server.url, person);
	return page;
}

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Sent, checked without a word written, then imported. */
async function importByPage(desk: Page): Promise<void> {
	await desk.goto(`${server.url}/gestion/imports?academie=RENNES`);
	await desk.getByLabel(IMPORT_PAGE_WORDS.source).selectOption('CYCLADES');
	await desk.getByLabel(IMPORT_PAGE_WORDS.file).setInputFiles(csv('cyclades.csv', CYCLADES));
	await desk.getByRole('button', { name: IMPORT_PAGE_WORDS.send }).click();
	await expect(desk.getByText(IMPORT_STATE_LABELS.checked)).toBeVisible({ timeout: 120_000 });
	await desk.getByRole('button', { name: IMPORT_PAGE_WORDS.apply, exact: true }).click();
	await expect(desk.getByText(IMPORT_STATE_LABELS.applied, { exact: true })).toBeVisible({
		timeout: 120_000
	});
}

async function openAtDesk(desk: Page): Promise<void> {
	await desk.goto(`${server.url}/gestion?academie=RENNES&statut=validated&mission=${MISSION}`);
	await desk.getByRole('link', { name: new RegExp(`${MISSION}.*${TEACHER.fullName}`) }).click();
}

async function decide(desk: Page, action: 'sendBack' | 'accept'): Promise<void> {
	await desk.getByRole('button', { name: DECISION_LABELS[action] }).click();
	await expect(desk.getByText(DECISION_DONE[action])).toBeVisible();
}

/** The batch's first line, paid: the file that the financial system would send back. */
async function payBatch(desk: Page): Promise<void> {
	await desk.goto(`${server.url}/gestion/exports?academie=RENNES`);
	await desk.getByRole('button', { name: createLabel(1) }).click();
	await expect(desk.getByRole('heading', { level: 1, name: batchTitle(1) })).toBeVisible();
	const [download] = await Promise.all([
		desk.waitForEvent('download'),
		desk.getByRole('link', { name: EXPORTS_WORDS.csv }).click()
	]);
	const chunks: Buffer[] = [];
	for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
	const rows = parse<Record<string, string>>(Buffer.concat(chunks), {
		delimiter: ';',
		columns: true,
		bom: true
	});
	const cell = (row: Record<string, string>, name: string) => row[name] ?? '';
	const own = rows.filter((row) => cell(row, 'Mission') === String(MISSION));
	expect(own.map((row) => cell(row, PAYMENT_COLUMNS.part))).toEqual(['rémunération', 'déplacement']);
	expect(own.map((row) => cell(row, 'Candidats'))).toContain('11');
	const columns = [
		PAYMENT_COLUMNS.batch,
		PAYMENT_COLUMNS.position,
		PAYMENT_COLUMNS.part,
		PAYMENT_COLUMNS.fileNumber
	];
	const payments = [
		[...columns, PAYMENT_COLUMNS.paidOn].join(';'),
		...own.map((row) => [...columns.map((name) => cell(row, name)), '30/06/2017'].join(';'))
	].join('\r\n');

	await desk.goto(`${server.url}/gestion/exports/RENNES/paiements`);
	await desk.getByLabel(PAYMENTS_WORDS.file).setInputFiles(csv('paiements.csv', payments));
	await desk.getByRole('button', { name: PAYMENTS_WORDS.deposit }).click();
	await expect(desk.getByText(PAYMENTS_WORDS.sound)).toBeVisible();
	await desk.getByRole('button', { name: PAYMENTS_WORDS.apply }).click();
	await expect(desk.getByText(appliedSentence(2, 0), { exact: true })).toBeVisible();
}

test('imported, filled in, attested, sent back, corrected offline, accepted, exported, paid, and told', async ({
	browser
}) => {
	test.setTimeout(300_000);
	const desk = await deskOf(browser, GESTIONNAIRE);
	await importByPage(desk);

	const phone = await openPhone(browser, server);
	const { page, proxy } = phone;
	await openClaim(page, `RENNES-${MISSION}`);
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await fillTrip(page, 1, { ...TRIP, leaves: ['2017-06-12', '06:30'], returns: ['2017-06-12', '20:00'] });
	await validate(page);
	await untilAllSent(page);

	const centre = await deskOf(browser, CENTRE_HEAD);
	await centre.goto(`${server.url}/centre/RENNES/${MISSION}`);
	await centre.getByRole('button', { name: SHEET_WORDS.allPresent }).click();
	await expect(centre.getByRole('group', { name: SHEET_WORDS.word(TEACHER.fullName) })).toBeVisible();

	await openAtDesk(desk);
	await expect(desk.getByText(DECISION_WORDS.present)).toBeVisible();
	await expect(desk.getByText('Nombre de candidats : 12')).toBeVisible();
	await desk.getByLabel(DECISION_WORDS.reason, { exact: true }).fill(REASON);
	await decide(desk, 'sendBack');

	await syncByHand(page);
	await openClaim(page, `RENNES-${MISSION}`);
	await openTab(page, 'tracking');
	await expect(page.getByText(REASON).first()).toBeVisible();
	await proxy.down();
	await fillCandidates(page, '11');
	await validate(page);
	await expect(page.getByText(CLAIM_WORDS.validationPending).first()).toBeVisible();
	await proxy.up();
	await untilAllSent(page);

	await openAtDesk(desk);
	await expect(desk.getByText('Nombre de candidats : 11')).toBeVisible();
	await decide(desk, 'accept');
	await payBatch(desk);

	await syncByHand(page);
	await openClaim(page, `RENNES-${MISSION}`);
	await expect(page.getByText(PART_STATUS_LABELS.accepted).first()).toBeVisible();
	await openTab(page, 'tracking');
	await expect(page.getByText(paidSentence(PAID_ON, TEACHER.now.slice(0, 10)))).toHaveCount(2);
	await phone.end();
});
