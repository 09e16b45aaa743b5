// A jury's president and the pay of its members, at the server: who may, what is written, who learns of it, conflicts.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../src/lib/contracts/pull';
import type { JurySheet } from '../../src/lib/domain/jury/jury-pay';
import type { Caller } from '../../src/lib/server/services/caller';
import {
	callerNamed,
	claimOn,
	openServices,
	pushOne,
	type ServicesFixture
} from '../fixtures/server/services-in-process';

const ORAL = 900121;
const PRACTICAL = 900122;
let services: ServicesFixture;
let president: Caller;
let vice: Caller;
let erwan: Caller;
let soizic: Caller;

beforeAll(async () => {
	services = await openServices('2017-06-15T10:00:00+02:00');
	president = await callerNamed('nolwenn.guillou');
	vice = await callerNamed('tanguy.kervella');
	erwan = await callerNamed('erwan.morvan');
	soizic = await callerNamed('soizic.legall');
}, 90_000);
afterAll(() => services.close());

const candidates = (count: number | null) => ({ kind: 'candidates' as const, candidates: count });

async function enter(
	caller: Caller,
	of: Caller,
	entry: object,
	change: { mission?: number; base?: object | null; id?: string } = {}
) {
	const claim = await claimOn('RENNES', change.mission ?? ORAL, of);
	return pushOne(caller, {
		id: change.id ?? randomUUID(),
		academy: 'RENNES',
		claimId: null,
		base: null,
		madeAt: '2017-06-15T08:00:00.000Z',
		kind: 'enterJuryPay',
		payload: {
			claimId: claim.id,
			base: change.base === undefined ? (claim.suppliedPay?.entry ?? null) : change.base,
			entry,
			seen: { fullName: 'whoever' }
		}
	});
}

async function pulled(caller: Caller, cursor: string | null = null, protocol?: number) {
	const { pullPage } = await import('../../src/lib/server/services/pull');
	const changes: Change[] = [];
	let next = cursor;
	for (;;) {
		const page = await pullPage(next, caller, undefined, protocol);
		changes.push(...page.changes);
		next = page.cursor;
		if (!page.hasMore) return { changes, cursor: next };
	}
}

const sheets = (changes: Change[]) =>
	new Map(
		changes.flatMap((change) => (change.entity === 'jury' ? [[change.id, change.value] as const] : []))
	);

describe('what a president’s phone is told', () => {
	it('the members of the own jury by name, and nothing else of them', async () => {
		const told = sheets((await pulled(president)).changes);
		expect([...told.keys()].sort()).toEqual([`RENNES-${ORAL}`, `RENNES-${PRACTICAL}`]);
		const sheet = told.get(`RENNES-${ORAL}`) as JurySheet;
		expect(sheet.members.map(({ fullName }) => fullName)).toEqual([
			'Erwan Morvan',
			'Soizic Le Gall',
			'Tanguy Kervella'
		]);
		// Jury 0413 of the same mission has another president, or none.
		const practical = told.get(`RENNES-${PRACTICAL}`) as JurySheet;
		expect(practical.members.map(({ fullName }) => fullName)).toEqual(['Soizic Le Gall']);
		expect(JSON.stringify([...told])).not.toMatch(/16E035|RUE|"content"|accountId/);
	});

	it('nobody else is told of a jury, nor a phone of an older protocol', async () => {
		for (const caller of [vice, erwan, soizic]) {
			expect(sheets((await pulled(caller)).changes).size).toBe(0);
		}
		expect(sheets((await pulled(president, null, 3)).changes).size).toBe(0);
		// Once updated, it learns what was kept from it.
		const { cursor } = await pulled(president, null, 3);
		expect(sheets((await pulled(president, cursor)).changes).size).toBe(2);
	});
});

describe('entering', () => {
	it('is on the member’s claim, told in «Suivi» and to both phones, and changes no status', async () => {
		const [before, forPresident, forMember] = await Promise.all([
			claimOn('RENNES', ORAL, erwan),
			pulled(president),
			pulled(erwan)
		]);
		expect(before).toMatchObject({ remuneration: { status: 'gestionnaireToHandle' }, suppliedPay: null });
		const answer = await enter(president, erwan, candidates(12));
		// Another person's claim is never in the answer.
		expect(answer).toEqual({ id: answer.id, outcome: 'applied', claim: null });
		const after = await claimOn('RENNES', ORAL, erwan);
		expect(after).toMatchObject({
			remuneration: before.remuneration,
			travel: before.travel,
			content: before.content,
			revision: before.revision + 1,
			suppliedPay: {
				entry: candidates(12),
				actor: 'president',
				actorName: 'Nolwenn Guillou',
				at: expect.stringMatching(/^2017-06-15T08:00/)
			}
		});
		expect(after.history.at(-1)).toMatchObject({
			action: 'enterPay',
			actorName: 'Nolwenn Guillou',
			part: 'remuneration',
			reason: 'Nombre de candidats : 12'
		});
		const told = await pulled(president, forPresident.cursor);
		expect(sheets(told.changes).get(`RENNES-${ORAL}`)?.members[0]).toMatchObject({
			fullName: 'Erwan Morvan',
			pay: { entry: candidates(12) }
		});
		expect(told.changes.map(({ entity }) => entity)).toEqual(['jury']);
		const own = (await pulled(erwan, forMember.cursor)).changes;
		expect(own.find(({ entity }) => entity === 'claim')?.value).toMatchObject({
			suppliedPay: { actorName: 'Nolwenn Guillou' }
		});
		const { academyDb } = await import('../../src/lib/server/db');
		const [line] = await academyDb('RENNES').read('SELECT * FROM audit_log ORDER BY id DESC LIMIT 1', []);
		expect(line).toMatchObject({ action: 'claim.enterPay', role: 'intervenant', subject_id: after.id });
	});

	it('the same operation twice is one; another under its id is refused', async () => {
		const id = randomUUID();
		const { revision } = await claimOn('RENNES', ORAL, soizic);
		expect(await enter(president, soizic, candidates(5), { id, base: null })).toMatchObject({
			outcome: 'applied'
		});
		expect(await enter(president, soizic, candidates(5), { id, base: null })).toMatchObject({
			outcome: 'applied'
		});
		expect((await claimOn('RENNES', ORAL, soizic)).revision).toBe(revision + 1);
		expect(await enter(president, soizic, candidates(6), { id, base: null })).toMatchObject({
			code: 'operation-id-reused'
		});
	});

	it('meets another entry as a conflict, both told; the same entry is none', async () => {
		const theirs = (await claimOn('RENNES', ORAL, soizic)).suppliedPay?.entry;
		expect(await enter(president, soizic, candidates(9), { base: candidates(4) })).toMatchObject({
			outcome: 'conflict',
			code: 'revision-stale',
			claim: null,
			conflicts: [
				{
					field: 'remuneration',
					base: candidates(4),
					mine: candidates(9),
					theirs,
					changed: { actorName: 'Nolwenn Guillou' }
				}
			]
		});
		expect(await enter(president, soizic, theirs ?? {}, { base: candidates(4) })).toMatchObject({
			outcome: 'applied'
		});
		expect((await claimOn('RENNES', ORAL, soizic)).suppliedPay?.entry).toEqual(theirs);
		// Changed by its owner otherwise meanwhile: that is no conflict.
		expect(await enter(president, soizic, candidates(10))).toMatchObject({ outcome: 'applied' });
	});

	it('is judged by the same bounds as the intervenant’s own, and nothing may be missing', async () => {
		for (const entry of [candidates(null), candidates(10_000), { kind: 'copies', copies: 3 }]) {
			expect(await enter(president, soizic, entry)).toMatchObject({
				outcome: 'refused',
				code: 'rules-broken'
			});
		}
		const line = {
			id: randomUUID(),
			date: '2017-06-12',
			morningStart: '08:00',
			morningEnd: '12:00',
			afternoonStart: null,
			afternoonEnd: null
		};
		const halves = (change: object) => ({ kind: 'halfDays', lines: [{ ...line, ...change }] });
		const mission = PRACTICAL;
		expect(await enter(president, soizic, halves({ date: '2017-06-20' }), { mission })).toMatchObject({
			code: 'rules-broken'
		});
		expect(await enter(president, soizic, halves({}), { mission })).toMatchObject({ outcome: 'applied' });
		expect((await claimOn('RENNES', mission, soizic)).suppliedPay?.entry).toEqual(halves({}));
	});
});

describe('who may not', () => {
	it('a vice-president, a member, somebody else, the president for themselves or for another jury', async () => {
		const stranger = await callerNamed('claire.lebihan');
		for (const [caller, of, mission] of [
			[vice, erwan, ORAL],
			[erwan, soizic, ORAL],
			[stranger, erwan, ORAL],
			[president, president, ORAL],
			[president, erwan, PRACTICAL],
			[erwan, erwan, ORAL]
		] as const) {
			const { suppliedPay } = await claimOn('RENNES', mission, of);
			expect(await enter(caller, of, candidates(1), { mission })).toMatchObject({
				outcome: 'refused',
				code: 'not-found',
				claim: null
			});
			expect((await claimOn('RENNES', mission, of)).suppliedPay).toEqual(suppliedPay);
		}
	});

	it('nobody once it is handled or cancelled, nor of a pay that is the person’s own', async () => {
		const { academyDb, statement } = await import('../../src/lib/server/db');
		const set = async (status: string) =>
			academyDb('RENNES').write([
				statement('UPDATE claims SET remuneration_status = ? WHERE account_id = ? AND mission_number = ?', [
					status,
					vice.accountId,
					ORAL
				])
			]);
		for (const [status, code] of [
			['handled', 'claim-processed'],
			['accepted', 'claim-processed'],
			['cancelled', 'claim-cancelled'],
			['none', 'claim-not-open']
		] as const) {
			await set(status);
			expect(await enter(president, vice, candidates(3))).toMatchObject({ outcome: 'refused', code });
		}
		await set('gestionnaireToHandle');
		expect(await enter(president, vice, candidates(3))).toMatchObject({ outcome: 'applied' });
		// An academy-headed mission of the same people: there is nothing to preside over.
		expect(await enter(president, soizic, candidates(3), { mission: 900123 })).toMatchObject({
			code: 'not-found'
		});
	});

	it('the right goes with the assignment, and the phone is told', async () => {
		const { academyDb, statement } = await import('../../src/lib/server/db');
		const { cursor } = await pulled(president);
		await academyDb('RENNES').write([
			statement(
				`UPDATE assignments SET cancelled_at = '2017-06-15T08:00:00Z', version = version + 1 WHERE mission_number = ?
				AND intervenant_id = (SELECT id FROM intervenants WHERE account_id = ?)`,
				[PRACTICAL, president.accountId]
			),
			statement("INSERT INTO changes (recipient, entity, entity_id) VALUES (?, 'assignment', ?)", [
				president.accountId,
				`RENNES-${PRACTICAL}`
			])
		]);
		expect(await enter(president, soizic, candidates(2), { mission: PRACTICAL })).toMatchObject({
			code: 'not-found'
		});
		expect(sheets((await pulled(president, cursor)).changes)).toEqual(
			new Map([[`RENNES-${PRACTICAL}`, null]])
		);
	});
});
