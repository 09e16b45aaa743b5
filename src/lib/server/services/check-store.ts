// Checks that databases and documents agree: after a crash, a restore, a move. Changes nothing. Knows no SQL.
import { failureText } from '../db';
import { servedAcademies } from '../repositories/academies';
import { countAll, isFile, type AcademyCounts } from '../repositories/store-checks';
import { abandonedUploads, foreignNames } from '../supporting-documents/staging';
import { StoreUnavailable } from '../supporting-documents/store-unavailable';
import { checkBytes, checkFinals, SWEPT_AFTER_MS } from './check-store/check-bytes';
import { checkBase, checkRows } from './check-store/check-rows';
import { FoundProblems, type StoreProblem } from './check-store/found-problems';

export interface CheckedAcademy {
	academy: string;
	/** Null: its base could not be read to the end. */
	counts: AcademyCounts | null;
	isFile: boolean;
}

export interface StoreReport {
	academies: CheckedAcademy[];
	problems: StoreProblem[];
}

/** Looks at every base that is open, every stored byte and every staged upload. */
export async function checkStore(): Promise<StoreReport> {
	const report: StoreReport = { academies: [], problems: [] };
	report.problems.push(...(await guarded(null, () => checkBase(null))));
	for (const academy of servedAcademies()) {
		for (const check of [
			() => checkBase(academy),
			...[checkRows, checkBytes, checkFinals].map((of) => () => of(academy))
		]) {
			report.problems.push(...(await guarded(academy, check)));
		}
		report.academies.push(await counted(academy));
	}
	report.problems.push(...(await checkStaging()));
	return report;
}

async function counted(academy: string): Promise<CheckedAcademy> {
	try {
		return { academy, counts: await countAll(academy), isFile: isFile({ academy }) };
	} catch (error) {
		// Told by the checks already.
		if (failureText(error) === null) throw error;
		return { academy, counts: null, isFile: true };
	}
}

/** What keeps a check from its end is itself found: a damaged page, a store out of reach. */
async function guarded(
	academy: string | null,
	check: () => Promise<StoreProblem[]>
): Promise<StoreProblem[]> {
	try {
		return await check();
	} catch (error) {
		const found = new FoundProblems(academy);
		const detail = failureText(error);
		if (error instanceof StoreUnavailable) found.add('store-unreachable', [error.reason]);
		else if (detail !== null) found.add('database-damaged', [detail]);
		else throw error;
		return found.all;
	}
}

async function checkStaging(): Promise<StoreProblem[]> {
	const found = new FoundProblems(null);
	found.add('staging-old', await abandonedUploads(Date.now() - SWEPT_AFTER_MS));
	found.add('staging-unknown', await foreignNames());
	return found.all;
}
