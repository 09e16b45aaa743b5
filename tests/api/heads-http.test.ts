// The heads' pages over HTTP on the built server, as a browser without script sends their forms: what is answered to a
// stale form, a torn one, another person's claim, and to whoever has no business there.
import { beforeAll, describe, expect, it } from 'vitest';
import { savedSentence, SHEET_WORDS } from '../../src/lib/fr/gestion/attestation';
import { SCHOOL_WORDS } from '../../src/lib/fr/gestion/school-competences';
import { CENTRE_HEAD, MEMBER_OF_JURY, SCHOOL_HEAD } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { Browser } from './built-server';

const server = await serverAtTeachersDay();
const SHEET = '/centre/RENNES/900123';
let head: Browser;
let school: Browser;
let teacherPage: string;

async function signedIn({
	identifier,
	password
}: {
	identifier: string;
	password: string;
}): Promise<Browser> {
	const browser = new Browser(server.url);
	expect((await browser.signIn(identifier, password)).status).toBe(303);
	return browser;
}

async function text(response: Response | Promise<Response>): Promise<string> {
	return (await (await response).text()).replaceAll('&#39;', "'").replace(/<!--.*?-->/gs, '');
}

interface Sheet {
	decision: string;
	persons: { id: string; version: string; word: string }[];
}

async function readSheet(path = SHEET): Promise<Sheet> {
	const html = await text(head.fetch(path));
	const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
	const persons = hidden('personnes')
		.split(',')
		.map((person) => {
			const [id = '', version = ''] = person.split('.');
			const radios = html.match(new RegExp(`<input[^>]*name="constat-${id}"[^>]*>`, 'g')) ?? [];
			const checked = radios.find((radio) => /\bchecked\b/.test(radio)) ?? '';
			return { id, version, word: /value="(\w+)"/.exec(checked)?.[1] ?? '' };
		});
	return { decision: hidden('decision'), persons };
}

function fieldsOf({ decision, persons }: Sheet, words: Record<string, string> = {}): Record<string, string> {
	return {
		decision,
		personnes: persons.map(({ id, version }) => `${id}.${version}`).join(','),
		...Object.fromEntries(persons.map(({ id, word }) => [`constat-${id}`, words[id] ?? word]))
	};
}

beforeAll(async () => {
	head = await signedIn(CENTRE_HEAD);
	school = await signedIn(SCHOOL_HEAD);
	const list = await text(school.fetch('/etablissement'));
	teacherPage = /href="(\/etablissement\/TOULOUSE\/[^"]+)"[^>]*>Sophie Viala/.exec(list)?.[1] ?? '';
	expect(teacherPage).not.toBe('');
}, 60_000);

describe('the form of a mission', () => {
	it('says what was chosen, once however often it is sent, and all at once of who is left', async () => {
		const sheet = await readSheet();
		expect(sheet.persons.map(({ word }) => word)).toEqual(['none', 'none', 'none']);
		const [first] = sheet.persons;
		const fields = fieldsOf(sheet, { [first?.id ?? '']: 'absent' });
		for (const times of ['once', 'twice']) {
			const answer = await head.post(SHEET, fields);
			expect([times, answer.status, answer.headers.get('location')]).toEqual([
				times,
				303,
				expect.stringContaining('fait=1')
			]);
		}
		const next = await readSheet();
		expect(next.persons.map(({ word, version }) => `${word} ${version}`)).toEqual([
			'absent 1',
			'none 0',
			'none 0'
		]);
		const all = await head.post(SHEET, { ...fieldsOf(next), tous: 'present' });
		expect(all.headers.get('location')).toContain('fait=2');
		expect(await text(head.fetch(all.headers.get('location') ?? ''))).toContain(savedSentence(2));
		expect((await readSheet()).persons.map(({ word }) => word)).toEqual(['absent', 'present', 'present']);
	});

	it('made on an older word is answered 409 with the name, and shows the word that stands', async () => {
		const stale = await readSheet();
		const [first] = stale.persons;
		const id = first?.id ?? '';
		expect((await head.post(SHEET, fieldsOf(stale, { [id]: 'present' }))).status).toBe(303);
		const answer = await head.post(SHEET, {
			...fieldsOf(stale, { [id]: 'none' }),
			decision: crypto.randomUUID()
		});
		expect(answer.status).toBe(409);
		const shown = await text(answer);
		expect(shown).toContain(SHEET_WORDS.refusedTitle);
		expect(shown).toContain('Erwan Morvan : un autre responsable a modifié ce constat entre-temps');
		expect((await readSheet()).persons[0]?.word).toBe('present');
	});

	it('torn, of too many, of another mission’s person or of a word that is none changes nothing', async () => {
		const before = await readSheet();
		const [first] = before.persons;
		const id = first?.id ?? '';
		const many = Array.from({ length: 101 }, () => `${id}.1`).join(',');
		for (const torn of [
			{ personnes: 'x' },
			{ personnes: many },
			{ decision: 'x' },
			{ [`constat-${id}`]: 'malade' },
			{ [`constat-${id}`]: 'constructor' }
		]) {
			const answer = await head.post(SHEET, { ...fieldsOf(before), ...torn });
			expect([Object.keys(torn)[0], answer.status]).toEqual([Object.keys(torn)[0], 400]);
			expect(await text(answer)).toContain(SHEET_WORDS.malformed);
		}
		// The claims of 900121 under the address of 900123, and a stranger's.
		const foreign = await readSheet('/centre/RENNES/900121');
		expect(
			(await head.post(SHEET, fieldsOf(foreign, { [foreign.persons[0]?.id ?? '']: 'absent' }))).status
		).toBe(404);
		const stranger = crypto.randomUUID();
		const fields = { ...fieldsOf(before), personnes: `${stranger}.0`, [`constat-${stranger}`]: 'absent' };
		expect((await head.post(SHEET, fields)).status).toBe(404);
		expect((await readSheet()).persons).toEqual(before.persons);
		expect((await readSheet('/centre/RENNES/900121')).persons).toEqual(foreign.persons);
	});

	it('is not there outside of the centres held, nor for others', async () => {
		for (const path of ['/centre/RENNES/52525', '/centre/RENNES/x', '/centre/RENNES/999999999']) {
			expect((await head.fetch(path)).status, path).toBe(404);
		}
		expect((await head.fetch('/centre/TOULOUSE/201057')).status).toBe(403);
		expect((await school.fetch(SHEET)).status).toBe(403);
		const teacher = await signedIn(MEMBER_OF_JURY);
		expect((await teacher.fetch(SHEET)).status).toBe(403);
		expect((await teacher.post(SHEET, fieldsOf(await readSheet()))).status).toBe(403);
	});
});

describe('the form of a competence', () => {
	const formOf = (html: string, option: string) =>
		new RegExp(`name="avis" value="(${option}~[^"]+)"`).exec(html)?.[1] ?? '';

	it('says the school’s word once, and not on an older one', async () => {
		const html = await text(school.fetch(teacherPage));
		expect(html).not.toContain('16E0040007ADR');
		const avis = formOf(html, 'BEP-32404-CULT');
		const answer = await school.post(teacherPage, { avis, mot: 'I' });
		expect([answer.status, answer.headers.get('location')]).toEqual([303, `${teacherPage}?fait=I`]);
		expect((await school.post(teacherPage, { avis, mot: 'I' })).status).toBe(303);
		const older = avis.replace(/[0-9a-f-]{36}$/, crypto.randomUUID());
		const stale = await school.post(teacherPage, { avis: older, mot: 'C' });
		expect(stale.status).toBe(409);
		expect(await text(stale)).toContain(SCHOOL_WORDS.stale);
	});

	it('torn or not offered there is refused in words', async () => {
		const id = crypto.randomUUID();
		for (const [fields, status, words] of [
			[{ avis: 'x', mot: 'C' }, 400, SCHOOL_WORDS.malformed],
			[{ avis: `BEP-32404-CULT~0~${id}`, mot: 'X' }, 400, SCHOOL_WORDS.malformed],
			[{ avis: `NO-SUCH~0~${id}`, mot: 'C' }, 422, SCHOOL_WORDS['option-unknown']],
			[{ avis: `DNB-GEN-FRA~0~${id}`, mot: 'C' }, 403, SCHOOL_WORDS['option-not-offered']]
		] as const) {
			const answer = await school.post(teacherPage, fields);
			expect([fields.avis, answer.status]).toEqual([fields.avis, status]);
			expect(await text(answer)).toContain(words);
		}
	});

	it('is not there for another school or another’s teacher, nor for others', async () => {
		const elsewhere = teacherPage.replace('0310055S', '0310901L');
		const other = teacherPage.replace('0310055S', '0650012K');
		for (const path of [elsewhere, other]) expect((await school.fetch(path)).status, path).toBe(404);
		expect((await head.fetch(teacherPage)).status).toBe(403);
		expect((await school.fetch('/etablissement?academie=RENNES')).status).toBe(403);
	});
});
