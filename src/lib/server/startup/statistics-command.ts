// `node build statistics [--refaire]`: brings the figures of every académie up to its claims, beside a running server too;
// `--refaire` forgets them first and counts all anew.
import { STATISTICS_COMMAND as WORDS } from '$lib/fr/gestion/statistics';
import { config } from '../config';
import { openDatabases } from '../db/databases';
import { servedAcademies } from '../repositories/academies';
import { countAnew, keepStatistics } from '../services/keep-statistics';

const ANEW = '--refaire';

/** @returns the exit code. */
export async function runStatisticsCommand(args: string[], print: (line: string) => void): Promise<number> {
	if (args.some((argument) => argument !== ANEW)) {
		print(WORDS.usage);
		return 2;
	}
	await openDatabases(config());
	for (const code of servedAcademies()) {
		const startedAt = Date.now();
		if (args.includes(ANEW)) await countAnew(code);
		await keepStatistics(code, Infinity);
		print(WORDS.done(code, Math.round((Date.now() - startedAt) / 1000)));
	}
	return 0;
}
