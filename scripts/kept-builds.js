// Files of the builds before this one, for pages that are still open on them: kept in DATA_DIR/builds, answered under
// their own names, which never clash (named by content). Knows folders and HTTP; must not know what is in the files.
import {
	cpSync,
	createReadStream,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { extname, join } from 'node:path';
import process from 'node:process';

/** Builds before the present one. */
const KEPT_BUILDS = 2;
/** Counted from the start of the build that replaced it. */
const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
const FILES = '_app/immutable';
/** In the folder of a build that another replaced: the instant, ISO. */
const REPLACED = 'replaced-at';
const TYPES = new Map([
	['.js', 'text/javascript'],
	['.css', 'text/css'],
	['.json', 'application/json'],
	['.wasm', 'application/wasm'],
	['.woff2', 'font/woff2'],
	['.ttf', 'font/ttf'],
	['.svg', 'image/svg+xml'],
	['.png', 'image/png']
]);
const ENCODINGS = /** @type {const} */ ([
	['br', '.br'],
	['gzip', '.gz']
]);

export class KeptBuilds {
	#clientDir;
	#folder;
	/** Pathname → file, of what the present build does not have. @type {Map<string, string>} */
	#files = new Map();

	/** @param {{ clientDir: string, dataDir: string }} places `build/client`, and DATA_DIR */
	constructor({ clientDir, dataDir }) {
		this.#clientDir = clientDir;
		this.#folder = join(dataDir, 'builds');
	}

	/**
	 * Keeps a copy of the present build for the day when it is a former one, lets go of those that are too many or too
	 * old, and reads what is left. Bounded: three builds in all. @param {number} now ms since 1970
	 */
	refresh(now) {
		const present = this.#keepPresent();
		this.#files = new Map();
		for (const name of this.#former(present, now)) this.#read(join(this.#folder, name));
	}

	/** @returns {string} the present build's folder */
	#keepPresent() {
		const versionFile = join(this.#clientDir, '_app', 'version.json');
		const name = encodeURIComponent(JSON.parse(readFileSync(versionFile, 'utf8')).version);
		const folder = join(this.#folder, name);
		if (existsSync(folder)) {
			rmSync(join(folder, REPLACED), { force: true });
			return name;
		}
		// Whole or not at all, whatever happens meanwhile.
		const copy = join(this.#folder, `.${name}-${process.pid}`);
		mkdirSync(copy, { recursive: true });
		cpSync(join(this.#clientDir, FILES), join(copy, FILES), { recursive: true });
		try {
			renameSync(copy, folder);
		} catch (error) {
			// Another process of this build was quicker.
			rmSync(copy, { recursive: true, force: true });
			if (!existsSync(folder)) throw error;
		}
		return name;
	}

	/** Names of the former builds that stay. @param {string} present @param {number} now */
	#former(present, now) {
		const former = readdirSync(this.#folder)
			.filter((name) => name !== present && !name.startsWith('.'))
			.map((name) => ({ name, replacedAt: this.#replacedAt(name, now) }))
			.sort((left, right) => right.replacedAt - left.replacedAt);
		const isKept = (/** @type {{ replacedAt: number }} */ { replacedAt }, /** @type {number} */ rank) =>
			rank < KEPT_BUILDS && now - replacedAt < KEPT_DAYS * DAY_MS;
		for (const [rank, build] of former.entries()) {
			if (!isKept(build, rank)) rmSync(join(this.#folder, build.name), { recursive: true, force: true });
		}
		this.#sweepHalfCopies(now);
		return former.filter(isKept).map(({ name }) => name);
	}

	/** @param {string} name @param {number} now */
	#replacedAt(name, now) {
		const mark = join(this.#folder, name, REPLACED);
		if (!existsSync(mark)) writeFileSync(mark, new Date(now).toISOString());
		const instant = Date.parse(readFileSync(mark, 'utf8'));
		// A mark that was cut short by a full disk: as old as can be.
		return Number.isNaN(instant) ? 0 : Math.min(instant, now);
	}

	/** What a process that was ended in mid-copy left. @param {number} now */
	#sweepHalfCopies(now) {
		for (const name of readdirSync(this.#folder)) {
			const path = join(this.#folder, name);
			if (name.startsWith('.') && now - statSync(path).mtimeMs > DAY_MS) {
				rmSync(path, { recursive: true, force: true });
			}
		}
	}

	/** @param {string} folder */
	#read(folder) {
		const files = readdirSync(join(folder, FILES), { recursive: true, withFileTypes: true });
		for (const file of files) {
			if (!file.isFile()) continue;
			const path = join(file.parentPath, file.name);
			const pathname = path.slice(folder.length).replaceAll('\\', '/');
			if (!existsSync(join(this.#clientDir, pathname))) this.#files.set(pathname, path);
		}
	}

	/**
	 * True: it was a file of a former build, answered. Security headers were set before.
	 * @param {import('node:http').IncomingMessage} request
	 * @param {import('node:http').ServerResponse} response
	 */
	answer(request, response) {
		const [pathname = ''] = (request.url ?? '').split('?');
		const plain = this.#files.get(pathname);
		if (plain === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
		const accepted = String(request.headers['accept-encoding'] ?? '');
		const packed = ENCODINGS.find(
			([name, end]) => accepted.includes(name) && this.#files.has(pathname + end)
		);
		const file = (packed && this.#files.get(pathname + packed[1])) ?? plain;
		const size = statSync(file, { throwIfNoEntry: false })?.size;
		if (size === undefined) return false;
		response.writeHead(200, {
			'content-type': TYPES.get(extname(pathname)) ?? 'application/octet-stream',
			'content-length': size,
			'cache-control': 'public, max-age=31536000, immutable',
			vary: 'accept-encoding',
			...(packed ? { 'content-encoding': packed[0] } : {})
		});
		if (request.method === 'HEAD') response.end();
		else
			createReadStream(file)
				.on('error', () => response.destroy())
				.pipe(response);
		return true;
	}
}
