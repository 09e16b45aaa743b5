// The claims of §2.6.4.2 that the person does not fill in: SANTORIN, grouped missions, ministry, gestionnaire; and the
// first mission of the day, in two académies. On a phone, mostly without a network.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import {
	CLAIM_TAB_LABELS,
	CLAIM_WORDS,
	deferredSentence,
	openDeferred
} from '../../src/lib/fr/screens/claim';
import { TRACKING_WORDS } from '../../src/lib/fr/screens/tracking';
import { CAMILLE } from '../fixtures/people';
import { acceptConditionsIfAsked, openClaim, openTab, untilAllSent } from './steps';
import { test } from './teacher-phone';

test.use({ phoneWishes: { person: CAMILLE, viewport: { width: 360, height: 740 } } });

const tabs = (page: Page) => page.getByRole('tab').allInnerTexts();
const panel = (page: Page): Locator => page.getByRole('tabpanel');

async function findings(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

test('SANTORIN: consult only, the count and the grouping comment; the mission taken in is cancelled and says why', async ({
	phone: { page, proxy }
}) => {
	await proxy.down();
	await openClaim(page, 'RENNES-900103');
	expect(await tabs(page)).toEqual([CLAIM_TAB_LABELS.tracking, CLAIM_TAB_LABELS.remuneration]);
	await expect(panel(page)).toContainText('soit 47 copies');
	await expect(panel(page)).toContainText('Payé le 11/06/2017.');
	expect(await findings(page)).toEqual([]);
	await expect(panel(page).getByRole('button', { name: CLAIM_WORDS.editSummary })).toHaveCount(0);
	await panel(page).getByRole('button', { name: CLAIM_WORDS.consult }).click();
	await expect(panel(page)).toContainText('Etat de frais rempli automatiquement par SANTORIN.');
	await expect(panel(page)).toContainText(/Nombre de copies\s:\s*47/);
	await expect(panel(page)).toContainText('mission N° 900104 (16 copies)');
	await expect(panel(page).getByRole('textbox')).toHaveCount(0);
	await expect(panel(page).getByRole('button', { name: CLAIM_WORDS.save, exact: true })).toHaveCount(0);

	await openClaim(page, 'RENNES-900104');
	expect(await tabs(page)).toEqual([CLAIM_TAB_LABELS.tracking]);
	await expect(panel(page)).toContainText('regroupées sur la mission N° 900103');
	await expect(panel(page)).toContainText('L’état de frais a été annulé par le gestionnaire académique');
	await expect(panel(page).getByRole('button')).toHaveCount(0);

	// Not yet closed there: what SANTORIN counts so far, and still nothing to type.
	await openClaim(page, 'RENNES-900112');
	await expect(panel(page)).toContainText(TRACKING_WORDS.santorin);
	await expect(panel(page).getByRole('button', { name: CLAIM_WORDS.fillIn })).toHaveCount(0);
	await openTab(page, 'remuneration');
	await expect(panel(page)).toContainText(/Nombre de copies\s:\s*38/);
});

test('ministry heading and SURVEILLANCE: no pay tab, and who enters it', async ({
	phone: { page, proxy }
}) => {
	await proxy.down();
	await openClaim(page, 'RENNES-900107');
	expect(await tabs(page)).not.toContain(CLAIM_TAB_LABELS.remuneration);
	// Said once: what a notice tells is not said again beside the part.
	await expect(panel(page).getByText(TRACKING_WORDS.ministry)).toHaveCount(1);
	await expect(page.getByText('A traiter par le gestionnaire').first()).toBeVisible();
	await openClaim(page, 'RENNES-900111');
	expect(await tabs(page)).not.toContain(CLAIM_TAB_LABELS.remuneration);
	await expect(panel(page).getByText(CLAIM_WORDS.gestionnaire)).toHaveCount(1);
	await expect(panel(page).getByText(TRACKING_WORDS.ministry)).toHaveCount(0);
});

test('«Suivi»: each status with who and from what to what, payment of each part, absence told', async ({
	phone: { page }
}) => {
	await openClaim(page, 'RENNES-900108');
	await expect(panel(page)).toContainText('Payé le 01/04/2017.');
	await expect(panel(page)).toContainText('Payé le 06/05/2017.');
	const history = panel(page).getByRole('region', { name: CLAIM_WORDS.history }).getByRole('listitem');
	await expect(history.filter({ hasText: 'Non validé → Validé' })).not.toHaveCount(0);
	await expect(history.filter({ hasText: 'Validé → Validé par gestionnaire' })).toHaveCount(2);
	await openClaim(page, 'RENNES-900113');
	await expect(panel(page)).toContainText(CLAIM_WORDS.attestationAbsent);
});

test('«Invalidable» leads to the mission where the day’s trips are entered, and follows what becomes of that one', async ({
	phone: { page, proxy }
}) => {
	await acceptConditionsIfAsked(page, 'TOULOUSE');
	await untilAllSent(page);
	await proxy.down();
	await openClaim(page, 'TOULOUSE-900201');
	await expect(page.getByText('Invalidable').first()).toBeVisible();
	await expect(panel(page)).toContainText(deferredSentence(900101, 'RENNES'));
	expect(await tabs(page)).not.toContain(CLAIM_TAB_LABELS.travel);
	expect(await findings(page)).toEqual([]);
	await panel(page)
		.getByRole('link', { name: openDeferred(900101) })
		.click();
	await page.waitForURL('**/frais/RENNES-900101');
	await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.travel })).toBeVisible();

	// Declared not done without a network; once it is sent, the next mission of the day takes the trips.
	await page.getByRole('button', { name: CLAIM_WORDS.notDone }).click();
	await page.getByRole('button', { name: CLAIM_WORDS.confirmNotDoneAction }).click();
	await expect(panel(page)).toContainText(CLAIM_WORDS.notDoneTitle);
	await proxy.up();
	await untilAllSent(page);
	await openClaim(page, 'TOULOUSE-900201');
	await expect(page.getByRole('tab', { name: CLAIM_TAB_LABELS.travel })).toBeVisible({ timeout: 60_000 });
	await openClaim(page, 'RENNES-900102');
	await expect(panel(page)).toContainText(deferredSentence(900201, 'TOULOUSE'), { timeout: 60_000 });

	await openClaim(page, 'RENNES-900101');
	await page.getByRole('button', { name: CLAIM_WORDS.undoNotDone }).click();
	await untilAllSent(page);
	await openClaim(page, 'RENNES-900102');
	await expect(panel(page)).toContainText(deferredSentence(900101), { timeout: 60_000 });
});
