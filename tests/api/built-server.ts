// Runs the production build as its own process, on a data folder of its own, and speaks to it like a browser.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** `IMAGIN_BUILD` points elsewhere while one works on the server alone. */
export const BUILD = resolve(process.env['IMAGIN_BUILD'] ?? 'build');

export function makeFolder(): { path: string; remove: () => void } {
	const path = mkdtempSync(join(tmpdir(), 'nomade-api-'));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

export interface Ended {
	code: number | null;
	output: string;
}

/** Starts the process and gives what it wrote; `args` are those of `node build …`. */
function launch(
	environment: Record<string, string>,
	args: string[]
): { child: ChildProcess; ended: Promise<Ended>; output: () => string } {
	const child = spawn(process.execPath, [BUILD, ...args], {
		env: { PATH: process.env['PATH'] ?? '', ...environment }
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
	return { child, ended, output: () => output };
}

/** A run that ends by itself: a command, or a server that refuses to start. */
export async function runBuilt(environment: Record<string, string>, args: string[] = []): Promise<Ended> {
	return launch({ PORT: String(await freePort()), ...environment }, args).ended;
}

export class BuiltServer {
	private constructor(
		readonly origin: string,
		private readonly child: ChildProcess,
		private readonly ended: Promise<Ended>,
		readonly output: () => string
	) {}

	static async start(environment: Record<string, string>): Promise<BuiltServer> {
		const port = await freePort();
		const { child, ended, output } = launch({ PORT: String(port), ...environment }, []);
		const server = new BuiltServer(`http://localhost:${port}`, child, ended, output);
		for (let waited = 0; !output().includes('Serveur prêt'); waited += 20) {
			if (child.exitCode !== null || waited > 20_000)
				throw new Error(`The server did not start:\n${output()}`);
			await new Promise((done) => setTimeout(done, 20));
		}
		return server;
	}

	async stop(): Promise<Ended> {
		this.child.kill('SIGTERM');
		return this.ended;
	}

	browser(): Browser {
		return new Browser(this.origin);
	}
}

/** Keeps the session's cookie; follows no redirect, so that tests see them. */
export class Browser {
	cookie: string | null = null;

	constructor(readonly origin: string) {}

	async fetch(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		if (this.cookie !== null) headers.set('cookie', this.cookie);
		// What a browser asks for when it navigates: a page, not data.
		if (!headers.has('accept')) headers.set('accept', 'text/html');
		if (!headers.has('origin') && init.method !== undefined) headers.set('origin', this.origin);
		const response = await fetch(`${this.origin}${path}`, { redirect: 'manual', ...init, headers });
		for (const set of response.headers.getSetCookie()) {
			const pair = set.split(';')[0] ?? '';
			if (!pair.startsWith('imagin_session=')) continue;
			this.cookie = pair.endsWith('=') ? null : pair;
		}
		return response;
	}

	post(
		path: string,
		fields: Record<string, string>,
		headers: Record<string, string> = {}
	): Promise<Response> {
		return this.fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers });
	}

	signIn(identifier: string, password: string): Promise<Response> {
		return this.post('/connexion', { identifier, password });
	}
}
