// When the head of the exam centre can say who was there (domain.md «Attestation of service»).
import { describe, expect, it } from 'vitest';
import {
	attestationRefusal,
	attestationVersion,
	type AttestedPerson
} from '../../../src/lib/domain/attestation/attestation';
import {
	STORED_PART_STATUSES,
	type PartState,
	type StoredPartStatus
} from '../../../src/lib/domain/claim/claim';
import { historySentence } from '../../../src/lib/fr/history';

const part = (status: StoredPartStatus): PartState => ({
	status,
	statusBeforeCancel: null,
	isExported: false
});
const START = Date.parse('2017-06-15T08:00:00+02:00');

function person(change: Partial<AttestedPerson> = {}): AttestedPerson {
	return {
		claim: { remuneration: part('open'), travel: part('none') },
		mission: {
			zone: 'Europe/Paris',
			schedule: {
				kind: 'datedLines',
				lines: [{ date: '2017-06-15', time: '08:00', duration: { unit: 'day', count: 1 } }]
			}
		},
		isOwn: false,
		nowMs: START,
		...change
	};
}

const of = (remuneration: StoredPartStatus, travel: StoredPartStatus) =>
	person({ claim: { remuneration: part(remuneration), travel: part(travel) } });

describe('when a word can be said', () => {
	it('from the very minute of the first start, not a minute before', () => {
		expect(attestationRefusal(person({ nowMs: START - 60_000 }))).toBe('not-begun');
		expect(attestationRefusal(person())).toBeNull();
		expect(attestationRefusal(person({ nowMs: START + 400 * 86_400_000 }))).toBeNull();
	});

	it('goes by the wall clock of the mission’s zone', () => {
		const { mission } = person();
		const reunion = { ...mission, zone: 'Indian/Reunion' };
		expect(attestationRefusal(person({ mission: reunion, nowMs: START - 2 * 3_600_000 }))).toBeNull();
		expect(attestationRefusal(person({ mission: reunion, nowMs: START - 2 * 3_600_000 - 60_000 }))).toBe(
			'not-begun'
		);
	});

	it('until every due part is processed', () => {
		const processed = new Set<StoredPartStatus>(['none', 'accepted', 'handled', 'cancelled']);
		for (const one of STORED_PART_STATUSES) {
			for (const other of STORED_PART_STATUSES) {
				const expected = processed.has(one) && processed.has(other) ? 'processed' : null;
				expect(attestationRefusal(of(one, other)), `${one}, ${other}`).toBe(expected);
			}
		}
	});

	it('never of oneself, of nobody without a claim, of nobody taken off', () => {
		const { mission } = person();
		expect(attestationRefusal(person({ isOwn: true }))).toBe('own');
		expect(attestationRefusal(person({ claim: null, isOwn: true }))).toBe('no-claim');
		const cancelled = { ...mission, cancelledAt: '2017-06-14T10:00:00Z' };
		expect(attestationRefusal(person({ mission: cancelled }))).toBe('assignment-cancelled');
		expect(attestationRefusal(person({ mission: { ...mission, cancelledAt: null } }))).toBeNull();
	});
});

it('the version counts words said here, and nothing else of «Suivi»', () => {
	expect(attestationVersion([])).toBe(0);
	const actions = ['created', 'attestPresent', 'validate', 'attestAbsent', 'attestWithdrawn'] as const;
	expect(attestationVersion(actions.map((action) => ({ action })))).toBe(3);
});

it('«Suivi» names the head and the word', () => {
	const entry = { at: '', part: null, from: null, to: null, reason: null, actorName: 'Brigitte Le Goff' };
	expect(historySentence({ ...entry, actor: 'chefCentre', action: 'attestAbsent' })).toBe(
		'Brigitte Le Goff : absence déclarée par le chef de centre'
	);
});
