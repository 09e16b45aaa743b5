// Imports a source: whole or not at all for each académie, nothing twice, with a report by line.
import { nowMs } from '../clock';
import { hasUnfinishedImport, lastImportHash } from '../repositories/import-reads';
import type { ImportProblem } from './csv-file';
import { finishAcademy, publishAcademy } from './publish-academy';
import { readSource } from './read-source';
import { contentHash, type SourceFiles } from './source-folder';

export interface AcademyOutcome {
	academy: string;
	outcome: 'imported' | 'unchanged' | 'refused';
	accounts: number;
	assignments: number;
}

export interface ImportReport {
	academies: AcademyOutcome[];
	problems: ImportProblem[];
}

/**
 * Reads and checks everything first; then each académie without a problem is written in one unit. A second import of
 * the same bytes changes nothing. An import never overwrites a claim: its status and content are the server's.
 */
export async function importSource(files: SourceFiles): Promise<ImportReport> {
	const { academies, problems } = readSource(files);
	const hash = contentHash(files);
	const importedAt = new Date(nowMs()).toISOString();
	const report: ImportReport = { academies: [], problems };
	for (const [code, academy] of academies) {
		const counts = {
			academy: code,
			accounts: academy.accounts.length,
			assignments: academy.assignments.length
		};
		if (problems.some((problem) => problem.academy === null || problem.academy === code)) {
			report.academies.push({ ...counts, outcome: 'refused' });
		} else if ((await lastImportHash(code)) === hash) {
			// A crash may have come between the académie's unit and the roles that open it.
			const wasUnfinished = await hasUnfinishedImport(code);
			if (wasUnfinished) await finishAcademy(code, academy);
			report.academies.push({ ...counts, outcome: wasUnfinished ? 'imported' : 'unchanged' });
		} else {
			const found = await publishAcademy(code, academy, { hash, importedAt });
			report.problems.push(...found);
			report.academies.push({ ...counts, outcome: found.length === 0 ? 'imported' : 'refused' });
		}
	}
	return report;
}
