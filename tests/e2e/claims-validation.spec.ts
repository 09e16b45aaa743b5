// The last press of a claim (guide §2.6.4.3): «OK» hands over the récapitulatif, with a network and without one; and
// what is told where the person was taken off the mission meanwhile.
import { expect, type Page } from '@playwright/test';
import { ITEM_STATE_LABELS } from '../../src/lib/fr/item-states';
import { CLAIM_WORDS, DOCUMENT_WORDS, VALIDATION_WORDS } from '../../src/lib/fr/screens/claim';
import { TRACKING_WORDS } from '../../src/lib/fr/screens/tracking';
import { PART_STATUS_LABELS } from '../../src/lib/fr/status-labels';
import { changeMission } from '../fixtures/changed-missions';
import { readPdf } from '../fixtures/pdf-text';
import { CAMILLE, READER } from '../fixtures/people';
import { ticketPhoto } from '../fixtures/pictures';
import { TOLL_TRIP, TRIP } from './device-steps';
import { handedFile } from './handed-file';
import { ServerTruth } from './server-truth';
import {
	attach,
	choose,
	fillCandidates,
	fillTrip,
	openClaim,
	openTab,
	PAY_FOLDER,
	untilAllSent
} from './steps';
import { test } from './teacher-phone';

test.describe.configure({ timeout: 150_000 });

const inDialog = (page: Page, name: string) =>
	page.getByRole('dialog').getByRole('button', { name, exact: true });

async function pressValidate(page: Page): Promise<void> {
	await openTab(page, 'summary');
	await page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }).click();
}

test('with a network, the final récapitulatif is handed over with its N° Dossier', async ({
	phone: { page },
	truth
}) => {
	await openClaim(page, 'RENNES-77833');
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await fillTrip(page, 1, TOLL_TRIP);
	await pressValidate(page);
	const { bytes } = await handedFile(page, () => inDialog(page, VALIDATION_WORDS.anyway).click());
	const claim = await truth.theClaimOf(77833);
	expect(claim.fileNumber).not.toBeNull();
	expect(Buffer.compare(bytes, Buffer.from(await truth.finalPdf(claim)))).toBe(0);
	expect((await readPdf(bytes)).text).toContain(claim.fileNumber);
	await expect(page.getByText(CLAIM_WORDS.finalOpened).first()).toBeVisible();
});

test('without a network, a provisional one, said to be so', async ({ openPhone }) => {
	const { page, proxy } = await openPhone({ person: READER });
	await proxy.down();
	await openClaim(page, 'RENNES-77844');
	await openTab(page, 'travel');
	await fillTrip(page, 1, { ...TRIP, leaves: ['2017-04-10', '07:00'], returns: ['2017-04-10', '20:00'] });
	await pressValidate(page);
	await expect(page.getByRole('dialog')).toContainText(VALIDATION_WORDS.confirmText);
	const { bytes } = await handedFile(page, () => inDialog(page, CLAIM_WORDS.ok).click());
	expect((await readPdf(bytes)).text).toContain('Provisoire – sans N° Dossier');
	await expect(page.getByText(CLAIM_WORDS.provisionalOpened).first()).toBeVisible();
	await expect(page.getByText(CLAIM_WORDS.validationPending).first()).toBeVisible();
});

test.describe('a file that takes its time to be read', () => {
	test.use({
		phoneWishes: {
			before: () => {
				const read = Blob.prototype.arrayBuffer;
				Blob.prototype.arrayBuffer = async function (this: Blob) {
					if (this instanceof File) await new Promise((resolve) => setTimeout(resolve, 3_000));
					return read.call(this);
				};
			}
		}
	});

	test('«Valider» pressed meanwhile waits for it: it is part of what is validated', async ({
		phone: { page },
		truth
	}) => {
		await openClaim(page, 'RENNES-77833');
		await fillCandidates(page, '12');
		await openTab(page, 'travel');
		await fillTrip(page, 1, TOLL_TRIP);
		await openTab(page, 'summary');
		await choose(page, PAY_FOLDER, await ticketPhoto(page, 'iban.jpg', { text: 'RIB' }));
		await expect(page.getByText(`${DOCUMENT_WORDS.preparing} iban.jpg`)).toBeVisible();
		await pressValidate(page);
		await inDialog(page, VALIDATION_WORDS.anyway).click();
		await untilAllSent(page);
		const claim = await truth.theClaimOf(77833);
		expect(claim.remuneration.status).toBe('validated');
		expect(claim.documents).toHaveLength(1);
	});
});

test('taken off the mission: told in «Suivi» and before the last word, nobody is pressed, and it is kept', async ({
	phone: { page },
	server,
	truth
}) => {
	await changeMission(server.dataDir, 'RENNES', 77833, {
		assignment: { cancelled_at: '2017-06-14T08:00:00.000Z' }
	});
	await page.reload();
	await openClaim(page, 'RENNES-77833');
	await expect(page.getByRole('tabpanel')).toContainText(TRACKING_WORDS.cancelled, { timeout: 60_000 });
	await fillCandidates(page, '12');
	await openTab(page, 'travel');
	await fillTrip(page, 1, TOLL_TRIP);
	await pressValidate(page);
	await expect(page.getByRole('dialog')).toContainText(TRACKING_WORDS.cancelledTitle);
	await inDialog(page, VALIDATION_WORDS.anyway).click();
	await untilAllSent(page);
	await expect(page.getByRole('tabpanel')).toContainText(TRACKING_WORDS.cancelled);
	await expect(page.getByText(PART_STATUS_LABELS.validated, { exact: true }).first()).toBeVisible();
	expect((await truth.theClaimOf(77833)).fileNumber).not.toBeNull();
});

test('pay accepted, travel taken back: the «dossier paie» still takes what it asks for', async ({
	openPhone,
	server
}) => {
	const { page } = await openPhone({ person: CAMILLE });
	await openClaim(page, 'RENNES-900105');
	await page.getByRole('button', { name: CLAIM_WORDS.modify }).click();
	await expect(page.getByText(CLAIM_WORDS.withdrawn).first()).toBeVisible();
	await openTab(page, 'summary');
	await attach(page, PAY_FOLDER, await ticketPhoto(page, 'iban.jpg', { text: 'RIB' }));
	const folder = page.getByRole('region', { name: PAY_FOLDER });
	await expect(folder.getByText('iban.jpg')).toBeVisible();
	await expect(folder.getByText(ITEM_STATE_LABELS.saved, { exact: true })).toBeVisible();
	await untilAllSent(page);
	const truth = await ServerTruth.signedIn(server.url, CAMILLE.identifier, CAMILLE.password);
	const claim = await truth.theClaimOf(900105);
	await truth.close();
	expect(claim.remuneration.status).toBe('accepted');
	expect(claim.documents).toMatchObject([{ folder: 'pay', purpose: 'iban' }]);
	// Of what the gestionnaire accepted nothing can be taken away.
	await expect(folder.getByRole('button', { name: new RegExp(`^${DOCUMENT_WORDS.remove} `) })).toHaveCount(0);
});
