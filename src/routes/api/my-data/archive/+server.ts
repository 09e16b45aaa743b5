// All that is kept on the person who asks, with their documents, as one ZIP.
import { currentSession, failedAttempts } from '$lib/server/auth';
import { nowMs } from '$lib/server/clock';
import { endpoint } from '$lib/server/http/endpoint';
import { attachmentNamed } from '$lib/server/http/hand-file';
import { zipStream } from '$lib/server/http/zip-stream';
import { Refused } from '$lib/server/refused';
import { myArchive } from '$lib/server/services/my-data';
import { callerOf } from '../../caller-of.server';

/** Archives under way at once, and one a person: each reads every file of its owner [chosen]. */
const MOST_AT_ONCE = 4;
const RETRY_SECONDS = 30;

const underWay = new Set<string>();

export const GET = endpoint(async (event) => {
	const caller = callerOf(event);
	const { accountId } = caller;
	if (underWay.has(accountId) || underWay.size >= MOST_AT_ONCE) {
		throw new Refused('busy', { retryAfterSeconds: RETRY_SECONDS });
	}
	const { identifier } = currentSession(event).account;
	const failures = await failedAttempts(identifier, event.getClientAddress());
	const at = new Date(nowMs());
	underWay.add(accountId);
	const body = zipStream(myArchive(caller, failures, at.toISOString()), at, () => underWay.delete(accountId));
	return new Response(body, {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': attachmentNamed(`mes-donnees_${at.toISOString().slice(0, 10)}.zip`),
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-store'
		}
	});
});
