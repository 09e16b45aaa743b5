// Welcome message and conditions of use: texts with versions. What was published stays in the history, word for word.
import { randomUUID } from 'node:crypto';
import type { Academy } from '../../../domain/academy/academy';
import { cleanText } from '../../../domain/academy/safe-text';
import type { Zone } from '../../../domain/calendar/local-date-time';
import { listSettingsChanges, settingStatement } from '../../repositories/settings-history';
import type { Caller } from '../caller';
import { academyOfKeeper, commitSettings, type SettingsForm, type SettingsOutcome } from './commit-settings';
import type { TextSection } from './sections';

/** Characters; a form is read whole and is short (hooks). */
export const MAX_TEXT_LENGTH: Readonly<Record<TextSection, number>> = { conditions: 10_000, welcome: 4_000 };

/** Versions listed on the page; older ones are in the history. */
const LISTED_VERSIONS = 20;

export interface TextVersion {
	/** Of the history line that ended it. */
	changeId: number;
	version: number;
	text: string;
	/** When the next one took its place, and who published that. */
	endedAt: string;
	endedBy: string;
}

export interface TextView {
	academyLabel: string;
	zone: Zone;
	settingsVersion: number;
	decisionId: string;
	/** In force. */
	version: number;
	text: string;
	/** Newest first. */
	former: TextVersion[];
	maxLength: number;
}

async function formerVersions(code: string, section: TextSection): Promise<TextVersion[]> {
	const changes = await listSettingsChanges(code, [section], null, LISTED_VERSIONS);
	return changes.map(({ id, before, at, actorName }) => ({
		changeId: id,
		version: Number(before?.['version'] ?? 1),
		text: before?.['text'] ?? '',
		endedAt: at,
		endedBy: actorName
	}));
}

/** The conditions carry their number, which acceptances name; a message's is one more than the last that ended. */
function present(academy: Academy, section: TextSection, former: readonly TextVersion[]) {
	return section === 'conditions'
		? academy.conditions
		: { version: (former[0]?.version ?? 0) + 1, text: academy.welcomeMessage };
}

/** @throws Refused `forbidden`, `not-found`. */
export async function readText(code: string, section: TextSection, caller: Caller): Promise<TextView> {
	const academy = await academyOfKeeper(code, section, caller);
	const former = await formerVersions(code, section);
	return {
		academyLabel: academy.label,
		zone: academy.zone,
		settingsVersion: academy.settingsVersion,
		decisionId: randomUUID(),
		...present(academy, section, former),
		former,
		maxLength: MAX_TEXT_LENGTH[section]
	};
}

/** A welcome message may be empty: none is shown. Conditions may not: they are what is accepted. */
export async function publishText(
	form: SettingsForm,
	section: TextSection,
	typed: string,
	caller: Caller
): Promise<SettingsOutcome> {
	const academy = await academyOfKeeper(form.academy, section, caller);
	const text = cleanText(typed);
	const now = present(academy, section, await formerVersions(academy.code, section));
	const edit = (() => {
		if (text.length > MAX_TEXT_LENGTH[section]) {
			return { ok: false, problems: { text: 'too-long' } } as const;
		}
		if (text === '' && section === 'conditions') return { ok: false, problems: { text: 'missing' } } as const;
		const before = { version: String(now.version), text: now.text };
		if (text === cleanText(now.text)) return { ok: true, before, after: before, statements: [] } as const;
		const version = now.version + 1;
		return {
			ok: true,
			before,
			after: { version: String(version), text },
			statements: [
				section === 'conditions'
					? settingStatement('conditions', { version, text })
					: settingStatement('welcomeMessage', text)
			]
		} as const;
	})();
	return commitSettings(
		form,
		section,
		academy,
		edit.ok ? { ...edit, statements: [...edit.statements] } : edit,
		caller
	);
}
