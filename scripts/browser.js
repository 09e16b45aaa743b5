// Finds or installs the browser of the tests. Node built-ins only: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Chromium in a container, as root, without a graphics card, and without calling home. */
export const BROWSER_FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** Chromium without a window of its own, which a test would else draw for nobody. It has no notifications. */
const SHELL = '/usr/bin/chromium-headless-shell';

const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/** The path of a Chromium on this machine, or null. `IMAGIN_CHROMIUM` names another one. */
export function findBrowser() {
	const asked = process.env['IMAGIN_CHROMIUM'];
	if (asked !== undefined && asked !== '') {
		if (!existsSync(asked)) throw new Error(`IMAGIN_CHROMIUM names ${asked}, which is not there.`);
		return asked;
	}
	return [SHELL, ...USUAL_PLACES].find((path) => existsSync(path)) ?? null;
}

/** The same with all that a person's browser has, or null where Playwright's own is in use. */
export function findWholeBrowser() {
	const asked = process.env['IMAGIN_CHROMIUM'];
	if (asked !== undefined && asked !== '' && asked !== SHELL) return asked;
	return USUAL_PLACES.find((path) => existsSync(path)) ?? null;
}

/**
 * Makes sure that there is one: Debian's package as root, Playwright's own installer elsewhere.
 * Null means: Playwright knows where its own browser is.
 * @returns {string | null}
 */
export function ensureBrowser() {
	const asked = process.env['IMAGIN_CHROMIUM'];
	const found = findBrowser();
	if (found !== null && (asked || (found === SHELL && findWholeBrowser() !== null))) return found;
	if (process.getuid?.() === 0 && runs('apt-get', ['--version'])) {
		// The first try may meet another apt at work, or an old list.
		const wait = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
		run('apt-get', [...wait, 'update']);
		const packages = ['chromium', 'fonts-dejavu-core'];
		const install = ['install', '-y', '--no-install-recommends', ...packages];
		if (!run('apt-get', [...wait, ...install, basename(SHELL)])) run('apt-get', [...wait, ...install]);
	}
	const installed = findBrowser();
	if (installed !== null) return installed;
	if (run('npx', ['playwright', 'install', 'chromium'])) return null;
	throw new Error('No browser for the tests: install Chromium, or name one by IMAGIN_CHROMIUM.');
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
	console.log(`> ${command} ${args.join(' ')}`);
	const { status } = spawnSync(command, args, {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	});
	return status === 0;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function runs(command, args) {
	return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	console.log(ensureBrowser() ?? 'the browser that Playwright installed');
}
