// A WebDriver client of a few calls, and the processes behind it: driver, browser with a profile that lasts.
// Knows how to drive WebKitGTK; must not know the app.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../fixtures/app-server';
import { endProcess } from './screen';

const BROWSER = join(import.meta.dirname, 'wkbrowser.py');
/** The driver itself never gives up on a call that hangs. */
const CALL_LIMIT_MS = 60_000;
/** For what a person would wait a moment for: generous, machines that run tests are busy. */
export const LIMIT_MS = 60_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export interface BrowserWishes {
	display: string;
	profile: string;
	/** Ms since 1970 that the pages take for now; it runs on from there. */
	nowMs: number;
	width?: number;
}

export class WebKitBrowser {
	private constructor(
		private readonly driver: ChildProcess,
		private readonly address: string,
		private session: string
	) {}

	static async start({ display, profile, nowMs, width = 1200 }: BrowserWishes): Promise<WebKitBrowser> {
		const port = await freePort();
		const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
			stdio: 'ignore',
			env: {
				...process.env,
				DISPLAY: display,
				HOME: profile,
				WK_PROFILE: profile,
				WK_NOW: String(nowMs),
				WK_WIDTH: String(width),
				LANG: 'C.UTF-8',
				TZ: 'Europe/Paris',
				NO_AT_BRIDGE: '1',
				WEBKIT_DISABLE_COMPOSITING_MODE: '1',
				// Its sandbox needs a user of its own; only our own pages are opened.
				WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'
			}
		});
		const browser = new WebKitBrowser(driver, `http://127.0.0.1:${port}`, '');
		await browser.untilListening();
		const options = { binary: BROWSER, args: [] };
		const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
		const made = await browser.call<{ sessionId: string }>('POST', '/session', { capabilities });
		browser.session = `/session/${made.sessionId}`;
		await browser.call('POST', `${browser.session}/timeouts`, { script: CALL_LIMIT_MS });
		return browser;
	}

	async open(url: string): Promise<void> {
		await this.call('POST', `${this.session}/url`, { url });
	}

	async reload(): Promise<void> {
		await this.call('POST', `${this.session}/refresh`, {});
	}

	/** Runs in the page; what it needs is given as arguments, what it gives back is JSON. */
	async run<A extends unknown[], R>(work: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
		const script = `const done = arguments[arguments.length - 1];
			Promise.resolve((${work.toString()})(...[...arguments].slice(0, -1)))
				.then((value) => done({ value }), (error) => done({ error: String(error) }));`;
		const answer = await this.call<{ value: R; error?: string }>('POST', `${this.session}/execute/async`, {
			script,
			args
		});
		if (answer.error !== undefined) throw new Error(answer.error);
		return answer.value;
	}

	/** The one element that this XPath names, once it is there. */
	async find(xpath: string, limitMs = LIMIT_MS): Promise<string> {
		const found = await until(`${xpath} is there`, limitMs, async () => {
			const using = { using: 'xpath', value: xpath };
			const all = await this.call<Record<string, string>[]>('POST', `${this.session}/elements`, using);
			return all[0]?.[ELEMENT];
		});
		return found;
	}

	/** In the middle of the window, so that nothing that floats lies over it. */
	async click(xpath: string): Promise<void> {
		await this.find(xpath);
		await this.run((path) => {
			const found = document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null);
			(found.singleNodeValue as Element).scrollIntoView({ block: 'center' });
		}, xpath);
		await this.call('POST', `${this.session}/element/${await this.find(xpath)}/click`, {});
	}

	/** Keystrokes after what is there; of a file input, the file's path. */
	async type(xpath: string, text: string): Promise<void> {
		await this.call('POST', `${this.session}/element/${await this.find(xpath)}/value`, { text });
	}

	async clear(xpath: string): Promise<void> {
		await this.call('POST', `${this.session}/element/${await this.find(xpath)}/clear`, {});
	}

	/** The driver waits for ever for a page that has nothing to repaint: it is given something. */
	async screenshot(): Promise<Buffer> {
		await this.run(() => {
			let turn = 0;
			const page = globalThis as unknown as { repaint: ReturnType<typeof setInterval> };
			page.repaint = setInterval(() => {
				document.documentElement.style.opacity = turn++ % 2 === 0 ? '' : '0.999';
			}, 30);
		});
		const png = await this.call<string>('GET', `${this.session}/screenshot`);
		await this.run(() => {
			clearInterval((globalThis as unknown as { repaint: ReturnType<typeof setInterval> }).repaint);
			document.documentElement.style.opacity = '';
		});
		return Buffer.from(png, 'base64');
	}

	/** Closes the browser; its profile stays. */
	async stop(): Promise<void> {
		try {
			if (this.session !== '') await this.call('DELETE', this.session);
		} finally {
			await endProcess(this.driver);
		}
	}

	private async untilListening(): Promise<void> {
		await until('the driver listens', 15_000, async () => {
			if (this.driver.exitCode !== null) throw new Error('WebKitWebDriver ended at its start');
			try {
				await this.call('GET', '/status');
				return true;
			} catch (error) {
				if (error instanceof TypeError) return undefined;
				throw error;
			}
		});
	}

	private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(this.address + path, {
			method,
			signal: AbortSignal.timeout(CALL_LIMIT_MS),
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
		if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
		return value;
	}
}

/** Asks again until there is an answer. */
export async function until<T>(
	what: string,
	limitMs: number,
	ask: () => Promise<T | undefined | false>
): Promise<T> {
	const limit = Date.now() + limitMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined && answer !== false) return answer;
		if (Date.now() > limit) throw new Error(`waited ${limitMs} ms in vain until ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
