// That nothing is left out: files without a document, uploads under way, what a gestionnaire decided; every row on the
// page as in the archive; one archive a person at a time.
import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { MyDataResponse, MyRecordsResponse } from '../../src/lib/contracts/my-data';
import { GESTIONNAIRE, READER, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { smallPdf } from '../sync/claim-typing';
import { makeTarget } from '../access/target';
import type { Browser } from './built-server';
import { send, sendFirstPart, sha256Of, signedIn } from './document-client';
import { decide, readDecisionForm } from './gestion-form';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const server = await serverAtTeachersDay();
const unattached = smallPdf('jamais joint', 20_000);
/** More than one part, so that the upload stays unfinished. */
const unfinished = smallPdf('jamais fini', 1_500_000);
let owner: Browser;
let gestionnaire: Browser;

beforeAll(async () => {
	await makeTarget(server);
	owner = await signedIn(server.url, TEACHER);
	gestionnaire = await signedIn(server.url, GESTIONNAIRE);
	await send(owner, unattached);
	await sendFirstPart(owner, unfinished);
});

async function json<T>(browser: Browser, path: string): Promise<T> {
	const response = await browser.fetch(path, { headers: { accept: 'application/json' } });
	expect([path, response.status]).toEqual([path, 200]);
	return (await response.json()) as T;
}

async function archive(browser: Browser): Promise<Record<string, Uint8Array>> {
	const response = await browser.fetch('/api/my-data/archive');
	return unzipSync(new Uint8Array(await response.arrayBuffer()));
}

function told<T>(files: Record<string, Uint8Array>): T {
	return JSON.parse(new TextDecoder().decode(files['mes-donnees.json'])) as T;
}

describe('the archive', () => {
	it('holds a file that is joined to nothing, and what came of one that is under way', async () => {
		const files = await archive(owner);
		const alone = files[`RENNES/fichiers-non-joints/${sha256Of(unattached)}.pdf`];
		expect(Buffer.from(unattached).equals(alone ?? new Uint8Array())).toBe(true);
		const begun = files[`RENNES/envois-non-termines/${sha256Of(unfinished)}.partie`] ?? new Uint8Array();
		expect(begun.length).toBeGreaterThan(0);
		// Compared as bytes: element by element takes longer than the server keeps an idle connection.
		expect(Buffer.from(unfinished.slice(0, begun.length)).equals(begun)).toBe(true);
		expect(told<{ unfinishedUploads: unknown }>(files).unfinishedUploads).toEqual([
			{ academy: 'RENNES', sha256: sha256Of(unfinished), byteLength: unfinished.length }
		]);
		expect((await json<MyDataResponse>(owner, '/api/my-data')).unfinishedUploads).toBe(1);
	});

	it('of somebody else holds neither', async () => {
		const names = Object.keys(await archive(await signedIn(server.url, READER))).join();
		expect(names).not.toContain(sha256Of(unattached));
		expect(names).not.toContain(sha256Of(unfinished));
	});

	it('is made once at a time for a person, however many are asked at the same moment', async () => {
		const answers = await Promise.all(Array.from({ length: 12 }, () => owner.fetch('/api/my-data/archive')));
		// On a busy machine some come after the first has been sent.
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
		await Promise.all(answers.map((answer) => answer.arrayBuffer()));
		// Given back once it is sent, or left in the middle.
		const gone = new AbortController();
		await owner.fetch('/api/my-data/archive', { signal: gone.signal });
		gone.abort();
		const next = async () => {
			const response = await owner.fetch('/api/my-data/archive');
			await response.arrayBuffer();
			return response.status;
		};
		await expect.poll(next, { timeout: 20_000 }).toBe(200);
	});
});

describe('what the page reads', () => {
	it('is row by row what the archive tells, and as many as it counts', async () => {
		const records = await json<MyRecordsResponse>(owner, '/api/my-data/records');
		const inArchive = told<MyRecordsResponse>(await archive(owner));
		expect(records.academies).toEqual(inArchive.academies);
		expect(records.directory).toEqual(inArchive.directory);
		const { academies, counts } = await json<MyDataResponse>(owner, '/api/my-data');
		for (const { section, count } of counts) expect(records.directory[section]?.length).toBe(count);
		for (const { code, counts: kept } of academies) {
			for (const { section, count } of kept) expect(records.academies[code]?.[section]?.length).toBe(count);
		}
		expect(JSON.stringify(records)).not.toMatch(/password_hash|recovery_key|id_token|sealed_secret|argon2/);
	});

	it('tells a gestionnaire what they decided, with their reason, and not on whom', async () => {
		const list = await (await gestionnaire.fetch('/gestion?mission=77742')).text();
		const page = /href="(\/gestion\/RENNES\/[^"?]+)/.exec(list)?.[1] ?? '';
		const reason = `Motif ${randomUUID()}`;
		await decide(gestionnaire, page, 'sendBack', reason, await readDecisionForm(gestionnaire, page));
		const records = await json<MyRecordsResponse>(gestionnaire, '/api/my-data/records');
		expect(records.academies['RENNES']?.own_decisions).toEqual(
			expect.arrayContaining([expect.objectContaining({ action: 'sendBack', reason })])
		);
		expect(JSON.stringify(records)).not.toContain('Kerdoncuff');
		// Who was sent back reads it among their own rows, and it is no decision of theirs.
		const reader = await json<MyRecordsResponse>(await signedIn(server.url, READER), '/api/my-data/records');
		expect(JSON.stringify(reader.academies['RENNES']?.claim_history)).toContain(reason);
		expect(reader.academies['RENNES']?.own_decisions).toBeUndefined();
	});
});

describe('the gestionnaire’s own page', () => {
	it('shows what is kept and ends another session by a form', async () => {
		const other = await signedIn(server.url, GESTIONNAIRE);
		const html = await (await gestionnaire.fetch('/gestion/mes-donnees')).text();
		expect(html).toContain('gestion.rennes');
		expect(html).toContain('Ce que vous avez décidé sur d’autres dossiers');
		const references = [...html.matchAll(/name="reference" value="([0-9a-f]{16})"/g)].map(
			([, found]) => found
		);
		const { sessions } = await json<MyDataResponse>(gestionnaire, '/api/my-data');
		// Each but the present one.
		expect(references.length).toBe(sessions.length - 1);
		for (const reference of references) {
			const ended = await gestionnaire.post('/gestion/mes-donnees?/end', { reference: reference ?? '' });
			expect([ended.status, ended.headers.get('location')]).toEqual([
				303,
				'/gestion/mes-donnees?fait=session'
			]);
		}
		expect((await other.fetch('/api/session')).status).toBe(401);
		expect((await gestionnaire.fetch('/api/session')).status).toBe(200);
	});

	it('ends all others at once, and neither another person’s nor one that is gone', async () => {
		const other = await signedIn(server.url, GESTIONNAIRE);
		const [mine] = (await json<MyDataResponse>(owner, '/api/my-data')).sessions;
		const foreign = await gestionnaire.post('/gestion/mes-donnees?/end', {
			reference: mine?.reference ?? ''
		});
		expect(foreign.status).toBe(404);
		expect(await foreign.text()).toContain('n’est plus dans votre liste');
		expect((await gestionnaire.post('/gestion/mes-donnees?/endOthers', {})).status).toBe(303);
		expect((await other.fetch('/api/session')).status).toBe(401);
		expect((await owner.fetch('/api/session')).status).toBe(200);
	});
});
