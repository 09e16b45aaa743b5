// A file of CYCLADES by the page: looked at first, imported on demand; the teacher finds the mission, begins the claim, and
// keeps what was entered when the next file moves the mission.
import { expect, type Page } from '@playwright/test';
import { IMPORT_PAGE_WORDS as WORDS } from '../../src/lib/fr/gestion/import-pages';
import {
	IMPORT_COUNT_LABELS,
	IMPORT_STATE_LABELS,
	SOURCE_LABELS
} from '../../src/lib/fr/gestion/source-words';
import { GESTIONNAIRE } from '../fixtures/people';
import { expectCandidates, saveCandidates, syncByHand } from './device-steps';
import { openClaim, signInAs, untilAllSent } from './steps';
import { test } from './teacher-phone';

const NUMEN = '14E0100002SVA';

function cyclades(dates: string, numen = NUMEN): string {
	return [
		'Numéro;Matricule;Examen;Session;Type de mission;Centre;Commune centre;Code postal centre;Dates',
		`930001;${numen};BREVET DE TECHNICIEN SUPERIEUR;juin 2017;Interrogation orale;LGT DE L'IROISE;BREST;29200;"${dates}"`
	].join('\r\n');
}

/** Sends the file and waits for what was found in it. */
async function send(desk: Page, origin: string, text: string): Promise<void> {
	await desk.goto(`${origin}/gestion/imports?academie=RENNES`);
	await desk.getByLabel(WORDS.source).selectOption(SOURCE_LABELS.CYCLADES);
	const buffer = Buffer.from(text);
	await desk.getByLabel(WORDS.file).setInputFiles({ name: 'missions.csv', mimeType: 'text/csv', buffer });
	await desk.getByRole('button', { name: WORDS.send }).click();
	const looked = (state: 'checked' | 'refused') =>
		desk.getByText(IMPORT_STATE_LABELS[state], { exact: true });
	await expect(looked('checked').or(looked('refused'))).toBeVisible({ timeout: 120_000 });
}

async function apply(desk: Page): Promise<void> {
	await desk.getByRole('button', { name: WORDS.apply, exact: true }).click();
	await expect(desk.getByText(IMPORT_STATE_LABELS.applied, { exact: true })).toBeVisible({
		timeout: 120_000
	});
}

test('a file is refused with its line, another imported; a later one keeps what the teacher began', async ({
	phone: { page: phone },
	server,
	browser
}) => {
	test.setTimeout(240_000);
	const desk = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await signInAs(desk, server.url, GESTIONNAIRE);

	await send(desk, server.url, cyclades('14/06/2017 08:00 1 journée', '14E0199999ZZZ'));
	await expect(desk.getByText(IMPORT_STATE_LABELS.refused)).toBeVisible();
	await expect(desk.getByText(/Ligne 2, colonne «\sMatricule\s»/)).toBeVisible();
	await expect(desk.getByRole('button', { name: WORDS.apply, exact: true })).toHaveCount(0);
	const download = desk.waitForEvent('download');
	await desk.getByRole('link', { name: WORDS.download }).click();
	expect((await download).suggestedFilename()).toMatch(/^compte-rendu-.*\.csv$/);

	await send(desk, server.url, cyclades('14/06/2017 08:00 1 journée'));
	await expect(desk.getByText(IMPORT_COUNT_LABELS.claimsNew)).toBeVisible();
	await apply(desk);
	await syncByHand(phone);
	await openClaim(phone, 'RENNES-930001');
	await saveCandidates(phone, 'RENNES-930001', '14');
	await untilAllSent(phone);

	await send(desk, server.url, cyclades('13/06/2017 09:00 1 journée'));
	await expect(desk.getByText(IMPORT_COUNT_LABELS.claimsKept)).toBeVisible();
	await expect(desk.getByText(/930001 a changé \(dates\).*saisie de l’intervenant est gardée/)).toBeVisible();
	await apply(desk);
	await syncByHand(phone);
	await openClaim(phone, 'RENNES-930001');
	await expect(phone.getByText('Mission modifiée, la saisie est gardée : dates').first()).toBeVisible();
	await expectCandidates(phone, 'RENNES-930001', '14');

	// The same once more: nothing is left to change.
	await send(desk, server.url, cyclades('13/06/2017 09:00 1 journée'));
	await expect(desk.getByText(WORDS.nothing)).toBeVisible();
	await desk.getByRole('button', { name: WORDS.stop }).click();
	await expect(desk.getByText(IMPORT_STATE_LABELS.cancelled)).toBeVisible();
	await desk.goto(`${server.url}/gestion/imports?academie=RENNES`);
	await expect(desk.getByRole('listitem').filter({ hasText: 'missions.csv' })).toHaveCount(4);
	await desk.close();
});
