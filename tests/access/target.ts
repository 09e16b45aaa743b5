// Makes what the matrix asks for: a claim of RENNES with a document and a final récapitulatif, on the running server.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { accountIdOf, attachPdf, claimOf, send, sha256Of, signedIn } from '../api/document-client';
import type { AppServer } from '../fixtures/app-server';
import { TEACHER } from '../fixtures/people';
import { smallPdf } from '../sync/claim-typing';
import type { Target } from './rule';
import { putBatch } from './target-batch';
import { putImport } from './target-import';

export async function makeTarget(server: AppServer): Promise<Omit<Target, 'sessionReference'>> {
	const owner = await signedIn(server.url, TEACHER);
	const bytes = smallPdf('ticket de péage', 30_000);
	await send(owner, bytes);
	const documentId = await attachPdf(owner, TEACHER.openClaim, bytes);
	const claim = await claimOf(owner, TEACHER.openClaim);
	await putFinalSummary(server.dataDir, claim.id);
	return {
		claimId: claim.id,
		documentId,
		missionKey: TEACHER.openClaim,
		ownerId: await accountIdOf(owner)
	};
}

/** As a validation would leave it. */
async function putFinalSummary(dataDir: string, claimId: string): Promise<void> {
	const url = pathToFileURL(join(dataDir, 'academies', 'RENNES.db')).href;
	const database = createClient({ url, timeout: 5000 });
	const pdf = smallPdf('récapitulatif', 2_000);
	await database.execute({
		sql: 'INSERT INTO final_summaries (claim_id, version, validated_at, summary, pdf, pdf_sha256) VALUES (?, 1, ?, ?, ?, ?)',
		args: [claimId, '2017-06-15T08:00:00Z', '{}', pdf, sha256Of(pdf)]
	});
	await putBatch(database, claimId);
	await putImport(database);
	database.close();
}
