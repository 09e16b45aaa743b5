// Several claims accepted together, on a real base: what is told before, what a crash leaves, what is undone and what stays.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GestionAction } from '../../src/lib/domain/claim/desk-actions';
import { bulkRefusal, partChange, undoneSentence } from '../../src/lib/fr/gestion/bulk';
import type { Caller } from '../../src/lib/server/services/caller';
import { manyClaimId, manyClaimsStatements } from '../fixtures/many-claims';
import { callerNamed, openServices, type ServicesFixture } from '../fixtures/server/services-in-process';

const FIRST = 5_100_001;
const NEXT = { claims: FIRST };
let services: ServicesFixture;
let desk: Caller;
let other: Caller;
let bulks: typeof import('../../src/lib/server/services/gestion-bulk');
let write: (sql: string, args?: string[]) => Promise<unknown>;

beforeAll(async () => {
	services = await openServices('2017-06-16T09:00:00+02:00');
	bulks = await import('../../src/lib/server/services/gestion-bulk');
	const { academyDb } = await import('../../src/lib/server/db');
	write = (sql, args = []) => academyDb('RENNES').write([{ sql, args }]);
	desk = await callerNamed('gestion.rennes');
	other = { ...desk, accountId: 'other', fullName: 'Yann Le Bihan' };
	await academyDb('RENNES').write(
		manyClaimsStatements({ first: FIRST, count: 40, payStatus: "'validated'", travelStatus: "'none'" })
	);
}, 60_000);
afterAll(() => services.close());

/** So many claims that no other test has. */
function own(count: number): string[] {
	const from = NEXT.claims;
	NEXT.claims += count;
	return Array.from({ length: count }, (_, n) => manyClaimId(from + n));
}

const prepared = (ids: string[]) =>
	bulks.prepareBulk(
		'RENNES',
		ids.map((claimId) => ({ claimId, revision: 1 })),
		desk
	);
const show = (bulk: string) => bulks.showBulk('RENNES', bulk, desk);
const outcomes = async (bulk: string) => (await show(bulk)).lines.map(({ outcome }) => outcome);

async function statusOf(claimId: string) {
	const { gestionClaim } = await import('../../src/lib/server/services/gestion-claim');
	return (await gestionClaim('RENNES', claimId, desk)).claim.remuneration.status;
}

async function decide(claimId: string, action: GestionAction) {
	const { gestionClaim } = await import('../../src/lib/server/services/gestion-claim');
	const { decideAsGestionnaire } = await import('../../src/lib/server/services/gestion-decide');
	const { claim } = await gestionClaim('RENNES', claimId, other);
	expect(
		await decideAsGestionnaire(
			{ id: randomUUID(), academy: 'RENNES', claimId, revision: claim.revision, action, reason: null },
			other
		)
	).toEqual({ ok: true });
}

describe('before', () => {
	it('each due part is told from what to what it goes, and that one stays as it is', async () => {
		const [both = '', pay = '', sent = '', absent = '', left = ''] = own(5);
		await write("UPDATE claims SET travel_status = 'open' WHERE id = ?", [both]);
		await write("UPDATE claims SET remuneration_status = 'open' WHERE id = ?", [sent]);
		await write("UPDATE claims SET attestation = 'absent' WHERE id = ?", [absent]);
		const bulk = await prepared([both, pay, sent, absent, left]);
		await write('UPDATE claims SET revision = 2 WHERE id = ?', [left]);
		const { lines } = await show(bulk);
		expect(lines.map(({ parts }) => parts)).toEqual([
			[
				{ part: 'remuneration', from: 'validated', to: 'accepted' },
				{ part: 'travel', from: 'toValidate', to: 'toValidate' }
			],
			[{ part: 'remuneration', from: 'validated', to: 'accepted' }],
			[],
			[],
			[]
		]);
		expect(lines.map(({ blocked }) => blocked)).toEqual([
			null,
			null,
			'claim-not-validated',
			'attested-absent',
			'revision-stale'
		]);
		expect(lines[0]?.parts.map(partChange)).toEqual([
			'Validé → Validé par gestionnaire',
			'Non validé, inchangé'
		]);
		for (const { blocked } of lines) {
			// Nothing was tried yet, and no claim is on the page to be read again.
			if (blocked !== null) expect(bulkRefusal(blocked, false)).not.toMatch(/Voici son état|Rien n’a été/);
		}
		await bulks.applyBulk('RENNES', bulk, desk);
		expect(await outcomes(bulk)).toEqual([
			'accepted',
			'accepted',
			'claim-not-validated',
			'attested-absent',
			'revision-stale'
		]);
	});
});

describe('cut in the middle', () => {
	it('is told as it is, brought to its end by the same press, and taken back as a whole', async () => {
		const ids = own(3);
		const [first = ''] = ids;
		const bulk = await prepared(ids);
		// As a process that ends after the first claim leaves it.
		const { stepId } = await import('../../src/lib/server/services/gestion-bulk-steps');
		const { decideAsGestionnaire } = await import('../../src/lib/server/services/gestion-decide');
		expect(
			await decideAsGestionnaire(
				{
					id: stepId(bulk, 'accept', first),
					academy: 'RENNES',
					claimId: first,
					revision: 1,
					action: 'accept',
					reason: null
				},
				desk
			)
		).toEqual({ ok: true });
		const cut = await show(bulk);
		expect([cut.isInterrupted, cut.appliedAt, cut.undoUntil]).toEqual([true, null, null]);
		expect(cut.lines.map(({ outcome, blocked }) => [outcome, blocked])).toEqual([
			['accepted', null],
			[null, null],
			[null, null]
		]);
		await bulks.applyBulk('RENNES', bulk, desk);
		const done = await show(bulk);
		expect(done.isInterrupted).toBe(false);
		expect(Date.parse(done.undoUntil ?? '')).toBe(Date.parse(done.appliedAt ?? '') + bulks.UNDO_MS);
		expect(await outcomes(bulk)).toEqual(['accepted', 'accepted', 'accepted']);
		await bulks.undoBulk('RENNES', bulk, desk);
		expect(await outcomes(bulk)).toEqual(['undone', 'undone', 'undone']);
		expect(await Promise.all(ids.map(statusOf))).toEqual(['validated', 'validated', 'validated']);
	});

	it('a press that ends after the acceptances were taken back writes over nothing', async () => {
		const ids = own(2);
		const bulk = await prepared(ids);
		await bulks.applyBulk('RENNES', bulk, desk);
		await bulks.undoBulk('RENNES', bulk, desk);
		const { writeBulkOutcomes } = await import('../../src/lib/server/repositories/bulk-decisions');
		const late = ids.map((claimId) => ({ claimId, outcome: 'accepted', acceptedRevision: 2 }));
		await writeBulkOutcomes('RENNES', bulk, 'applied', '2017-06-16T07:01:00.000Z', late);
		const { findBulk } = await import('../../src/lib/server/repositories/bulk-decisions');
		const kept = await findBulk('RENNES', desk.accountId, bulk);
		expect(kept?.claims.map(({ outcome }) => outcome)).toEqual(['undone', 'undone']);
	});
});

describe('taken back after some of them changed', () => {
	it('leaves those alone, says why of each, and does not mix them with what was never accepted', async () => {
		const [cancelled = '', revoked = '', changed = '', exported = '', free = '', never = ''] = own(6);
		const bulk = await prepared([cancelled, revoked, changed, exported, free, never]);
		await write('UPDATE claims SET revision = revision + 1 WHERE id = ?', [never]);
		await bulks.applyBulk('RENNES', bulk, desk);
		await decide(cancelled, 'cancel');
		await decide(revoked, 'revokeAcceptance');
		await write('UPDATE claims SET revision = revision + 1 WHERE id = ?', [changed]);
		// As a batch leaves it (repositories/export-writes).
		await write('UPDATE claims SET revision = revision + 1, remuneration_exported = 1 WHERE id = ?', [
			exported
		]);
		await bulks.undoBulk('RENNES', bulk, desk);
		const { lines } = await show(bulk);
		expect(lines.map(({ outcome, wasAccepted }) => [outcome, wasAccepted])).toEqual([
			['claim-cancelled', true],
			['claim-unchanged', true],
			['revision-stale', true],
			['claim-exported', true],
			['undone', true],
			['revision-stale', false]
		]);
		expect(await Promise.all([cancelled, revoked, changed, exported, free].map(statusOf))).toEqual([
			'cancelled',
			'validated',
			'accepted',
			'accepted',
			'validated'
		]);
		expect(bulkRefusal('claim-exported', true)).toBe(
			'Parti en paiement depuis : l’acceptation reste. Une correction peut partir avec un lot suivant.'
		);
		// Pressed again: nothing more, and nothing less.
		await bulks.undoBulk('RENNES', bulk, desk);
		expect((await show(bulk)).lines).toEqual(lines);
	});

	it('says so where none could be', async () => {
		const [one = ''] = own(1);
		const bulk = await prepared([one]);
		await bulks.applyBulk('RENNES', bulk, desk);
		await decide(one, 'cancel');
		await bulks.undoBulk('RENNES', bulk, desk);
		expect(await outcomes(bulk)).toEqual(['claim-cancelled']);
		expect(undoneSentence(0)).toBe(
			'Aucune acceptation n’a été retirée : chaque état de frais a changé depuis.'
		);
		expect(undoneSentence(1)).toContain('1 acceptation retirée');
	});
});

it('a decision on several is its maker’s alone: shown, applied or taken back by nobody else', async () => {
	const bulk = await prepared(own(1));
	for (const ask of [bulks.showBulk, bulks.applyBulk, bulks.undoBulk]) {
		await expect(ask('RENNES', bulk, other)).rejects.toMatchObject({ code: 'not-found' });
		await expect(ask('TOULOUSE', bulk, desk)).rejects.toMatchObject({ code: 'forbidden' });
	}
});
