// What helps to fill a claim in: the calendar by keys, meals and nights proposed, one line a mode, a récapitulatif of a
// claim that came here validated.
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { CLAIM_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { MEAL_HELP_WORDS } from '../../src/lib/fr/screens/meal-help';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import { CAMILLE } from '../fixtures/people';
import { readPdf } from '../fixtures/pdf-text';
import { handedFile } from './handed-file';
import { openClaim, openTab, tripDialog, untilAllSent } from './steps';
import { test } from './teacher-phone';

test.use({ phoneWishes: { person: CAMILLE } });

test('the calendar by keys alone: only the mission’s days, a line a day, its half-days', async ({
	phone: { page, proxy },
	truth
}) => {
	await proxy.down();
	await openClaim(page, 'RENNES-900110');
	await openTab(page, 'remuneration');
	const calendar = page.getByRole('region', { name: PAY_WORDS.calendar });
	const day = (name: string) => calendar.getByRole('button', { name, exact: true });
	// 28/05 to 07/06/2017: eleven days over two months, and no other day can be pressed.
	await expect(calendar.getByRole('button')).toHaveCount(11);
	await day('28 mai 2017').focus();
	await page.keyboard.press('ArrowRight');
	await expect(day('29 mai 2017')).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(day('5 juin 2017')).toBeFocused();
	await page.keyboard.press('End');
	await expect(day('7 juin 2017')).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(day('7 juin 2017')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(day('7 juin 2017')).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('Home');
	await page.keyboard.press('Space');
	await expect(page.getByRole('heading', { name: `${PAY_WORDS.lines} (2 lignes)` })).toBeVisible();
	const line = page.getByRole('group', { name: '28/05/2017' });
	await line.getByLabel(PAY_WORDS.morningStart).fill('08:00');
	await line.getByLabel(PAY_WORDS.morningEnd).fill('12:00');
	const other = page.getByRole('group', { name: '07/06/2017' });
	await other.getByLabel(PAY_WORDS.afternoonStart).fill('13:30');
	await other.getByLabel(PAY_WORDS.afternoonEnd).fill('17:30');
	// A date typed outside the mission's days is refused in words.
	await other.getByLabel(PAY_WORDS.date).fill('2017-06-08');
	await page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();
	await expect(page.getByText('Cette date n’est pas une date de la mission.').first()).toBeVisible();
	await page.getByLabel(PAY_WORDS.date).last().fill('2017-06-07');
	await page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();
	await proxy.up();
	await untilAllSent(page);
	const { content } = await truth.theClaimOf(900110);
	expect(content.remuneration).toMatchObject({
		kind: 'halfDays',
		lines: [
			{ date: '2017-05-28', morningStart: '08:00', morningEnd: '12:00', afternoonStart: null },
			{ date: '2017-06-07', morningStart: null, afternoonStart: '13:30', afternoonEnd: '17:30' }
		]
	});
});

test('meals and nights are proposed with their reason, filled in on request, never forced', async ({
	phone: { page }
}) => {
	await openClaim(page, 'RENNES-900109');
	await openTab(page, 'travel');
	await expect(page.getByText(/Plusieurs modes de transport\s: une ligne par mode/)).toBeVisible();
	await page.getByRole('button', { name: `${TRIP_WORDS.complete} 1` }).click();
	const dialog = tripDialog(page);
	const arrival = dialog.getByRole('group', { name: TRIP_WORDS.arrival });
	await dialog.getByRole('button', { name: MEAL_HELP_WORDS.propose }).click();
	await expect(dialog.getByText(MEAL_HELP_WORDS.missing)).toBeVisible();
	await arrival.getByLabel(TRIP_WORDS.date).fill('2017-06-13');
	await arrival.getByLabel(TRIP_WORDS.time).fill('21:30');
	// It follows what is typed: 12/06 09:00 to 13/06 21:30.
	await expect(dialog).toContainText(
		'Déjeuner(s) à rembourser : 2 (absence de 11:00 à 14:00 pendant 2 jours)'
	);
	await expect(dialog).toContainText(
		'Nombre de nuitées à rembourser : 1 (absence de 00:00 à 05:00 pendant 1 nuit)'
	);
	await expect(dialog.getByLabel(TRIP_WORDS.lunchesReimbursed)).toHaveValue('');
	await dialog.getByLabel(TRIP_WORDS.lunchesFree).fill('1');
	await expect(dialog).toContainText('moins 1 déclaré gratuit ou administratif');
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await dialog.getByRole('button', { name: MEAL_HELP_WORDS.fill }).click();
	await expect(dialog.getByLabel(TRIP_WORDS.lunchesReimbursed)).toHaveValue('1');
	await expect(dialog.getByLabel(TRIP_WORDS.dinnersReimbursed)).toHaveValue('2');
	await expect(dialog.getByLabel(TRIP_WORDS.nightsReimbursed)).toHaveValue('1');
	await dialog.getByLabel(TRIP_WORDS.dinnersReimbursed).fill('1');
	await dialog.getByRole('button', { name: CLAIM_WORDS.ok, exact: true }).click();
	await expect(dialog).toBeHidden();
});

test('a claim that came here validated: «Editer le récapitulatif» gives one marked «reconstitué», with its number', async ({
	phone: { page, proxy }
}) => {
	await proxy.down();
	await openClaim(page, 'RENNES-900113');
	const press = page.getByRole('button', { name: CLAIM_WORDS.editSummary });
	const { name, bytes } = await handedFile(page, () => press.click());
	const { text } = await readPdf(new Uint8Array(bytes));
	expect(text).toContain('Récapitulatif reconstitué');
	expect(text).toMatch(/N° Dossier \d+-\d+/);
	expect(text).not.toContain('Provisoire');
	expect(name).toMatch(/^recapitulatif-\d+-\d+\.pdf$/);
	await expect(page.getByText(CLAIM_WORDS.reconstructedOpened).first()).toBeAttached();
});
