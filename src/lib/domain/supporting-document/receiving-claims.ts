// Which of a person's claims can take a new receipt now, the likeliest first. Pure: today and rights come as arguments.
import type { AcademySettings } from '../academy/academy';
import type { AssignedMission } from '../mission/mission';
import { missionEnd } from '../mission/schedule';
import { openParts, type DecidedClaim } from '../claim/transitions';
import { canAddTo } from './deposit-rules';
import { DOCUMENT_FOLDERS, type DocumentFolder } from './supporting-document';

export interface ReceivingClaim<Row> {
	row: Row;
	/** Those that take a document now; at least one. */
	folders: DocumentFolder[];
}

interface CandidateRow {
	mission: AssignedMission;
	claim: DecidedClaim;
}

/**
 * Claims with a folder that takes a document, of académies whose pieces go online. The mission that ended last comes
 * first: a receipt is photographed on the way home [chosen]. `academyOf` gives null where the conditions of use of an
 * académie are not accepted: its claims are closed until then.
 * Boundary: documents by post → not listed; travel validated and pay open → listed with the «dossier paie» alone.
 */
export function receivingClaims<Row extends CandidateRow>(
	rows: readonly Row[],
	academyOf: (code: string) => { settings: Pick<AcademySettings, 'documentsOnline'> } | null,
	nowMs: number
): ReceivingClaim<Row>[] {
	return rows
		.flatMap((row) => {
			const { claim, mission } = row;
			if (academyOf(mission.academy)?.settings.documentsOnline !== true) return [];
			const context = { claim, openParts: openParts(claim, mission, nowMs) };
			const isDue = (folder: DocumentFolder) => folder === 'pay' || claim.travel.status !== 'none';
			const folders = DOCUMENT_FOLDERS.filter((folder) => isDue(folder) && canAddTo(folder, context));
			return folders.length === 0 ? [] : [{ row, folders }];
		})
		.sort((a, b) => compare(missionEnd(b.row.mission.schedule), missionEnd(a.row.mission.schedule)));
}

function compare(left: string, right: string): number {
	return left < right ? -1 : left > right ? 1 : 0;
}
