// The journal on a real base: every way of asking on an index, pages that neither miss nor repeat, CSV, who may read.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '../../src/lib/domain/audit/audit-actions';
import {
	journalQuery,
	readJournalFilter,
	type JournalFilter
} from '../../src/lib/domain/audit/journal-filter';
import { AUDIT_ACTION_LABELS, AUDIT_SUBJECT_LABELS } from '../../src/lib/fr/gestion/audit-words';
import { actLabel, auditText, subjectLabel } from '../../src/lib/fr/gestion/journal';
import type { Caller } from '../../src/lib/server/services/caller';
import { openServices, type ServicesFixture } from '../fixtures/server/services-in-process';

const LINES = 230;
let ground: ServicesFixture;
let journal: typeof import('../../src/lib/server/services/audit-journal');
let pages: typeof import('../../src/lib/server/repositories/audit-pages');
let read: (sql: string, args?: unknown[]) => Promise<Record<string, unknown>[]>;
let readDirectory: typeof read;

const office: Caller = {
	accountId: 'office',
	fullName: 'Gwenola Tanguy',
	roles: [{ academy: 'RENNES', role: 'gestionnaire' }],
	requestId: 'test'
};
const everything: JournalFilter = { actor: null, action: null, subject: null, from: null, to: null };
const PLACE = { base: 'academy', academy: 'RENNES' } as const;

beforeAll(async () => {
	ground = await openServices('2017-06-16T09:00:00+02:00');
	journal = await import('../../src/lib/server/services/audit-journal');
	pages = await import('../../src/lib/server/repositories/audit-pages');
	const { academyDb, directoryDb } = await import('../../src/lib/server/db');
	const { auditLine } = await import('../../src/lib/server/repositories/audit-log');
	read = (sql, args = []) => academyDb('RENNES').read(sql, args as string[]);
	readDirectory = (sql, args = []) => directoryDb().read(sql, args as string[]);
	const actions = ['claim.accept', 'claim.sendBack', 'export.create'] as const;
	const line = (n: number) => ({
		at: new Date(Date.parse('2017-06-01T00:00:00Z') + n * 3_600_000).toISOString(),
		actorAccountId: n % 5 === 0 ? null : `person-${n % 3}`,
		actorName: n % 5 === 0 ? 'Service' : `Personne ${n % 3}`,
		role: n % 5 === 0 ? ('system' as const) : ('gestionnaire' as const),
		action: actions[n % 3] ?? 'claim.accept',
		subject: { kind: 'claim' as const, id: `claim-${n % 7}` },
		before: { remuneration: 'validated' },
		after: { remuneration: 'accepted', reason: n === 12 ? '=1+1' : null },
		requestId: 'test'
	});
	await academyDb('RENNES').write(Array.from({ length: LINES }, (_, n) => auditLine(line(n))));
	await directoryDb().write([
		{
			sql: `INSERT INTO audit_log (at, actor_account_id, actor_name, role, action, subject_kind, subject_id, request_id, academy)
				VALUES ('2017-06-02T08:00:00.000Z', 'admin', 'Paul', 'administrateur', 'account.create', 'account', 'a1', 'r', 'RENNES'),
				('2017-06-02T09:00:00.000Z', 'admin2', 'Léa', 'administrateur', 'account.create', 'account', 'a2', 'r', 'TOULOUSE')`,
			args: []
		}
	]);
}, 60_000);

afterAll(() => ground.close());

async function allPages(filter: JournalFilter): Promise<number[]> {
	const ids: number[] = [];
	for (let before: number | null = null; ;) {
		const page = await journal.journalPage(PLACE, filter, before, office);
		ids.push(...page.acts.map(({ id }) => id));
		if (page.next === null) return ids;
		before = page.next;
	}
}

describe('pages', () => {
	it('give every line once, the newest first', async () => {
		const ids = await allPages(everything);
		expect(ids).toHaveLength(LINES);
		expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
	});

	it.each<[string, Partial<JournalFilter>, (n: number) => boolean]>([
		['a person', { actor: 'person-1' }, (n) => n % 5 !== 0 && n % 3 === 1],
		['the system', { actor: 'system' }, (n) => n % 5 === 0],
		['an act', { action: 'export.create' }, (n) => n % 3 === 2],
		[
			'a person and an act',
			{ actor: 'person-2', action: 'export.create' },
			(n) => n % 5 !== 0 && n % 3 === 2
		],
		['a subject', { subject: { kind: 'claim', id: 'claim-3' } }, (n) => n % 7 === 3],
		// Paris is two hours ahead: 3 June begins at 22:00 UTC of the 2nd.
		['days', { from: '2017-06-03', to: '2017-06-03' }, (n) => n >= 46 && n < 70],
		[
			'one day of a person',
			{ from: '2017-06-03', to: '2017-06-03', actor: 'person-1' },
			(n) => n >= 46 && n < 70 && n % 5 !== 0 && n % 3 === 1
		],
		['a day without lines', { from: '2018-01-01' }, () => false]
	])('asks for %s', async (_name, some, isWanted) => {
		const found = await allPages({ ...everything, ...some });
		expect(found).toHaveLength(Array.from({ length: LINES }, (_, n) => n).filter(isWanted).length);
	});

	it('knows who ever acted', async () => {
		const { actors } = await journal.journalPage(PLACE, everything, null, office);
		expect(actors).toEqual([0, 1, 2].map((n) => ({ id: `person-${n}`, name: `Personne ${n}` })));
	});
});

describe('plans', () => {
	it('never walk the log for what an index gives', async () => {
		const base = {
			beforeId: null,
			isSystem: false,
			from: null,
			until: null,
			limit: 51,
			actor: null,
			action: null,
			subject: null
		};
		const wide = { low: 0, high: Number.MAX_SAFE_INTEGER };
		for (const query of [
			{ ...base, actor: 'x' },
			{ ...base, isSystem: true },
			{ ...base, action: 'claim.accept' },
			{ ...base, actor: 'x', action: 'claim.accept' },
			{ ...base, subject: { kind: 'claim', id: 'x' } }
		]) {
			const { sql, args } = pages.journalStatement(PLACE, query, wide);
			const plan = (await read(`EXPLAIN QUERY PLAN ${sql}`, args))
				.map(({ detail }) => String(detail))
				.join('\n');
			expect(plan).toMatch(/SEARCH audit_log USING INDEX/);
			expect(plan).not.toMatch(/TEMP B-TREE/);
		}
		// The accounts' log is one for all académies: each reads its own stretch of it, and its own persons and acts.
		for (const query of [
			base,
			{ ...base, actor: 'x' },
			{ ...base, isSystem: true },
			{ ...base, action: 'account.lock' }
		]) {
			const { sql, args } = pages.journalStatement({ base: 'directory', academy: 'RENNES' }, query, wide);
			const plan = (await readDirectory(`EXPLAIN QUERY PLAN ${sql}`, args)).map(({ detail }) =>
				String(detail)
			);
			const narrowed =
				query.actor !== null || query.isSystem
					? /academy=\? AND actor_account_id=\?/
					: query.action === null
						? /academy=\?/
						: /academy=\? AND action=\?/;
			expect(plan.join('\n')).toMatch(narrowed);
			expect(plan.join('\n')).not.toMatch(/TEMP B-TREE|SCAN audit_log/);
		}
		const actors = await readDirectory(`EXPLAIN QUERY PLAN ${pages.actorsSql('directory')}`, ['RENNES', 500]);
		expect(actors.map(({ detail }) => String(detail)).filter((detail) => /audit_log/.test(detail))).toEqual(
			actors
				.filter(({ detail }) => /audit_log/.test(String(detail)))
				.map(() =>
					expect.stringMatching(
						/^SEARCH audit_log USING (COVERING )?INDEX audit_log_by_academy_actor \(academy=\? AND actor_account_id[>=]\?/
					)
				)
		);
		const { sql, args } = pages.journalStatement(PLACE, base, wide);
		const plan = (await read(`EXPLAIN QUERY PLAN ${sql}`, args))
			.map(({ detail }) => String(detail))
			.join('\n');
		expect(plan).toMatch(/SEARCH audit_log USING INTEGER PRIMARY KEY/);
	});
});

describe('CSV', () => {
	it('holds every line that was asked for, in French, and no formula', async () => {
		const pieces: Uint8Array[] = [];
		for await (const piece of await journal.journalCsv(PLACE, { ...everything, actor: 'person-0' }, office))
			pieces.push(piece);
		const lines = Buffer.concat(pieces).toString().slice(1).trimEnd().split('\r\n');
		expect(lines).toHaveLength(
			1 + Array.from({ length: LINES }, (_, n) => n).filter((n) => n % 5 !== 0 && n % 3 === 0).length
		);
		expect(lines[0]).toBe('"Date";"Personne";"Rôle";"Action";"Concerne";"Numéro";"Avant";"Après"');
		expect(
			lines.some((line) => line.includes('"État de frais accepté"') && line.includes('motif : =1+1'))
		).toBe(true);
		expect(lines.join('')).not.toMatch(/"[=+@]/);
	});
});

describe('who may read', () => {
	it('is a gestionnaire of that académie for its log, an administrateur for the accounts, each their own', async () => {
		const as = (role: 'gestionnaire' | 'administrateur' | 'intervenant', academy: string): Caller => ({
			...office,
			roles: [{ role, academy }]
		});
		const refused = { code: 'forbidden' };
		await expect(
			journal.journalPage(PLACE, everything, null, as('gestionnaire', 'TOULOUSE'))
		).rejects.toMatchObject(refused);
		await expect(
			journal.journalPage(PLACE, everything, null, as('administrateur', 'RENNES'))
		).rejects.toMatchObject(refused);
		await expect(journal.journalCsv(PLACE, everything, as('intervenant', 'RENNES'))).rejects.toMatchObject(
			refused
		);
		const directory = { base: 'directory', academy: 'RENNES' } as const;
		await expect(journal.journalPage(directory, everything, null, office)).rejects.toMatchObject(refused);
		const own = await journal.journalPage(directory, everything, null, as('administrateur', 'RENNES'));
		expect(own.acts.map(({ subjectId }) => subjectId)).toEqual(['a1']);
		expect(own.actors).toEqual([{ id: 'admin', name: 'Paul' }]);
	});
});

describe('words', () => {
	it('has some for every act and every kind of subject', () => {
		for (const action of AUDIT_ACTIONS) expect(AUDIT_ACTION_LABELS[action]).toMatch(/^\p{Lu}.{3,}/u);
		for (const kind of AUDIT_SUBJECTS) expect(AUDIT_SUBJECT_LABELS[kind]).toMatch(/^\p{Lu}.{2,}/u);
		expect(new Set(Object.values(AUDIT_ACTION_LABELS)).size).toBe(AUDIT_ACTIONS.length);
		expect(actLabel('later.thing')).toBe('Autre action (later.thing)');
		expect(subjectLabel('later')).toBe('Élément');
	});

	it('tells before and after, and leaves out what is nil', () => {
		expect(auditText('{"remuneration":"accepted","travel":"none","reason":null}')).toBe(
			'rémunération : Validé par gestionnaire, déplacement : Pas de frais'
		);
		expect(auditText('{"units":{"copies":-2,"nightsFree":0}}')).toBe('unités : copies : -2');
		expect(auditText(null)).toBe('');
	});

	it('tells a value that became nought, a day as people write it, and every key in French', () => {
		// A correction of 14 copies to none at all is no correction to nothing known.
		expect(auditText('{"part":"remuneration","copies":0,"reason":"Jury annulé"}')).toBe(
			'partie : rémunération, copies : 0, motif : Jury annulé'
		);
		expect(auditText('{"kilometric":0}')).toBe('trajets au barème kilométrique : 0');
		expect(auditText('{"dates":{"12/3":"2017-07-20"}}')).toBe('dates : ligne 12/3 : 20/07/2017');
		// What each writer of the log puts there beside what is named above.
		for (const [json, told] of [
			['{"uais":["0350024L"]}', 'établissements : 0350024L'],
			['{"isRequired":true}', 'obligatoire : oui'],
			['{"sessions":2}', 'sessions : 2'],
			[
				'{"claims":3,"documents":2,"lastYear":2013}',
				'états de frais : 3, documents : 2, dernière année : 2013'
			],
			['{"source":"CYCLADES","academy":"RENNES","counts":{}}', 'source : CYCLADES, académie : RENNES'],
			['{"suppliedPay":{"kind":"copies","copies":12}}', 'rémunération saisie : nature : copies, copies : 12'],
			['{"kind":"external","roles":["intervenant"]}', 'nature : extérieur, rôles : intervenant']
		] as const)
			expect(auditText(json)).toBe(told);
	});

	it('asks for no day that has none before or after it', async () => {
		for (const day of ['9999-12-31', '0001-01-01', '2199-12-31', '1900-01-01']) {
			const filter = readJournalFilter((name) => (name === 'du' || name === 'au' ? day : null));
			expect((await journal.journalPage(PLACE, filter, null, office)).zone).toBe('Europe/Paris');
		}
		expect(readJournalFilter((name) => (name === 'au' ? '9999-12-31' : null))).toEqual(everything);
	});

	it('reads an address back, and asks nothing of what it cannot read', () => {
		const filter: JournalFilter = {
			actor: 'a-1',
			action: 'claim.accept',
			subject: { kind: 'export', id: '12' },
			from: '2017-06-01',
			to: '2017-06-30'
		};
		const pairs = new Map(journalQuery(filter));
		expect(readJournalFilter((name) => pairs.get(name) ?? null)).toEqual(filter);
		const odd: Record<string, string> = {
			personne: "x' OR 1",
			action: 'drop',
			sujet: 'claim:../',
			du: '2017-02-30',
			au: 'x'
		};
		expect(readJournalFilter((name) => odd[name] ?? null)).toEqual(everything);
	});
});

it('is only ever added to', () => {
	const below = (folder: string): string[] =>
		readdirSync(folder).flatMap((name) => {
			const path = join(folder, name);
			return statSync(path).isDirectory() ? below(path) : [path];
		});
	const touching = below('src').filter((file) =>
		/UPDATE\s+audit_log|DELETE\s+FROM\s+audit_log/i.test(readFileSync(file, 'utf8'))
	);
	expect(touching).toEqual([]);
});
