// What a later file of a source changes: closed and never deleted, what a person began is kept, what is wrong is refused.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { academyDb, statement } from '$lib/server/db';
import {
	ACADEMY,
	academyRows,
	directoryRows,
	emptyAcademy,
	ownDataFolder,
	run,
	runSamples,
	sample
} from './source-ground';

const folder = ownDataFolder();
let end: () => Promise<void>;
beforeEach(async () => {
	end = await emptyAcademy(folder);
	await runSamples('CYCLADES');
});
afterEach(() => end());

const one = async (sql: string) => Object.values((await academyRows(sql))[0] ?? {});
const claimOf = (mission: number, numen: string) =>
	`SELECT c.* FROM claims c JOIN assignments a ON a.id = c.assignment_id JOIN intervenants i ON i.id = a.intervenant_id
		WHERE a.mission_number = ${mission} AND i.identifier = '${numen}'`;
const YANN = '14E0200001AAA';
const NOLWENN = '14E0200002BBB';
const cyclades = (change: (text: string) => string = (text) => text) =>
	run('CYCLADES', change(sample('cyclades.csv')));
const without = (text: string, words: string) =>
	text
		.split('\r\n')
		.filter((line) => !line.startsWith(words))
		.join('\r\n');

/** As a save of the teacher leaves it. */
async function begin(mission: number, numen: string): Promise<void> {
	await academyDb(ACADEMY).write([
		statement(
			`UPDATE claims SET revision = revision + 1, content = json_set(content, '$.remuneration.copies', 17)
			WHERE id = (SELECT id FROM (${claimOf(mission, numen)}))`
		)
	]);
}

describe('a mission that changed', () => {
	const moved = (text: string) => text.replaceAll('14/06/2027 08:00', '21/06/2027 09:00');

	it('keeps the entry of who began, and tells the person and the gestionnaire', async () => {
		await begin(910001, YANN);
		const done = await cyclades(moved);
		expect(done.row.counts).toMatchObject({ missionsChanged: 1, claimsKept: 1, claimsRegenerated: 1 });
		expect(done.report.map(({ message }) => message)).toEqual([
			expect.stringMatching(/910001 a changé \(dates\).*la saisie de l’intervenant est gardée/)
		]);
		const [content] = await one(`SELECT content FROM (${claimOf(910001, YANN)})`);
		expect(JSON.parse(String(content))).toMatchObject({
			remuneration: { copies: 17 },
			trips: [{ departureDate: '2027-06-14' }]
		});
		const [claimId, accountId, revision] = await one(
			`SELECT id, account_id, revision FROM (${claimOf(910001, YANN)})`
		);
		expect(revision).toBe(3);
		expect(
			await one(`SELECT action, actor_name, reason FROM claim_history WHERE claim_id = '${String(claimId)}'
				ORDER BY id DESC LIMIT 1`)
		).toEqual(['missionChanged', 'CYCLADES', 'dates']);
		const told = await academyRows(
			`SELECT entity FROM changes WHERE recipient = '${String(accountId)}' AND entity_id = 'RENNES-910001'
				ORDER BY sequence DESC LIMIT 2`
		);
		expect(told.map((row) => row['entity']).sort()).toEqual(['assignment', 'claim']);
		expect(
			await one(`SELECT kind FROM notification_events WHERE account_id = '${String(accountId)}'`)
		).toEqual(['mission']);
	});

	it('is followed by a claim that nobody began; another change is followed again', async () => {
		await cyclades(moved);
		const dates = `SELECT json_extract(content, '$.trips[0].departureDate'), revision FROM (${claimOf(910001, YANN)})`;
		expect(await one(dates)).toEqual(['2027-06-21', 2]);
		await cyclades();
		expect(await one(dates)).toEqual(['2027-06-14', 3]);
		// To the town of residence: no travel part any more; the claim stays.
		const done = await cyclades((text) => text.replaceAll('QUIMPER CEDEX;29018', 'Rennes;35700'));
		expect(done.row.counts).toMatchObject({ claimsRegenerated: 2 });
		expect(await one(`SELECT travel_status, remuneration_status FROM (${claimOf(910001, YANN)})`)).toEqual([
			'none',
			'open'
		]);
	});

	it('given by the source with a status stays as the source says', async () => {
		const done = await cyclades((text) =>
			text
				.replace('910006;14E0200001AAA', '910007;14E0200001AAA')
				.replace(';non;;;;;;;;;;', ';oui;;Validé;Pas de frais;présent;;;;;;')
		);
		expect(done.row.counts).toMatchObject({ assignmentsNew: 1, claimsNew: 1 });
		expect(
			await one(
				`SELECT remuneration_status, travel_status, attestation, file_number FROM (${claimOf(910007, YANN)})`
			)
		).toEqual(['validated', 'none', 'present', '2-1']);
		expect(await one("SELECT value FROM settings WHERE key = 'fileNumberCounter'")).toEqual(['2']);
	});
});

describe('what is no longer in the source', () => {
	it('is closed under its claim, never deleted, and open again when it comes back', async () => {
		const claims = await one('SELECT count(*) FROM claims');
		const done = await cyclades((text) => without(text, '910001;14E0200001AAA'));
		expect(done.row.counts).toMatchObject({ assignmentsClosed: 1 });
		expect(done.report.map(({ line, message }) => [line, message])).toEqual([
			[null, expect.stringContaining('910001 n’est plus dans CYCLADES')]
		]);
		const cancelled = `SELECT a.cancelled_at IS NOT NULL FROM assignments a JOIN intervenants i ON i.id = a.intervenant_id
			WHERE a.mission_number = 910001 AND i.identifier = '${YANN}'`;
		expect(await one(cancelled)).toEqual([1]);
		expect(await one('SELECT count(*) FROM claims')).toEqual(claims);
		await cyclades();
		expect(await one(cancelled)).toEqual([0]);
	});

	it('of another session is left alone', async () => {
		const next = sample('cyclades.csv').split('\r\n');
		const other = [
			next[0],
			next
				.find((line) => line.startsWith('910002'))
				?.replace('910002', '920001')
				.replaceAll('juin 2027', 'septembre 2027')
		].join('\r\n');
		const done = await run('CYCLADES', other);
		expect(done.row.counts).toEqual({ missionsNew: 1, assignmentsNew: 1 });
		expect(await one('SELECT count(*) FROM assignments WHERE cancelled_at IS NOT NULL')).toEqual([0]);
	});

	it('is a person’s post: closed, their missions and account stay, and a head loses the school', async () => {
		const text = without(without(sample('epp.csv'), 'herve.direction'), 'nolwenn.quere');
		const done = await run('EPP', text);
		expect(done.row.counts).toMatchObject({ peopleClosed: 2, postingsClosed: 2 });
		expect(done.report.map(({ message }) => message)).toEqual([expect.stringContaining('2 personnes')]);
		expect(await one('SELECT count(*) FROM head_schools')).toEqual([1]);
		expect(await one('SELECT count(*) FROM source_postings WHERE closed_at IS NOT NULL')).toEqual([2]);
		expect(await one(`SELECT count(*) FROM (${claimOf(910001, NOLWENN)})`)).toEqual([1]);
		const roles = async (identifier: string) =>
			(
				await directoryRows(`SELECT role FROM account_roles r JOIN accounts a ON a.id = r.account_id
					WHERE a.identifier = '${identifier}' ORDER BY role`)
			).map((row) => row['role']);
		expect(await roles('herve.direction')).toEqual(['intervenant']);
		expect(await roles('nolwenn.quere')).toEqual(['intervenant']);
		await run('EPP', sample('epp.csv'));
		expect(await roles('herve.direction')).toEqual(['chefCentre', 'chefEtablissement', 'intervenant']);
		expect(await one('SELECT count(*) FROM source_postings WHERE closed_at IS NOT NULL')).toEqual([0]);
	});

	it('is kept by another source that still holds it', async () => {
		const shared =
			sample('epp.csv').split('\r\n').slice(0, 2).join('\r\n') +
			'\r\n35000 Rennes";Rennes;35000;oui;non;enseignant;0350901P;LGT Jean Moulin;lycée;PRINCIPAL;Rennes Cedex 7;35042;L0202;LETTRES MODERNES';
		await run('AGAPE', shared);
		await run('EPP', without(sample('epp.csv'), 'yann.rivoal').replace('35000 Rennes";', ''));
		expect(
			await one(`SELECT count(*) FROM postings p JOIN intervenants i ON i.id = p.intervenant_id
				WHERE i.identifier = '${YANN}' AND p.uai = '0350901P'`)
		).toEqual([1]);
	});

	it('of a teaching, its school’s name is another: it is said, for it is written', async () => {
		const done = await run(
			'STS_WEB',
			sample('sts-web.csv').replaceAll('LGT Jean Moulin', 'Cité Jean Moulin')
		);
		expect(Object.keys(done.row.counts)).toEqual(['teachingsChanged']);
	});

	it('is a teaching of STS-WEB', async () => {
		const done = await run('STS_WEB', without(sample('sts-web.csv'), YANN));
		expect(done.row.counts).toEqual({ teachingsClosed: 1 });
		expect(await one('SELECT count(*) FROM teachings')).toEqual([1]);
		expect(await one('SELECT count(*) FROM source_teachings')).toEqual([2]);
	});
});

describe('a wrong file is refused whole, with every line told', () => {
	it.each<[string, (text: string) => string, number | null, string]>([
		[
			'an unknown person',
			(text) => text.replace('910004;14E0200002BBB', '910004;14E0299999ZZZ'),
			9,
			'matricule est inconnu'
		],
		[
			'an unknown type',
			(text) => text.replace('oui;Interrogation orale', 'oui;Jonglage'),
			5,
			'type de mission est inconnu'
		],
		[
			'a mission told in two ways',
			(text) => text.replace('14/06/2027 08:00', '14/06/2027 10:00'),
			3,
			'autrement à la ligne 2'
		],
		['a line twice', (text) => text + text.split('\r\n')[1], 12, 'répète la ligne 2'],
		[
			'a date that is none',
			(text) => text.replace('15/06/2027 08:00', '31/06/2027 08:00'),
			5,
			'Ces dates ne se lisent pas'
		],
		[
			'an unknown column',
			(text) => text.replace('Observations', 'X').replace('Qualité', 'Qualification'),
			1,
			'inconnue'
		],
		['a name of blanks', (text) => text.replace('BACCALAURÉAT GÉNÉRAL', '" "'), 2, 'obligatoire'],
		['no line at all', (text) => text.split('\r\n')[0] ?? '', null, 'aucune ligne']
	])('%s', async (_name, change, line, words) => {
		const before = await one('SELECT sum(version), count(*) FROM assignments');
		const done = await cyclades(change);
		expect(done.state).toBe('refused');
		expect(done.report).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ line, message: expect.stringContaining(words) as string })
			])
		);
		expect(await one('SELECT sum(version), count(*) FROM assignments')).toEqual(before);
	});

	it('a login or a school that is another’s', async () => {
		const taken = await run('SIRHEN', sample('sirhen.csv').replace('paul.chef', 'yann.rivoal'));
		expect(taken.state).toBe('refused');
		expect(taken.report.map(({ line, column, severity }) => [line, column, severity])).toContainEqual([
			...[3, 'Identifiant', 'problem']
		]);
		const double = await run('AGAPE', sample('agape.csv').replace('0351234B', '0351234X'));
		expect([double.state, double.report[0]?.message]).toEqual(['refused', expect.stringContaining('UAI')]);
	});

	it('a login that changed is told and kept', async () => {
		const done = await run('EPP', sample('epp.csv').replace('nolwenn.quere', 'nolwenn.quere2'));
		expect([done.state, done.report.map(({ line, severity }) => [line, severity])]).toEqual([
			'applied',
			[[6, 'warning']]
		]);
		expect(await directoryRows("SELECT 1 FROM accounts WHERE identifier = 'nolwenn.quere2'")).toEqual([]);
	});
});

describe('SANTORIN', () => {
	it('leaves a validated figure as it is, and tells the difference', async () => {
		await run('SANTORIN', 'Numéro;Matricule;Copies\n910004;14E0200002BBB;10');
		expect(
			await one(`SELECT json_extract(content, '$.remuneration.count') FROM (${claimOf(910004, NOLWENN)})`)
		).toEqual([10]);
		await academyDb(ACADEMY).write([
			statement(`UPDATE claims SET remuneration_status = 'validated' WHERE mission_number = 910004`)
		]);
		const done = await run('SANTORIN', 'Numéro;Matricule;Copies\n910004;14E0200002BBB;12');
		expect([done.state, done.row.counts, done.report.map(({ line, severity }) => [line, severity])]).toEqual([
			'applied',
			{},
			[[2, 'warning']]
		]);
		expect(
			await one(`SELECT json_extract(content, '$.remuneration.count') FROM (${claimOf(910004, NOLWENN)})`)
		).toEqual([10]);
	});

	const GROUP = `Numéro;Matricule;Groupe;Porteur;Commentaire
910004;14E0200002BBB;G;oui;Réunis
910005;14E0200002BBB;G;non;`;
	const statuses = () =>
		one(`SELECT group_concat(remuneration_status) FROM
			(SELECT * FROM claims WHERE mission_number IN (910004, 910005) ORDER BY mission_number)`);

	it.each([
		['is attested absent', "attestation = 'absent'", 'open,open'],
		['was declared not done', "not_done_at = '2027-06-20T08:00:00Z', not_done_by = 'x'", 'open,open'],
		['was cancelled', "remuneration_status = 'cancelled'", 'cancelled,open']
	])('cancels no claim of a group whose carrier %s', async (_name, set, expected) => {
		await academyDb(ACADEMY).write([statement(`UPDATE claims SET ${set} WHERE mission_number = 910004`)]);
		const done = await run('SANTORIN', GROUP);
		expect([done.state, done.row.counts, await statuses()]).toEqual(['applied', {}, [expected]]);
		expect(done.report.map(({ line, column }) => [line, column])).toEqual([
			[2, 'Porteur'],
			[3, 'Groupe']
		]);
	});

	it.each([
		['«1 008»', '1 008;', 1008],
		['a nought beside a figure', '0;12', 12],
		['«1.000», which is a thousand or one', '1.000;', null],
		['«1 2»', '1 2;', null],
		['copies and candidates', '3;4', null]
	])('reads %s', async (_name, cells, count) => {
		const done = await run('SANTORIN', `Numéro;Matricule;Copies;Candidats\n910004;14E0200002BBB;${cells}`);
		expect(done.state).toBe(count === null ? 'refused' : 'applied');
		expect(
			await one(`SELECT json_extract(content, '$.remuneration.count') FROM (${claimOf(910004, NOLWENN)})`)
		).toEqual([count]);
	});

	it('its figures stay when the mission changes afterwards', async () => {
		await run('SANTORIN', 'Numéro;Matricule;Copies\n910004;14E0200002BBB;10');
		const done = await cyclades((text) => text.replaceAll('13/06/2027', '12/06/2027'));
		expect(done.row.counts).toMatchObject({ missionsChanged: 2, claimsRegenerated: 2 });
		expect(
			await one(`SELECT json_extract(content, '$.remuneration.count') FROM (${claimOf(910004, NOLWENN)})`)
		).toEqual([10]);
	});

	it.each([
		['without a carrier', '910004;14E0200002BBB;1;G;non;\n910005;14E0200002BBB;1;G;non;', 'Porteur'],
		['with two', '910004;14E0200002BBB;1;G;oui;a\n910005;14E0200002BBB;1;G;oui;b', 'Porteur'],
		['of two people', '910001;14E0200001AAA;1;G;oui;a\n910005;14E0200002BBB;1;G;non;', 'Groupe'],
		['without a comment', '910004;14E0200002BBB;1;G;oui;', 'Commentaire'],
		['of a mission that is nobody’s', '910009;14E0200002BBB;1;;;', 'Matricule'],
		['with a figure that is none', '910004;14E0200002BBB;1,5;;;', 'Copies']
	])('a group %s is refused', async (_name, text, column) => {
		const done = await run('SANTORIN', `Numéro;Matricule;Copies;Groupe;Porteur;Commentaire\n${text}`);
		expect([done.state, done.report.map((line) => line.column)]).toEqual([
			'refused',
			expect.arrayContaining([column])
		]);
	});
});
