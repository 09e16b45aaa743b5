// People of the matrix in browsers of their own, and the requests of its rules as these send them.
import { Browser } from '../api/built-server';
import type { Person } from './people';
import type { Asked } from './rule';

export async function signedInAs(url: string, { name, identifier, password }: Person): Promise<Browser> {
	const browser = new Browser(url);
	if (identifier === null) return browser;
	const { status } = await browser.signIn(identifier, password);
	if (status !== 303) throw new Error(`${name}: sign-in was answered ${status}`);
	return browser;
}

/** Everything under /api answers by a code; a page redirects. */
export function isApiEntry(entry: string): boolean {
	return / \/(api|healthz|metrics)/.test(entry);
}

export function changesSomething(entry: string): boolean {
	return /^(POST|PUT|PATCH|DELETE|action)/.test(entry);
}

export function requestOf({ method, json, fields, tus }: Asked, isApi: boolean): RequestInit {
	const headers: Record<string, string> = { accept: isApi ? 'application/json' : 'text/html' };
	if (tus) headers['tus-resumable'] = '1.0.0';
	if (fields !== undefined) return { method, headers, body: new URLSearchParams(fields) };
	if (json === undefined) return { method, headers };
	return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(json) };
}
