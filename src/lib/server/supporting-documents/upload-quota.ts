// What one person may have stored, and have begun to send. Knows sizes, not what is in the files.
import { config } from '../config';
import { Refused } from '../refused';
import { storedBytesOf } from '../repositories/stored-files';
import { inPersonTurn } from './file-turns';
import { isReceived, type PromisedFile } from './receive-document';
import { ownerMarkOf, stagedBy } from './staging';

/** Uploads begun and not finished: a device sends one at a time, a person has a few devices [chosen]. */
const STAGED_UPLOADS = 100;

/**
 * Begins an upload if the person's share has room for all of it: what is stored (once a file, in all académies), what
 * is under way by the length that was announced, and this one. Count and beginning are one turn of the person, so
 * that uploads begun at the same moment do not share the same room.
 * A file that is stored already takes no more room. Boundary: exactly the share is allowed.
 * @throws Refused `upload-quota`.
 */
export function beginWithinQuota<Begun>(
	stagedId: string,
	promised: PromisedFile,
	begin: () => Promise<Begun>
): Promise<Begun> {
	return inPersonTurn(promised.accountId, async () => {
		const { storedQuotaBytes, stagedQuotaBytes } = config();
		const staged = await stagedBy(ownerMarkOf(stagedId));
		const sent = staged.bytes + promised.byteLength;
		const kept = (await isReceived(promised)) ? staged.bytes : sent;
		const isFull =
			staged.uploads >= STAGED_UPLOADS ||
			sent > stagedQuotaBytes ||
			(await storedBytesOf(promised.accountId)) + kept > storedQuotaBytes;
		if (isFull) throw new Refused('upload-quota');
		return begin();
	});
}
