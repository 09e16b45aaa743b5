// `node build retention [--apply]`: what it prints, in French, and its exit code. Without `--apply` nothing is changed.
import { retentionLines, RETENTION_WORDS } from '$lib/fr/gestion/retention-words';
import { config } from '../config';
import { openDatabases } from '../db/databases';
import { runRetention } from '../services/retention';

export async function runRetentionCommand(
	argument: string | undefined,
	print: (line: string) => void
): Promise<number> {
	if (argument !== undefined && argument !== '--apply') {
		print(RETENTION_WORDS.usage);
		return 2;
	}
	const isApplied = argument === '--apply';
	await openDatabases(config());
	const reports = await runRetention(isApplied);
	if (reports.length === 0) print(RETENTION_WORDS.nothing);
	for (const report of reports) for (const line of retentionLines(report, isApplied)) print(line);
	print(isApplied ? RETENTION_WORDS.applied : RETENTION_WORDS.dryRun);
	return 0;
}
