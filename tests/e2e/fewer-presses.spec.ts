// How much a person presses for the guide's own claim (77833, guide §2.6.4.3): counted by the page from what it really
// received, beside what the guide's screens ask for. The first time, and the next time.
import { expect, type Locator, type Page } from '@playwright/test';
import { CLAIM_WORDS, PAY_WORDS, VALIDATION_WORDS } from '../../src/lib/fr/screens/claim';
import { MEAL_HELP_WORDS } from '../../src/lib/fr/screens/meal-help';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import { takeDistance, TRIP_HELP_WORDS } from '../../src/lib/fr/screens/trip-help';
import { addSummonsLike } from '../fixtures/next-summons';
import { GUIDE_TRIP } from '../fixtures/guide-trip';
import { openClaim, tripDialog, untilAllSent } from './steps';
import { test } from './teacher-phone';

/**
 * The guide's screens for this claim: one press to come into each field and its characters, two for a list, one a
 * button. What they fill in by themselves (both towns with their codes, the day of the departure) is not counted.
 */
const GUIDE: [what: string, presses: number][] = [
	['«Je souhaite compléter l’état de frais»', 1],
	['Nombre de candidats : 12', 1 + '12'.length],
	['onglet Frais déplacement', 1],
	['«Compléter le déplacement»', 1],
	['Heure de départ : 07:00', 1 + '07:00'.length],
	['Date de retour : 01/06/2017', 1 + '01/06/2017'.length],
	['Heure de retour : 20:00', 1 + '20:00'.length],
	['Mode de transport', 2],
	['Distance aller : 40', 1 + '40'.length],
	['Nombre de trajets : 2', 1 + '2'.length],
	['Frais Divers : 20.0', 1 + '20.0'.length],
	['Commentaire : Péage', 1 + 'Péage'.length],
	['Déjeuner(s) à rembourser : 1', 1 + '1'.length],
	['«OK»', 1],
	['onglet Récapitulatif', 1],
	['«Valider»', 1],
	['«OK» de la confirmation', 1]
];
const BASE = GUIDE.reduce((sum, [, presses]) => sum + presses, 0);

/** Taps and keys that reached the page, and the choice in a native list, whose own window the page does not see. */
async function count(page: Page): Promise<() => Promise<number>> {
	await page.evaluate(() => {
		const counted = { presses: 0 };
		Object.assign(window, { counted });
		addEventListener('pointerdown', () => (counted.presses += 1), { capture: true });
		addEventListener('keydown', () => (counted.presses += 1), { capture: true });
		addEventListener(
			'change',
			({ target }) => {
				if (target instanceof HTMLSelectElement) counted.presses += 2;
			},
			{ capture: true }
		);
	});
	return () => page.evaluate(() => Reflect.get(window, 'counted').presses);
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
	await field.click();
	await page.keyboard.type(text);
}

/** The table of communes comes once the app itself is whole. */
async function untilTownsAreKept(page: Page): Promise<void> {
	await page.waitForFunction(async () =>
		(await caches.open('nomade-later')).keys().then(({ length }) => length === 1)
	);
}

async function beginClaim(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: CLAIM_WORDS.fillIn }).click();
	await type(page, page.getByLabel(PAY_WORDS.candidates), '12');
	await page.getByRole('button', { name: CLAIM_WORDS.nextStep }).click();
	await page.getByRole('button', { name: `${TRIP_WORDS.complete} 1` }).click();
	return tripDialog(page);
}

async function endClaim(page: Page): Promise<void> {
	await tripDialog(page).getByRole('button', { name: CLAIM_WORDS.ok, exact: true }).click();
	await page.getByRole('button', { name: CLAIM_WORDS.nextStep }).click();
	await page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }).click();
	const last = new RegExp(`^(${VALIDATION_WORDS.anyway}|${CLAIM_WORDS.ok})$`);
	await page.getByRole('dialog').getByRole('button', { name: last }).click();
	await expect(page.getByText(CLAIM_WORDS.validatedQueued).first()).toBeAttached();
}

const asInTheGuide = (day: string) => ({
	remuneration: { kind: 'candidates', candidates: 12 },
	trips: [
		{
			...GUIDE_TRIP,
			departureDate: day,
			returnDate: day,
			distanceKm: 40,
			oneWayJourneys: 2,
			otherCostsCents: 2000,
			lunchesReimbursed: 1
		}
	]
});

/** Where the next summons to the same place is. */
const AGAIN = { number: 77934, day: '2017-06-08' };

test(
	'the guide’s claim 77833 takes half of the presses of its screens, and the next time a quarter',
	{ tag: '@long' },
	async ({ server, truth, openPhone }, { annotations }) => {
		test.setTimeout(240_000);
		await addSummonsLike(server.dataDir, await truth.theClaimOf(77833), AGAIN);
		const { page, proxy } = await openPhone();
		await untilTownsAreKept(page);
		await proxy.down();
		await openClaim(page, 'RENNES-77833');
		const first = await count(page);
		const dialog = await beginClaim(page);
		const departure = dialog.getByRole('group', { name: TRIP_WORDS.departure, exact: true });
		const arrival = dialog.getByRole('group', { name: TRIP_WORDS.arrival });
		await type(page, departure.getByLabel(TRIP_WORDS.time), '7');
		await type(page, arrival.getByLabel(TRIP_WORDS.time), '20');
		await dialog.getByLabel(TRIP_WORDS.mode).selectOption({ label: 'AUTOMOBILE' });
		// Offered without a network, and left: the guide's claim has 40.
		await expect(dialog.getByRole('button', { name: takeDistance(42) })).toBeVisible();
		await type(page, dialog.getByLabel(TRIP_WORDS.distance), '40');
		await type(page, dialog.getByLabel(TRIP_WORDS.otherCosts), '20');
		await dialog.getByRole('button', { name: TRIP_HELP_WORDS.natures[0], exact: true }).click();
		await dialog.getByRole('button', { name: MEAL_HELP_WORDS.fill }).click();
		await endClaim(page);
		const firstTime = await first();

		await openClaim(page, `RENNES-${AGAIN.number}`);
		const next = await count(page);
		const again = await beginClaim(page);
		await again.getByRole('button', { name: TRIP_HELP_WORDS.asLastTime }).click();
		await endClaim(page);
		const nextTime = await next();

		await proxy.up();
		await page.clock.fastForward('10:00');
		await untilAllSent(page);
		expect((await truth.theClaimOf(77833)).content).toMatchObject(asInTheGuide('2017-06-01'));
		expect((await truth.theClaimOf(AGAIN.number)).content).toMatchObject(asInTheGuide(AGAIN.day));
		annotations.push({ type: 'presses', description: `${BASE}: ${firstTime}, then ${nextTime}` });
		expect(firstTime).toBeLessThanOrEqual(BASE / 2);
		expect(nextTime).toBeLessThanOrEqual(BASE / 4);
	}
);
