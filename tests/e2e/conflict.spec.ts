// The same claim changed in two places: both versions by field, who and when; the person chooses, and work goes on.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { CLAIM_WORDS, PAY_WORDS } from '../../src/lib/fr/screens/claim';
import { CONFLICT_WORDS } from '../../src/lib/fr/screens/conflict';
import {
	backOnline,
	expectCandidates,
	save,
	saveCandidates,
	syncStatus,
	TRIP,
	unsentList
} from './device-steps';
import { fillCandidates, fillTrip, openClaim, openTab, untilAllSent, validate } from './steps';
import { test } from './teacher-phone';

const KEY = 'RENNES-77833';
const DESK = { viewport: { width: 1280, height: 800 } };

test.describe.configure({ timeout: 200_000 });

/** One field's choice. */
function choice(page: Page, field: string | RegExp): Locator {
	return page.getByRole('group', { name: field });
}

function side(group: Locator, name: 'mine' | 'theirs', value: string): Locator {
	return group.getByRole('radio', { name: new RegExp(`^${CONFLICT_WORDS[name]}.*${value}`, 's') });
}

async function saveBoth(page: Page, candidates: string, comment: string): Promise<void> {
	await openClaim(page, KEY);
	await fillCandidates(page, candidates);
	await openTab(page, 'travel');
	await fillTrip(page, 1, { ...TRIP, comment });
	await save(page);
}

/** The network is there again while the claim stays on screen. */
async function exchange(page: Page): Promise<void> {
	await page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
}

test('two fields changed on two devices are chosen one by one, by keyboard, then saved and validated', async ({
	phone,
	openPhone,
	truth
}) => {
	const { page } = phone;
	const desk = await openPhone(DESK);
	await phone.proxy.down();
	await saveBoth(page, '11', 'Depuis le train');
	await saveBoth(desk.page, '14', 'Depuis le bureau');
	await untilAllSent(desk.page);
	await backOnline(phone);
	await expect(syncStatus(page)).toContainText('1 à corriger');
	await expect(page.getByText(ITEM_STATE_LABELS.conflict).first()).toBeVisible();
	expect((await truth.theClaimOf(77833)).content.remuneration).toMatchObject({ candidates: 14 });
	// One edit, one item.
	await expect(unsentList(page).getByRole('heading')).toHaveCount(1);

	// Both are there, side by side, with who and when, and survive a reload before any choice.
	await openClaim(page, KEY);
	await page.reload();
	const candidates = choice(page, PAY_WORDS.candidates);
	const comment = choice(page, /Déplacement 1 .*Commentaire/);
	await expect(side(candidates, 'mine', 'Vous, le 15/06/2017 .*11')).not.toBeChecked();
	await expect(
		side(candidates, 'theirs', 'Sophie Vasseur.*depuis un autre appareil, le 15/06/2017 .*14')
	).not.toBeChecked();
	await expect(side(comment, 'theirs', 'Depuis le bureau')).toBeVisible();
	await expect(page.getByRole('radio')).toHaveCount(4);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).toEqual([]);

	// Nothing goes before the choice: neither «Enregistrer» nor a half choice.
	await openTab(page, 'remuneration');
	// Of two windows Firefox lets one alone have the focus.
	await page.bringToFront();
	await page.getByRole('button', { name: CLAIM_WORDS.save, exact: true }).click();
	await expect(page.getByText(CONFLICT_WORDS.chooseFirst).first()).toBeVisible();
	await expect(page.getByRole('heading', { name: CONFLICT_WORDS.title })).toBeFocused();
	await side(candidates, 'mine', '11').focus();
	await page.keyboard.press('ArrowDown');
	await expect(side(candidates, 'theirs', '14')).toBeChecked();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert').filter({ hasText: 'Choisissez une version pour' })).toContainText(
		'Commentaire'
	);
	await expect(side(comment, 'mine', 'Depuis le train')).toBeFocused();
	await page.keyboard.press('Space');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: CONFLICT_WORDS.title })).toBeHidden();
	await untilAllSent(page);
	await expectCandidates(page, KEY, '14');
	const merged = await truth.theClaimOf(77833);
	expect(merged.content.remuneration).toMatchObject({ candidates: 14 });
	expect(merged.content.trips[0]).toMatchObject({ comment: 'Depuis le train' });

	await validate(page);
	await untilAllSent(page);
	const claim = await truth.theClaimOf(77833);
	expect(claim.remuneration.status).toBe('validated');
	expect(claim.fileNumber).toMatch(/^\d+-\d+$/);
});

test('what is being typed meets a newer version: other fields are told, the same one is chosen before anything goes', async ({
	phone,
	openPhone,
	truth
}) => {
	const { page } = phone;
	const desk = await openPhone(DESK);
	await openClaim(page, KEY);
	await fillCandidates(page, '12');
	await expect(page.getByText(ITEM_STATE_LABELS.draft).first()).toBeVisible();
	await openClaim(desk.page, KEY);
	await openTab(desk.page, 'travel');
	await fillTrip(desk.page, 1, { ...TRIP, comment: 'Depuis le bureau' });
	await save(desk.page);
	await untilAllSent(desk.page);
	await exchange(page);
	await expect(
		page.getByText(/Modifié ailleurs et repris .*Commentaire.*autre appareil/).first()
	).toBeVisible();
	await expect(page.getByLabel(PAY_WORDS.candidates)).toHaveValue('12');

	await saveCandidates(desk.page, KEY, '14');
	await untilAllSent(desk.page);
	await exchange(page);
	const candidates = choice(page, PAY_WORDS.candidates);
	await expect(side(candidates, 'theirs', '14')).toBeVisible();
	await expect(page.getByRole('textbox', { name: PAY_WORDS.candidates })).toHaveValue('12');
	await openTab(page, 'summary');
	await page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }).click();
	await expect(page.getByText(CONFLICT_WORDS.chooseFirst).first()).toBeVisible();
	const before = await truth.theClaimOf(77833);
	expect(before.remuneration.status).toBe('open');
	expect(before.content.remuneration).toMatchObject({ candidates: 14 });

	await side(candidates, 'mine', '12').check();
	await page.getByRole('button', { name: CONFLICT_WORDS.resolve }).click();
	await untilAllSent(page);
	const { content } = await truth.theClaimOf(77833);
	expect(content.remuneration).toMatchObject({ candidates: 12 });
	expect(content.trips[0]).toMatchObject({ comment: 'Depuis le bureau' });
});

test('a validation that waits behind a conflict goes only after the choice, and only for what was seen', async ({
	phone,
	openPhone,
	truth
}) => {
	const { page } = phone;
	const desk = await openPhone(DESK);
	await phone.proxy.down();
	await openClaim(page, KEY);
	await fillCandidates(page, '11');
	await openTab(page, 'travel');
	await fillTrip(page, 1, TRIP);
	await validate(page);
	await saveCandidates(desk.page, KEY, '14');
	await untilAllSent(desk.page);
	await backOnline(phone);
	await expect(syncStatus(page)).toContainText('1 à corriger');
	expect((await truth.theClaimOf(77833)).remuneration.status).toBe('open');

	await openClaim(page, KEY);
	await side(choice(page, PAY_WORDS.candidates), 'theirs', '14').check();
	await page.getByRole('button', { name: CONFLICT_WORDS.resolve }).click();
	await expect(choice(page, PAY_WORDS.candidates)).toHaveCount(0);
	// What was to be validated is no longer what the person saw: both are shown, and validated anew by their hand.
	const told = page.getByRole('alert').filter({ hasText: CONFLICT_WORDS.seenTitle });
	await expect(told.getByRole('paragraph').filter({ hasText: CONFLICT_WORDS.seen })).toContainText('11');
	await expect(told.getByRole('paragraph').filter({ hasText: CONFLICT_WORDS.now })).toContainText('14');
	expect((await truth.theClaimOf(77833)).remuneration.status).toBe('open');
	await told.getByRole('button', { name: CONFLICT_WORDS.reread }).click();
	await validate(page);
	await untilAllSent(page);
	const claim = await truth.theClaimOf(77833);
	expect(claim.remuneration.status).toBe('validated');
	expect(claim.content.remuneration).toMatchObject({ candidates: 14 });
	expect(claim.finalSummary?.version).toBe(1);
});
