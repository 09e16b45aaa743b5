// Takes one change of the settings, or says why not: whose right it is, whether it was made over what stands now, and
// whether this very form was taken before. Knows no field.
import type { Academy } from '../../../domain/academy/academy';
import type { FieldProblems } from '../../../domain/academy/setting-problems';
import { keeperOf, type ChangedSection } from '../../../domain/academy/settings-sections';
import { nowMs } from '../../clock';
import { Refused } from '../../refused';
import { currentAcademy } from '../../repositories/academies';
import {
	isSettingsDecisionKnown,
	writeSettings,
	type SettingValues
} from '../../repositories/settings-history';
import { hasRole, type Caller } from '../caller';
import type { SettingsEdit } from './section';

/** What every form of the settings carries. */
export interface SettingsForm {
	academy: string;
	/** `settingsVersion` that was on the screen. */
	version: number;
	decisionId: string;
}

export type SettingsOutcome =
	{ kind: 'saved' | 'unchanged' | 'stale' | 'gone' } | { kind: 'refused'; problems: FieldProblems };

/** @throws Refused `forbidden` without the keeper's role in that académie, `not-found` if it is not served. */
export async function academyOfKeeper(
	code: string,
	section: ChangedSection,
	caller: Caller
): Promise<Academy> {
	if (!hasRole(caller, keeperOf(section), code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	return academy;
}

/** What the audit log keeps of texts that may be long: how long they are. The history has them whole. */
function inShort(values: SettingValues | null): SettingValues | null {
	if (values === null) return null;
	return Object.fromEntries(
		Object.entries(values).map(([name, text]) => [name, text.length > 300 ? `(${text.length})` : text])
	);
}

function isSame(before: SettingValues | null, after: SettingValues | null): boolean {
	return JSON.stringify(before) === JSON.stringify(after);
}

export async function commitSettings(
	form: SettingsForm,
	section: ChangedSection,
	academy: Academy,
	edit: SettingsEdit | null,
	caller: Caller
): Promise<SettingsOutcome> {
	const { decisionId, version } = form;
	// Sent twice: it was taken, whatever stands now.
	if (await isSettingsDecisionKnown(academy.code, decisionId)) return { kind: 'saved' };
	if (academy.settingsVersion !== version) return { kind: 'stale' };
	if (edit === null) return { kind: 'gone' };
	if (!edit.ok) return { kind: 'refused', problems: edit.problems };
	const { before, after, statements } = edit;
	if (isSame(before, after)) return { kind: 'unchanged' };
	const isWritten = await writeSettings(academy.code, {
		decisionId,
		section,
		fromVersion: version,
		before,
		after,
		statements,
		audit: {
			at: new Date(nowMs()).toISOString(),
			actorAccountId: caller.accountId,
			actorName: caller.fullName,
			role: keeperOf(section),
			action: 'settings.change',
			subject: { kind: 'settings', id: section },
			before: inShort(before),
			after: inShort(after),
			requestId: caller.requestId
		}
	});
	if (isWritten) return { kind: 'saved' };
	// The same form a moment ago, or somebody else's.
	return { kind: (await isSettingsDecisionKnown(academy.code, decisionId)) ? 'saved' : 'stale' };
}
