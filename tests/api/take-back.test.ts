// A gestionnaire takes back a document that they deposited: whose, until when, what stays of it, what goes.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GestionAction } from '../../src/lib/domain/claim/desk-actions';
import { historySentence } from '../../src/lib/fr/history';
import type { Caller } from '../../src/lib/server/services/caller';
import { READER } from '../fixtures/people';
import { acceptanceOf, attachmentOf } from '../fixtures/server/make-operation';
import {
	callerNamed,
	claimOn,
	countRows,
	openServices,
	pushOne,
	type ServicesFixture
} from '../fixtures/server/services-in-process';
import { smallPdf } from '../sync/claim-typing';

const MISSION = 77508;
let services: ServicesFixture;
let teacher: Caller;
let desk: Caller;
let other: Caller;
let modules: {
	deposit: typeof import('../../src/lib/server/services/gestion-deposit').depositAtDesk;
	takeBack: typeof import('../../src/lib/server/services/gestion-take-back').takeBackDeposit;
	show: typeof import('../../src/lib/server/services/gestion-claim').gestionClaim;
	decide: typeof import('../../src/lib/server/services/gestion-decide').decideAsGestionnaire;
	read: (sql: string, args: string[]) => Promise<Record<string, unknown>[]>;
};

beforeAll(async () => {
	services = await openServices('2017-06-16T09:00:00+02:00');
	teacher = await callerNamed(READER.identifier);
	desk = await callerNamed('gestion.rennes');
	other = { ...desk, accountId: 'other', fullName: 'Yann Le Bihan' };
	const { academyDb } = await import('../../src/lib/server/db');
	modules = {
		deposit: (await import('../../src/lib/server/services/gestion-deposit')).depositAtDesk,
		takeBack: (await import('../../src/lib/server/services/gestion-take-back')).takeBackDeposit,
		show: (await import('../../src/lib/server/services/gestion-claim')).gestionClaim,
		decide: (await import('../../src/lib/server/services/gestion-decide')).decideAsGestionnaire,
		read: (sql, args) => academyDb('RENNES').read(sql, args)
	};
	await pushOne(teacher, acceptanceOf('RENNES', 1));
}, 90_000);
afterAll(() => services.close());

const shownClaim = () => claimOn('RENNES', MISSION, teacher);

async function request() {
	const { id, revision } = await shownClaim();
	return { id: randomUUID(), academy: 'RENNES', claimId: id, revision };
}

/** The id of what was deposited. */
async function deposited(text: string, caller = desk): Promise<string> {
	const wish = { ...(await request()), folder: 'travel', purpose: 'other', name: `${text}.pdf` } as const;
	expect(await modules.deposit(wish, smallPdf(text, 900), caller)).toMatchObject({ ok: true });
	return (await shownClaim()).documents.at(-1)?.id ?? '';
}

async function takeBack(documentId: string, caller = desk) {
	return modules.takeBack({ ...(await request()), documentId }, caller);
}

async function decide(action: GestionAction, reason: string | null = null) {
	expect(await modules.decide({ ...(await request()), action, reason }, desk)).toEqual({ ok: true });
}

async function offered(caller: Caller): Promise<string[]> {
	return (await modules.show('RENNES', (await shownClaim()).id, caller)).ownDeposits;
}

describe('a document of the desk', () => {
	it('is taken back once by who deposited it: bytes and row go, «Suivi» and the audit log keep both', async () => {
		const before = await shownClaim();
		const id = await deposited('erreur');
		const sha256 = (await shownClaim()).documents.at(-1)?.sha256 ?? '';
		expect([await offered(desk), await offered(other)]).toEqual([[id], []]);
		expect(await takeBack(id, other)).toEqual({ ok: false, code: 'document-not-yours' });

		const form = { ...(await request()), documentId: id };
		expect(await modules.takeBack(form, desk)).toEqual({ ok: true });
		expect(await modules.takeBack(form, desk)).toEqual({ ok: true });
		const after = await shownClaim();
		expect([after.documents, after.revision]).toEqual([before.documents, before.revision + 2]);
		expect(after.history.slice(-2).map(historySentence)).toEqual([
			'Gwenola Tanguy : document déposé par le gestionnaire : erreur.pdf',
			'Gwenola Tanguy : document retiré par le gestionnaire : erreur.pdf'
		]);
		expect(
			await modules.read(
				`SELECT action, actor_account_id AS who, before, after FROM audit_log WHERE subject_id = ? ORDER BY id DESC LIMIT 2`,
				[after.id]
			)
		).toMatchObject([
			{ action: 'claim.takeBack', who: desk.accountId, after: null },
			{ action: 'claim.deposit', who: desk.accountId, before: null }
		]);
		expect(await countRows('RENNES', 'stored_files', 'sha256 = ?', [sha256])).toBe(0);
		const { documentStore } = await import('../../src/lib/server/supporting-documents/document-store');
		const key = { academy: 'RENNES', accountId: teacher.accountId, sha256 };
		expect(await documentStore().read(key)).toBeNull();
		expect(await takeBack(id)).toEqual({ ok: false, code: 'not-found' });
	});

	it('stays with a decision that was taken with it, and goes once that is taken back', async () => {
		const seen = await deposited('vu');
		await decide('accept');
		expect(await offered(desk)).toEqual([]);
		expect(await takeBack(seen)).toEqual({ ok: false, code: 'claim-processed' });
		// What comes after a decision was no reason for it: a wrong file never has to stay.
		const late = await deposited('apres');
		expect(await offered(desk)).toEqual([late]);
		expect(await takeBack(late)).toEqual({ ok: true });
		await decide('revokeAcceptance');
		expect(await takeBack(seen)).toEqual({ ok: true });
	});

	it('stays on a cancelled claim, which is frozen', async () => {
		const id = await deposited('gele');
		await decide('cancel');
		const frozen = await shownClaim();
		expect(await offered(desk)).toEqual([]);
		expect(await takeBack(id)).toEqual({ ok: false, code: 'claim-cancelled' });
		expect(await shownClaim()).toEqual(frozen);
		await decide('uncancel');
		expect(await takeBack(id)).toEqual({ ok: true });
	});

	it('of another revision is told and not taken back', async () => {
		const id = await deposited('tard');
		const stale = { ...(await request()), documentId: id };
		await deposited('autre');
		expect(await modules.takeBack(stale, desk)).toEqual({ ok: false, code: 'revision-stale' });
		expect((await shownClaim()).documents.map((document) => document.id)).toContain(id);
	});
});

it('a document of the intervenant is never the desk’s to take away', async () => {
	await decide('sendBack', 'Ajoutez le billet');
	const { checkedDeposit, storeDeposit } =
		await import('../../src/lib/server/supporting-documents/store-deposit');
	const checked = checkedDeposit(smallPdf('billet', 900));
	await storeDeposit('RENNES', teacher.accountId, checked);
	const attachment = attachmentOf(await shownClaim(), {
		sha256: checked.sha256,
		byteLength: checked.bytes.length
	});
	expect(await pushOne(teacher, attachment)).toMatchObject({ outcome: 'applied' });
	const own = attachment.payload.documentId;
	expect(await offered(desk)).not.toContain(own);
	expect(await takeBack(own)).toEqual({ ok: false, code: 'document-not-yours' });
	expect((await shownClaim()).documents.map(({ id }) => id)).toContain(own);
});
