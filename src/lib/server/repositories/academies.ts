// An académie's own settings and reference data, in its own database. Holds SQL and no rule.
// Every value of table `settings` is JSON under one of the keys below; importers write through `academyStatements`.
import type { Academy } from '../../domain/academy/academy';
import type { TransportMode } from '../../domain/travel/trip';
import { listRates } from './reference-tables';
import { academyCodes, academyDb, booleanOf, isKnownAcademy, textOf, type Statement } from '../db';

/** The keys that together are an `Academy`, all but the transport modes and the rates, which have their own tables. */
const ACADEMY_KEYS = [
	'label',
	'zone',
	'welcomeMessage',
	'conditions',
	'settingsVersion',
	'settings',
	'openActivities',
	'activityDates',
	'officeLines',
	'isCentral'
] as const;
type AcademyKey = (typeof ACADEMY_KEYS)[number];

const UPSERT =
	'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value';

/**
 * The statements that write an académie whole and tell every device of it. Whoever changes anything of it passes a
 * `settingsVersion` grown by one: readers keep the académie in memory under that version.
 */
export function academyStatements(academy: Academy): Statement[] {
	const values: Record<AcademyKey, unknown> = {
		label: academy.label,
		zone: academy.zone,
		welcomeMessage: academy.welcomeMessage,
		conditions: academy.conditions,
		settingsVersion: academy.settingsVersion,
		settings: academy.settings,
		openActivities: academy.openActivities,
		activityDates: academy.activityDates ?? {},
		officeLines: academy.officeLines,
		isCentral: academy.isCentral ?? false
	};
	return [
		...ACADEMY_KEYS.map((key) => ({ sql: UPSERT, args: [key, JSON.stringify(values[key])] })),
		...transportModeStatements(academy.transportModes),
		{
			sql: "INSERT INTO changes (recipient, entity, entity_id) VALUES ('*', 'academy', ?)",
			args: [academy.code]
		}
	];
}

/** All modes anew, in this order. */
export function transportModeStatements(modes: readonly TransportMode[]): Statement[] {
	return [
		{ sql: 'DELETE FROM transport_modes', args: [] },
		...modes.map((mode, position) => ({
			sql: 'INSERT INTO transport_modes (code, label, is_car, requires_ticket, position) VALUES (?, ?, ?, ?, ?)',
			args: [mode.code, mode.label, mode.isCar ? 1 : 0, mode.requiresTicket ? 1 : 0, position]
		}))
	];
}

/** One copy a database, under the version with which it was read. */
const kept = new WeakMap<object, Academy>();

/**
 * The académie as it is now, or null if it is not served here or was never written. Kept in memory while its `settingsVersion` stays:
 * one small SELECT a call instead of eight values to parse.
 */
export async function currentAcademy(code: string): Promise<Academy | null> {
	if (!isKnownAcademy(code)) return null;
	const database = academyDb(code);
	const known = kept.get(database);
	if (known !== undefined) {
		const rows = await database.read("SELECT value FROM settings WHERE key = 'settingsVersion'");
		if (rows[0] !== undefined && Number(textOf(rows[0], 'value')) === known.settingsVersion) return known;
	}
	const academy = await readAcademy(code);
	if (academy !== null) kept.set(database, academy);
	return academy;
}

/**
 * The académie as it was read last, without asking whether it changed: for decisions whose write is conditional on
 * its `settingsVersion` anyway.
 */
export async function keptAcademy(code: string): Promise<Academy | null> {
	const known = isKnownAcademy(code) ? kept.get(academyDb(code)) : undefined;
	return known ?? currentAcademy(code);
}

/** The whole académie, or null while it was never written. */
export async function readAcademy(code: string): Promise<Academy | null> {
	const rows = await academyDb(code).read('SELECT key, value FROM settings', []);
	const stored = new Map(rows.map((row) => [textOf(row, 'key'), textOf(row, 'value')]));
	const read = <Key extends keyof Academy & AcademyKey>(key: Key): Academy[Key] => {
		const value = stored.get(key);
		if (value === undefined) throw new Error(`Setting ${key} of ${code} is missing`);
		return JSON.parse(value) as Academy[Key];
	};
	if (!stored.has('settingsVersion')) return null;
	return {
		code,
		label: read('label'),
		zone: read('zone'),
		welcomeMessage: read('welcomeMessage'),
		conditions: read('conditions'),
		settingsVersion: read('settingsVersion'),
		settings: read('settings'),
		openActivities: read('openActivities'),
		// Written since activities have dates; absent before.
		activityDates: (stored.has('activityDates') ? read('activityDates') : undefined) ?? {},
		transportModes: await readTransportModes(code),
		rates: (await listRates(code)).map(({ kind, band, amount, startsOn, source }) => ({
			kind,
			band,
			amount,
			startsOn,
			source
		})),
		officeLines: read('officeLines'),
		// Written by every import since there is a central one; absent before.
		isCentral: stored.get('isCentral') === 'true'
	};
}

async function readTransportModes(code: string): Promise<TransportMode[]> {
	const rows = await academyDb(code).read(
		'SELECT code, label, is_car, requires_ticket FROM transport_modes ORDER BY position',
		[]
	);
	return rows.map((row) => ({
		code: textOf(row, 'code'),
		label: textOf(row, 'label'),
		isCar: booleanOf(row, 'is_car'),
		requiresTicket: booleanOf(row, 'requires_ticket')
	}));
}

/** Whether a code that came from outside is an académie of this server. */
export function isServed(code: string): boolean {
	return isKnownAcademy(code);
}

/** Codes of the académies of this server, in order. */
export function servedAcademies(): string[] {
	return academyCodes();
}
