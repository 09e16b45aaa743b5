// Keeps the académies' rule of how long a «dossier financier» stays active without a payment. Knows no SQL.
import { addMonths, dateOf, localDateTimeAt } from '../../domain/calendar/local-date-time';
import { nowMs } from '../clock';
import { readAcademy, servedAcademies } from '../repositories/academies';
import { readDeskSettings } from '../repositories/desk-settings';
import { lapseSilentFiles } from '../repositories/financial-files';

/** To be called at start and every hour: asking again changes nothing. How many files became inactive. */
export async function lapseFinancialFiles(): Promise<number> {
	let files = 0;
	for (const code of servedAcademies()) {
		const academy = await readAcademy(code);
		if (academy === null) continue;
		const { financialFileMonths } = await readDeskSettings(code);
		const since = addMonths(dateOf(localDateTimeAt(nowMs(), academy.zone)), -financialFileMonths);
		for (;;) {
			const lapsed = await lapseSilentFiles(code, since);
			files += lapsed;
			if (lapsed === 0) break;
		}
	}
	return files;
}
