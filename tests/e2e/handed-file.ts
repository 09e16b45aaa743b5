// The file that a press hands to the person, in every engine: name and bytes.
import type { Page } from '@playwright/test';

export interface HandedFile {
	name: string;
	bytes: Buffer;
}

/** Presses, and waits for the file. */
export async function handedFile(page: Page, press: () => Promise<void>): Promise<HandedFile> {
	const isFirefox = page.context().browser()?.browserType().name() === 'firefox';
	return isFirefox ? readFromLink(page, press) : download(page, press);
}

async function download(page: Page, press: () => Promise<void>): Promise<HandedFile> {
	const [file] = await Promise.all([page.waitForEvent('download'), press()]);
	const chunks: Buffer[] = [];
	for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
	return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/**
 * Firefox downloads it as well, but Playwright, over WebDriver BiDi, is not told of a download that a link of the
 * page began: what the page gave to the link is read instead.
 */
async function readFromLink(page: Page, press: () => Promise<void>): Promise<HandedFile> {
	const handle = await page.evaluateHandle(() => {
		const blobs = new Map<string, Blob>();
		const make = URL.createObjectURL.bind(URL);
		URL.createObjectURL = (blob: Blob) => {
			const url = make(blob);
			blobs.set(url, blob);
			return url;
		};
		const handed = new Promise<{ name: string; blob: Blob }>((resolve) => {
			document.addEventListener(
				'click',
				({ target }) => {
					if (!(target instanceof HTMLAnchorElement) || !target.hasAttribute('download')) return;
					const blob = blobs.get(target.href);
					if (blob !== undefined) resolve({ name: target.download, blob });
				},
				{ capture: true }
			);
		});
		return { handed, restore: () => (URL.createObjectURL = make) };
	});
	await press();
	const { name, base64 } = await handle.evaluate(async ({ handed, restore }) => {
		const { name, blob } = await handed;
		restore();
		const bytes = new Uint8Array(await blob.arrayBuffer());
		let binary = '';
		for (let at = 0; at < bytes.length; at += 8192) {
			binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
		}
		return { name, base64: btoa(binary) };
	});
	await handle.dispose();
	return { name, bytes: Buffer.from(base64, 'base64') };
}
