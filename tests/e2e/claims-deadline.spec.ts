// The deadline for entry: told ahead, counted down, red in the last days; after it the claim is kept and marked.
import { expect } from '@playwright/test';
import { GESTION_WORDS } from '../../src/lib/fr/gestion/claims';
import { DECISION_WORDS } from '../../src/lib/fr/gestion/decision';
import { PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { DEADLINE_WORDS } from '../../src/lib/fr/screens/deadline';
import { WELCOME_WORDS } from '../../src/lib/fr/screens/welcome';
import { CAMILLE, GESTIONNAIRE } from '../fixtures/people';
import {
	acceptConditionsIfAsked,
	fillTrip,
	openClaim,
	openTab,
	signInAs,
	untilAllSent,
	validate
} from './steps';
import { unlock } from './lock-steps';
import { test } from './teacher-phone';

test.describe.configure({ timeout: 200_000 });
test.use({ phoneWishes: { person: CAMILLE } });

test('told in the list and on the claim, red in the last seven days, with no network', async ({
	phone: { page, proxy }
}) => {
	await acceptConditionsIfAsked(page, 'TOULOUSE');
	await proxy.down();
	await page.goto(`${proxy.url}/frais?academie=RENNES`);
	const row = page.getByRole('row', { name: /900109/ });
	await expect(row).toContainText('27/06/2017 : il reste 12 jours');
	await expect(row).toContainText(DEADLINE_WORDS.column);
	await expect(
		page.getByText(/états de frais à valider avant le 27\/06\/2017\s: il reste 12 jours/)
	).toBeVisible();
	// Nothing of the person's to send: no day is told.
	await expect(page.getByRole('row', { name: /900106/ })).not.toContainText('il reste');
	await openClaim(page, 'RENNES-900109');
	await expect(page.getByText('À valider avant le 27/06/2017 : il reste 12 jours')).toBeVisible();

	await expect(page.locator('.notice.error')).toHaveCount(0);

	// TOULOUSE has five days left: told as an error is, on the claim and above its list.
	await openClaim(page, 'TOULOUSE-900201');
	await expect(page.locator('.notice.error')).toContainText(
		'À valider avant le 20/06/2017 : il reste 5 jours'
	);
	await page.goto(`${proxy.url}/frais?academie=TOULOUSE`);
	await expect(page.locator('.notice.error')).toContainText(
		'Académie de TOULOUSE : 1 état de frais à valider avant le 20/06/2017 : il reste 5 jours'
	);
	await page.goto(`${proxy.url}/accueil`);
	// At home the nearest day comes first, each claim one press away.
	const tasks = page.getByRole('region', { name: WELCOME_WORDS.toDo }).getByRole('listitem');
	await expect(tasks.first()).toContainText('À valider avant le 20/06/2017 : il reste 5 jours');
	await expect(tasks.nth(1)).toContainText('À valider avant le 27/06/2017 : il reste 12 jours');
});

test('validated without a network in time, arrived late: kept, marked «hors délai» for both, with the device’s time', async ({
	phone: { page, proxy },
	server,
	truth,
	browser
}) => {
	await openClaim(page, 'RENNES-900109');
	await openTab(page, 'remuneration');
	await page.getByLabel(PAY_WORDS.hours).fill('3');
	await page.getByLabel(PAY_WORDS.minutes).fill('30');
	await openTab(page, 'travel');
	await fillTrip(page, 1, {
		leaves: ['2017-06-12', '07:00'],
		returns: ['2017-06-12', '20:00'],
		mode: 'TRAIN 2EME CLASSE'
	});
	await proxy.down();
	await validate(page);
	await server.restart({ testNow: '2017-06-29T09:00:00+02:00' });
	await page.clock.setSystemTime('2017-06-29T09:00:00+02:00');
	await proxy.up();
	// Two weeks later the phone is locked; its person opens it, and what was kept goes.
	await unlock(page, CAMILLE.password);
	await untilAllSent(page);
	const claim = await truth.theClaimOf(900109);
	expect(claim).toMatchObject({ isLate: true, travel: { status: 'validated' } });
	await openClaim(page, 'RENNES-900109');
	await expect(page.getByRole('tabpanel')).toContainText('hors délai');
	await expect(page.getByRole('tabpanel')).toContainText('faite sur l’appareil le 15/06/2017');

	const office = await browser.newContext();
	const desk = await office.newPage();
	await signInAs(desk, server.url, GESTIONNAIRE);
	await desk.goto(`${server.url}/gestion?academie=RENNES&mission=900109`);
	await expect(desk.getByText(GESTION_WORDS.late, { exact: true })).toBeVisible();
	await desk.getByRole('link', { name: /900109/ }).click();
	await expect(desk.getByText(DECISION_WORDS.late)).toBeVisible();
	await expect(desk.getByText(/faite sur l’appareil le 15\/06\/2017/)).toBeVisible();
	await office.close();
});
