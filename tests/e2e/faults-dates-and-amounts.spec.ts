// What is typed is what is shown, stored and printed: days in every time zone of the Republic, amounts in every habit.
import { expect, type Locator } from '@playwright/test';
import { CLAIM_WORDS } from '../../src/lib/fr/screens/claim';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import { readPdf } from '../fixtures/pdf-text';
import { TRIP } from './device-steps';
import { handedFile } from './handed-file';
import { fillCandidates, fillTrip, openClaim, openTab, tripDialog, untilAllSent, validate } from './steps';
import { test } from './teacher-phone';

const ZONES: [timezoneId: string, offset: string][] = [
	['Pacific/Tahiti', '-10:00'],
	['America/Cayenne', '-03:00'],
	['Indian/Reunion', '+04:00'],
	['Europe/Paris', '+02:00']
];
const MOMENTS = ['2017-06-15T23:30:00', '2017-06-16T00:30:00'];

for (const [timezoneId, offset] of ZONES) {
	for (const moment of MOMENTS) {
		const hour = moment.slice(11, 16);
		// Where the day of UTC is another; the other hour of each zone goes with the long tests.
		const isOtherDay = new Date(moment + offset).toISOString().slice(0, 10) !== moment.slice(0, 10);
		const tag = isOtherDay ? [] : ['@long'];
		test.describe(() => {
			test.use({ phoneWishes: { now: moment + offset, timezoneId } });

			test(
				`faults.md 29: expense date one day off; typed, shown, stored and printed alike in ${timezoneId} at ${hour}`,
				{ tag },
				async ({ phone: { page, proxy }, truth }) => {
					await proxy.down();
					await openClaim(page, 'RENNES-77833');
					await fillCandidates(page, '12');
					await openTab(page, 'travel');
					await fillTrip(page, 1, {
						...TRIP,
						leaves: ['2017-05-31', '23:45'],
						returns: ['2017-06-01', '00:15']
					});
					// Opened again, the form shows what was typed.
					await page.getByRole('button', { name: `${TRIP_WORDS.complete} 1` }).click();
					const departure = tripDialog(page).getByRole('group', { name: TRIP_WORDS.departure, exact: true });
					await expect(departure.getByLabel(TRIP_WORDS.date)).toHaveValue('31/05/2017');
					await expect(departure.getByLabel(TRIP_WORDS.time)).toHaveValue('23:45');
					await tripDialog(page).getByRole('button', { name: CLAIM_WORDS.ok, exact: true }).click();
					await validate(page);
					const shown = ['le 31/05/2017 à 23:45', 'le 01/06/2017 à 00:15'];
					await openTab(page, 'summary');
					for (const text of shown)
						await expect(page.getByText(text, { exact: false }).first()).toBeVisible();
					await openTab(page, 'tracking');
					const provisional = await handedFile(page, () =>
						page.getByRole('button', { name: CLAIM_WORDS.editSummary }).click()
					);
					for (const text of shown) expect((await readPdf(provisional.bytes)).text).toContain(text.slice(3));

					await proxy.up();
					await page.clock.fastForward('05:00');
					await untilAllSent(page);
					const claim = await truth.theClaimOf(77833);
					expect(claim.content.trips?.[0]).toMatchObject({
						departureDate: '2017-05-31',
						departureTime: '23:45',
						returnDate: '2017-06-01',
						returnTime: '00:15'
					});
					const final = (await readPdf(await truth.finalPdf(claim))).text;
					for (const text of shown) expect(final).toContain(text.slice(3));
				}
			);
		});
	}
}

/** As typed → as shown, in cents; null: refused beside the field. */
const AMOUNTS: [typed: string, cents: number | null][] = [
	['12,34', 1234],
	['12.34', 1234],
	['1 234,50', 123450],
	['1\u202f234,50', 123450],
	['1\u00a0234,50', 123450],
	[' 12,3 €', 1230],
	['0,005', null],
	['-1', null],
	['1e3', null],
	['12,34,5', null],
	['douze', null]
];

test('faults.md 30: `12,34` refused or becomes 1234; each way of typing an amount is read or refused', async ({
	phone: { page },
	truth
}) => {
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await fillTrip(page, 1, { ...TRIP, comment: 'Péage' });
	for (const [typed, cents] of AMOUNTS) {
		await test.step(`«${typed}»`, async () => {
			await page.getByRole('button', { name: `${TRIP_WORDS.complete} 1` }).click();
			const dialog = tripDialog(page);
			const field = dialog.getByLabel(TRIP_WORDS.otherCosts);
			await expect(field).toHaveAttribute('inputmode', 'decimal');
			await field.fill(typed);
			await dialog.getByRole('button', { name: CLAIM_WORDS.ok, exact: true }).click();
			if (cents === null) await expectRefused(field);
			else {
				await expect(dialog).toBeHidden();
				await page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();
				await untilAllSent(page);
				const trip = (await truth.theClaimOf(77833)).content.trips?.[0];
				expect(trip?.otherCostsCents).toBe(cents);
			}
		});
	}
});

/** The words stay as typed, beside why not; put right, the form goes on. */
async function expectRefused(field: Locator): Promise<void> {
	await expect(field).toHaveAttribute('aria-invalid', 'true');
	await field.fill('20');
	await tripDialog(field.page()).getByRole('button', { name: CLAIM_WORDS.ok, exact: true }).click();
	await expect(tripDialog(field.page())).toBeHidden();
}
