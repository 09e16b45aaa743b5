// Kill -9 at any moment. 10 kills by default; NOMADE_SERVER_KILLS and NOMADE_CRASH_SEED choose others.
import { expect, it } from 'vitest';
import { crashServer } from './server-crash';

const KILLS = Number(process.env['NOMADE_SERVER_KILLS'] ?? 10);
const SEED = Number(process.env['NOMADE_CRASH_SEED'] ?? Date.now() % 1_000_000);
/** A start, a load, a look: a few seconds each on a slow machine. */
const LIMIT_MS = 60_000 + KILLS * 15_000;

it(
	`${KILLS} kill -9 under load: acknowledged and lost 0, doubled 0, every base whole`,
	{ timeout: LIMIT_MS },
	async () => {
		console.log(`crash test: seed ${SEED} (NOMADE_CRASH_SEED=${SEED} NOMADE_SERVER_KILLS=${KILLS})`);
		const count = await crashServer({ kills: KILLS, seed: SEED, checkEvery: 4 });
		const { lost, doubled, broken, problems, unexpected, ...figures } = count;
		console.log(
			`crash test: ${JSON.stringify({ ...figures, acknowledgedAndLost: lost.length, doubled: doubled.length })}`
		);
		expect({ seed: SEED, lost, doubled, broken, problems, unexpected }).toEqual({
			...{ seed: SEED, lost: [], doubled: [], broken: [], problems: [], unexpected: [] }
		});
		expect(figures.kills).toBe(KILLS);
		// A test that asked for nothing would lose nothing.
		for (const asked of [figures.operations, figures.documents, figures.decisions]) {
			expect(asked).toBeGreaterThan(figures.kills / 6);
		}
	}
);
