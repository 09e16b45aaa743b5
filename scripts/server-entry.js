// The built server's own entry, copied to build/index.js: adapter-node's handler answers, this file binds, sets the
// security headers on EVERY answer (prerendered pages and assets never pass the app's hooks), and stops gracefully.
//   node build                    serves
//   node build import …           imports a folder or a source (db/README.md)
//   node build demo-reset         loads the demo anew
//   node build backup | restore <folder>, retention [--apply], check-store … (docs/operations.md)
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { KeptBuilds } from './kept-builds.js';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
/** A source's file, which is streamed to disk; every other route has a bound of its own (src/hooks.server.ts). */
const BODY_SIZE_LIMIT = '1100M';
const SHUTDOWN_SECONDS = 15;

const host = (process.env.HOST ??= '127.0.0.1');
const port = Number((process.env.PORT ??= '3000'));
process.env.BODY_SIZE_LIMIT ??= BODY_SIZE_LIMIT;
process.env.IMAGIN_DEMO_DIR ??= join(import.meta.dirname, 'demo');
/** For imports, which run in processes of their own (src/lib/server/imports/sources/runner.ts). */
Reflect.set(globalThis, Symbol.for('nomade.entry'), join(import.meta.dirname, 'index.js'));
// Without ORIGIN adapter-node takes every request for https; on this machine alone it is plain http.
if (process.env.ORIGIN === undefined && LOOPBACK.includes(host)) {
	process.env.ORIGIN = `http://localhost:${port}`;
}

const EVERYWHERE = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	// Pages rendered by the app bring their whole policy; for all else at least nobody frames it.
	'content-security-policy': "frame-ancestors 'none'",
	'referrer-policy': 'same-origin',
	'permissions-policy':
		'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	...(process.env.ORIGIN?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {})
};

/** @param {import('node:http').ServerResponse} response @param {string} path */
function setHeaders(response, path) {
	for (const [name, value] of Object.entries(EVERYWHERE)) response.setHeader(name, value);
	if (path.startsWith('/api/')) {
		response.setHeader('cache-control', 'no-store');
		response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
	}
}

/** What the operator can put right is told in a sentence; the rest with its stack. @param {unknown} error */
function tellAndExit(error) {
	const isExpected = error instanceof Error && ['ConfigError', 'DatabaseTooNew'].includes(error.name);
	process.stderr.write(
		`${isExpected ? error.message : error instanceof Error ? error.stack : String(error)}\n`
	);
	process.exit(1);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The server runs without them: only pages that are open on a former build miss something. @param {KeptBuilds} kept */
function refreshKept(kept) {
	try {
		kept.refresh(Date.now());
	} catch (error) {
		const fault = { at: new Date().toISOString(), level: 'error', event: 'former builds not kept' };
		process.stdout.write(`${JSON.stringify({ ...fault, message: String(error) })}\n`);
	}
}

/** @returns {KeptBuilds} */
function keepBuilds() {
	const kept = new KeptBuilds({
		clientDir: join(import.meta.dirname, 'client'),
		dataDir: process.env.DATA_DIR ?? 'data'
	});
	refreshKept(kept);
	setInterval(() => refreshKept(kept), DAY_MS).unref();
	return kept;
}

/** The operator's switch: `IMAGIN_SERVICE_WORKER=off` makes every device drop the worker at its next contact. */
function withdrawnWorker() {
	const asked = process.env.IMAGIN_SERVICE_WORKER ?? 'on';
	if (asked !== 'on' && asked !== 'off') {
		process.stderr.write('IMAGIN_SERVICE_WORKER vaut on (par défaut) ou off.\n');
		process.exit(1);
	}
	return asked === 'off' ? readFileSync(join(import.meta.dirname, 'withdrawn-worker.js')) : null;
}

/** @param {import('node:http').ServerResponse} response @param {Buffer} worker */
function answerWithdrawn(response, worker) {
	const headers = { 'content-type': 'text/javascript', 'cache-control': 'no-store' };
	response.writeHead(200, { ...headers, 'content-length': worker.length });
	response.end(worker);
}

async function serve() {
	const withdrawn = withdrawnWorker();
	// Importing it opens the databases and migrates them (hooks.server.ts, init).
	const { handler } = await import('./handler.js');
	const kept = keepBuilds();
	/** Pushes are answered past the framework where nothing is out of the ordinary (src/lib/server/http/short-way.ts). */
	const shortWay = Reflect.get(globalThis, Symbol.for('nomade.shortWay'));
	/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
	const longWay = (request, response) => {
		void handler(request, response, (error) => {
			response.statusCode = error ? 500 : 404;
			response.end();
		});
	};
	const server = createServer((request, response) => {
		const path = request.url ?? '/';
		setHeaders(response, path);
		if (withdrawn !== null && path.split('?')[0] === '/service-worker.js') {
			answerWithdrawn(response, withdrawn);
			return;
		}
		if (path.startsWith('/_app/immutable/') && kept.answer(request, response)) return;
		if (shortWay === undefined || request.url !== '/api/sync/push') {
			longWay(request, response);
			return;
		}
		shortWay(request, response).then(
			(/** @type {boolean} */ isAnswered) => {
				if (!isAnswered) longWay(request, response);
			},
			// Looking for the session failed: the long way meets the same fault and tells it.
			() => {
				if (request.readableDidRead) response.destroy();
				else longWay(request, response);
			}
		);
	});

	let isStopping = false;
	/** Answers what was asked, then lets the app close its databases. */
	function stop() {
		if (isStopping) return;
		isStopping = true;
		server.close(() => process.emit(/** @type {any} */ ('sveltekit:shutdown'), 'SIGTERM'));
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), SHUTDOWN_SECONDS * 1000).unref();
	}
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);

	server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
		if (error.code === 'EADDRINUSE') {
			process.stderr.write(
				`Le port ${port} est déjà utilisé. Arrêtez l’autre programme, ou choisissez un autre port : PORT=${port + 1} npm start\n`
			);
			process.exit(1);
		}
		tellAndExit(error);
	});
	server.listen(port, host, () => {
		process.stdout.write(`Serveur prêt : ${process.env.ORIGIN ?? `http://${host}:${port}`}\n`);
	});
}

const [, , ...command] = process.argv;
try {
	if (command.length === 0) {
		await serve();
	} else {
		const { runCommand } = await import('./commands/command-line.js');
		process.exitCode = await runCommand(command);
	}
} catch (error) {
	tellAndExit(error);
}
