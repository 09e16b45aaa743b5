// What the server holds, asked over HTTP as the person's own device could: the oracle of the journeys.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { createHash } from 'node:crypto';
import { request, type APIRequestContext } from '@playwright/test';
import type { Change, PullResponse } from '../../src/lib/contracts/pull';
import type { Claim } from '../../src/lib/domain/claim/claim';

/** A kept connection may close just as it is used again: the question is asked anew, it changes nothing. */
const AGAIN = { maxRetries: 3 };

export class ServerTruth {
	private constructor(private readonly http: APIRequestContext) {}

	/** Signs in beside the browser, with a session of its own. */
	static async signedIn(url: string, identifier: string, password: string): Promise<ServerTruth> {
		const http = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
		const answer = await http.post('/connexion', { form: { identifier, password }, maxRedirects: 0 });
		if (answer.status() >= 400)
			throw new Error(`sign-in answered ${answer.status()}: ${await answer.text()}`);
		const session = await http.get('/api/session', AGAIN);
		if (!session.ok()) throw new Error(`signed in, but /api/session answers ${session.status()}`);
		return new ServerTruth(http);
	}

	/** Everything that this person may see, from the beginning; later changes replace earlier ones. */
	async everything(): Promise<Change[]> {
		const latest = new Map<string, Change>();
		let cursor = '';
		for (;;) {
			const answer = await this.http.get(
				`/api/sync/pull?protocol=${PROTOCOL_VERSION}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
				AGAIN
			);
			if (!answer.ok()) throw new Error(`pull answered ${answer.status()}: ${await answer.text()}`);
			const page = (await answer.json()) as PullResponse;
			for (const change of page.changes) latest.set(`${change.entity} ${change.id}`, change);
			cursor = page.cursor;
			if (!page.hasMore) return [...latest.values()];
		}
	}

	/** Every claim of this mission: a doubled one would show here. */
	async claimsOf(missionNumber: number): Promise<Claim[]> {
		return (await this.everything()).flatMap((change) =>
			change.entity === 'claim' && change.value?.missionNumber === missionNumber ? [change.value] : []
		);
	}

	async theClaimOf(missionNumber: number): Promise<Claim> {
		const [claim, ...more] = await this.claimsOf(missionNumber);
		if (claim === undefined || more.length > 0)
			throw new Error(`${1 + more.length} claims of ${missionNumber}`);
		return claim;
	}

	async documentSha256(academy: string, documentId: string): Promise<string> {
		const answer = await this.http.get(`/api/documents/${academy}/${documentId}`, AGAIN);
		if (!answer.ok()) throw new Error(`document answered ${answer.status()}`);
		return createHash('sha256')
			.update(await answer.body())
			.digest('hex');
	}

	async finalPdf(claim: Claim): Promise<Buffer> {
		const answer = await this.http.get(`/api/claims/${claim.academy}/${claim.id}/recapitulatif`, AGAIN);
		if (!answer.ok()) throw new Error(`récapitulatif answered ${answer.status()}`);
		return answer.body();
	}

	async close(): Promise<void> {
		await this.http.dispose();
	}
}
