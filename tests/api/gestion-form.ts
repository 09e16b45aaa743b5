// The gestionnaire's form as a browser without script sends it: hidden fields and the pressed button's value.
import type { Browser } from './built-server';

export interface DecisionFields {
	revision: string;
	decision: string;
	/** Values of the buttons on offer, in order. */
	actions: string[];
}

export async function readDecisionForm(browser: Browser, page: string): Promise<DecisionFields> {
	const response = await browser.fetch(page);
	const html = await response.text();
	if (response.status !== 200) throw new Error(`${page} was answered ${response.status}`);
	const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
	return {
		revision: hidden('revision'),
		decision: hidden('decision'),
		actions: [...html.matchAll(/<button[^>]*name="action"[^>]*value="(\w+)"/g)].map((match) => match[1] ?? '')
	};
}

/** What a search shows: posted, then read under the address that it leads to. */
export async function searchDesk(
	browser: Browser,
	fields: Record<string, string>,
	academy = 'RENNES'
): Promise<string> {
	const answer = await browser.post(`/gestion?/search&academie=${academy}`, fields);
	const address = answer.headers.get('location');
	if (answer.status !== 303 || address === null) throw new Error(`the search was answered ${answer.status}`);
	return (await browser.fetch(address)).text();
}

/** Presses a button of the form: the page's own as it is now, or one that was read before. */
export async function decide(
	browser: Browser,
	page: string,
	action: string,
	reason: string,
	form?: DecisionFields
): Promise<Response> {
	const { revision, decision } = form ?? (await readDecisionForm(browser, page));
	return browser.post(page, { revision, decision, action, reason });
}
