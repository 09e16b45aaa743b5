// All that is kept on the person who asks, with their documents, as one ZIP.
import type { RequestEvent } from '@sveltejs/kit';
import { currentSession, failedAttempts } from '$lib/server/auth';
import { nowMs } from '$lib/server/clock';
import { endpoint } from '$lib/server/http/endpoint';
import { attachmentNamed } from '$lib/server/http/hand-file';
import { zipStream } from '$lib/server/http/zip-stream';
import { Refused } from '$lib/server/refused';
import type { Caller } from '$lib/server/services/caller';
import type { FailedSignIns } from '$lib/server/services/my-data';
import { myArchive } from '$lib/server/services/my-archive';
import { callerOf } from '../../caller-of.server';

/** Archives under way at once, and one a person: each reads every file of its owner [chosen]. */
const MOST_AT_ONCE = 4;
const RETRY_SECONDS = 30;

const underWay = new Set<string>();

function failedSignIns(event: RequestEvent) {
	return failedAttempts(currentSession(event).account.identifier, event.getClientAddress());
}

async function* archiveAfter(failures: Promise<FailedSignIns>, caller: Caller, madeAt: string) {
	yield* myArchive(caller, await failures, madeAt);
}

export const GET = endpoint(async (event) => {
	const caller = callerOf(event);
	const { accountId } = caller;
	if (underWay.has(accountId) || underWay.size >= MOST_AT_ONCE) {
		throw new Refused('busy', { retryAfterSeconds: RETRY_SECONDS });
	}
	// Taken before anything is waited for: of several asked at the same moment one goes on.
	underWay.add(accountId);
	const at = new Date(nowMs());
	const told = archiveAfter(failedSignIns(event), caller, at.toISOString());
	const body = zipStream(told, at, () => underWay.delete(accountId));
	return new Response(body, {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': attachmentNamed(`mes-donnees_${at.toISOString().slice(0, 10)}.zip`),
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-store'
		}
	});
});
