// Finds or installs the engines other than Chromium: Firefox, and WebKitGTK with its driver and a screen to draw on.
// Node built-ins only, like scripts/browser.js. `node scripts/engines.js` installs, and fails naming what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const FIREFOX_PLACES = [
	'/usr/bin/firefox-esr',
	'/usr/bin/firefox',
	'/Applications/Firefox.app/Contents/MacOS/firefox'
];

/** The path of a Firefox on this machine, or null. `IMAGIN_FIREFOX` names another one. */
export function findFirefox() {
	const asked = process.env['IMAGIN_FIREFOX'];
	if (asked !== undefined && asked !== '') {
		if (!existsSync(asked)) throw new Error(`IMAGIN_FIREFOX names ${asked}, which is not there.`);
		return asked;
	}
	return FIREFOX_PLACES.find((path) => existsSync(path)) ?? null;
}

/** Debian's packages that are still needed: for Firefox, and for the journey in WebKit. */
export function missingPackages() {
	/** @type {[string, boolean][]} */
	const parts = [
		['firefox-esr', findFirefox() !== null],
		['webkit2gtk-driver', existsSync('/usr/bin/WebKitWebDriver')],
		['xvfb', existsSync('/usr/bin/Xvfb')],
		['xauth', existsSync('/usr/bin/xauth')],
		['python3-gi', existsSync('/usr/lib/python3/dist-packages/gi/__init__.py')],
		['gir1.2-webkit2-4.1', hasTypelib('WebKit2-4.1.typelib')]
	];
	return parts.filter(([, isThere]) => !isThere).map(([name]) => name);
}

/**
 * Installs what is missing by apt-get, as root on Debian; elsewhere nothing. Gives back what is missing after that:
 * the journeys then fail, saying so, rather than pass unseen.
 */
export function ensureEngines() {
	const missing = missingPackages();
	if (missing.length === 0) return missing;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		// The first try may meet another apt at work, or an old list.
		const wait = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
		aptGet([...wait, 'update']);
		aptGet([...wait, 'install', '-y', '--no-install-recommends', ...missing]);
	}
	return missingPackages();
}

/** @param {string} file its folder is named after the machine's architecture */
function hasTypelib(file) {
	if (!existsSync('/usr/lib')) return false;
	return readdirSync('/usr/lib').some((folder) => existsSync(`/usr/lib/${folder}/girepository-1.0/${file}`));
}

/** @param {string[]} args */
function aptGet(args) {
	console.log(`> apt-get ${args.join(' ')}`);
	spawnSync('apt-get', args, {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	});
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const missing = ensureEngines();
	if (missing.length === 0) console.log('Firefox and WebKit are there.');
	else {
		console.error(`Firefox and WebKit cannot both be tried here. Install as root: ${missing.join(' ')}`);
		process.exitCode = 1;
	}
}
