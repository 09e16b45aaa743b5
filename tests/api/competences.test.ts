// Words on competences at the server: who may say them, once each, and what devices are told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompetenceFile, OfferedOptions } from '../../src/lib/domain/competence/competence';
import { authorText } from '../../src/lib/domain/competence/competence';
import type { Operation, OperationAnswer } from '../../src/lib/contracts/operations';
import type { PullResponse } from '../../src/lib/contracts/pull';
import type { Caller } from '../../src/lib/server/services/caller';
import {
	callerNamed,
	countRows,
	openServices,
	push,
	pushOne,
	type ServicesFixture
} from '../fixtures/server/services-in-process';
import { wordOf } from '../fixtures/server/make-operation';
import { changeAcademy } from '../fixtures/server/teacher-in-services';

let services: ServicesFixture;
let sophie: Caller;
let maelle: Caller;

beforeAll(async () => {
	services = await openServices('2017-06-15T10:00:00+02:00');
	sophie = await callerNamed('sophie.vasseur');
	maelle = await callerNamed('maelle.riou');
});

afterAll(() => services.close());

async function pulled(caller: Caller, cursor: string | null = null): Promise<PullResponse> {
	const { pullPage } = await import('../../src/lib/server/services/pull');
	return pullPage(cursor, caller);
}

/** After everything that is left to tell. */
async function cursorNow(caller: Caller): Promise<string> {
	let page = await pulled(caller);
	while (page.hasMore) page = await pulled(caller, page.cursor);
	return page.cursor;
}

async function fileOf(caller: Caller): Promise<CompetenceFile> {
	const change = (await pulled(caller)).changes.find(({ entity }) => entity === 'competences');
	if (change?.entity !== 'competences' || change.value === null) throw new Error('no competences');
	return change.value;
}

async function offeredTo(caller: Caller): Promise<OfferedOptions> {
	const change = (await pulled(caller)).changes.find(({ entity }) => entity === 'examOptions');
	if (change?.entity !== 'examOptions' || change.value === null) throw new Error('no options');
	return change.value;
}

async function authorsOf(caller: Caller, option: string): Promise<string> {
	const found = (await fileOf(caller)).competences.find((competence) => competence.option.key === option);
	return found?.words.map(authorText).join(' ') ?? '';
}

const codeOf = (answer: OperationAnswer) => ('code' in answer ? answer.code : answer.outcome);

describe('a word', () => {
	it('is added to those of the others, and tells the person’s devices, nobody else’s', async () => {
		const mine = await cursorNow(sophie);
		const hers = await cursorNow(maelle);
		expect(await pushOne(sophie, wordOf('RENNES', 'BTS-BANQ-E4', 'C'))).toMatchObject({ outcome: 'applied' });
		expect(await authorsOf(sophie, 'BTS-BANQ-E4')).toBe('0290901X (C) SYS (C) GT01 (C) 14E0100002SVA (C)');
		expect((await pulled(sophie, mine)).changes.map(({ entity }) => entity)).toEqual(['competences']);
		expect((await pulled(maelle, hers)).changes).toEqual([]);
		expect(JSON.stringify(await fileOf(maelle))).not.toContain('14E0100002SVA');
	});

	it('is taken once, however often it is sent, and a repeat does not bring back what was overtaken', async () => {
		const first = wordOf('RENNES', 'BTS-AM-E4', 'C');
		await pushOne(sophie, first);
		await pushOne(sophie, wordOf('RENNES', 'BTS-AM-E4', 'I'));
		expect(await pushOne(sophie, first)).toEqual({
			id: first.id,
			outcome: 'already-applied',
			revision: null
		});
		expect(await authorsOf(sophie, 'BTS-AM-E4')).toBe('SYS (C) 14E0100002SVA (I)');
		// Nothing is lost of how it came about.
		const all = await countRows('RENNES', 'competence_words', "option_key = ? AND author = 'intervenant'", [
			'BTS-AM-E4'
		]);
		expect(all).toBe(2);
	});

	it('in one push with others of its option keeps the order of the request', async () => {
		const words = (['C', 'I', 'C', 'I', 'C'] as const).map((word) => wordOf('RENNES', 'BTS-AM-ANG', word));
		expect((await push(sophie, ...words)).map(({ outcome }) => outcome)).toEqual(words.map(() => 'applied'));
		expect(await authorsOf(sophie, 'BTS-AM-ANG')).toBe('14E0100002SVA (C)');
	});

	it('under an id of other content, or of another person, is refused', async () => {
		const operation = wordOf('RENNES', 'BCG-S-PHI', 'C');
		await pushOne(sophie, operation);
		const other: Operation = { ...operation, payload: { ...operation.payload, word: 'I' } };
		expect(codeOf(await pushOne(sophie, other))).toBe('operation-id-reused');
		const cross: Operation = { ...operation };
		expect(codeOf(await pushOne(maelle, cross))).not.toBe('applied');
	});
});

describe('is refused, and can be sent again', () => {
	const codeFor = async (caller: Caller, option: string, academy = 'RENNES') =>
		codeOf(await pushOne(caller, wordOf(academy, option, 'C')));

	it('on an option that is not there', async () => {
		expect(await codeFor(sophie, 'BTS-NOWHERE')).toBe('option-unknown');
	});

	it('on an exam that is not offered to the person’s schools', async () => {
		// A collège alone; the other teaches in both.
		expect(await codeFor(maelle, 'BCG-S-PHI')).toBe('option-not-offered');
		expect(await codeFor(sophie, 'DNB-GEN-SCI')).toBe('applied');
	});

	it('in an académie that is not the person’s', async () => {
		expect(await codeFor(sophie, 'BCG-L-LV3-ANG', 'TOULOUSE')).toBe('forbidden');
	});

	it('to whoever is no intervenant', async () => {
		expect(await codeFor(await callerNamed('gestion.rennes'), 'BCG-S-PHI')).toBe('forbidden');
	});

	it('with a claim or a base', async () => {
		const operation = wordOf('RENNES', 'BCG-S-PHI', 'C');
		expect(codeOf(await pushOne(sophie, { ...operation, base: { revision: 1 } }))).toBe('malformed');
	});

	it('while «Saisie compétences» is closed; the same operation passes once it is open', async () => {
		const operation = wordOf('RENNES', 'EA-S-FRA-O', 'C');
		const back = await changeAcademy({ openActivities: ['missions', 'competences', 'claims'] });
		expect(codeOf(await pushOne(sophie, operation))).toBe('activity-closed');
		await back();
		expect(codeOf(await pushOne(sophie, operation))).toBe('applied');
	});

	it('is taken where «états de frais» is closed and its conditions were never accepted', async () => {
		const back = await changeAcademy({ openActivities: ['competenceEntry'] });
		expect(codeOf(await pushOne(maelle, wordOf('RENNES', 'DNB-GEN-MAT', 'C')))).toBe('applied');
		await back();
	});

	it('on what somebody has spoken of already, whatever its category, is taken', async () => {
		const vidal = await callerNamed('sophie.vidal');
		expect(codeOf(await pushOne(vidal, wordOf('TOULOUSE', 'BEP-32404-CULT', 'C')))).toBe('applied');
		expect(codeOf(await pushOne(vidal, wordOf('TOULOUSE', 'CAPEPS-1900E-ASE', 'C')))).toBe(
			'option-not-offered'
		);
	});
});

describe('devices are told', () => {
	it('what is offered to their person’s schools', async () => {
		const exams = async (caller: Caller) =>
			new Set((await offeredTo(caller)).options.map(({ category }) => category));
		expect(await exams(maelle)).toEqual(new Set(['dnb']));
		expect(await exams(sophie)).toEqual(
			new Set(['dnb', 'bacPro', 'bacTechno', 'bacGeneral', 'earlyTests', 'bts'])
		);
	});

	it('no competence while both activities are closed, and all of it again once open', async () => {
		const cursor = await cursorNow(sophie);
		const back = await changeAcademy({ openActivities: ['missions', 'claims'] });
		const closed = await pulled(sophie, cursor);
		expect(closed.changes.find(({ entity }) => entity === 'competences')?.value).toMatchObject({
			competences: [],
			postings: [{ uai: '0290901X' }, { uai: '0350902R' }]
		});
		expect(closed.changes.find(({ entity }) => entity === 'examOptions')?.value).toMatchObject({
			options: []
		});
		await back();
		const open = await pulled(sophie, closed.cursor);
		const told = open.changes.find(({ entity }) => entity === 'competences');
		expect((told?.value as CompetenceFile).competences.length).toBeGreaterThan(0);
	});

	it('what rights hang on, with the profile', async () => {
		const sean = await callerNamed('sean.obrien');
		const profile = (await pulled(sean)).changes.find(({ entity }) => entity === 'profile');
		expect(profile?.value).toMatchObject({
			disciplineCodes: ['L1900'],
			teachings: [
				{ isSport: true, level: 'BGT' },
				{ isSport: true, level: null }
			]
		});
	});

	it('nothing of it on a phone of the protocol before, whose operations still pass', async () => {
		const { pullPage } = await import('../../src/lib/server/services/pull');
		const { changes } = await pullPage(null, sophie, undefined, 2);
		expect(changes.map(({ entity }) => entity)).not.toContain('competences');
		expect(changes.map(({ entity }) => entity)).toContain('profile');
	});
});
