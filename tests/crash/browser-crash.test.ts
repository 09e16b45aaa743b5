// The browser is killed while somebody types. 5 kills by default; IMAGIN_BROWSER_KILLS and IMAGIN_CRASH_SEED choose
// others.
import { expect, it } from 'vitest';
import { crashBrowser, NEWS_EVERY } from './browser-crash';

const KILLS = Number(process.env['IMAGIN_BROWSER_KILLS'] ?? 5);
const SEED = Number(process.env['IMAGIN_CRASH_SEED'] ?? Date.now() % 1_000_000);
/** A start, a look, two seconds of typing: several times that on a slow machine. */
const LIMIT_MS = 180_000 + KILLS * 40_000;

it(
	`the browser dies ${KILLS} times under somebody who types: kept and lost 0, doubled 0`,
	{ timeout: LIMIT_MS },
	async () => {
		console.log(`browser crash: seed ${SEED} (IMAGIN_CRASH_SEED=${SEED} IMAGIN_BROWSER_KILLS=${KILLS})`);
		const { lost, doubled, ...figures } = await crashBrowser({ kills: KILLS, seed: SEED });
		console.log(
			`browser crash: ${JSON.stringify({ ...figures, lost: lost.length, doubled: doubled.length })}`
		);
		expect({ seed: SEED, lost, doubled }).toEqual({ seed: SEED, lost: [], doubled: [] });
		expect(figures.kills).toBe(KILLS);
		// A person of whom nothing was ever kept would lose nothing.
		expect(figures.killsWithNews).toBeGreaterThanOrEqual(Math.ceil(KILLS / NEWS_EVERY));
		expect(figures.keystrokes).toBeGreaterThan(KILLS * 3);
	}
);
