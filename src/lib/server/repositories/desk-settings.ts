// The desk's own settings of an académie, under one key. SQL and nothing else.
import { DEFAULT_DESK_SETTINGS, type DeskSettings } from '../../domain/academy/desk-settings';
import { academyDb, type Statement } from '../db';
import { jsonOf } from './row-values';
import { settingStatement } from './settings-history';

const KEY = 'deskSettings';

export function deskSettingsStatement(settings: DeskSettings): Statement {
	return settingStatement(KEY, settings);
}

/** The defaults for an académie that never set any. */
export async function readDeskSettings(code: string): Promise<DeskSettings> {
	const [row] = await academyDb(code).read('SELECT value FROM settings WHERE key = ?', [KEY]);
	return {
		...DEFAULT_DESK_SETTINGS,
		...(row === undefined ? {} : jsonOf<Partial<DeskSettings>>(row, 'value'))
	};
}
