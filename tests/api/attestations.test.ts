// «Constat de service fait» on real databases: which missions a head sees, what a word writes, two heads at once.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attestation } from '../../src/lib/domain/attestation/attestation';
import type { Caller } from '../../src/lib/server/services/caller';
import {
	callerNamed,
	claimOn,
	openServices,
	type ServicesFixture
} from '../fixtures/server/services-in-process';

let services: ServicesFixture;
let head: Caller;
let erwan: Caller;
let soizic: Caller;
let modules: {
	attest: typeof import('../../src/lib/server/services/attest').attest;
	list: typeof import('../../src/lib/server/services/attestations').centreList;
	sheet: typeof import('../../src/lib/server/services/attestations').attestationSheet;
	decide: typeof import('../../src/lib/server/services/gestion-decide').decideAsGestionnaire;
	read: (sql: string, args?: unknown[]) => Promise<Record<string, unknown>[]>;
	write: (sql: string, args?: unknown[]) => Promise<unknown>;
};
const MISSION = 900123;

beforeAll(async () => {
	services = await openServices('2017-06-15T10:00:00+02:00');
	const { attest } = await import('../../src/lib/server/services/attest');
	const { centreList, attestationSheet } = await import('../../src/lib/server/services/attestations');
	const { decideAsGestionnaire } = await import('../../src/lib/server/services/gestion-decide');
	const { academyDb, statement } = await import('../../src/lib/server/db');
	modules = {
		attest,
		list: centreList,
		sheet: attestationSheet,
		decide: decideAsGestionnaire,
		read: (sql, args = []) => academyDb('RENNES').read(sql, args as never),
		write: (sql, args = []) => academyDb('RENNES').write([statement(sql, args as never)])
	};
	head = await callerNamed('centre.rennes');
	erwan = await callerNamed('erwan.morvan');
	soizic = await callerNamed('soizic.legall');
}, 90_000);
afterAll(() => services.close());

async function say(
	caller: Caller,
	of: Caller,
	word: Attestation | null,
	change: { id?: string; version?: number; mission?: number } = {}
) {
	const claim = await claimOn('RENNES', change.mission ?? MISSION, of);
	const { attestationVersion } = await import('../../src/lib/domain/attestation/attestation');
	const said = [{ claimId: claim.id, word, version: change.version ?? attestationVersion(claim.history) }];
	const results = await modules.attest(
		{ id: change.id ?? randomUUID(), academy: 'RENNES', missionNumber: change.mission ?? MISSION, said },
		caller
	);
	return results.map(({ outcome }) => outcome);
}

describe('what a head sees', () => {
	it('missions of the centres held alone, the latest first; «à constater» those begun without a word', async () => {
		const all = await modules.list('RENNES', 'all', null, head);
		const numbers = all.lines.map(({ mission }) => mission.number);
		const starts = all.lines.map(({ startsAt }) => startsAt);
		expect(starts).toEqual([...starts].sort().reverse());
		expect(new Set(all.lines.map(({ centre }) => centre.uai))).toEqual(new Set(['0350024L']));
		expect(numbers).toContain(900124);
		const left = await modules.list('RENNES', 'toAttest', null, head);
		const toSay = left.lines.map(({ mission }) => mission.number);
		expect(toSay).toEqual(expect.arrayContaining([900121, 900122, 900123]));
		expect(left.lines.map(({ mission }) => mission.number)).not.toContain(900124);
	});

	it('nothing «à constater» of a mission that begins later in its own zone', async () => {
		await modules.write("UPDATE missions SET zone = 'Pacific/Tahiti' WHERE number = 900124");
		const left = await modules.list('RENNES', 'toAttest', null, head);
		const all = await modules.list('RENNES', 'all', null, head);
		await modules.write('UPDATE missions SET zone = NULL WHERE number = 900124');
		expect(all.lines.map(({ mission }) => mission.number)).toContain(900124);
		expect(left.lines.map(({ mission }) => mission.number)).not.toContain(900124);
	});

	it('persons by name, without NUMEN, address or entries', async () => {
		const sheet = await modules.sheet('RENNES', 900121, 1, head);
		expect(sheet.persons.map(({ fullName }) => fullName)).toEqual([
			'Erwan Morvan',
			'Nolwenn Guillou',
			'Soizic Le Gall',
			'Tanguy Kervella'
		]);
		expect(JSON.stringify(sheet)).not.toMatch(/16E035|RUE DU LEGUE|"content"/);
		expect(sheet.persons.every(({ refusal }) => refusal === null)).toBe(true);
		const future = await modules.sheet('RENNES', 900124, 1, head);
		expect(future.persons.map(({ refusal }) => refusal)).toEqual(['not-begun']);
	});

	it('a mission elsewhere is not told from one that is not there', async () => {
		for (const number of [52525, 1]) {
			await expect(modules.sheet('RENNES', number, 1, head)).rejects.toMatchObject({ code: 'not-found' });
		}
		const elsewhere = await callerNamed('centre.toulouse');
		await expect(modules.sheet('RENNES', MISSION, 1, elsewhere)).rejects.toMatchObject({ code: 'forbidden' });
		await expect(modules.list('RENNES', 'all', null, elsewhere)).rejects.toMatchObject({ code: 'forbidden' });
	});

	it('the role without a centre shows nothing, a centre without the role neither', async () => {
		const roles = [{ academy: 'RENNES', role: 'chefCentre' as const }];
		const nobody = { ...head, accountId: 'nobody', roles };
		expect(await modules.list('RENNES', 'all', null, nobody)).toMatchObject({ uais: [], lines: [] });
		await expect(say(nobody, erwan, 'present')).rejects.toMatchObject({ code: 'not-found' });
		const without = { ...head, roles: [{ academy: 'RENNES', role: 'chefEtablissement' as const }] };
		await expect(say(without, erwan, 'present')).rejects.toMatchObject({ code: 'forbidden' });
	});
});

describe('a word', () => {
	it('changes no status, is told in «Suivi», to the device and in the audit log, and can be corrected', async () => {
		const before = await claimOn('RENNES', MISSION, erwan);
		expect(await say(head, erwan, 'absent')).toEqual(['saved']);
		const after = await claimOn('RENNES', MISSION, erwan);
		expect(after).toMatchObject({ attestation: 'absent', revision: before.revision + 1 });
		expect([after.remuneration, after.travel, after.content]).toEqual([
			before.remuneration,
			before.travel,
			before.content
		]);
		expect(after.history.at(-1)).toMatchObject({
			actor: 'chefCentre',
			actorName: 'Brigitte Le Goff',
			action: 'attestAbsent',
			at: expect.stringMatching(/^2017-06-15T/)
		});
		const [change] = await modules.read('SELECT * FROM changes ORDER BY sequence DESC LIMIT 1');
		expect(change).toMatchObject({
			recipient: erwan.accountId,
			entity: 'claim',
			entity_id: `RENNES-${MISSION}`
		});
		const [line] = await modules.read('SELECT * FROM audit_log ORDER BY id DESC LIMIT 1');
		expect(line).toMatchObject({ role: 'chefCentre', action: 'claim.attestAbsent', subject_id: before.id });
		expect([line?.['before'], line?.['after']]).toEqual(['{"attestation":null}', '{"attestation":"absent"}']);

		expect(await say(head, erwan, 'present')).toEqual(['saved']);
		expect(await say(head, erwan, 'present')).toEqual(['unchanged']);
		expect(await say(head, erwan, null)).toEqual(['saved']);
		expect((await claimOn('RENNES', MISSION, erwan)).attestation).toBeNull();
		expect((await modules.sheet('RENNES', MISSION, 1, head)).persons[0]).toMatchObject({
			fullName: 'Erwan Morvan',
			version: 3,
			said: { by: 'Brigitte Le Goff' }
		});
	});

	it('the same form twice says it once', async () => {
		const id = randomUUID();
		const version = 0;
		expect(await say(head, soizic, 'present', { id, version })).toEqual(['saved']);
		expect(await say(head, soizic, 'present', { id, version })).toEqual(['saved']);
		const { history } = await claimOn('RENNES', MISSION, soizic);
		expect(history.filter(({ action }) => action === 'attestPresent')).toHaveLength(1);
		// Another word under the id of a form that was taken is not taken for it.
		expect(await say(head, soizic, 'absent', { id, version: 1 })).toEqual(['stale']);
	});

	it('of two heads at once one is taken, the other told; a change of the teacher’s own stops neither', async () => {
		const other = { ...head, accountId: 'second-head', fullName: 'Un autre chef' };
		await modules.write("INSERT INTO head_schools VALUES ('second-head', '0350024L')");
		const { history } = await claimOn('RENNES', 900121, soizic);
		const mission = 900121;
		const [first, second] = await Promise.all([
			say(head, soizic, 'present', { version: 0, mission }),
			say(other, soizic, 'absent', { version: 0, mission })
		]);
		expect([...first, ...second].sort()).toEqual(['saved', 'stale']);
		await modules.write(
			'UPDATE claims SET revision = revision + 1 WHERE account_id = ? AND mission_number = ?',
			[soizic.accountId, mission]
		);
		const standing = (await claimOn('RENNES', mission, soizic)).attestation;
		expect(
			await say(other, soizic, standing === 'present' ? 'absent' : 'present', { version: 1, mission })
		).toEqual(['saved']);
		expect((await claimOn('RENNES', mission, soizic)).history).toHaveLength(history.length + 2);
	});

	it('of oneself is refused, of another mission’s person not found', async () => {
		const own = { ...erwan, roles: [...erwan.roles, { academy: 'RENNES', role: 'chefCentre' as const }] };
		await modules.write('INSERT INTO head_schools VALUES (?, ?)', [erwan.accountId, '0350024L']);
		expect(await say(own, erwan, 'present')).toEqual(['own']);
		const claim = await claimOn('RENNES', MISSION, erwan);
		await expect(
			modules.attest(
				{
					id: randomUUID(),
					academy: 'RENNES',
					missionNumber: 900121,
					said: [{ claimId: claim.id, word: 'present', version: 3 }]
				},
				head
			)
		).rejects.toMatchObject({ code: 'not-found' });
		expect((await claimOn('RENNES', MISSION, erwan)).attestation).toBeNull();
	});

	it('once processed it stands', async () => {
		const tanguy = await callerNamed('tanguy.kervella');
		await modules.write(
			"UPDATE claims SET remuneration_status = 'accepted', travel_status = 'cancelled' WHERE account_id = ? AND mission_number = ?",
			[tanguy.accountId, MISSION]
		);
		expect(await say(head, tanguy, 'absent')).toEqual(['processed']);
	});
});

it('asks the missions of a centre by their index, whatever there is elsewhere', async () => {
	const plan = await modules.read(
		`EXPLAIN QUERY PLAN SELECT number FROM missions m WHERE m.centre_uai IN (SELECT value FROM json_each(?))
		ORDER BY m.starts_at DESC LIMIT 51`,
		['["0350024L"]']
	);
	expect(plan.map(({ detail }) => String(detail)).join('\n')).toContain('missions_by_centre');
});

it('of more persons than a page holds tells the number of all', async () => {
	const numbers = 'WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 119)';
	await modules.write(`INSERT INTO intervenants (id, account_id, identifier, full_name, address_lines,
		is_financial_file_active, has_nir) ${numbers} SELECT 'crowd-' || i, 'crowd-' || i, 'CROWD' || i, 'Foule ' || i, '[]', 1, 1 FROM n`);
	await modules.write(`INSERT INTO assignments (id, mission_number, intervenant_id)
		${numbers} SELECT 'crowd-' || i, ${MISSION}, 'crowd-' || i FROM n`);
	const first = await modules.sheet('RENNES', MISSION, 1, head);
	const second = await modules.sheet('RENNES', MISSION, 2, head);
	expect([first.pages, first.persons.length, second.page]).toEqual([2, 100, 2]);
	expect(second.persons.length).toBeGreaterThan(0);
	expect([first.total, second.total]).toEqual(Array(2).fill(100 + second.persons.length));
});
