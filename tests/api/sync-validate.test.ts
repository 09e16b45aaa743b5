// «Valider»: only what the person saw, one number for ever, one PDF a validation.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { claimOn, countRows, pushOne } from '../fixtures/server/services-in-process';
import { filledLikeTheGuide, gestureOf, saveOf, validationOf } from '../fixtures/server/make-operation';
import { changeAcademy, teacherInServices } from '../fixtures/server/teacher-in-services';
import { readPdf } from '../fixtures/pdf-text';
import type { Claim, ClaimContent } from '../../src/lib/domain/claim/claim';

const sophie = await teacherInServices();

const travelling = () => claimOn('RENNES', 77833, sophie);

async function save(claim: Claim, content: ClaimContent): Promise<void> {
	expect(await pushOne(sophie, saveOf(claim, content))).toMatchObject({ outcome: 'applied' });
}

async function finalPdf(claim: Claim, version: number | null): Promise<Uint8Array> {
	const { readFinalPdf } = await import('../../src/lib/server/services/read-documents');
	return (await readFinalPdf('RENNES', claim.id, version, sophie)).bytes;
}

describe('a validation', () => {
	it('of an incomplete claim is refused with what is missing', async () => {
		const claim = await travelling();
		const answer = await pushOne(sophie, await validationOf(claim));
		expect(answer).toMatchObject({ outcome: 'refused', code: 'rules-broken' });
		expect('violations' in answer && answer.violations.map(({ code }) => code)).toContain('required');
	});

	it('whose missing pieces the person did not see is refused; seen, they do not block', async () => {
		const claim = await travelling();
		await save(claim, filledLikeTheGuide(claim.content));
		const unseen = await pushOne(sophie, await validationOf(await travelling(), false));
		expect(unseen).toMatchObject({ outcome: 'refused', code: 'rules-broken' });
		expect('violations' in unseen && unseen.violations.map(({ field }) => field)).toContain(
			'documents.pay.iban'
		);
		expect((await travelling()).remuneration.status).toBe('open');
	});

	it('of something else than what the server holds is a conflict that names it', async () => {
		const { academyDb } = await import('../../src/lib/server/db');
		const operation = await validationOf(await travelling());
		const move = (town: string) =>
			academyDb('RENNES').write([
				{
					sql: 'UPDATE missions SET centre_town = ?, version = version + 1 WHERE number = 77833',
					args: [town]
				}
			]);
		await move('BREST');
		const answer = await pushOne(sophie, operation);
		expect(answer).toMatchObject({
			outcome: 'conflict',
			code: 'summary-changed',
			conflicts: [{ field: 'mission.centreTown', mine: 'CHATEAULIN', theirs: 'BREST' }]
		});
		expect((await travelling()).fileNumber).toBeNull();
		await move('CHATEAULIN');
	});

	it('with a summary that is not what its hash says is malformed', async () => {
		const operation = await validationOf(await travelling());
		const forged = { ...operation, payload: { ...operation.payload, summarySha256: '0'.repeat(64) } };
		expect(await pushOne(sophie, forged)).toMatchObject({ outcome: 'refused', code: 'malformed' });
	});

	it('gives a number once and a PDF a validation, both kept for ever', async () => {
		const first = await pushOne(sophie, await validationOf(await travelling()));
		expect(first).toMatchObject({ outcome: 'applied' });
		const validated = await travelling();
		expect(validated.remuneration.status).toBe('validated');
		expect(validated.travel.status).toBe('validated');
		expect(validated.fileNumber).toMatch(/^\d+-\d+$/);
		expect('claim' in first && first.claim).toEqual(validated);
		const [high, low] = (validated.fileNumber ?? '').split('-').map(Number);
		expect((high ?? 0) - (low ?? 0)).toBe(1);
		const pdf = await finalPdf(validated, null);
		expect(createHash('sha256').update(pdf).digest('hex')).toBe(validated.finalSummary?.sha256);
		const { text } = await readPdf(pdf);
		expect(text).toContain(validated.fileNumber);
		expect(text).toContain('CHATEAULIN');

		await pushOne(sophie, gestureOf(validated, 'withdrawValidation'));
		const reopened = await travelling();
		expect(reopened.travel.status).toBe('open');
		await save(reopened, { ...reopened.content, remuneration: { kind: 'candidates', candidates: 13 } });
		await pushOne(sophie, await validationOf(await travelling()));
		const again = await travelling();
		expect(again.fileNumber).toBe(validated.fileNumber);
		expect(again.finalSummary?.version).toBe(2);
		expect(await finalPdf(again, 1)).toEqual(pdf);
		expect(await finalPdf(again, 2)).not.toEqual(pdf);
		expect(again.history.map(({ action }) => action).filter((action) => action === 'validate')).toHaveLength(
			4
		);
	});

	it('sent ten times at once gives one PDF and one number', async () => {
		const claim = await claimOn('RENNES', 77642, sophie);
		await save(claim, { ...claim.content, remuneration: { kind: 'copies', copies: 14 } });
		const operation = await validationOf(await claimOn('RENNES', 77642, sophie));
		const answers = await Promise.all(Array.from({ length: 10 }, () => pushOne(sophie, operation)));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]?.outcome).toBe('applied');
		expect(await countRows('RENNES', 'final_summaries', 'claim_id = ?', [claim.id])).toBe(1);
		const numbers = [(await travelling()).fileNumber, (await claimOn('RENNES', 77642, sophie)).fileNumber];
		expect(new Set(numbers).size).toBe(2);
	});

	it('after the académie’s last day is kept and marked «hors délai»', async () => {
		const claim = await travelling();
		expect(claim.isLate).toBe(false);
		const restore = await changeAcademy(({ settings }) => ({
			settings: { ...settings, claimDeadline: '2017-06-14' }
		}));
		await pushOne(sophie, gestureOf(claim, 'withdrawValidation'));
		await pushOne(sophie, await validationOf(await travelling()));
		expect(await travelling()).toMatchObject({ isLate: true, travel: { status: 'validated' } });
		await restore();
	});
});

describe('file numbers', () => {
	it('given to several claims at the same moment are all different, in consecutive pairs', async () => {
		const { releaseFileNumber, reserveFileNumber } =
			await import('../../src/lib/server/services/file-numbers');
		const numbers = await Promise.all(Array.from({ length: 12 }, () => reserveFileNumber('RENNES')));
		expect(new Set(numbers.map(({ text }) => text)).size).toBe(12);
		for (const { text, counter } of numbers) expect(text).toBe(`${counter}-${counter - 1}`);
		for (const number of numbers) releaseFileNumber('RENNES', number);
		const again = await reserveFileNumber('RENNES');
		expect(again.counter).toBe(Math.min(...numbers.map(({ counter }) => counter)));
		releaseFileNumber('RENNES', again);
	});
});
