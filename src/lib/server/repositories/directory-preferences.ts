// What an account chose for all of its devices. SQL and nothing else.
import { readDisplay, type DisplaySettings } from '$lib/domain/display/display-settings';
import { directoryDb, integerOf, statement, textOf } from '../db';

export interface PreferencesRow {
	display: DisplaySettings;
	/** ISO instant. */
	changedAt: string;
}

export async function findPreferences(accountId: string): Promise<PreferencesRow | null> {
	const [row] = await directoryDb().read(
		'SELECT contrast, text_size, line_spacing, alignment, changed_at FROM preferences WHERE account_id = ?',
		[accountId]
	);
	if (row === undefined) return null;
	return {
		display: readDisplay({
			contrast: textOf(row, 'contrast'),
			textSize: integerOf(row, 'text_size'),
			lineSpacing: textOf(row, 'line_spacing'),
			alignment: textOf(row, 'alignment')
		}),
		changedAt: textOf(row, 'changed_at')
	};
}

/** The last written stands. */
export async function writePreferences(
	accountId: string,
	{ display, changedAt }: PreferencesRow
): Promise<void> {
	await directoryDb().write([
		statement(
			`INSERT INTO preferences (account_id, contrast, text_size, line_spacing, alignment, changed_at)
			VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (account_id) DO UPDATE SET contrast = excluded.contrast, text_size = excluded.text_size,
				line_spacing = excluded.line_spacing, alignment = excluded.alignment, changed_at = excluded.changed_at`,
			[accountId, display.contrast, display.textSize, display.lineSpacing, display.alignment, changedAt]
		)
	]);
}
