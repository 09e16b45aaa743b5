// What a screen reader is given during a whole claim: the accessibility tree, part by part, as Chromium hands it over.
import { expect, type Locator, type Page } from '@playwright/test';
import {
	CLAIM_TAB_LABELS,
	CLAIM_WORDS,
	DOCUMENT_WORDS,
	PAY_WORDS,
	VALIDATION_WORDS
} from '../../src/lib/fr/screens/claim';
import { CLAIMS_WORDS } from '../../src/lib/fr/screens/claims';
import { FRAME_WORDS, SYNC_WORDS } from '../../src/lib/fr/screens/frame';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import { TRIP } from './device-steps';
import { fillCandidates, fillTrip, openTab, PAY_FOLDER, tripDialog, untilAllSent } from './steps';
import { test } from './teacher-phone';

const CLAIM = /77833/;

/** A label as the tree has it: spaces of any kind are one. */
const said = (text: string) => JSON.stringify(text.replace(/\s+/g, ' '));

async function expectTree(where: Locator, tree: string): Promise<void> {
	await expect(where).toMatchAriaSnapshot(tree);
}

/** One page's frame: a way past it, whose page it is, where one can go, what is said. */
async function expectFrame(page: Page): Promise<void> {
	await expectTree(
		page.locator('body'),
		`
- link ${said(FRAME_WORDS.skip)}
- banner:
  - link /${SYNC_WORDS.label}/
- navigation ${said(FRAME_WORDS.activities)}:
  - list:
    - listitem:
      - link
- main:
  - heading [level=1]
- region /${FRAME_WORDS.messages}/:
  - heading /${FRAME_WORDS.messages}/ [level=2]
  - log /${FRAME_WORDS.messages}/
`
	);
	await expect(page.getByRole('main')).toHaveCount(1);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

const chosen = (tab: keyof typeof CLAIM_TAB_LABELS) => `
- tablist:
  - tab ${said(CLAIM_TAB_LABELS[tab])} [selected]
- tabpanel ${said(CLAIM_TAB_LABELS[tab])}
`;

test.describe('the tree of a whole claim', () => {
	test('from the list to the server’s receipt', async ({ phone: { page, proxy } }) => {
		test.setTimeout(180_000);
		await page.goto(`${proxy.url}/accueil`);
		await expectFrame(page);
		await page
			.getByRole('navigation', { name: FRAME_WORDS.activities })
			.getByRole('link', { name: /états de frais/i })
			.click();
		// A page that took another's place is read from its title on.
		await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
		// A card: its row says each column's label beside the value.
		const row = page.getByRole('table').getByRole('row', { name: CLAIM });
		await expect(row).toHaveCount(1);
		for (const label of [CLAIMS_WORDS.type, CLAIMS_WORDS.number, CLAIMS_WORDS.start])
			await expect(row.getByRole('cell').filter({ hasText: label })).toHaveCount(1);
		await row.getByRole('link').click();

		await expectFrame(page);
		await expectTree(page.getByRole('main'), chosen('tracking'));
		await fillCandidates(page, '12');
		await expectTree(page.getByRole('main'), chosen('remuneration'));
		await expect(page.getByRole('textbox', { name: PAY_WORDS.candidates })).toHaveValue('12');

		await openTab(page, 'travel');
		await expectTree(page.getByRole('main'), chosen('travel'));
		const opener = page.getByRole('button', { name: `${TRIP_WORDS.complete} 1` });
		await opener.click();
		const dialog = tripDialog(page);
		for (const group of [TRIP_WORDS.departure, TRIP_WORDS.arrival])
			await expect(dialog.getByRole('group', { name: group, exact: true })).toBeVisible();
		await expectTree(
			dialog,
			`- dialog ${said(TRIP_WORDS.dialog)}:\n  - heading ${said(TRIP_WORDS.dialog)} [level=2]\n`
		);
		await page.keyboard.press('Escape');
		await expect(opener).toBeFocused();

		// Nothing is hidden from who does not see: what is wrong is on its field, and the focus is there.
		await fillCandidates(page, '12,5');
		await openTab(page, 'summary');
		await page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }).click();
		const wrong = page.locator('[aria-invalid=true]').first();
		await expect(wrong).toBeFocused();
		await expect(wrong).toHaveAccessibleDescription(/\S/);
		await fillCandidates(page, '12');

		await openTab(page, 'travel');
		await fillTrip(page, 1, TRIP);
		await openTab(page, 'summary');
		await expectTree(page.getByRole('main'), chosen('summary'));
		const folder = page.getByRole('region', { name: PAY_FOLDER });
		await expect(folder.getByRole('heading')).not.toHaveCount(0);
		await expect(folder.getByRole('button', { name: DOCUMENT_WORDS.select })).toBeVisible();
		await page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }).click();
		const question = page.getByRole('dialog');
		await expect(question).toHaveAccessibleName(/\S/);
		await expect(question.getByRole('heading', { level: 2 })).toBeFocused();
		await question
			.getByRole('button', { name: new RegExp(`^(${VALIDATION_WORDS.anyway}|${CLAIM_WORDS.ok})$`) })
			.click();

		await expect(
			page.getByRole('tab', { name: CLAIM_TAB_LABELS.tracking, exact: true, selected: true })
		).toBeFocused();
		// What happens is said where assistive technologies listen: the log, and the state of the sending.
		await expect(page.getByRole('log').getByRole('paragraph').last()).toBeAttached();
		const status = page.getByRole('link', { name: SYNC_WORDS.label });
		await untilAllSent(page);
		await expect(status.locator('[aria-live=polite]')).toContainText(SYNC_WORDS.saved);
		await expectFrame(page);
	});

	test('nothing that can be pressed is without a name or a role', async ({ phone: { page, proxy } }) => {
		for (const path of ['/accueil', '/missions', '/frais', '/frais/RENNES-77833', '/envois']) {
			await page.goto(proxy.url + path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			const tree = await page.locator('body').ariaSnapshot();
			const nameless = tree
				.split('\n')
				.filter((line) =>
					/^\s*- (link|button|textbox|combobox|checkbox|radio|tab|spinbutton)(:| \[|$)/.test(line)
				);
			expect(nameless, `${path}\n${tree}`).toEqual([]);
		}
	});
});
