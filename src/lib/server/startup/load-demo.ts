// Puts the demo's data in an empty database, through the same importer as any other source.
import { dateOf, localDateTimeAt, type LocalDate } from '$lib/domain/calendar/local-date-time';
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import { nowMs } from '../clock';
import { academyCodes } from '../db';
import { demoSource } from '../imports/demo-source';
import { importSource } from '../imports/import-source';
import { readSourceFolder } from '../imports/source-folder';
import { log } from '../log';
import { setInfoOnce } from '../repositories/directory-info';

const DEMO_ZONE = 'Europe/Paris';

export interface DemoOptions {
	demoDir: string;
	/** False: the guide's dates as printed (tests). */
	isShifted: boolean;
}

/** The day that the demo's dates are counted from when it is loaded now. */
export function demoDay(): LocalDate {
	return dateOf(localDateTimeAt(nowMs(), DEMO_ZONE));
}

/** Empty means without any académie. The anchor day is kept: restarting does not move the demo's dates. */
export async function loadDemoIfEmpty({ demoDir, isShifted }: DemoOptions): Promise<void> {
	if (academyCodes().length > 0) return;
	const day = demoDay();
	const report = await importSource(demoSource(readSourceFolder(demoDir), { day, isShifted }));
	if (report.problems.length > 0 || report.academies.length === 0) {
		const lines = report.problems.map(({ file, line, column, message }) =>
			IMPORT_WORDS.problem(file, line, column, message)
		);
		throw new Error(`The demo's data cannot be imported:\n${lines.join('\n')}`);
	}
	await setInfoOnce('demoAnchor', day);
	log('info', 'demo loaded', { anchor: day, isShifted });
}
