// All that is kept on a person, as they read and take it away, and ending their sessions: on the built server.
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { MyDataResponse, MySession } from '../../src/lib/contracts/my-data';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { makeTarget } from '../access/target';
import type { Target } from '../access/rule';
import type { Browser } from './built-server';
import { signedIn } from './document-client';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const server = await serverAtTeachersDay();
const TWO_ACADEMIES = { identifier: 'ines.delmas', password: TEACHER.password };
const OTHER = { identifier: 'anne.kerdoncuff', password: TEACHER.password };
let owner: Browser;
let target: Omit<Target, 'sessionReference'>;

beforeAll(async () => {
	target = await makeTarget(server);
	owner = await signedIn(server.url, TEACHER);
});

async function read(browser: Browser): Promise<MyDataResponse> {
	const response = await browser.fetch('/api/my-data', { headers: { accept: 'application/json' } });
	expect(response.status).toBe(200);
	return (await response.json()) as MyDataResponse;
}

async function archiveOf(browser: Browser): Promise<Record<string, Uint8Array>> {
	const response = await browser.fetch('/api/my-data/archive');
	expect(response.headers.get('content-disposition')).toBe(
		'attachment; filename="mes-donnees_2017-06-15.zip"'
	);
	return unzipSync(new Uint8Array(await response.arrayBuffer()));
}

async function sessionsOf(browser: Browser): Promise<MySession[]> {
	const response = await browser.fetch('/api/sessions', { headers: { accept: 'application/json' } });
	return ((await response.json()) as { sessions: MySession[] }).sessions;
}

const end = (browser: Browser, path: string) => browser.fetch(path, { method: 'DELETE' });

describe('what a person reads', () => {
	it('is their account, roles, profile, conditions and the number of everything', async () => {
		const data = await read(owner);
		expect(data.account).toMatchObject({ ...pick(TEACHER), kind: 'academic' });
		expect(data.roles).toEqual([{ academy: 'RENNES', role: 'intervenant' }]);
		expect(data.academies.map(({ code }) => code)).toEqual(['RENNES']);
		const [rennes] = data.academies;
		expect(rennes?.profile).toMatchObject({ fullName: TEACHER.fullName, homeTown: 'PLEUVEN' });
		expect(rennes?.conditions?.version).toBe(1);
		const counts = Object.fromEntries(rennes?.counts.map(({ section, count }) => [section, count]) ?? []);
		expect(counts).toMatchObject({ intervenants: 1, documents: 1, stored_files: 1, final_summaries: 1 });
		expect(counts['claims']).toBeGreaterThan(1);
	});

	it('reaches over all académies', async () => {
		const data = await read(await signedIn(server.url, TWO_ACADEMIES));
		expect(data.academies.map(({ code }) => code)).toEqual(['RENNES', 'TOULOUSE']);
	});

	it('counts wrong passwords from this network', async () => {
		const person = { identifier: 'claire.lebihan', password: TEACHER.password };
		const browser = await signedIn(server.url, person);
		expect((await read(browser)).failedSignIns).toBe(0);
		const body = new URLSearchParams({ identifier: person.identifier, password: 'ce n’est pas le bon' });
		const headers = { origin: server.url, accept: 'text/html' };
		await fetch(`${server.url}/connexion`, { method: 'POST', body, headers });
		expect((await read(browser)).failedSignIns).toBe(1);
	});
});

function pick({ identifier, fullName }: typeof TEACHER): object {
	return { identifier, fullName };
}

describe('the archive', () => {
	it('holds every row in JSON, each document and each récapitulatif, byte for byte', async () => {
		const files = await archiveOf(owner);
		const json = new TextDecoder().decode(files['mes-donnees.json']);
		const told = JSON.parse(json) as {
			directory: Record<string, object[]>;
			academies: Record<string, Record<string, Record<string, unknown>[]>>;
		};
		const rennes = told.academies['RENNES'] ?? {};
		expect(rennes['claims']?.find(({ id }) => id === target.claimId)).toMatchObject({
			mission_number: 52525,
			content: expect.objectContaining({ trips: expect.anything() as unknown }) as unknown
		});
		expect(rennes['missions']?.length).toBe(rennes['assignments']?.length);
		expect(told.directory['sessions']?.length).toBeGreaterThan(1);
		const names = Object.keys(files).sort();
		expect(names).toEqual([
			'LISEZ-MOI.txt',
			`RENNES/pieces-justificatives/${target.documentId}_ticket_peage.pdf`,
			expect.stringMatching(/^RENNES\/recapitulatifs\/.+_version-1\.pdf$/) as string,
			'mes-donnees.json'
		]);
		const document = await owner.fetch(`/api/documents/RENNES/${target.documentId}`);
		expect(Buffer.from(files[names[1] ?? ''] ?? [])).toEqual(Buffer.from(await document.arrayBuffer()));
	});

	it('tells no secret and nobody else', async () => {
		const json = new TextDecoder().decode((await archiveOf(owner))['mes-donnees.json']);
		for (const secret of ['password_hash', '$argon2', 'recovery_key', 'id_token', 'sealed_secret']) {
			expect(json).not.toContain(secret);
		}
		const token = owner.cookie?.split('=')[1] ?? '';
		expect(json).not.toContain(token);
		for (const name of ['Kerdoncuff', 'Azéma', 'Wójcik']) expect(json).not.toContain(name);
	});

	it('of somebody else holds nothing of the owner’s', async () => {
		const files = await archiveOf(await signedIn(server.url, OTHER));
		const json = new TextDecoder().decode(files['mes-donnees.json']);
		for (const name of ['Vasseur', 'PLEUVEN', target.claimId]) expect(json).not.toContain(name);
		expect(Object.keys(files).some((name) => name.includes(target.documentId))).toBe(false);
	});
});

describe('a person’s sessions', () => {
	const person = { identifier: 'maelle.riou', password: TEACHER.password };

	it('are listed with the present one marked, and ended one by one', async () => {
		const first = await signedIn(server.url, person);
		const second = await signedIn(server.url, person);
		const seen = await sessionsOf(first);
		expect(seen.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
		for (const { createdAt, lastSeenAt } of seen) {
			expect([createdAt?.slice(0, 10), lastSeenAt?.slice(0, 10)]).toEqual(['2017-06-15', '2017-06-15']);
		}
		const reference = seen[1]?.reference ?? '';
		expect((await end(first, `/api/sessions/${reference}`)).status).toBe(200);
		expect((await second.fetch('/api/session')).status).toBe(401);
		expect((await first.fetch('/api/session')).status).toBe(200);
		expect((await end(first, `/api/sessions/${reference}`)).status).toBe(404);
	});

	it('are ended all but the present one', async () => {
		const [kept, ...others] = await Promise.all([1, 2, 3].map(() => signedIn(server.url, person)));
		if (kept === undefined) throw new Error('nobody signed in');
		expect((await end(kept, '/api/sessions')).status).toBe(200);
		for (const other of others) expect((await other.fetch('/api/session')).status).toBe(401);
		expect((await sessionsOf(kept)).length).toBe(1);
	});

	it('are ended by nobody else, who is told that they are not there', async () => {
		const mine = await signedIn(server.url, person);
		const [session] = await sessionsOf(mine);
		const stranger = await signedIn(server.url, OTHER);
		expect((await end(stranger, `/api/sessions/${session?.reference ?? ''}`)).status).toBe(404);
		expect((await end(stranger, '/api/sessions')).status).toBe(200);
		expect((await mine.fetch('/api/session')).status).toBe(200);
	});
});
