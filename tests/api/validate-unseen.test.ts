// «Validation never goes through on content that the person did not see»: every door by which the récapitulatif can
// change between «Valider» and its arrival, and the race of a change with the very write.
import { beforeAll, describe, expect, it } from 'vitest';
import { claimOn, pushOne } from '../fixtures/server/services-in-process';
import {
	acceptanceOf,
	attachmentOf,
	filledLikeTheGuide,
	gestureOf,
	saveOf,
	validationOf,
	withCandidates
} from '../fixtures/server/make-operation';
import { changeAcademy, teacherInServices } from '../fixtures/server/teacher-in-services';
import { readPdf } from '../fixtures/pdf-text';
import type { SqlValue } from '../../src/lib/server/db/statement';

const sophie = await teacherInServices();

beforeAll(async () => {
	const claim = await now();
	expect(await pushOne(sophie, saveOf(claim, filledLikeTheGuide(claim.content)))).toMatchObject({
		outcome: 'applied'
	});
});

const now = () => claimOn('RENNES', 77833, sophie);

async function write(sql: string, ...args: SqlValue[]): Promise<void> {
	const { academyDb } = await import('../../src/lib/server/db');
	await academyDb('RENNES').write([{ sql, args }]);
}

/** A change made after the person saw the récapitulatif, and what the answer then names. */
interface Door {
	door: string;
	open: () => Promise<unknown>;
	close: () => Promise<unknown>;
	named: object;
}

const DOORS: Door[] = [
	{
		door: 'content that another device saved and that was merged',
		open: async () => {
			const claim = await now();
			await pushOne(sophie, saveOf(claim, withCandidates(claim.content, 13)));
		},
		close: async () => {
			const claim = await now();
			await pushOne(sophie, saveOf(claim, withCandidates(claim.content, 12)));
		},
		named: {
			field: 'remuneration.candidates',
			mine: 12,
			theirs: 13,
			changed: { actor: 'intervenant', actorName: 'Sophie Vasseur' }
		}
	},
	{
		door: 'the mission’s place',
		open: () =>
			write("UPDATE missions SET centre_town = 'BREST', version = version + 1 WHERE number = 77833"),
		close: () =>
			write("UPDATE missions SET centre_town = 'CHATEAULIN', version = version + 1 WHERE number = 77833"),
		named: { field: 'mission.centreTown', mine: 'CHATEAULIN', theirs: 'BREST', changed: null }
	},
	{
		door: 'the académie’s settings: another office',
		open: () => changeAcademy({ officeLines: ['DEC 9', '35000 RENNES'] }),
		close: () => changeAcademy({ officeLines: [] }),
		named: { field: 'academy.officeLines', theirs: ['DEC 9', '35000 RENNES'] }
	},
	{
		door: 'the person’s own address',
		open: () =>
			write(
				`UPDATE intervenants SET address_lines = '["1 rue Neuve"]', version = version + 1 WHERE account_id = ?`,
				sophie.accountId
			),
		close: () =>
			write(
				`UPDATE intervenants SET address_lines = '[]', version = version + 1 WHERE account_id = ?`,
				sophie.accountId
			),
		named: { field: 'intervenant.addressLines', theirs: ['1 rue Neuve'] }
	},
	{
		door: 'a document deposited from another device',
		open: async () => {
			await write(
				`INSERT INTO stored_files (account_id, sha256, byte_length, format, stored_at) VALUES (?, ?, 3, 'pdf', '')`,
				sophie.accountId,
				'a'.repeat(64)
			);
			const attached = attachmentOf(await now(), { sha256: 'a'.repeat(64), byteLength: 3 });
			expect(await pushOne(sophie, attached)).toMatchObject({ outcome: 'applied' });
		},
		close: async () => {
			const claim = await now();
			for (const { id: documentId } of claim.documents) {
				const common = { ...gestureOf(claim, 'withdrawValidation'), kind: 'deleteDocument' };
				await pushOne(sophie, { ...common, payload: { documentId } });
			}
		},
		named: { field: 'suppliedDocuments', mine: [], changed: { actor: 'intervenant' } }
	}
];

describe('a validation of what was seen before', () => {
	for (const { door, open, close, named } of DOORS) {
		it(`stops at ${door}, and says what changed`, async () => {
			const seen = await validationOf(await now());
			await open();
			const answer = await pushOne(sophie, seen);
			expect(answer).toMatchObject({ outcome: 'conflict', code: 'summary-changed' });
			expect('conflicts' in answer && answer.conflicts).toMatchObject([named]);
			expect(await now()).toMatchObject({ fileNumber: null, remuneration: { status: 'open' } });
			await close();
		});
	}

	it('stops at conditions that were not accepted, whatever it says that it saw, and goes once they are', async () => {
		const { readAcademy } = await import('../../src/lib/server/repositories/academies');
		const before = (await readAcademy('RENNES'))?.conditions;
		const seen = await validationOf(await now());
		await changeAcademy({ conditions: { ...before, version: 2, text: 'Nouvelles conditions.' } });
		expect(await pushOne(sophie, seen)).toMatchObject({
			outcome: 'refused',
			code: 'conditions-not-accepted'
		});
		expect((await now()).remuneration.status).toBe('open');
		await pushOne(sophie, acceptanceOf('RENNES', 2));
		expect(await pushOne(sophie, await validationOf(await now()))).toMatchObject({ outcome: 'applied' });
		await pushOne(sophie, gestureOf(await now(), 'withdrawValidation'));
	});

	it('stops at a new address even if it comes between the reading and the write', async () => {
		const { writeClaim } = await import('../../src/lib/server/repositories/claim-writes');
		const { currentAcademy } = await import('../../src/lib/server/repositories/academies');
		const { decideOperation } = await import('../../src/lib/server/services/decide-operation');
		const { nowMs } = await import('../../src/lib/server/clock');
		const academy = await currentAcademy('RENNES');
		if (academy === null) throw new Error('RENNES is missing');
		const operation = await validationOf(await now());
		const decision = await decideOperation(operation, sophie, academy, nowMs());
		if (decision.kind !== 'decided') throw new Error('it was not decided');
		expect(decision.answer.outcome).toBe('applied');
		await write(
			`UPDATE intervenants SET address_lines = '["2 rue Neuve"]', version = version + 1 WHERE account_id = ?`,
			sophie.accountId
		);
		const row = {
			id: operation.id,
			accountId: sophie.accountId,
			payloadHash: 'hash',
			claimId: operation.claimId,
			outcome: 'applied' as const,
			answer: JSON.stringify(decision.answer),
			revision: 1,
			appliedAt: '2017-06-15T08:00:00.000Z'
		};
		expect(await writeClaim({ ...decision.write, operation: row })).toBe(false);
		decision.release();
		expect((await now()).remuneration.status).toBe('open');
		// The same validation, sent again: now the new address is a difference that it names.
		expect(await pushOne(sophie, operation)).toMatchObject({
			outcome: 'conflict',
			conflicts: [{ field: 'intervenant.addressLines', theirs: ['2 rue Neuve'] }]
		});
	});
});

describe('validating again after a sending back of one part', () => {
	it('prints the whole dossier: the part that stayed accepted too', async () => {
		await pushOne(sophie, await validationOf(await now()));
		const { readFinalPdf } = await import('../../src/lib/server/services/read-documents');
		// Pay is processed, the trips come back to be put right.
		await write(
			"UPDATE claims SET remuneration_status = 'accepted', travel_status = 'open', revision = revision + 1 WHERE id = ?",
			(await now()).id
		);
		const claim = await now();
		const trips = claim.content.trips.map((trip) => ({ ...trip, distanceKm: 41 }));
		expect(await pushOne(sophie, saveOf(claim, { ...claim.content, trips }))).toMatchObject({
			outcome: 'applied'
		});
		expect(await pushOne(sophie, await validationOf(await now()))).toMatchObject({ outcome: 'applied' });
		const after = await now();
		expect(after).toMatchObject({ remuneration: { status: 'accepted' }, travel: { status: 'validated' } });
		const { bytes } = await readFinalPdf('RENNES', after.id, null, sophie);
		const { text } = await readPdf(bytes);
		expect(text).toContain('Nombre de candidats : 12');
		expect(text).toMatch(/Distance\s: 41/);
	});
});
