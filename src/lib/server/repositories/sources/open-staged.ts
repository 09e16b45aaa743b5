// Opens an académie's file with a staging file beside it. Knows no table.
import { StagedBase } from '../../db';

export function openStaged(academyFile: string, stagingFile: string): Promise<StagedBase> {
	return StagedBase.open(academyFile, stagingFile);
}
