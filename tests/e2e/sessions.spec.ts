// Leaving the device and coming back: «Quitter», an ended session, another person on the same phone.
import { expect } from '@playwright/test';
import { SIGN_IN_WORDS } from '../../src/lib/fr/gestion/account';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { QUIT_WORDS, SESSION_WORDS, sessionEndedSentence } from '../../src/lib/fr/screens/frame';
import { UNSENT_WORDS } from '../../src/lib/fr/screens/unsent';
import { PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { READER, TEACHER } from '../fixtures/people';
import {
	draftCandidates,
	endSessions,
	expectCandidates,
	officeDecides,
	personalDatabases,
	quit,
	quitWithUnsent,
	save,
	saveCandidates,
	syncByHand,
	syncStatus,
	textOnDevice,
	unsentList,
	watchFor
} from './device-steps';
import { ServerTruth } from './server-truth';
import { openClaim, openTab, signIn, untilAllSent, untilReadyOffline } from './steps';
import { test } from './teacher-phone';

test('«Quitter» with nothing to send leaves nothing of the person on the device', async ({
	phone: { context, page, proxy }
}) => {
	expect(await personalDatabases(page)).toHaveLength(1);
	// While signed in, too, what is stored is sealed.
	const stored = await textOnDevice(page);
	expect(stored).toContain('"sealed":"');
	expect(stored).not.toContain(TEACHER.fullName);

	// A second tab shows the same person: it must let go as well.
	const other = await context.newPage();
	await other.goto(`${proxy.url}/frais`);
	await expect(other.getByText(TEACHER.fullName).first()).toBeVisible();

	await quit(page);
	await page.waitForURL('**/connexion');
	// Told there, or, where it has reached the server before us, at the sign-in already.
	const atSignIn = other.getByRole('heading', { name: SIGN_IN_WORDS.heading });
	await expect(other.getByText(SESSION_WORDS.signedOut).or(atSignIn)).toBeVisible();
	await expect(other.getByText(TEACHER.fullName)).toHaveCount(0);
	await expect.poll(() => personalDatabases(page)).toEqual([]);
	expect(await textOnDevice(page)).not.toContain(TEACHER.fullName);
	await other.reload();
	await other.waitForURL('**/connexion');
	await other.close();

	// Without a network and with nothing to send, it is the same; and the server hears of it later.
	await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
	await untilReadyOffline(page);
	await proxy.down();
	await quit(page);
	await expect(page.getByText(SESSION_WORDS.signedOut)).toBeVisible();
	await expect.poll(() => personalDatabases(page)).toEqual([]);
	for (const path of ['/accueil', '/frais/RENNES-52525', '/missions', '/envois']) {
		await page.goto(proxy.url + path);
		await expect(page.getByText(SESSION_WORDS.signedOut)).toBeVisible();
		await expect(page.getByText(TEACHER.fullName)).toHaveCount(0);
	}
	await proxy.up();
	await page.goto(`${proxy.url}/accueil`);
	await page.waitForURL('**/connexion');
});

test('faults.md 23, 24: user B sees items of A, logout wiped unsent data; «Quitter» counts all, keeps it, shows it to nobody else', async ({
	phone: { page, proxy },
	truth,
	server,
	browser
}) => {
	test.setTimeout(240_000);
	// One refused, one waiting, one draft.
	await proxy.down();
	await saveCandidates(page, 'RENNES-77833', '5');
	await officeDecides(browser, server.url, 77833, 'cancel');
	await proxy.up();
	await syncByHand(page);
	await expect(syncStatus(page)).toContainText('1 à corriger');
	await proxy.down();
	await saveCandidates(page, 'RENNES-52525', '7');
	await openClaim(page, 'RENNES-77642');
	await openTab(page, 'remuneration');
	await page.getByLabel(PAY_WORDS.copies).fill('31');

	// At once after the last keystroke: it counts too.
	await quitWithUnsent(page, 3);
	await page.getByRole('dialog').getByRole('button', { name: QUIT_WORDS.cancel }).click();
	await page.goto(`${proxy.url}/envois`);
	for (const state of ['toCorrect', 'waiting', 'draft'] as const) {
		await expect(unsentList(page).getByText(ITEM_STATE_LABELS[state])).toHaveCount(1);
	}

	// The same with a network, while the service fails.
	proxy.setFault(({ path }) => (path.startsWith('/api/sync/push') ? { kind: 'answer', status: 500 } : null));
	await proxy.up();
	await syncByHand(page);
	await quitWithUnsent(page, 3);
	await page.getByRole('dialog').getByRole('button', { name: QUIT_WORDS.cancel }).click();
	await expect(unsentList(page).getByRole('listitem')).toHaveCount(3);
	await proxy.down();
	proxy.setFault(null);

	await quitWithUnsent(page, 3);
	await page.getByRole('dialog').getByRole('button', { name: QUIT_WORDS.keep }).click();
	await expect(page.getByText(SESSION_WORDS.signedOut)).toBeVisible();
	await expect(page.getByText(TEACHER.fullName)).toHaveCount(0);
	expect(await personalDatabases(page)).toHaveLength(1);

	// Another person on the same phone sees nothing of it and sends nothing of it.
	await proxy.up();
	await signIn(page, proxy.url, READER.identifier, READER.password);
	await untilReadyOffline(page);
	await expect(page.getByText(TEACHER.fullName)).toHaveCount(0);
	await page.goto(`${proxy.url}/frais/RENNES-52525`);
	await expect(page.getByText('Cet état de frais n’est pas sur cet appareil.')).toBeVisible();
	await page.goto(`${proxy.url}/envois`);
	await expect(page.getByText(UNSENT_WORDS.none)).toBeVisible();
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: null });
	await quit(page);
	await page.waitForURL('**/connexion');

	// The first person comes back: what waited is sent, what was typed is there, what was refused still says so.
	await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
	await expect(syncStatus(page)).toContainText('1 à corriger');
	await expect
		.poll(async () => (await truth.theClaimOf(52525)).content.remuneration)
		.toMatchObject({ candidates: 7 });
	await openClaim(page, 'RENNES-77642');
	await openTab(page, 'remuneration');
	await expect(page.getByLabel(PAY_WORDS.copies)).toHaveValue('31');

	// At their word, and after a second one, it goes.
	await quitWithUnsent(page, 2);
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: QUIT_WORDS.discard }).click();
	await expect(dialog).toContainText('2 éléments seront effacés');
	await dialog.getByRole('button', { name: QUIT_WORDS.discardBack }).click();
	await dialog.getByRole('button', { name: QUIT_WORDS.discard }).click();
	await dialog.getByRole('button', { name: QUIT_WORDS.discardConfirm }).click();
	await page.waitForURL('**/connexion');
	expect(await personalDatabases(page)).toEqual([]);
	expect((await truth.theClaimOf(77642)).content.remuneration).toMatchObject({ copies: null });
});

test('faults.md 25: session expired, silent for days; a calm notice counts, nothing lost, sent once after a sign-in', async ({
	phone: { page, proxy },
	server
}) => {
	test.setTimeout(240_000);
	await endSessions(server);

	await saveCandidates(page, 'RENNES-52525', '9');
	await draftCandidates(page, 'RENNES-77833', '4');
	await expect(page.getByText(SESSION_WORDS.endedTitle)).toBeVisible();
	await expect(page.getByText(sessionEndedSentence(2))).toBeVisible();
	// Work goes on meanwhile.
	await page.getByLabel(PAY_WORDS.candidates).fill('6');
	await save(page);
	await expect(page.getByText(sessionEndedSentence(2))).toBeVisible();

	// Somebody else signs in first: nothing of it is shown, sent or lost.
	await page.getByRole('link', { name: SESSION_WORDS.signIn }).click();
	await page.waitForURL('**/connexion*');
	const seenAt = await watchFor(page, TEACHER.fullName);
	await signIn(page, proxy.url, READER.identifier, READER.password);
	await expect(page.getByText(TEACHER.fullName)).toHaveCount(0);
	await untilReadyOffline(page);
	await syncByHand(page);
	await expect(page.getByText(UNSENT_WORDS.none)).toBeVisible();
	// Not even for the blink of an opening page.
	expect(await seenAt()).toBeNull();
	const truth = await ServerTruth.signedIn(server.url, TEACHER.identifier, TEACHER.password);
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: null });
	await quit(page);
	await page.waitForURL('**/connexion');

	await signIn(page, proxy.url, TEACHER.identifier, TEACHER.password);
	await untilAllSent(page);
	expect((await truth.theClaimOf(52525)).content.remuneration).toMatchObject({ candidates: 9 });
	expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 6 });
	await expectCandidates(page, 'RENNES-52525', '9');
	const applied = proxy.log
		.filter(({ path, appStatus }) => path === '/api/sync/push' && appStatus === 200)
		.flatMap(({ requestBody }) => [...requestBody.toString().matchAll(/"kind":"(\w+)"/g)])
		.map(([, kind]) => kind);
	expect(applied.filter((kind) => kind === 'saveClaim')).toHaveLength(2);
	await truth.close();
});
