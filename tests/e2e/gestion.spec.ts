// The other half of a claim's life: what the gestionnaire decides, and what the teacher then reads and may do.
import { expect, type Page } from '@playwright/test';
import {
	DECISION_DONE,
	DECISION_LABELS,
	DECISION_REFUSALS,
	DECISION_WORDS
} from '../../src/lib/fr/gestion/decision';
import { FORM_HINDRANCES } from '../../src/lib/fr/gestion/desk';
import { FRAME_WORDS } from '../../src/lib/fr/screens/frame';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { PART_STATUS_LABELS } from '../../src/lib/fr/status-labels';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { ticketPhoto } from '../fixtures/pictures';
import { TRIP } from './device-steps';
import {
	attach,
	fillCandidates,
	fillTrip,
	openClaim,
	openTab,
	PAY_FOLDER,
	signIn,
	signInAs,
	untilAllSent,
	validate
} from './steps';
import { test } from './teacher-phone';

const REASON = 'Le ticket de péage est illisible : photographiez-le de nouveau.';

test('validated, sent back with a reason, corrected, accepted, cancelled and brought back', async ({
	phone: { page: phone },
	server,
	browser
}) => {
	test.setTimeout(240_000);
	await openClaim(phone, 'RENNES-77833');
	await fillCandidates(phone, '12');
	await openTab(phone, 'travel');
	await fillTrip(phone, 1, { ...TRIP, lunches: '1' });
	await openTab(phone, 'summary');
	await attach(phone, PAY_FOLDER, await ticketPhoto(phone, 'iban.jpg', { text: 'RIB' }));
	await expect(phone.getByText('iban.jpg').first()).toBeVisible();
	await validate(phone);
	await untilAllSent(phone);

	const desk = await browser.newPage({ viewport: { width: 1280, height: 800 } });
	await signInAs(desk, server.url, GESTIONNAIRE);
	await desk.goto(`${server.url}/gestion?academie=RENNES&statut=validated&mission=77833`);
	await desk.getByRole('link', { name: /77833.*Sophie Vasseur/ }).click();
	await expect(desk.getByText('Nombre de candidats : 12')).toBeVisible();
	const [download] = await Promise.all([
		desk.waitForEvent('download'),
		desk.getByRole('link', { name: 'iban.jpg', exact: true }).click()
	]);
	expect(download.suggestedFilename()).toBe('iban.jpg');

	// Without a reason the teacher would not know what to correct.
	await decide(desk, 'sendBack');
	await expect(desk.getByText(DECISION_REFUSALS['reason-required']).first()).toBeVisible();
	await desk.getByLabel(DECISION_WORDS.reason, { exact: true }).fill(REASON);
	await decide(desk, 'sendBack');
	await expect(desk.getByText(DECISION_DONE.sendBack)).toBeVisible();

	await receive(phone);
	await openTab(phone, 'tracking');
	await expect(phone.getByText(REASON).first()).toBeVisible();
	await expect(phone.getByText(PART_STATUS_LABELS.toValidate).first()).toBeVisible();
	await fillCandidates(phone, '13');
	await validate(phone);
	await untilAllSent(phone);

	await desk.reload();
	await desk.goto(desk.url().split('?')[0] ?? '');
	await expect(desk.getByText('Nombre de candidats : 13')).toBeVisible();
	await decide(desk, 'accept');
	await expect(desk.getByText(DECISION_DONE.accept)).toBeVisible();

	await receive(phone);
	await expect(phone.getByText(PART_STATUS_LABELS.accepted).first()).toBeVisible();
	await openTab(phone, 'tracking');
	await expect(phone.getByRole('button', { name: CLAIM_WORDS.modify })).toBeHidden();
	await expect(phone.getByRole('button', { name: CLAIM_WORDS.editSummary })).toBeVisible();

	await decide(desk, 'cancel');
	await expect(desk.getByText(DECISION_DONE.cancel)).toBeVisible();
	await receive(phone);
	await expect(phone.getByText(CLAIM_WORDS.cannotOpen)).toBeVisible();
	await decide(desk, 'uncancel');
	await expect(desk.getByText(DECISION_DONE.uncancel)).toBeVisible();
	await receive(phone);
	await expect(phone.getByText(PART_STATUS_LABELS.accepted).first()).toBeVisible();
	await desk.close();
});

async function decide(desk: Page, action: keyof typeof DECISION_LABELS): Promise<void> {
	await desk.getByRole('button', { name: DECISION_LABELS[action] }).click();
}

/** What the server tells comes at the next look: opening the page is one. */
async function receive(phone: Page): Promise<void> {
	const told = phone.waitForResponse(/\/api\/sync\/pull/);
	await phone.reload();
	await told;
}

test('a teacher does not reach the gestionnaire, nor a stranger anybody', async ({ page, server }) => {
	await page.goto(`${server.url}/gestion`);
	await expect(page).toHaveURL(/\/connexion/);
	await signIn(page, server.url, TEACHER.identifier, TEACHER.password);
	const answer = await page.goto(`${server.url}/gestion`);
	expect(answer?.status()).toBe(403);
});

test('what is typed at the desk outlives a server that does not answer, and a session that has ended', async ({
	page,
	server
}) => {
	await signInAs(page, server.url, GESTIONNAIRE);
	await page.goto(`${server.url}/gestion?academie=RENNES&statut=validated`);
	await page
		.getByRole('link', { name: /Mission N°/ })
		.first()
		.click();
	const reason = page.getByLabel(DECISION_WORDS.reason, { exact: true });
	await reason.fill(REASON);

	await server.kill();
	await decide(page, 'sendBack');
	await expect(page.getByRole('alert')).toHaveText(FORM_HINDRANCES.unreachable);
	await expect(reason).toHaveValue(REASON);

	await server.restart();
	const other = await page.context().newPage();
	await other.goto(`${server.url}/gestion`);
	await other.getByRole('button', { name: FRAME_WORDS.quit }).click();
	await expect(other).toHaveURL(/\/connexion/);
	await decide(page, 'sendBack');
	await expect(page.getByRole('alert')).toHaveText(FORM_HINDRANCES.signedOut);
	await expect(reason).toHaveValue(REASON);

	await signInAs(other, server.url, GESTIONNAIRE);
	await decide(page, 'sendBack');
	await expect(page.getByText(DECISION_DONE.sendBack).first()).toBeVisible();
	await expect(page.getByText(REASON).first()).toBeVisible();
});
