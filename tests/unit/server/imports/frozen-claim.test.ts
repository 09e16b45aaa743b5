// A cancelled claim is frozen for everybody until it is un-cancelled (rules §1): also for what the sources bring.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { academyDb, statement } from '$lib/server/db';
import { ACADEMY, academyRows, emptyAcademy, ownDataFolder, run, runSamples, sample } from './source-ground';

const folder = ownDataFolder();
let end: () => Promise<void>;
beforeAll(async () => {
	end = await emptyAcademy(folder);
	await runSamples('CYCLADES');
});
afterAll(() => end());

const FROZEN = `SELECT id, remuneration_status, remuneration_before_cancel, travel_status, travel_before_cancel, content,
	attestation, file_number FROM claims WHERE remuneration_status <> 'none' OR travel_status <> 'none' ORDER BY id`;

/** Each line of CYCLADES with another hour and «présent»; SANTORIN's as they are: figures and a group. */
async function importAll() {
	const [head = '', ...lines] = sample('cyclades.csv').split('\r\n');
	const word = head.split(';').indexOf('Constat de service');
	const attested = lines.map((line) => {
		const cells = line.split(';');
		if (cells.length > word) cells[word] = 'présent';
		return cells.join(';');
	});
	const changed = [head, ...attested].join('\r\n').replaceAll('14/06/2027 08:00', '14/06/2027 09:00');
	const missions = await run('CYCLADES', changed);
	expect(missions.state, JSON.stringify(missions.report)).toBe('applied');
	const marking = await run('SANTORIN', sample('santorin.csv'));
	expect(marking.state, JSON.stringify(marking.report)).toBe('applied');
}

it('a source changes neither status, entry, attestation nor number of a cancelled claim', async () => {
	// As the desk leaves them (services/operations/change-status): every due part cancelled, its status kept.
	await academyDb(ACADEMY).write([
		statement(`UPDATE claims SET revision = revision + 1,
			remuneration_before_cancel = iif(remuneration_status = 'none', NULL, remuneration_status),
			travel_before_cancel = iif(travel_status = 'none', NULL, travel_status),
			remuneration_status = iif(remuneration_status = 'none', 'none', 'cancelled'),
			travel_status = iif(travel_status = 'none', 'none', 'cancelled')`)
	]);
	const before = await academyRows(FROZEN);
	expect(before.length).toBeGreaterThan(2);
	await importAll();
	expect(await academyRows(FROZEN)).toEqual(before);

	// Un-cancelled: the next import brings what it has.
	await academyDb(ACADEMY).write([
		statement(`UPDATE claims SET revision = revision + 1,
			remuneration_status = COALESCE(remuneration_before_cancel, remuneration_status),
			travel_status = COALESCE(travel_before_cancel, travel_status),
			remuneration_before_cancel = NULL, travel_before_cancel = NULL`)
	]);
	await importAll();
	const after = await academyRows(FROZEN);
	expect(after.map((row) => row['attestation'])).toContain('present');
	expect(after.map((row) => row['remuneration_status'])).toContain('accepted');
});
