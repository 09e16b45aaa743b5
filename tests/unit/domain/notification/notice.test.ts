// Which lines of «Suivi» call a person, and what can be an address.
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '$lib/domain/claim/claim';
import { isMailAddress } from '$lib/domain/notification/mail-address';
import { noticeOfHistory } from '$lib/domain/notification/notice';

function line(actor: HistoryEntry['actor'], action: HistoryEntry['action']): HistoryEntry {
	return {
		at: '2017-06-15T08:00:00Z',
		actor,
		actorName: 'X',
		action,
		part: null,
		from: null,
		to: null,
		reason: null
	};
}

describe('a decision of the desk', () => {
	it.each<[HistoryEntry['actor'], HistoryEntry['action'], string | null]>([
		['gestionnaire', 'accept', 'claimAccepted'],
		['gestionnaire', 'sendBack', 'claimSentBack'],
		['gestionnaire', 'cancel', null],
		['intervenant', 'validate', null],
		['system', 'documentDeleted', null]
	])('%s %s → %s', (actor, action, kind) => expect(noticeOfHistory([line(actor, action)])).toBe(kind));

	it('is one event for both parts, and none without a line', () => {
		expect(noticeOfHistory([line('gestionnaire', 'accept'), line('gestionnaire', 'accept')])).toBe(
			'claimAccepted'
		);
		expect(noticeOfHistory([])).toBe(null);
	});
});

describe('an address', () => {
	it.each(['prenom.nom@ac-rennes.fr', "o'neill+imagin@sous.domaine.example", 'a@b.fr'])('%s', (text) =>
		expect(isMailAddress(text)).toBe(true)
	);
	it.each([
		'',
		'a',
		'a@b',
		'a@@b.fr',
		'a b@c.fr',
		'.a@b.fr',
		'a..b@c.fr',
		'a@-b.fr',
		'a@b.fr,c@d.fr',
		'a@b.fr\nBcc: c@d.fr',
		'«a»@b.fr',
		`${'a'.repeat(65)}@b.fr`,
		`a@${'b'.repeat(64)}.fr`
	])('not %j', (text) => expect(isMailAddress(text)).toBe(false));
});
