// `npm start`: from a fresh clone to a running demo, with Node and npm alone. Built-in modules only: this file runs
// before anything is installed. Each step is skipped when its result is there already.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	appendFileSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BUILD_SOURCES = [
	'src',
	'service-worker',
	'static',
	'db',
	'scripts',
	'svelte.config.js',
	'vite.config.ts',
	'package-lock.json'
];
const STAMP = join(ROOT, 'build', '.sources');

/** @param {string} text */
function say(text) {
	process.stdout.write(`${text}\n`);
}

/** @param {string} text @returns {never} */
function fail(text) {
	process.stderr.write(`\n${text}\n`);
	process.exit(1);
}

function checkNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	fail(
		`Node ${process.versions.node} est trop ancien : il faut Node 20.19 ou plus récent.\n` +
			'Installez-le (https://nodejs.org), puis relancez « npm start ».'
	);
}

/** @param {string} host @param {number} port */
async function checkPort(host, port) {
	const probe = createServer();
	/** @type {NodeJS.ErrnoException | null} */
	const error = await new Promise((resolve) => {
		probe.once('error', resolve);
		probe.listen(port, host, () => probe.close(() => resolve(null)));
	});
	if (error === null) return;
	fail(
		error.code === 'EADDRINUSE'
			? `Le port ${port} est déjà utilisé. Arrêtez l’autre programme, ou choisissez un autre port : PORT=${port + 1} npm start`
			: `Impossible d’écouter sur ${host}:${port} (${error.code ?? error.message}).`
	);
}

/** Whether every package of the lock file is there in its version; optional ones of other machines may be absent. */
function isInstalled() {
	const installedPath = join(ROOT, 'node_modules', '.package-lock.json');
	if (!existsSync(installedPath)) return false;
	const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
	const installed = JSON.parse(readFileSync(installedPath, 'utf8')).packages;
	return Object.entries(wanted).every(
		([path, { version, optional }]) =>
			path === '' ||
			installed[path]?.version === version ||
			(optional === true && installed[path] === undefined)
	);
}

/** `npm ci` empties node_modules first: through a link it would empty another project's. */
function checkOwnModules() {
	if (lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
	fail(
		'node_modules est un lien vers un autre dossier et ses paquets ne sont pas ceux de package-lock.json.\n' +
			'Rien n’a été installé. Retirez le lien, puis relancez « npm start ».'
	);
}

/** @param {string} path @returns {string[]} */
function listing(path) {
	const full = join(ROOT, path);
	if (!existsSync(full)) return [];
	const stat = statSync(full);
	if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`];
	return readdirSync(full)
		.sort()
		.flatMap((name) => listing(join(path, name)));
}

function sourcesStamp() {
	const made = [...BUILD_SOURCES.flatMap(listing), process.env['IMAGIN_IDLE_MINUTES'] ?? ''];
	return createHash('sha256').update(made.join('\n')).digest('hex');
}

/** @param {string} what @param {string[]} command */
async function run(what, [file = '', ...args]) {
	say(what);
	const code = await new Promise((resolve) => {
		spawn(file, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
			.once('error', (error) => fail(`${what} : ${error.message}`))
			.once('exit', resolve);
	});
	if (code !== 0)
		fail(
			`${what} : échec. Le message ci-dessus en donne la cause ; corrigez-la, puis relancez « npm start ».`
		);
}

function npmCommand() {
	const npm = process.env.npm_execpath;
	return npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
}

async function printAccounts() {
	const { parse } = await import('csv-parse/sync');
	const rows = parse(readFileSync(join(ROOT, 'db', 'demo', 'comptes.csv')), {
		bom: true,
		columns: true,
		delimiter: ';'
	});
	say('\nComptes de démonstration (personnes inventées) :\n');
	for (const row of rows) {
		if (row['Mot de passe'] === '' && row['Nature'] !== 'extérieur') continue;
		const password = row['Mot de passe'] || row['Identifiant'];
		say(
			`  ${row['Identifiant'].padEnd(20)} ${password.padEnd(18)} ${row['Académie'].padEnd(9)} ${row['Rôle dans la démonstration']}`
		);
	}
	say('\nArrêt : Ctrl+C. Remise à zéro de la démonstration : npm run demo:reset.');
}

checkNode();
const host = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT ?? '3000');
const dataDir = process.env.DATA_DIR ?? join(ROOT, 'data');
if (!Number.isInteger(port) || port < 1 || port > 65_535)
	fail(`PORT=${process.env.PORT} n’est pas un numéro de port.`);
await checkPort(host, port);
if (!isInstalled()) {
	checkOwnModules();
	await run('Installation des dépendances (npm ci)…', [...npmCommand(), 'ci', '--no-fund', '--no-audit']);
}
const stamp = sourcesStamp();
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp) {
	await run('Construction de l’application…', [
		process.execPath,
		join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'),
		'build'
	]);
	writeFileSync(STAMP, stamp);
}

mkdirSync(dataDir, { recursive: true });
const logPath = join(dataDir, 'server.log');
const server = spawn(process.execPath, [join(ROOT, 'build')], {
	cwd: ROOT,
	stdio: ['ignore', 'pipe', 'inherit'],
	env: {
		IMAGIN_DATABASE_MARK: 'demo',
		IMAGIN_LOAD_DEMO: '1',
		...process.env,
		HOST: host,
		PORT: String(port),
		DATA_DIR: dataDir
	}
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
	process.on(signal, () => server.kill('SIGTERM'));
server.once('exit', (code) => process.exit(code ?? 0));
for await (const line of createInterface({ input: server.stdout })) {
	// The server's log is JSON, a line an event: kept in a file, its errors shown.
	if (!line.startsWith('{')) {
		say(line);
		if (line.startsWith('Serveur prêt')) await printAccounts();
	} else {
		appendFileSync(logPath, `${line}\n`);
		if (line.includes('"level":"error"')) process.stderr.write(`${line}\n`);
	}
}
