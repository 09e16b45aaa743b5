// The final récapitulatif of a claim, for its owner or a gestionnaire of its académie; `?version=` for an earlier one.
import { endpoint } from '$lib/server/http/endpoint';
import { Refused } from '$lib/server/refused';
import { readFinalPdf } from '$lib/server/services/read-documents';
import { callerOf } from '../../../../caller-of.server';
import { handFile } from '$lib/server/http/hand-file';
import type { RequestEvent } from './$types';

/** Null: the last version. @throws Refused `malformed`. */
function askedVersion(text: string | null): number | null {
	if (text === null) return null;
	if (!/^[1-9]\d{0,5}$/.test(text)) throw new Refused('malformed');
	return Number(text);
}

export const GET = endpoint(async (event: RequestEvent) => {
	const caller = callerOf(event);
	const { academy, claimId } = event.params;
	const version = askedVersion(event.url.searchParams.get('version'));
	return handFile(await readFinalPdf(academy, claimId, version, caller));
});
