// A Chromium of its own process on a profile that stays: it can be killed as the system kills it, and started again.
// Knows how to start, reach and kill it; must not know the app.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { BROWSER_FLAGS, findWholeBrowser } from '../../scripts/browser.js';

/** A slow machine that starts others at the same time. */
const START_LIMIT_MS = 60_000;

export class BrowserProcess {
	private constructor(
		private readonly child: ChildProcess,
		private readonly browser: Browser
	) {}

	static async start(profile: string): Promise<BrowserProcess> {
		const flags = [
			...BROWSER_FLAGS,
			...['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--lang=fr-FR'],
			...['--no-default-browser-check', '--hide-crash-restore-bubble', '--disable-session-crashed-bubble'],
			'about:blank'
		];
		// A group of its own: every process of the browser dies at once.
		const child = spawn(findWholeBrowser() ?? chromium.executablePath(), flags, {
			stdio: ['ignore', 'ignore', 'pipe'],
			detached: true
		});
		const killWithParent = () => killGroup(child);
		process.once('exit', killWithParent);
		child.once('exit', () => process.off('exit', killWithParent));
		try {
			return new BrowserProcess(child, await chromium.connectOverCDP(await doorOf(child)));
		} catch (error) {
			killGroup(child);
			throw error;
		}
	}

	get context(): BrowserContext {
		const [context] = this.browser.contexts();
		if (context === undefined) throw new Error('the browser has no window');
		return context;
	}

	async page(): Promise<Page> {
		return this.context.pages()[0] ?? this.context.newPage();
	}

	/** SIGKILL to all of its processes: nothing is written any more. */
	async kill(): Promise<void> {
		const gone = once(this.child, 'exit');
		killGroup(this.child);
		await gone;
	}

	/** As a person closes it: what it had still to write, it writes. */
	async close(): Promise<void> {
		const gone = once(this.child, 'exit');
		const session = await this.browser.newBrowserCDPSession();
		await session.send('Browser.close');
		await gone;
	}
}

function killGroup(child: ChildProcess): void {
	if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
	process.kill(-child.pid, 'SIGKILL');
}

/** The address that the browser says it listens on. */
function doorOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		const limit = setTimeout(() => reject(new Error(`no browser:\n${said}`)), START_LIMIT_MS);
		child.once('exit', () => reject(new Error(`the browser ended while starting:\n${said}`)));
		child.stderr?.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const door = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
			if (door === undefined) return;
			clearTimeout(limit);
			resolve(door);
		});
	});
}
