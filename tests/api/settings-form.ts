// Forms of the settings as a browser without script sends them: the page's version and decision, and the typed fields.
import type { Browser } from './built-server';

export interface ReadForm {
	version: string;
	decision: string;
	html: string;
}

/** Text of a page as a person reads it, entities and comments gone. */
export async function pageText(response: Response | Promise<Response>): Promise<string> {
	return (await (await response).text())
		.replaceAll('&#39;', "'")
		.replaceAll('&quot;', '"')
		.replace(/<!--.*?-->/gs, '');
}

export async function readForm(browser: Browser, page: string): Promise<ReadForm> {
	const response = await browser.fetch(page);
	const html = await pageText(response);
	if (response.status !== 200) throw new Error(`${page} was answered ${response.status}`);
	const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
	return { version: hidden('version'), decision: hidden('decision'), html };
}

/** Sends a form of the page as it is now, or as it was read before. */
export async function sendForm(
	browser: Browser,
	page: string,
	action: string,
	fields: Record<string, string>,
	form?: ReadForm
): Promise<Response> {
	const { version, decision } = form ?? (await readForm(browser, page));
	return browser.post(`${page}?/${action}`, { version, decision, ...fields });
}
