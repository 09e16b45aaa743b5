// npm run test:faults -- --runs 10000 [--seed N] [--path P]: the model-based test, as long as asked.
// A failure prints the seed and the path that play the same history again.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runCommand } from './run-command.js';

const { values } = parseArgs({
	options: {
		runs: { type: 'string', default: '200' },
		seed: { type: 'string' },
		path: { type: 'string' },
		/** The first failing history as it came, without looking for a shorter one. */
		'no-shrink': { type: 'boolean', default: false }
	}
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
	console.error('--runs takes how many histories to play, for instance 10000.');
	process.exit(2);
}
/** Histories take about a second each, several on a slow machine. */
const limitMs = 10 * 60_000 + runs * 6_000;
const env = {
	IMAGIN_MODEL_RUNS: String(runs),
	IMAGIN_MODEL_SEED: values.seed ?? String(randomInt(2 ** 31)),
	...(values.path === undefined ? {} : { IMAGIN_MODEL_PATH: values.path }),
	IMAGIN_MODEL_SHRINK: values['no-shrink'] ? '0' : '1'
};
let status = await runCommand('npx', ['vite', 'build', '--logLevel', 'warn'], { limitMs });
if (status === 0) status = await runCommand('npx', ['vitest', 'run', 'tests/model'], { limitMs, env });
process.exitCode = status;
