// Lets go of what answers said, after the time in which a device asks for one again; ids stay as long as their claim,
// so that a phone which comes back later is still recognised. To be called at start and every hour. Knows no SQL.
import { nowMs } from '../clock';
import { servedAcademies } from '../repositories/academies';
import { letAnswersGo } from '../repositories/old-answers';

const DAY_MS = 24 * 60 * 60 * 1000;
/** An answer is a whole claim: the table would grow without end (offline.md, «Push»). */
const KEPT_DAYS = 90;

/** How many answers' bodies went. Boundary: an answer of 90 days and a second goes, one of 90 days stays. */
export async function sweepAnswers(): Promise<number> {
	const before = new Date(nowMs() - KEPT_DAYS * DAY_MS).toISOString();
	let letGo = 0;
	for (const academy of servedAcademies()) {
		let after: number | null = 0;
		while (after !== null) {
			const stretch = await letAnswersGo(academy, before, after);
			letGo += stretch.letGo;
			after = stretch.next;
		}
	}
	return letGo;
}
