// A screen in memory for a browser that cannot do without one.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface Screen {
	/** As DISPLAY names it. */
	display: string;
	stop(): Promise<void>;
}

/** Of a number that nobody uses: the X server chooses it. */
export async function startScreen(): Promise<Screen> {
	const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe']
	});
	const failed = once(child, 'error').then(([error]) => Promise.reject(error as Error));
	const told = once(child.stdio[3] as Readable, 'data') as Promise<[Buffer]>;
	const [number] = await Promise.race([told, failed]);
	return { display: `:${number.toString().trim()}`, stop: () => endProcess(child) };
}

/** Asks it to end, and makes it end. */
export async function endProcess(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'exit');
	child.kill('SIGTERM');
	const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
	await gone;
	clearTimeout(force);
}
