// The head of a school on real databases: whose teachers, what is told of them, and the school's word.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/lib/server/services/caller';
import { callerNamed, openServices, type ServicesFixture } from '../fixtures/server/services-in-process';

const UAI = '0310055S';
let services: ServicesFixture;
let head: Caller;
let teacher: Caller;
let list: typeof import('../../src/lib/server/services/school-competences').schoolList;
let open: typeof import('../../src/lib/server/services/school-competences').teacherCompetences;
let say: typeof import('../../src/lib/server/services/say-for-school').sayForSchool;
let read: (sql: string, args?: string[]) => Promise<Record<string, unknown>[]>;

beforeAll(async () => {
	services = await openServices('2017-06-15T10:00:00+02:00');
	({ schoolList: list, teacherCompetences: open } =
		await import('../../src/lib/server/services/school-competences'));
	({ sayForSchool: say } = await import('../../src/lib/server/services/say-for-school'));
	const { academyDb } = await import('../../src/lib/server/db');
	read = (sql, args = []) => academyDb('TOULOUSE').read(sql, args);
	head = await callerNamed('etab.toulouse');
	teacher = await callerNamed('sophie.viala');
}, 90_000);
afterAll(() => services.close());

async function idOf(name: string): Promise<string> {
	const { teachers } = await list('TOULOUSE', UAI, head);
	return teachers.find(({ fullName }) => fullName === name)?.id ?? 'nobody';
}
async function sheet(search = '') {
	return open('TOULOUSE', UAI, await idOf('Sophie Viala'), search, head);
}
async function speak(
	option: string,
	word: 'C' | 'I',
	lastWord: number,
	change: { id?: string; caller?: Caller } = {}
) {
	const intervenantId = await idOf('Sophie Viala');
	const { id = randomUUID(), caller = head } = change;
	return say({ id, academy: 'TOULOUSE', uai: UAI, intervenantId, option, word, lastWord }, caller);
}

describe('what a head sees', () => {
	it('the teachers of the schools held, by name', async () => {
		const all = await list('TOULOUSE', null, head);
		expect(all.schools.map(({ uai }) => uai)).toEqual(['0310055S', '0650012K']);
		expect(all.teachers.map(({ fullName }) => fullName)).toEqual(['Sophie Vidal', 'Sophie Viala'].sort());
		const second = await list('TOULOUSE', '0650012K', head);
		expect(second.teachers.map(({ fullName }) => fullName)).toEqual(['Marc Azéma']);
		// One that is not held shows the first that is.
		expect((await list('TOULOUSE', '0310901L', head)).school?.uai).toBe(UAI);
	});

	it('names and never a NUMEN, no account, nothing of another school', async () => {
		const all = await list('TOULOUSE', UAI, head);
		const one = await sheet('bac');
		for (const told of [all, one]) {
			expect(JSON.stringify(told)).not.toContain('16E0040007ADR');
			expect(JSON.stringify(told)).not.toContain(teacher.accountId);
		}
		const own = one.competences.find(({ option }) => option.key === 'BEP-32404-CULT');
		expect(own).toMatchObject({
			own: 'C',
			words: [
				{ author: 'school', code: UAI, word: 'C' },
				{ author: 'intervenant', code: '', word: 'C' }
			]
		});
		expect(one.postings.map(({ uai }) => uai)).toEqual([UAI]);
	});

	it('nobody without role, school or teacher', async () => {
		const id = await idOf('Sophie Viala');
		const elsewhere = await callerNamed('etab.rennes');
		await expect(open('TOULOUSE', UAI, id, '', elsewhere)).rejects.toMatchObject({ code: 'forbidden' });
		const wrongRole = { ...head, roles: [{ academy: 'TOULOUSE', role: 'chefCentre' as const }] };
		await expect(open('TOULOUSE', UAI, id, '', wrongRole)).rejects.toMatchObject({ code: 'forbidden' });
		await expect(open('TOULOUSE', '0310901L', id, '', head)).rejects.toMatchObject({ code: 'not-found' });
		await expect(open('TOULOUSE', '0650012K', id, '', head)).rejects.toMatchObject({ code: 'not-found' });
		await expect(open('TOULOUSE', UAI, 'nobody', '', head)).rejects.toMatchObject({ code: 'not-found' });
		const nobody = { ...head, accountId: 'nobody' };
		expect(await list('TOULOUSE', null, nobody)).toMatchObject({ schools: [], school: null, teachers: [] });
	});

	it('proposes what is offered by the category of the school, words in any order, case and accents', async () => {
		const { found } = await sheet('BACCALAUREAT professionnel');
		expect(found?.total).toBeGreaterThan(0);
		expect(found?.options.every(({ option }) => option.category === 'bacPro')).toBe(true);
		const { found: same } = await sheet('Professionnel baccalauréat');
		expect(same?.total).toBe(found?.total);
		expect((await sheet('brevet des colleges zzz')).found).toEqual({ options: [], total: 0 });
		const known = new Set((await sheet()).competences.map(({ option }) => option.key));
		expect(found?.options.some(({ option }) => known.has(option.key))).toBe(false);
	});
});

describe('a word of the school', () => {
	it('is added under its UAI, told to the teacher’s devices, and in the audit log', async () => {
		const before = (await sheet()).competences.find(({ option }) => option.key === 'BEP-32404-CULT');
		const [{ n }] = (await read('SELECT count(*) AS n FROM competence_words')) as [{ n: number }];
		expect(await speak('BEP-32404-CULT', 'I', before?.lastWord ?? -1)).toBe('said');
		const after = (await sheet()).competences.find(({ option }) => option.key === 'BEP-32404-CULT');
		expect(after).toMatchObject({ own: 'I' });
		expect(after?.words.map(({ word }) => word)).toEqual(['I', 'C']);
		expect(await read('SELECT count(*) AS n FROM competence_words')).toMatchObject([{ n: n + 1 }]);
		expect(await read('SELECT * FROM changes ORDER BY sequence DESC LIMIT 1')).toMatchObject([
			{ recipient: teacher.accountId, entity: 'competences', entity_id: 'TOULOUSE' }
		]);
		expect(await read('SELECT * FROM audit_log ORDER BY id DESC LIMIT 1')).toMatchObject([
			{ role: 'chefEtablissement', action: 'competence.invalidate', actor_name: 'Olivier Sarrat' }
		]);
		const { pullPage } = await import('../../src/lib/server/services/pull');
		const { changes } = await pullPage(null, teacher);
		const told = changes.find(({ entity, id }) => entity === 'competences' && id === 'TOULOUSE');
		expect(JSON.stringify(told?.value)).toContain(`"code":"${UAI}","word":"I"`);
	});

	it('made on another than the last word of the school is not taken; the same form twice is one', async () => {
		const at = async () =>
			(await sheet()).competences.find(({ option }) => option.key === 'BEP-32404-CULT')?.lastWord ?? -1;
		const last = await at();
		expect(await speak('BEP-32404-CULT', 'C', last - 1)).toBe('stale');
		const id = randomUUID();
		expect(await speak('BEP-32404-CULT', 'C', last, { id })).toBe('said');
		const rows = await read('SELECT count(*) AS n FROM audit_log');
		expect(await speak('BEP-32404-CULT', 'C', last, { id })).toBe('said');
		expect(await read('SELECT count(*) AS n FROM audit_log')).toEqual(rows);
		expect(
			await speak('BEP-32404-CULT', 'C', last, { id, caller: { ...head, accountId: 'x' } }).catch(() => 'no')
		).toBe('no');
	});

	it('of two heads at once one is taken', async () => {
		const { academyDb, statement } = await import('../../src/lib/server/db');
		await academyDb('TOULOUSE').write([statement('INSERT INTO head_schools VALUES (?, ?)', ['deputy', UAI])]);
		const deputy = { ...head, accountId: 'deputy', fullName: 'Adjointe' };
		const last =
			(await sheet()).competences.find(({ option }) => option.key === 'BEP-32404-PRAT')?.lastWord ?? -1;
		const said = await Promise.all([
			speak('BEP-32404-PRAT', 'I', last),
			speak('BEP-32404-PRAT', 'I', last, { caller: deputy })
		]);
		expect(said.sort()).toEqual(['said', 'stale']);
	});

	it('only on what is offered there or spoken of already', async () => {
		const { found } = await sheet('professionnel');
		const key = found?.options[0]?.option.key ?? '';
		expect(await speak(key, 'C', 0)).toBe('said');
		expect((await sheet()).competences.find(({ option }) => option.key === key)).toMatchObject({ own: 'C' });
		expect(await speak('DNB-GEN-FRA', 'C', 0)).toBe(
			(await hasOption('DNB-GEN-FRA')) ? 'option-not-offered' : 'option-unknown'
		);
		expect(await speak('NO-SUCH', 'C', 0)).toBe('option-unknown');
	});
});

async function hasOption(key: string): Promise<boolean> {
	return (await read('SELECT 1 FROM exam_options WHERE key = ?', [key])).length > 0;
}
