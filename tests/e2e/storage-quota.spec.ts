// A device that is full, with Chromium’s own refusal, not one that a test put in its place.
import { expect } from '@playwright/test';
import { DOCUMENT_WORDS } from '../../src/lib/fr/screens/claim';
import { GESTURE_FAULTS } from '../../src/lib/fr/screens/storage';
import { ticketPhoto } from '../fixtures/pictures';
import { draftCandidates, expectCandidates } from './device-steps';
import { attach, openTab, TRAVEL_FOLDER } from './steps';
import { test } from './teacher-phone';

test(
	'Chromium itself refuses the write: told, what was typed is kept, and room makes the next one go',
	{ tag: '@long' },
	async ({ phone: { context, page, proxy } }) => {
		const wish = { text: 'PEAGE', width: 900, height: 900, isNoisy: true };
		const photo = await ticketPhoto(page, 'peage.jpg', wish);
		await proxy.down();
		await draftCandidates(page, 'RENNES-77833', '12');
		const session = await context.newCDPSession(page);
		const { origin } = new URL(proxy.url);
		await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
		// Chromium believes for half a minute in the room that it last counted; the page's clock is not the browser's.
		await new Promise((resolve) => setTimeout(resolve, 31_000));
		await openTab(page, 'summary');
		await attach(page, TRAVEL_FOLDER, photo);
		await expect(page.getByText(`peage.jpg : ${GESTURE_FAULTS.full}`).first()).toBeVisible();
		await page.reload();
		await expectCandidates(page, 'RENNES-77833', '12');

		await session.send('Storage.overrideQuotaForOrigin', { origin });
		await openTab(page, 'summary');
		await attach(page, TRAVEL_FOLDER, photo);
		await expect(page.getByText(`peage.jpg : ${DOCUMENT_WORDS.added}`).first()).toBeVisible();
	}
);
