// The sample files of the nine sources fill an empty académie, and the same files again change nothing.
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
	academyRows,
	directoryRows,
	emptyAcademy,
	ownDataFolder,
	run,
	runSamples,
	SAMPLES
} from './source-ground';
import { readFileSync } from 'node:fs';

const folder = ownDataFolder();
let end: () => Promise<void>;
beforeEach(async () => {
	end = await emptyAcademy(folder);
});
afterEach(() => end());

it('run', async () => {
	await runSamples();
	console.log(
		await academyRows(
			'SELECT source, state, lines, problems, warnings, counts FROM source_imports ORDER BY received_at'
		)
	);
	console.log(
		await academyRows(
			'SELECT mission_number, account_id, remuneration_status r, travel_status t, content, file_number, grouping_comment FROM claims ORDER BY 1'
		)
	);
	console.log(await academyRows('SELECT * FROM source_import_lines'));
	console.log(
		await directoryRows(
			'SELECT identifier, kind, password_hash, role FROM accounts a LEFT JOIN account_roles r ON r.account_id = a.id'
		)
	);
	for (const [source, file] of SAMPLES) {
		const again = await run(source, readFileSync(`tests/fixtures/sources/${file}`));
		expect([source, again.state, again.row.counts]).toEqual([source, 'applied', {}]);
	}
});
