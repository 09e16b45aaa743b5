// Is the production build that of the last `npm test`, and younger than all that it is made of? Then a second build
// would make the same again.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a build is made of; a folder stands for all below it. */
const MADE_OF = [
	'src',
	'service-worker',
	'static',
	'db',
	'scripts',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];
/** Written last by the adapter. */
const MADE = join('build', 'index.js');
/** Written by `npm test` after it built: a build of other settings since is younger. */
const TESTED = join('test-results', 'totals.json');

/** @param {string} root the project's */
export function isBuildFresh(root) {
	const made = join(root, MADE);
	const tested = join(root, TESTED);
	if (!existsSync(made) || !existsSync(tested)) return false;
	const since = statSync(made).mtimeMs;
	if (statSync(tested).mtimeMs <= since) return false;
	return MADE_OF.every((name) => !existsSync(join(root, name)) || newestBelow(join(root, name)) < since);
}

/**
 * A folder's own time counts: it changes when a file of it is taken away.
 * @param {string} path
 * @returns {number}
 */
function newestBelow(path) {
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return readdirSync(path).reduce(
		(newest, name) => Math.max(newest, newestBelow(join(path, name))),
		stat.mtimeMs
	);
}
