// `node build check-store`: checks databases and documents against each other and prints what is wrong, in French.
// Works beside a running server, and changes nothing.
import { join } from 'node:path';
import { CHECK_STORE_WORDS } from '$lib/fr/gestion/check-store-words';
import { config } from '../config';
import { openForLook, type ClosedBase } from '../db/databases';
import { checkStore, type StoreReport } from '../services/check-store';
import type { StoreProblem } from '../services/check-store/found-problems';

const KINDS = {
	missing: 'database-missing',
	unreadable: 'database-unreadable',
	'other-version': 'database-other-version'
} as const;

/** @returns the exit code: 0 if all is well, 1 if anything is wrong. */
export async function runCheckStore(print: (line: string) => void): Promise<number> {
	const settings = config();
	const { s3, dataDir } = settings;
	const place =
		s3 === null
			? CHECK_STORE_WORDS.folder(join(dataDir, 'documents'))
			: CHECK_STORE_WORDS.bucket(s3.bucket, s3.endpoint);
	print(CHECK_STORE_WORDS.title(place));
	const closed = (await openForLook(settings)).map(problemOf);
	const hasDirectory = closed.every(({ academy }) => academy !== null);
	const report: StoreReport = hasDirectory ? await checkStore() : { academies: [], problems: [] };
	for (const { academy, counts, isFile } of report.academies) {
		if (counts !== null) print(CHECK_STORE_WORDS.counts(academy, counts));
		if (!isFile) print(CHECK_STORE_WORDS.remote(academy));
	}
	const problems = [...closed, ...report.problems];
	if (problems.length === 0) {
		print(CHECK_STORE_WORDS.sound);
		return 0;
	}
	print(CHECK_STORE_WORDS.found(problems.length));
	for (const problem of problems) {
		print(CHECK_STORE_WORDS.problem(placeOf(problem), problem.kind, problem.subject));
	}
	return 1;
}

function problemOf({ academy, why, detail }: ClosedBase): StoreProblem {
	return { academy, kind: KINDS[why], subject: detail };
}

function placeOf({ academy, kind }: StoreProblem): string {
	if (academy !== null) return academy;
	return kind.startsWith('staging') ? CHECK_STORE_WORDS.uploads : CHECK_STORE_WORDS.directory;
}
