// The gestionnaire's settings over HTTP, on the built server, with a teacher's device beside that learns of them.
import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReference } from '../../src/lib/device/repositories/reference';
import type { Academy } from '../../src/lib/domain/academy/academy';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { TestDevice } from '../sync/test-device';
import { Browser } from './built-server';
import { pageText, readForm, sendForm } from './settings-form';

const server = await serverAtTeachersDay();
const at = (section: string) => `/gestion/parametres/RENNES/${section}`;
let office: Browser;
let admin: Browser;
let phone: TestDevice;
let base: Client;

beforeAll(async () => {
	office = new Browser(server.url);
	await office.signIn(GESTIONNAIRE.identifier, GESTIONNAIRE.password);
	admin = new Browser(server.url);
	await admin.signIn('admin.rennes', GESTIONNAIRE.password);
	phone = await TestDevice.open(server.url, TEACHER);
	base = createClient({
		url: pathToFileURL(join(server.dataDir, 'academies', 'RENNES.db')).href,
		timeout: 2000
	});
}, 60_000);

afterAll(async () => {
	base.close();
	await phone.close();
});

async function onPhone(): Promise<Academy> {
	await phone.sync();
	const academy = (await readReference(phone.store)).academies['RENNES'];
	if (academy === undefined) throw new Error('the device has no RENNES');
	return academy;
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
	return (await base.execute(sql)).rows.map((row) => ({ ...row }));
}

describe('a form of values', () => {
	const TRAVEL = {
		otherCostsAllowed: 'on',
		lunchFrom: '11:30',
		lunchTo: '14:30',
		dinnerFrom: '18:00',
		dinnerTo: '21:00',
		nightFrom: '00:00',
		nightTo: '05:00'
	};

	it('is saved, told to the device, and kept with who, when, before and after', async () => {
		const before = await onPhone();
		const sent = await sendForm(office, at('travel'), 'save', TRAVEL);
		expect([sent.status, sent.headers.get('location')]).toEqual([303, `${at('travel')}?fait=enregistre`]);
		const after = await onPhone();
		expect(after.settings.mealWindows.lunch).toEqual({ from: '11:30', to: '14:30' });
		expect(after.settingsVersion).toBe(before.settingsVersion + 1);
		expect(after.settings.documentFormats).toEqual(before.settings.documentFormats);
		const history = await pageText(office.fetch(at('historique?rubrique=travel')));
		for (const words of ['Gwenola Tanguy', 'Déjeuner : absent depuis', '11:00', '11:30']) {
			expect(history).toContain(words);
		}
		const [line] = await rows("SELECT * FROM audit_log WHERE action = 'settings.change'");
		expect(line).toMatchObject({ actor_name: 'Gwenola Tanguy', role: 'gestionnaire', subject_id: 'travel' });
		expect(JSON.parse(String(line?.['before']))).toMatchObject({ lunchFrom: '11:00' });
		expect(JSON.parse(String(line?.['after']))).toMatchObject({ lunchFrom: '11:30' });
	});

	it('tells every wrong field beside it, keeps what was typed, and changes nothing', async () => {
		const { settingsVersion } = await onPhone();
		const sent = await sendForm(office, at('travel'), 'save', {
			...TRAVEL,
			lunchFrom: '14:30',
			lunchTo: '14:30',
			dinnerTo: 'soir'
		});
		expect(sent.status).toBe(422);
		expect(await pageText(sent)).toContain('Saisissez une heure');
		const turned = await sendForm(office, at('travel'), 'save', { ...TRAVEL, dinnerFrom: '21:00' });
		expect(await pageText(turned)).toContain('La fin doit venir après le début');
		expect((await onPhone()).settingsVersion).toBe(settingsVersion);
	});

	it('never keeps claims for less than four years', async () => {
		for (const [retentionYears, status] of [
			['3', 422],
			['-4', 422],
			['4,5', 422],
			['31', 422],
			['6', 303]
		] as const) {
			const fields = { retentionYears, financialFileMonths: '24' };
			expect((await sendForm(office, at('retention'), 'save', fields)).status, retentionYears).toBe(status);
		}
		const [kept] = await rows("SELECT value FROM settings WHERE key = 'deskSettings'");
		expect(JSON.parse(String(kept?.['value']))).toEqual({ retentionYears: 6, financialFileMonths: 24 });
	});

	it('takes no address of a portal but https', async () => {
		for (const santorin of ['http://santorin.example', 'javascript:alert(1)', 'https://a:b@x.example']) {
			expect((await sendForm(office, at('portals'), 'save', { santorin })).status, santorin).toBe(422);
		}
		expect((await sendForm(office, at('portals'), 'save', { santorin: 'https://s.example/e' })).status).toBe(
			303
		);
		expect(JSON.stringify(await onPhone())).not.toContain('s.example');
	});
});

describe('two people at once', () => {
	it('overwrites nothing: the second is told who was first, and keeps the entry', async () => {
		const stale = await readForm(office, at('office'));
		const lines = { officeLines: 'DEC\n1 RUE NEUVE\n35000 RENNES' };
		expect((await sendForm(office, at('office'), 'save', lines)).status).toBe(303);
		const before = await onPhone();
		const told = await sendForm(office, at('office'), 'save', { officeLines: 'AUTRE' }, stale);
		expect(told.status).toBe(409);
		const shown = await pageText(told);
		expect(shown).toContain('Les paramètres ont changé depuis que vous avez ouvert cette page');
		expect(shown).toContain('Gwenola Tanguy');
		expect(shown).toMatch(/AUTRE<\/textarea>/);
		expect(shown).toContain(`name="version" value="${before.settingsVersion}"`);
		expect((await onPhone()).officeLines).toEqual(['DEC', '1 RUE NEUVE', '35000 RENNES']);
	});

	it('changes once when one form comes twice, and either of two forms at the same moment', async () => {
		const form = await readForm(office, at('office'));
		const first = { officeLines: 'DEC\nUNE FOIS' };
		const answers = await Promise.all([
			sendForm(office, at('office'), 'save', first, form),
			sendForm(office, at('office'), 'save', first, form)
		]);
		expect(answers.map(({ status }) => status)).toEqual([303, 303]);
		const [count] = await rows(
			`SELECT count(*) AS n FROM settings_history WHERE decision_id = '${form.decision}'`
		);
		expect(count?.['n']).toBe(1);

		const [one, other] = [await readForm(office, at('office')), await readForm(office, at('office'))];
		const raced = await Promise.all([
			sendForm(office, at('office'), 'save', { officeLines: 'A' }, one),
			sendForm(office, at('office'), 'save', { officeLines: 'B' }, other)
		]);
		expect(raced.map(({ status }) => status).sort()).toEqual([303, 409]);
	});

	it('takes no torn form', async () => {
		const form = await readForm(office, at('office'));
		for (const change of [{ version: 'x' }, { version: '' }, { decision: '1 OR 1=1' }]) {
			const fields = { officeLines: 'PIRATE', ...change };
			expect((await office.post(`${at('office')}?/save`, { ...form, ...fields })).status).toBe(400);
		}
		expect((await onPhone()).officeLines).not.toContain('PIRATE');
	});
});

describe('a list', () => {
	const MODE = { code: 'VELO', label: 'VÉLO', position: '1' };

	it('gets a line, changes it and takes it away, each told to the device', async () => {
		expect((await sendForm(office, at('transportModes'), 'save', MODE)).status).toBe(303);
		expect((await onPhone()).transportModes[0]).toEqual({
			code: 'VELO',
			label: 'VÉLO',
			isCar: false,
			requiresTicket: false
		});
		const edit = { ...MODE, key: 'VELO', code: 'AUTRE', label: 'VÉLO ÉLECTRIQUE', position: '5' };
		expect((await sendForm(office, at('transportModes'), 'save', edit)).status).toBe(303);
		// The code is what trips know it by: it stays.
		expect((await onPhone()).transportModes.at(-1)).toMatchObject({ code: 'VELO', label: 'VÉLO ÉLECTRIQUE' });
		expect((await sendForm(office, at('transportModes'), 'save', MODE)).status).toBe(422);
		expect((await sendForm(office, at('transportModes'), 'remove', { key: 'VELO' })).status).toBe(303);
		expect((await onPhone()).transportModes.map(({ code }) => code)).not.toContain('VELO');
		expect((await sendForm(office, at('transportModes'), 'remove', { key: 'VELO' })).status).toBe(404);
	});

	it('keeps a mission type that missions use, and tells of its new label those who serve on it', async () => {
		const refused = await sendForm(office, at('missionTypes'), 'remove', { key: 'ORAL' });
		expect(refused.status).toBe(422);
		expect(await pageText(refused)).toContain('ne peut pas être retirée');
		const label = 'Interrogation orale (session)';
		const edit = { key: 'ORAL', code: 'ORAL', label, payInput: 'candidates', portal: 'santorin' };
		expect((await sendForm(office, at('missionTypes'), 'save', edit)).status).toBe(303);
		await phone.sync();
		expect((await phone.view('RENNES-77833')).mission.typeLabel).toBe(label);
		const free = { code: 'ESSAI', label: 'Essai', payInput: 'copies' };
		expect((await sendForm(office, at('missionTypes'), 'save', free)).status).toBe(303);
		expect((await sendForm(office, at('missionTypes'), 'remove', { key: 'ESSAI' })).status).toBe(303);
	});

	it('holds pairs of towns whatever their spelling and order, and exams whatever their accents', async () => {
		const pair = { townA: 'Saint-Grégoire', townB: 'Rennes' };
		expect((await sendForm(office, at('neighbours'), 'save', pair)).status).toBe(303);
		const again = { townA: 'RENNES CEDEX 7', townB: 'ST GREGOIRE' };
		expect((await sendForm(office, at('neighbours'), 'save', again)).status).toBe(422);
		const same = { townA: 'Rennes', townB: 'RENNES CEDEX' };
		expect(await pageText(sendForm(office, at('neighbours'), 'save', same))).toContain(
			'deux communes différentes'
		);
		const rule = { exam: 'Certificat de formation générale', typeCode: '*', rule: 'unpaid' };
		expect((await sendForm(office, at('payRules'), 'save', rule)).status).toBe(303);
		const twice = { ...rule, exam: 'CERTIFICAT DE FORMATION GENERALE', rule: 'locked' };
		expect((await sendForm(office, at('payRules'), 'save', twice)).status).toBe(422);
		expect(await rows('SELECT town_a, town_b FROM neighbouring_towns')).toEqual([
			{ town_a: 'Rennes', town_b: 'Saint-Grégoire' }
		]);
		expect(await rows('SELECT exam_key, rule FROM pay_rules')).toEqual([
			{ exam_key: 'CERTIFICAT DE FORMATION GENERALE', rule: 'unpaid' }
		]);
	});

	it('keeps rates exact, dated and with their source', async () => {
		const rate = {
			kind: 'carKm',
			band: 'jusqu’à 5 CV, jusqu’à 2 000 km',
			amount: '0,32',
			startsOn: '01/01/2022',
			source: 'Arrêté du 14 mars 2022'
		};
		expect((await sendForm(office, at('rates'), 'save', rate)).status).toBe(303);
		expect((await sendForm(office, at('rates'), 'save', rate)).status).toBe(422);
		for (const amount of ['0,32001', '-1', '1e3', '']) {
			expect((await sendForm(office, at('rates'), 'save', { ...rate, amount })).status, amount).toBe(422);
		}
		expect((await sendForm(office, at('rates'), 'save', { ...rate, source: ' ' })).status).toBe(422);
		expect(await rows('SELECT kind, amount, starts_on FROM rates')).toEqual([
			{ kind: 'carKm', amount: '0.32', starts_on: '2022-01-01' }
		]);
		const told = { ...rate, amount: '0.32', startsOn: '2022-01-01' };
		expect((await onPhone()).rates).toEqual([told]);
	});

	it('finds a line without accents', async () => {
		const found = await pageText(office.fetch(`${at('missionTypes')}?motcle=MEMOIRE`));
		expect(found).toContain('LECTURE DE MEMOIRE');
		expect(found).not.toContain('SURVEILLANCE</td>');
	});
});

describe('conditions of use', () => {
	const page = at('conditions');

	async function accepted(): Promise<number | undefined> {
		return (await readReference(phone.store)).acceptances['RENNES']?.version;
	}

	it('are looked at before they are published, and nothing is written', async () => {
		const { conditions } = await onPhone();
		const text =
			'## Nouveau\n\n**Lisez** <script>alert(1)</script> [ici](javascript:alert(1)) [là](https://x.example/)';
		const shown = await pageText(sendForm(office, page, 'preview', { text }));
		expect(shown).toContain('Rien n’est encore publié');
		expect(shown).toContain('<strong>Lisez</strong>');
		expect(shown).toContain('&lt;script>alert(1)');
		expect(shown).not.toMatch(/href="javascript/);
		expect(shown).toContain('href="https://x.example/" rel="external noopener noreferrer"');
		expect((await onPhone()).conditions).toEqual(conditions);
	});

	it('looked at over what somebody else changed meanwhile, tell so, and keep what was typed', async () => {
		const read = await readForm(office, page);
		const day = { claimDeadline: '31/08/2040' };
		expect((await sendForm(office, at('deadline'), 'save', day)).status).toBe(303);
		const late = await sendForm(office, page, 'preview', { text: 'Ma saisie' }, read);
		expect(late.status).toBe(409);
		const shown = await pageText(late);
		expect(shown).toContain('Rien n’a été écrasé');
		expect(shown).toContain('Ma saisie</textarea>');
		expect(shown).not.toContain('Rien n’est encore publié');
	});

	it('ask every teacher again in a new version, word for word in the history', async () => {
		await phone.acceptConditions();
		expect(await accepted()).toBe(1);
		const { conditions: former } = await onPhone();
		expect((await sendForm(office, page, 'publish', { text: 'Version **deux**' })).status).toBe(303);
		const { conditions } = await onPhone();
		expect(conditions).toEqual({ version: 2, text: 'Version **deux**' });
		expect(await accepted()).toBe(1);
		const history = await pageText(office.fetch(at('historique?rubrique=conditions')));
		expect(history).toContain(former.text.split('\n')[0]);
		// The same text again is no new version.
		expect(
			(await sendForm(office, page, 'publish', { text: 'Version **deux** ' })).headers.get('location')
		).toBe(`${page}?fait=inchange`);
		expect((await onPhone()).conditions.version).toBe(2);
	});

	it('are never empty, and never longer than a device can show', async () => {
		expect((await sendForm(office, page, 'publish', { text: ' \u200b ' })).status).toBe(422);
		expect((await sendForm(office, page, 'publish', { text: 'a'.repeat(10_001) })).status).toBe(422);
	});
});

describe('what the administrateur opens', () => {
	const page = '/administration/ouverture/RENNES';

	it('is shown on the welcome page in the same markup, hostile or not', async () => {
		const text = '## Session\n\n- *un* <img src=x onerror=alert(1)>';
		expect((await sendForm(admin, page, 'publish', { text })).status).toBe(303);
		expect((await onPhone()).welcomeMessage).toBe(text);
		const shown = await pageText(admin.fetch(page));
		expect(shown).toContain('Version 2');
		expect(shown).toContain('<em>un</em>');
		expect(shown).not.toContain('<img src=x');
	});

	it('is told with its days, and an activity outside them takes nothing', async () => {
		const open = { missions: 'on', claims: 'on', competenceEntry: 'on', competences: 'on' };
		const wrong = { ...open, claimsFrom: '2017-06-30', claimsTo: '2017-06-01' };
		expect((await sendForm(admin, page, 'activities', wrong)).status).toBe(422);
		// The teacher's day is 15/06/2017.
		const closed = { ...open, claimsFrom: '2017-06-16', claimsTo: '2017-08-31' };
		expect((await sendForm(admin, page, 'activities', closed)).status).toBe(303);
		const academy = await onPhone();
		expect(academy.openActivities).toEqual(['missions', 'competences', 'competenceEntry', 'claims']);
		expect(academy.activityDates).toEqual({ claims: { opensOn: '2017-06-16', closesOn: '2017-08-31' } });
		await phone.acceptConditions();
		expect(await phone.unsent()).not.toEqual([]);
		const dated = { ...open, claimsFrom: '15/06/2017', claimsTo: '15/06/2017' };
		expect((await sendForm(admin, page, 'activities', dated)).status).toBe(303);
	});

	it('is no gestionnaire’s to change, nor settings an administrateur’s', async () => {
		const form = await readForm(admin, page);
		expect((await sendForm(office, page, 'publish', { text: 'x' }, form)).status).toBe(403);
		expect((await sendForm(office, page, 'activities', { claims: 'on' }, form)).status).toBe(403);
		const own = await readForm(office, at('retention'));
		expect((await sendForm(admin, at('retention'), 'save', { retentionYears: '9' }, own)).status).toBe(403);
		expect((await admin.fetch(at('historique'))).status).toBe(403);
	});
});

describe('another académie', () => {
	it('is out of reach, whatever the address and the form say', async () => {
		const other = new Browser(server.url);
		await other.signIn('gestion.toulouse', GESTIONNAIRE.password);
		const form = await readForm(office, at('retention'));
		for (const page of ['RENNES', 'CENTRALE', 'INCONNUE', '..%2FRENNES']) {
			const path = `/gestion/parametres/${page}/retention`;
			expect((await other.fetch(path)).status, page).toBe(403);
			const sent = await sendForm(
				other,
				path,
				'save',
				{ retentionYears: '9', financialFileMonths: '1' },
				form
			);
			expect(sent.status, page).toBe(403);
		}
		expect((await other.fetch('/gestion/parametres?academie=RENNES')).status).toBe(403);
		expect((await office.fetch(at('inconnue'))).status).toBe(404);
	});
});
