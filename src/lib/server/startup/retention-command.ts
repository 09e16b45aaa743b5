// `node build retention [--apply]`: what it prints, in French, and its exit code. Without `--apply` nothing is changed.
import { retentionLines, RETENTION_WORDS } from '$lib/fr/gestion/retention-words';
import { config } from '../config';
import { openForLook } from '../db/databases';
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
	// As it is: neither looking nor removing is the moment for a migration, least of all beside a server of another build.
	const closed = await openForLook(config());
	for (const { academy, detail } of closed) print(RETENTION_WORDS.closed(academy, detail));
	if (closed.some(({ academy }) => academy === null)) return 1;
	const reports = await runRetention(isApplied);
	if (reports.length === 0) print(RETENTION_WORDS.nothing);
	for (const report of reports) for (const line of retentionLines(report, isApplied)) print(line);
	print(isApplied ? RETENTION_WORDS.applied : RETENTION_WORDS.dryRun);
	return closed.length === 0 ? 0 : 1;
}
