// Runs one command to its end, or ends it with all that it started when the time is up. Node built-ins only.
import { spawn } from 'node:child_process';

/** `npx` and `npm` are scripts of another name on Windows. */
const windowsName = (/** @type {string} */ command) =>
	process.platform === 'win32' && ['npx', 'npm'].includes(command) ? `${command}.cmd` : command;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{limitMs: number, env?: Record<string, string>}} options
 * @returns {Promise<number>} the exit code; 1 if it could not start or was ended.
 */
export function runCommand(command, args, { limitMs, env = {} }) {
	console.log(`> ${command} ${args.join(' ')}`);
	return new Promise((done) => {
		// A group of its own: what it started ends with it if the time is up.
		const child = spawn(windowsName(command), args, {
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, ...env },
			detached: process.platform !== 'win32'
		});
		const limit = setTimeout(
			() => {
				console.error(`«${command} ${args.join(' ')}» was ended: its time is up.`);
				if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
			},
			Math.max(1, limitMs)
		);
		child.on('error', (error) => {
			clearTimeout(limit);
			console.error(error.message);
			done(1);
		});
		child.on('exit', (status) => {
			clearTimeout(limit);
			done(status ?? 1);
		});
	});
}
