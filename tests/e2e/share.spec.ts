// Web Share Target: what another app hands over waits sealed, network or not, locked or not, and goes to a claim whole.
import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { QUIT_WORDS } from '../../src/lib/fr/screens/frame';
import { REFUSAL_SENTENCES } from '../../src/lib/fr/refusals';
import { missionTitle } from '../../src/lib/fr/screens/claim';
import {
	INBOX_WORDS,
	quitReceivedSentence,
	receivedSentence,
	sharedWhileLocked
} from '../../src/lib/fr/screens/inbox';
import { DOUBT_SENTENCES } from '../../src/lib/fr/screens/receipt';
import { labelled } from '../../src/lib/fr/sentence-parts';
import { SHARE_PAGE } from '../../src/lib/fr/share-page';
import { TEACHER } from '../fixtures/people';
import { ticketPhoto } from '../fixtures/pictures';
import { backOnline, quit, textOnDevice } from './device-steps';
import { expectLocked, unlock } from './lock-steps';
import { receivedList, sealedOutside, share, ticketPdf } from './share-steps';
import { test } from './teacher-phone';
import { untilAllSent } from './steps';

const TICKET = ticketPdf('Billet Quimper.pdf');
const PROGRAM = { name: 'facture.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\0program') };

test(
	'shared to a locked phone without a network: sealed, then attached, then at the server byte for byte',
	{ tag: '@long' },
	async ({ phone, truth }) => {
		const { context, page, proxy } = phone;
		await proxy.down();
		await context.clock.fastForward('30:30');
		await expectLocked(page, 'idle', 0);

		await share(page, [TICKET, PROGRAM]);
		await expect(page.getByText(sharedWhileLocked(2))).toBeVisible();
		expect(await sealedOutside(page)).toBe(2);
		expect(await textOnDevice(page)).not.toMatch(/Quimper|%PDF|facture/);

		await unlock(page, TEACHER.password);
		await expect(page.getByText(receivedSentence(2))).toBeVisible();
		const list = receivedList(page);
		await expect(list.getByRole('heading')).toHaveCount(2);
		await expect(list.getByText(REFUSAL_SENTENCES['document-mismatch'])).toBeVisible();
		expect(await sealedOutside(page)).toBe(0);
		expect(await textOnDevice(page)).not.toMatch(/Quimper|%PDF|facture/);

		// Deleted, taken back; and still there after a reload.
		const ticket = list.getByRole('listitem').filter({ hasText: TICKET.name });
		await ticket.getByRole('button', { name: INBOX_WORDS.remove }).click();
		await expect(list.getByRole('heading')).toHaveCount(1);
		await page.getByRole('button', { name: INBOX_WORDS.undo }).first().click();
		await expect(list.getByRole('heading')).toHaveCount(2);
		await page.reload();
		await expect(list.getByRole('heading')).toHaveCount(2);
		await expect(page.getByText(receivedSentence(2))).toHaveCount(0);

		await ticket.getByRole('button', { name: INBOX_WORDS.attach }).click();
		const dialog = page.getByRole('dialog', { name: INBOX_WORDS.dialog });
		await dialog.getByRole('button', { name: new RegExp(missionTitle(52525)) }).click();
		await dialog.getByRole('button', { name: INBOX_WORDS.confirm, exact: true }).click();
		await expect(dialog).toBeHidden();
		await expect(list.getByRole('heading')).toHaveCount(1);

		await backOnline(phone);
		await untilAllSent(page);
		const [document] = (await truth.theClaimOf(52525)).documents;
		expect(document?.name).toBe('Billet_Quimper.pdf');
		expect(await truth.documentSha256('RENNES', document!.id)).toBe(
			createHash('sha256').update(TICKET.buffer).digest('hex')
		);
	}
);

test(
	'a photo that may not be read is told before it is attached; leaving counts what waits for a mission; once nobody is here, a share keeps nothing and says so',
	{ tag: '@long' },
	async ({ phone: { page } }) => {
		const small = await ticketPhoto(page, 'petit.jpg', { text: 'SNCF', width: 300, height: 400 });
		await share(page, [TICKET, small]);
		const list = receivedList(page);
		await expect(list.getByRole('heading')).toHaveCount(2);
		const told = page
			.getByRole('dialog', { name: INBOX_WORDS.dialog })
			.getByText(labelled(small.name, DOUBT_SENTENCES.tooSmall));
		await page.getByRole('button', { name: INBOX_WORDS.attachAll }).click();
		await expect(told).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(told).toHaveCount(0);

		await quit(page);
		const dialog = page.getByRole('dialog', { name: QUIT_WORDS.title });
		await expect(dialog).toContainText(quitReceivedSentence(2));
		await dialog.getByRole('button', { name: QUIT_WORDS.discard }).click();
		await page.getByRole('button', { name: QUIT_WORDS.discardConfirm }).click();
		await page.waitForURL('**/connexion');

		await share(page, [TICKET]);
		await expect(page.getByRole('heading', { name: SHARE_PAGE.title })).toBeVisible();
		expect(await textOnDevice(page)).not.toMatch(/Quimper|%PDF/);
		await page.getByRole('link', { name: SHARE_PAGE.signIn }).click();
		await page.waitForURL('**/connexion');
		expect(await sealedOutside(page)).toBe(0);
	}
);
