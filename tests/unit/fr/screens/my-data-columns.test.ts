// A cell of what is kept on a person, as they read it.
import { expect, it } from 'vitest';
import { cellText, COLUMN_LABELS, columnLabel } from '$lib/fr/screens/my-data-columns';

const moment = (iso: string) => `[${iso}]`;

it.each([
	['is_late', 1, 'oui'],
	['remuneration_exported', 0, 'non'],
	['must_change_password', 0, 'non'],
	['mission_number', 52525, '52525'],
	['text_size', 0, '0'],
	['last_seen_at', 1_497_513_600, '[2017-06-15T08:00:00.000Z]'],
	['passed_at', 1_497_513_600_000, '[2017-06-15T08:00:00.000Z]'],
	['created_at', 0, '–'],
	['created_at', '2017-06-15T08:00:00.000Z', '[2017-06-15T08:00:00.000Z]'],
	['at', '2017-06-15T08:00:00Z', '[2017-06-15T08:00:00Z]'],
	// A mission's wall clock is of no zone but its own.
	['starts_at', '2017-06-12T08:00', '2017-06-12T08:00'],
	['reason', null, '–'],
	['travel_status', 'accepted', 'Validé par gestionnaire'],
	['part', 'travel', 'frais de déplacement'],
	['folder', 'unknown', 'unknown'],
	['juries', [{ label: 'J' }], '[\n  {\n    "label": "J"\n  }\n]'],
	['full_name', '<b>Zoé</b>', '<b>Zoé</b>']
])('%s %j → %s', (column, value, text) => {
	expect(cellText(column, value, moment)).toBe(text);
});

it('names a column that is not known by itself, and the known ones in French', () => {
	expect(columnLabel('nouvelle_colonne')).toBe('nouvelle_colonne');
	for (const label of Object.values(COLUMN_LABELS)) expect(label).not.toMatch(/_/);
});
