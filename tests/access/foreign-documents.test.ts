// Another person's document named as one's own: by its id, and by the hash of its bytes.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { PushResponse } from '../../src/lib/contracts/operations';
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import type { PullResponse } from '../../src/lib/contracts/pull';
import type { Claim } from '../../src/lib/domain/claim/claim';
import type { Browser } from '../api/built-server';
import { claimOf, send, sha256Of, signedIn } from '../api/document-client';
import { READER, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { smallPdf } from '../sync/claim-typing';
import type { Target } from './rule';
import { makeTarget } from './target';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const server = await serverAtTeachersDay();
const own = smallPdf('à moi', 20_000);
/** As `makeTarget` uploads it for the owner. */
const owners = smallPdf('ticket de péage', 30_000);
let target: Omit<Target, 'sessionReference'>;
let intruder: Browser;
let claims: Claim[];

beforeAll(async () => {
	target = await makeTarget(server);
	intruder = await signedIn(server.url, READER);
	await send(intruder, own);
	const accept = { kind: 'acceptConditions', claimId: null, base: null, payload: { version: 1 } };
	await push([{ ...common(), ...accept }]);
	const pulled = await intruder.fetch(`/api/sync/pull?protocol=${PROTOCOL_VERSION}`);
	claims = ((await pulled.json()) as PullResponse).changes.flatMap((change) =>
		change.entity === 'claim' && change.value !== null ? [change.value] : []
	);
});

function common(): object {
	return { id: randomUUID(), academy: 'RENNES', madeAt: '2017-06-15T08:00:00Z' };
}

async function push(operations: object[]): Promise<PushResponse['answers']> {
	const response = await intruder.fetch('/api/sync/push', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ protocol: PROTOCOL_VERSION, operations })
	});
	return ((await response.json()) as PushResponse).answers;
}

/** Joins a document to each of the intruder's claims; gives outcome and code of each answer. */
async function join(documentId: string, bytes: Uint8Array): Promise<string[]> {
	const operations = claims.map(({ id, revision }) => ({
		...common(),
		kind: 'attachDocument',
		claimId: id,
		base: { revision },
		payload: {
			...{ documentId, folder: 'travel', purpose: 'other', name: 'a_moi.pdf', format: 'pdf' },
			...{ byteLength: bytes.length, sha256: sha256Of(bytes) }
		}
	}));
	const answers = await push(operations);
	return answers.map((answer) => `${answer.outcome} ${'code' in answer ? answer.code : ''}`.trim());
}

describe('another person’s document', () => {
	it('is neither taken nor touched by its id, and the answer is the last word', async () => {
		const answers = await join(target.documentId, own);
		expect(new Set(answers)).toEqual(new Set(['refused claim-not-open', 'refused malformed']));
		const kept = (await claimOf(await signedIn(server.url, TEACHER), TEACHER.openClaim)).documents;
		expect(kept.map(({ id, name }) => [id, name])).toEqual([[target.documentId, 'ticket_peage.pdf']]);
		expect((await intruder.fetch(`/api/documents/RENNES/${target.documentId}`)).status).toBe(404);
	});

	it('is not had by the hash of its bytes: who has not sent them is asked for them', async () => {
		const answers = await join(randomUUID(), owners);
		expect(new Set(answers)).toEqual(new Set(['refused claim-not-open', 'retry document-missing-bytes']));
	});

	it('is not taken off by its id', async () => {
		const answers = await push(
			claims.map(({ id, revision }) => ({
				...common(),
				kind: 'deleteDocument',
				claimId: id,
				base: { revision },
				payload: { documentId: target.documentId }
			}))
		);
		for (const answer of answers) expect(answer).toMatchObject({ outcome: 'refused', code: 'not-found' });
	});
});
