// Makes good what a crash or a busy database cut between a decision and the day's rule that follows it: the rule spans
// several databases, so that no write holds both. Asking again changes nothing where all is settled. Knows no SQL.
import { servedAcademies } from '../repositories/academies';
import { listRecentDayChanges } from '../repositories/day-changes';
import { refreshDayRule } from './day-rule';

/** To be called at start and every hour. How many persons were looked at. */
export async function sweepDayRule(): Promise<number> {
	let persons = 0;
	for (const academy of servedAcademies()) {
		for (const accountId of await listRecentDayChanges(academy)) {
			await refreshDayRule(academy, accountId);
			persons += 1;
		}
	}
	return persons;
}
