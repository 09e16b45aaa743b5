// The model: histories of devices, tabs, two people and a gestionnaire over a network that does its worst, with the
// real client code and the real server. `npm run test:faults -- --runs 10000` runs more of them.
import fc from 'fast-check';
import type { Script } from 'node:vm';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { clientScript } from './client-script';
import { Ground } from './ground';
import { heal } from './healing';
import { checkInvariants } from './invariants';
import { ModelWorld } from './model-world';
import { passAll, play } from './play';
import { history, type History } from './steps';

const RUNS = Number(process.env['IMAGIN_MODEL_RUNS'] ?? 25);
/** The same histories at each `npm test`, so that a change is what makes it fail; `npm run test:faults` draws others. */
const SEED = process.env['IMAGIN_MODEL_SEED'] ?? '2094941036';
const PATH = process.env['IMAGIN_MODEL_PATH'];
/** Shrinking takes many more histories than the run: `npm run test:faults` does it, while one looks for what is wrong. */
const IS_SHRUNK = process.env['IMAGIN_MODEL_SHRINK'] === '1';
const MINUTE = 60_000;
/** Told on the way of a long run, so that it is not taken for a dead one. */
const TOLD_EVERY = 500;

let ground: Ground;
let script: Script;
let played = 0;
let steps = 0;

beforeAll(async () => {
	[ground, script] = await Promise.all([Ground.start(), clientScript()]);
}, 2 * MINUTE);

afterAll(() => ground.stop());

async function run({ steps: asked, powerFails }: History): Promise<void> {
	played += 1;
	steps += asked.length;
	if (played % TOLD_EVERY === 0) process.stdout.write(`${played} histories\n`);
	const people = [await ground.addPerson(`Aa${played}a`), await ground.addPerson(`Bb${played}b`)] as const;
	const world = new ModelWorld(ground, people, script);
	try {
		for (const [index, device] of world.devices.entries()) {
			const [first, second] = people;
			await world.signIn(device, index === 2 ? second : first);
			const page = device.open();
			page?.sync(false);
			if (page !== null) await passAll(world, page);
		}
		for (const step of asked) await play(world, step, powerFails);
		await checkInvariants(world, await heal(world));
	} finally {
		world.dispose();
	}
}

describe('histories of several devices, tabs and people', () => {
	it(
		`lose nothing, double nothing, mix nothing up and converge (${RUNS} histories)`,
		{ timeout: 10 * MINUTE + RUNS * 6_000 },
		async () => {
			const seed = Number(SEED);
			const startedAt = performance.now();
			try {
				await fc.assert(fc.asyncProperty(history, run), {
					numRuns: RUNS,
					seed,
					endOnFailure: !IS_SHRUNK,
					...(PATH === undefined ? {} : { path: PATH })
				});
			} finally {
				const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
				process.stdout.write(`model: ${played} histories, ${steps} steps, ${seconds} s, seed ${seed}\n`);
			}
		}
	);
});
