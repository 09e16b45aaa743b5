// Receipts by the camera in the page, without a network: shots in a row, straightened by the keyboard, one PDF.
import { expect, type Locator } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.js';
import { pageLabel } from '../../src/lib/fr/page-of-document';
import { DOCUMENT_WORDS, missionTitle } from '../../src/lib/fr/screens/claim';
import { PDF_TROUBLES } from '../../src/lib/fr/screens/document-view';
import {
	CAMERA_WORDS,
	CROP_WORDS,
	DOUBT_SENTENCES,
	joinLabel,
	RECEIPT_WORDS,
	REVIEW_WORDS,
	shotsDone
} from '../../src/lib/fr/screens/receipt';
import { buildPdf, ONE_PAGE } from '../fixtures/documents/pdf-builder';
import { ticketPhoto } from '../fixtures/pictures';
import { attach, choose, openClaim, openTab, TRAVEL_FOLDER, untilAllSent } from './steps';
import { test } from './teacher-phone';

const executablePath = findBrowser();
test.use({
	launchOptions: {
		args: [...BROWSER_FLAGS, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
		...(executablePath === null ? {} : { executablePath })
	}
});

/** Real ones, where their collection lies beside the project. */
const CORPUS = join('..', 'shared', 'corpus', 'images');
const REAL_RECEIPTS = [
	'receipt-contoso-gps.jpg',
	'receipt-is-jpeg-named.png',
	'receipt-orientation6-gps.jpg'
];

test(
	'«Nouvelle pièce» without a network: two shots, one straightened by the keyboard, become one PDF, deleted, put back and sent',
	{ tag: '@long' },
	async ({ phone: { page, proxy }, truth }) => {
		await proxy.down();
		await page.goto(`${proxy.url}/frais/piece`);
		await page
			.getByRole('list', { name: RECEIPT_WORDS.choose })
			.getByRole('button', { name: missionTitle(77833) })
			.click();
		await page
			.getByLabel(DOCUMENT_WORDS.purpose)
			.selectOption({ label: 'Billets de transport (déplacement)' });
		await page.getByRole('button', { name: DOCUMENT_WORDS.takePhoto }).click();
		const camera = page.getByRole('dialog', { name: CAMERA_WORDS.title });
		const shoot = camera.getByRole('button', { name: CAMERA_WORDS.shoot });
		await shoot.click();
		await expect(camera.getByRole('img')).toHaveCount(1);
		await shoot.click();
		await camera.getByRole('button', { name: shotsDone(2) }).click();

		const review = page.getByRole('dialog', { name: REVIEW_WORDS.title });
		await expect(review.getByRole('img')).toHaveCount(2);
		const photo = review.getByRole('img').first();
		const before = await photo.getAttribute('src');
		await review.getByRole('button', { name: REVIEW_WORDS.crop }).first().click();
		const crop = page.getByRole('dialog', { name: CROP_WORDS.title });
		await crop.getByRole('button', { name: CROP_WORDS.corners[0] }).press('Shift+ArrowRight');
		await crop.getByRole('button', { name: CROP_WORDS.apply }).click();
		await expect(crop).toBeHidden();
		await expect(photo).not.toHaveAttribute('src', before ?? '');
		await review.getByRole('button', { name: joinLabel(1), exact: true }).click();
		await expect(page.getByText(`piece_1.pdf : ${DOCUMENT_WORDS.added}`).first()).toBeVisible();

		const remove = page.getByRole('button', { name: `${DOCUMENT_WORDS.remove} piece_1.pdf` });
		await remove.click();
		await expect(remove).toHaveCount(0);
		await page.getByRole('button', { name: DOCUMENT_WORDS.putBack }).click();
		await expect(remove).toBeVisible();
		await page.reload();
		await expect(remove).toBeVisible();
		await proxy.up();
		await page.clock.fastForward('05:00');
		await untilAllSent(page);
		const { documents } = await truth.theClaimOf(77833);
		expect(documents.map(({ name, format, purpose, folder }) => [name, format, purpose, folder])).toEqual([
			['piece_1.pdf', 'pdf', 'transportTicket', 'travel']
		]);
	}
);

const PAGES = 12;

/** The same text on twelve pages of two shapes, in a font that the PDF does not bring. */
function longPdf(): Uint8Array {
	const kids = Array.from({ length: PAGES }, (_, index) => `${index === 0 ? 3 : index + 5} 0 R`);
	const page = String(ONE_PAGE[2]);
	const more = Array.from({ length: PAGES - 1 }, (_, index) =>
		index % 2 === 0 ? page.replace('0 0 300 400', '0 0 800 400') : page
	);
	const objects = [...ONE_PAGE, ...more];
	objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${PAGES} >>`;
	return buildPdf(objects);
}

/** Dark points of a page as it is drawn; its width in pixels beside, 1 where it is not. */
function drawnOf(page: Locator): Promise<{ width: number; dark: number }> {
	return page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
		const { width, height } = canvas;
		const paint = new OffscreenCanvas(width, height).getContext('2d');
		if (paint === null) throw new Error('no canvas');
		paint.drawImage(canvas, 0, 0);
		const points = paint.getImageData(0, 0, width, height).data;
		let dark = 0;
		for (let at = 0; at < points.length; at += 4) {
			if ((points[at + 3] ?? 0) > 0 && (points[at] ?? 255) < 100) dark += 1;
		}
		return { width, dark };
	});
}

test(
	'pages of a PDF are looked at in the claim: not without a first network, then without one; far ones are let go',
	{ tag: '@long' },
	async ({ phone: { page, proxy } }) => {
		await openClaim(page, 'RENNES-77833');
		await openTab(page, 'summary');
		await attach(page, TRAVEL_FOLDER, {
			name: 'billet.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from(longPdf())
		});
		await untilAllSent(page);
		const look = page.getByRole('button', { name: `${DOCUMENT_WORDS.look} billet.pdf` });
		const dialog = page.getByRole('dialog', { name: 'billet.pdf' });
		const sheet = (number: number) =>
			dialog.getByRole('img', { name: pageLabel(number, PAGES), exact: true });
		const closeDialog = async () => {
			await page.keyboard.press('Escape');
			await expect(dialog).toHaveCount(0);
		};

		await proxy.down();
		await look.click();
		await expect(dialog.getByText(PDF_TROUBLES.absent)).toBeVisible();
		await expect(dialog.getByRole('button', { name: DOCUMENT_WORDS.open })).toBeVisible();
		await closeDialog();

		await proxy.up();
		await look.click();
		await expect.poll(async () => (await drawnOf(sheet(1))).dark).toBeGreaterThan(100);
		const { width } = await drawnOf(sheet(1));
		const shown = await sheet(1).evaluate((element) => element.clientWidth * devicePixelRatio);
		expect(Math.abs(width - shown)).toBeLessThanOrEqual(1);
		const region = dialog.getByRole('region', { name: 'billet.pdf' });
		expect(await region.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
		expect((await drawnOf(sheet(PAGES))).width).toBe(1);
		await region.press('End');
		await expect.poll(async () => (await drawnOf(sheet(PAGES))).dark).toBeGreaterThan(20);
		await expect.poll(async () => (await drawnOf(sheet(1))).width).toBe(1);
		await closeDialog();

		const isKept = await page.evaluate(async () => {
			const names = await caches.keys();
			const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
			return kept.flat().some(({ url }) => /pdf-pages-worker/.test(url));
		});
		expect(isKept).toBe(true);
		await proxy.down();
		await page.reload();
		await look.click();
		await expect.poll(async () => (await drawnOf(sheet(1))).dark).toBeGreaterThan(100);
		await closeDialog();

		// No such file can be attached: what a damaged store would hand over.
		await page.evaluate(() => {
			const whole = Blob.prototype.arrayBuffer;
			Blob.prototype.arrayBuffer = async function () {
				return (await whole.call(this)).slice(0, 40);
			};
		});
		await look.click();
		await expect(dialog.getByText(PDF_TROUBLES.damaged)).toBeVisible();
		await expect(dialog.getByRole('button', { name: DOCUMENT_WORDS.open })).toBeVisible();
	}
);

test(
	'a photo that is hard to read is shown with the reason, and kept if its person wants',
	{ tag: '@long' },
	async ({ phone: { page } }) => {
		await openClaim(page, 'RENNES-77833');
		await openTab(page, 'summary');
		const review = page.getByRole('dialog', { name: REVIEW_WORDS.title });
		const small = await ticketPhoto(page, 'petit.jpg', { text: 'PEAGE', width: 300, height: 400 });
		await choose(page, TRAVEL_FOLDER, small);
		await expect(review.getByText(DOUBT_SENTENCES.tooSmall)).toBeVisible();
		await review.getByRole('button', { name: REVIEW_WORDS.keepAnyway }).click();
		await expect(review.getByText(DOUBT_SENTENCES.tooSmall)).toHaveCount(0);
		await review.getByRole('button', { name: joinLabel(1), exact: true }).click();
		await expect(page.getByText(`petit.jpg : ${DOCUMENT_WORDS.added}`).first()).toBeVisible();

		for (const name of existsSync(CORPUS) ? REAL_RECEIPTS : []) {
			const buffer = readFileSync(join(CORPUS, name));
			await choose(page, TRAVEL_FOLDER, { name, mimeType: 'image/jpeg', buffer });
			const kept = `${name.replace('.png', '.jpg')} : ${DOCUMENT_WORDS.added}`;
			await expect(page.getByText(kept).first()).toBeVisible();

			for (const [filter, doubt] of [
				['blur(7px)', DOUBT_SENTENCES.tooBlurred],
				['brightness(0.3)', DOUBT_SENTENCES.tooDark]
			] as const) {
				const spoilt = await page.evaluate(
					async ({ base64, wish }) => {
						const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
						const picture = await createImageBitmap(new Blob([bytes]));
						const canvas = new OffscreenCanvas(picture.width, picture.height);
						const paint = canvas.getContext('2d');
						if (paint === null) throw new Error('no canvas');
						// The length is for a picture 1,000 pixels long.
						const scale = Math.max(picture.width, picture.height) / 1000;
						paint.filter = wish.replace(/[\d.]+(?=px)/, (length) => String((Number(length) / 2) * scale));
						paint.drawImage(picture, 0, 0);
						const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
						const out = new Uint8Array(await blob.arrayBuffer());
						let binary = '';
						for (let at = 0; at < out.length; at += 8192) {
							binary += String.fromCharCode(...out.subarray(at, at + 8192));
						}
						return btoa(binary);
					},
					{ base64: buffer.toString('base64'), wish: filter }
				);
				await choose(page, TRAVEL_FOLDER, {
					name: 'gate.jpg',
					mimeType: 'image/jpeg',
					buffer: Buffer.from(spoilt, 'base64')
				});
				await expect(review.getByText(doubt)).toBeVisible();
				await review.getByRole('button', { name: REVIEW_WORDS.cancel }).click();
			}
		}
	}
);
