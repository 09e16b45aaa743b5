// Who may have a document or a final récapitulatif, in what form, and that a no tells nothing.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { GESTIONNAIRE, READER, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { smallPdf } from '../sync/claim-typing';
import { Browser } from './built-server';
import { attachPdf, claimOf, send, sha256Of, signedIn } from './document-client';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const document = smallPdf('ticket de péage', 30_000);
const versions = [smallPdf('version 1', 2_000), smallPdf('version 2', 2_000)];
const server = await serverAtTeachersDay({ port: 4231 });
let documentPath: string;
let summaryPath: string;
let people: Record<'owner' | 'gestionnaire' | 'colleague' | 'elsewhere' | 'stranger', Browser>;

beforeAll(async () => {
	people = {
		owner: await signedIn(server.url, TEACHER),
		gestionnaire: await signedIn(server.url, GESTIONNAIRE),
		colleague: await signedIn(server.url, READER),
		elsewhere: await signedIn(server.url, { ...GESTIONNAIRE, identifier: 'gestion.toulouse' }),
		stranger: new Browser(server.url)
	};
	await send(people.owner, document);
	const id = await attachPdf(people.owner, TEACHER.openClaim, document);
	documentPath = `/api/documents/RENNES/${id}`;
	const claim = await claimOf(people.owner, TEACHER.openClaim);
	summaryPath = `/api/claims/RENNES/${claim.id}/recapitulatif`;
	await putFinalSummaries(claim.id);
});

/** As two validations would leave them. */
async function putFinalSummaries(claimId: string): Promise<void> {
	const database = createClient({
		url: pathToFileURL(join(server.dataDir, 'academies', 'RENNES.db')).href,
		timeout: 5000
	});
	await database.batch(
		versions.map((pdf, index) => ({
			sql: 'INSERT INTO final_summaries (claim_id, version, validated_at, summary, pdf, pdf_sha256) VALUES (?, ?, ?, ?, ?, ?)',
			args: [claimId, index + 1, '2017-06-15T08:00:00Z', '{}', pdf, sha256Of(pdf)]
		})),
		'write'
	);
	database.close();
}

async function bytesOf(response: Response): Promise<Buffer> {
	return Buffer.from(await response.arrayBuffer());
}

describe('a document', () => {
	it.each(['owner', 'gestionnaire'] as const)('is handed byte for byte to its %s', async (who) => {
		const response = await people[who].fetch(documentPath);
		expect(response.status).toBe(200);
		expect((await bytesOf(response)).equals(document)).toBe(true);
	});

	it('is saved by the browser, never shown, guessed at, or kept', async () => {
		const { headers } = await people.owner.fetch(documentPath);
		expect(headers.get('content-type')).toBe('application/pdf');
		expect(headers.get('content-disposition')).toBe('attachment; filename="ticket_peage.pdf"');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('content-security-policy')).toContain('sandbox');
		expect(headers.get('cache-control')).toBe('no-store');
	});

	it('is not told from one that does not exist, to anybody else', async () => {
		const unknown = documentPath.replace(/[^/]+$/, NOBODYS);
		const answers = await Promise.all([
			answer(people.owner, unknown),
			answer(people.colleague, documentPath),
			answer(people.elsewhere, documentPath),
			answer(people.elsewhere, documentPath.replace('RENNES', 'TOULOUSE')),
			answer(people.owner, documentPath.replace('RENNES', 'NULLEPART'))
		]);
		for (const found of answers) expect(found).toEqual(answers[0]);
		expect(answers[0]).toMatchObject({ status: 404, code: 'not-found' });
		expect(await answer(people.stranger, documentPath)).toMatchObject({ status: 401, code: 'signed-out' });
	});
});

describe('a final récapitulatif', () => {
	it.each(['owner', 'gestionnaire'] as const)('is the last one, for its %s', async (who) => {
		const response = await people[who].fetch(summaryPath);
		expect(response.headers.get('content-type')).toBe('application/pdf');
		expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="recapitulatif_/);
		expect((await bytesOf(response)).equals(versions[1]!)).toBe(true);
	});

	it('of an earlier validation is handed as it was', async () => {
		const response = await people.owner.fetch(`${summaryPath}?version=1`);
		expect((await bytesOf(response)).equals(versions[0]!)).toBe(true);
	});

	it('is not told from one that does not exist', async () => {
		const answers = await Promise.all([
			answer(people.owner, summaryPath.replace(/[^/]+(?=\/recap)/, NOBODYS)),
			answer(people.owner, `${summaryPath}?version=3`),
			answer(people.colleague, summaryPath),
			answer(people.elsewhere, summaryPath)
		]);
		for (const found of answers) expect(found).toEqual(answers[0]);
		expect(answers[0]).toMatchObject({ status: 404, code: 'not-found' });
		expect(await answer(people.stranger, summaryPath)).toMatchObject({ status: 401 });
		expect(await answer(people.owner, `${summaryPath}?version=1 OR 1`)).toMatchObject({ status: 400 });
	});
});

/** Everything that tells one no from another, but for the request's own id. */
async function answer(browser: Browser, path: string): Promise<{ status: number; code: string }> {
	const response = await browser.fetch(path);
	const { requestId, ...body } = (await response.json()) as { code: string; requestId: string };
	expect(requestId).not.toBe('');
	return { status: response.status, ...body };
}
