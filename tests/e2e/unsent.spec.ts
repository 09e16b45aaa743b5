// The page behind the status button: each item with its state and its reason, out as a ZIP and into another device,
// given up after a word; one file that fails beside two that arrive; a server that hangs.
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { DOCUMENT_WORDS } from '../../src/lib/fr/screens/claim';
import { importedSentence, transferRefusal } from '../../src/lib/fr/screens/transfer';
import {
	documentsSent,
	STEP_WORDS,
	UNSENT_KIND_LABELS,
	UNSENT_LOSSES,
	UNSENT_WORDS
} from '../../src/lib/fr/screens/unsent';
import { filesOf, manifestOf } from '../fixtures/export-zip';
import { ticketPhoto } from '../fixtures/pictures';
import { draftCandidates, saveCandidates, syncByHand, syncStatus, unsentList } from './device-steps';
import { attach, openClaim, openTab, TRAVEL_FOLDER, untilAllSent } from './steps';
import { test } from './teacher-phone';

async function exportAll(page: Page): Promise<Buffer> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: UNSENT_WORDS.export }).click()
	]);
	expect(file.suggestedFilename()).toMatch(/^imagin-non-envoyes-2017-06-15\.zip$/);
	return readFile(await file.path());
}

test('each item says where it stands, leaves as a ZIP, and is sent once from another device', async ({
	phone,
	openPhone,
	truth
}) => {
	test.setTimeout(240_000);
	const { page } = phone;
	await phone.proxy.down();
	await saveCandidates(page, 'RENNES-52525', '8');
	await openTab(page, 'summary');
	await attach(page, TRAVEL_FOLDER, await ticketPhoto(page, 'billet.jpg', { text: 'SNCF' }));
	await expect(page.getByText(documentsSent(0, 1))).toBeVisible();
	await draftCandidates(page, 'RENNES-77833', '11');

	await page.goto(`${phone.proxy.url}/frais`);
	await expect(page.getByText(ITEM_STATE_LABELS.draft).first()).toBeVisible();
	await expect(page.getByText(ITEM_STATE_LABELS.waiting).first()).toBeVisible();
	await expect(syncStatus(page)).toContainText('3 à envoyer');
	await syncByHand(page);
	await expect(page.getByText(UNSENT_WORDS.unreachable)).toBeVisible();
	const items = unsentList(page).getByRole('listitem');
	await expect(items).toHaveCount(3);
	await expect(items.filter({ hasText: UNSENT_KIND_LABELS.draft })).toContainText(UNSENT_WORDS.draftHint);
	const document = items.filter({ hasText: UNSENT_KIND_LABELS.attachDocument });
	await expect(document).toContainText(ITEM_STATE_LABELS.waiting);
	await expect(document).toContainText(UNSENT_WORDS.waitsForServer);
	await expect(document).toContainText('billet.jpg');

	const zip = await exportAll(page);
	const { operations, drafts } = manifestOf(zip);
	expect(operations.map(({ operation }) => operation.kind)).toEqual(['saveClaim', 'attachDocument']);
	expect(drafts).toMatchObject([{ missionKey: 'RENNES-77833' }]);
	expect(Object.keys(filesOf(zip))).toContain('documents/RENNES-52525/billet.jpg');
	expect(Buffer.from(filesOf(zip)['a-lire.pdf'] ?? []).toString('latin1')).toContain('%PDF-');

	// Giving up tells what is lost, and nothing is lost before the second word.
	const discard = page.getByRole('button', {
		name: `${UNSENT_WORDS.discard} : ${UNSENT_KIND_LABELS.draft}`
	});
	await discard.click();
	await expect(page.getByRole('dialog')).toContainText(UNSENT_LOSSES.draft);
	await page.getByRole('button', { name: UNSENT_WORDS.cancel }).click();
	await expect(items).toHaveCount(3);
	await discard.click();
	await page.getByRole('button', { name: UNSENT_WORDS.discardConfirm }).click();
	await expect(items).toHaveCount(2);
	await page
		.getByRole('link', { name: `${UNSENT_WORDS.open} : ${UNSENT_KIND_LABELS.attachDocument}` })
		.click();
	await expect(page).toHaveURL(/\/frais\/RENNES-52525\?onglet=recapitulatif/);

	// The tablet takes the ZIP, sends it, and keeps the draft; a file that is none changes nothing.
	const tablet = await openPhone({ viewport: { width: 1280, height: 800 } });
	await tablet.page.goto(`${tablet.proxy.url}/envois`);
	const chooser = tablet.page.locator('input[type=file]');
	await chooser.setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('<html>') });
	await expect(
		tablet.page.getByText(transferRefusal({ code: 'not-an-export', name: null, document: null }))
	).toBeVisible();
	await chooser.setInputFiles({ name: 'export.zip', mimeType: 'application/zip', buffer: zip });
	await expect(tablet.page.getByText(importedSentence({ added: 3, known: 0, keptOwn: 0 }))).toBeVisible();
	await syncByHand(tablet.page);
	await expect(syncStatus(tablet.page)).toContainText('1 à envoyer');
	await expect(unsentList(tablet.page)).toContainText(UNSENT_KIND_LABELS.draft);
	const sent = await truth.theClaimOf(52525);
	expect(sent.content.remuneration).toMatchObject({ candidates: 8 });
	expect(sent.documents).toHaveLength(1);

	// The phone comes back and sends the same: nothing is doubled.
	await phone.proxy.up();
	await syncByHand(page);
	await untilAllSent(page);
	const after = await truth.theClaimOf(52525);
	expect(after.revision).toBe(sent.revision);
	expect(after.documents).toEqual(sent.documents);
});

test('faults.md 11: one of three files fails: 2 of 3 are there, and its retry sends that one alone', async ({
	phone: { page, proxy },
	truth
}) => {
	test.setTimeout(180_000);
	const begun: string[] = [];
	let failing: string | undefined;
	proxy.setFault(({ method, path, headers }) => {
		if (method !== 'POST' || !path.startsWith('/api/uploads')) return null;
		const metadata = String(headers['upload-metadata']);
		if (!begun.includes(metadata)) begun.push(metadata);
		failing ??= begun[1];
		return metadata === failing ? { kind: 'answer', status: 500 } : null;
	});
	await openClaim(page, 'RENNES-52525');
	await openTab(page, 'summary');
	for (const name of ['un.jpg', 'deux.jpg', 'trois.jpg']) {
		await attach(page, TRAVEL_FOLDER, await ticketPhoto(page, name, { text: name }));
		await expect(page.getByRole('button', { name }).first()).toBeVisible();
	}
	await expect(page.getByText(documentsSent(2, 3))).toBeVisible({ timeout: 30_000 });
	await syncStatus(page).click();
	const items = unsentList(page).getByRole('listitem');
	await expect(items).toHaveCount(1);
	await expect(items).toContainText('deux.jpg');
	await expect(items).toContainText('essai');

	const before = begun.length;
	proxy.setFault(null);
	const from = proxy.log.length;
	await items.getByRole('button', { name: UNSENT_WORDS.retry }).click();
	await untilAllSent(page);
	const again = proxy.log
		.slice(from)
		.filter(({ method, path }) => method === 'POST' && path.startsWith('/api/uploads'));
	expect([before, again.length]).toEqual([3, 1]);
	const { documents } = await truth.theClaimOf(52525);
	expect(documents.map(({ name }) => name).sort()).toEqual(['deux.jpg', 'trois.jpg', 'un.jpg']);
	for (const { id, sha256 } of documents) expect(await truth.documentSha256('RENNES', id)).toBe(sha256);
	await openClaim(page, 'RENNES-52525');
	await openTab(page, 'summary');
	await expect(page.getByText(DOCUMENT_WORDS.notDeposited)).toHaveCount(0);
});

test('a server that hangs: the button is free again, and the page says what is being done', async ({
	phone: { page, proxy }
}) => {
	let release: () => void = () => undefined;
	const gate = new Promise<null>((resolve) => (release = () => resolve(null)));
	proxy.setFault(({ path }) => (path === '/api/sync/push' ? { kind: 'hold', until: () => gate } : null));
	await saveCandidates(page, 'RENNES-52525', '8');
	await syncStatus(page).click();
	await expect(unsentList(page)).toContainText(ITEM_STATE_LABELS.sending);
	await expect(page.getByText(STEP_WORDS.operations(1))).toBeVisible();
	const send = page.getByRole('button', { name: UNSENT_WORDS.sendNow });
	await send.click();
	await expect(page.getByRole('button', { name: UNSENT_WORDS.sending })).toBeVisible();
	await page.clock.fastForward('00:16');
	await expect(send).toBeEnabled();
	// On a slow machine the request's own patience may have ended meanwhile: that is told, too.
	const told = page.getByText(UNSENT_WORDS.slow).or(page.getByText(UNSENT_WORDS.unreachable));
	await expect(told.first()).toBeVisible();
	release();
	proxy.setFault(null);
	await syncByHand(page);
	await untilAllSent(page);
});
