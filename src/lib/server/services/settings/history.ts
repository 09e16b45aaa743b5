// Who changed what in the settings, when, from what to what.
import {
	keeperOf,
	OPENING_SECTIONS,
	SETTINGS_SECTIONS,
	type ChangedSection
} from '../../../domain/academy/settings-sections';
import type { Zone } from '../../../domain/calendar/local-date-time';
import { Refused } from '../../refused';
import { currentAcademy } from '../../repositories/academies';
import {
	lastSettingsChanges,
	listSettingsChanges,
	type SettingsChangeRow
} from '../../repositories/settings-history';
import { hasRole, type Caller } from '../caller';

const PAGE_SIZE = 30;

export interface SettingsHistory {
	academyLabel: string;
	zone: Zone;
	changes: SettingsChangeRow[];
	/** Where older ones begin; null: there are none. */
	before: number | null;
}

const ALL: readonly ChangedSection[] = [...SETTINGS_SECTIONS, ...OPENING_SECTIONS];

/**
 * Of one section, or of all that the person's role keeps or may look at: a gestionnaire sees the opening, too.
 * @throws Refused `forbidden`, `not-found`.
 */
export async function readHistory(
	code: string,
	section: ChangedSection | null,
	before: number | null,
	caller: Caller
): Promise<SettingsHistory> {
	const isKeeper =
		hasRole(caller, 'gestionnaire', code) || (section !== null && hasRole(caller, keeperOf(section), code));
	if (!isKeeper) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	const rows = await listSettingsChanges(code, section === null ? ALL : [section], before, PAGE_SIZE + 1);
	const changes = rows.slice(0, PAGE_SIZE);
	return {
		academyLabel: academy.label,
		zone: academy.zone,
		changes,
		before: rows.length > changes.length ? (changes.at(-1)?.id ?? null) : null
	};
}

export interface SettingsOverview {
	academyLabel: string;
	zone: Zone;
	/** By section: who changed it last, and when. */
	last: Partial<Record<ChangedSection, { at: string; actorName: string }>>;
}

/** @throws Refused `forbidden`, `not-found`. */
export async function readOverview(code: string, caller: Caller): Promise<SettingsOverview> {
	if (!hasRole(caller, 'gestionnaire', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	const last: SettingsOverview['last'] = {};
	for (const { section, at, actorName } of await lastSettingsChanges(code)) last[section] = { at, actorName };
	return { academyLabel: academy.label, zone: academy.zone, last };
}

/** Who was first, for whoever came second; null: an import, or nobody. The caller's right is checked already. */
export async function latestChange(
	code: string
): Promise<{ actorName: string; at: string; section: ChangedSection } | null> {
	const [latest] = await listSettingsChanges(code, ALL, null, 1);
	return latest ?? null;
}
