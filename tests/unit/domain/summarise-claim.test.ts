import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	canonicalJson,
	summariseClaim,
	summaryDifferences
} from '../../../src/lib/domain/claim/summarise-claim';
import type { ClaimContent } from '../../../src/lib/domain/claim/claim';
import type { SupportingDocument } from '../../../src/lib/domain/supporting-document/supporting-document';
import { academy, id, mission52525, profile, trip77833 } from './samples';

const document = (name: string, sha256: string, folder: 'pay' | 'travel' = 'pay'): SupportingDocument => ({
	id: id(5),
	folder,
	purpose: folder === 'pay' ? 'iban' : 'otherCosts',
	name,
	format: 'jpeg',
	byteLength: 3,
	sha256,
	depositedAt: null,
	depositedBy: 'intervenant'
});
const content: ClaimContent = {
	remuneration: { kind: 'candidates', candidates: 12 },
	trips: [trip77833()]
};
const input = {
	content,
	documents: [] as SupportingDocument[],
	mission: mission52525,
	academy: academy(),
	profile,
	openParts: ['remuneration' as const, 'travel' as const]
};

describe('the canonical summary', () => {
	it('tells what is asked for and what is missing', () => {
		const summary = summariseClaim({ ...input, documents: [document('bic_iban.jpg', 'a')] });
		expect(summary.requiredDocuments).toEqual([
			{ folder: 'pay', purpose: 'iban' },
			{ folder: 'pay', purpose: 'carteVitale' },
			{ folder: 'travel', purpose: 'otherCosts' }
		]);
		expect(summary.missingDocuments.map(({ purpose }) => purpose)).toEqual(['carteVitale', 'otherCosts']);
		expect(summary.suppliedDocuments).toEqual([
			{ folder: 'pay', purpose: 'iban', name: 'bic_iban.jpg', sha256: 'a' }
		]);
	});

	it('prints the pieces of every part that it shows, and misses only those of the parts to validate now', () => {
		const night = { ...trip77833(), otherCostsCents: null, nightsReimbursed: 1 };
		const summary = summariseClaim({
			...input,
			content: { ...content, trips: [night] },
			openParts: ['remuneration'],
			shownParts: ['remuneration', 'travel']
		});
		const purposes = (slots: readonly { purpose: string }[]) => slots.map(({ purpose }) => purpose);
		expect(purposes(summary.requiredDocuments)).toContain('hotelInvoice');
		expect(purposes(summary.missingDocuments)).not.toContain('hotelInvoice');
		expect(purposes(summary.missingDocuments)).toContain('iban');
	});

	it('a part that is not the intervenant’s is null', () => {
		const summary = summariseClaim({ ...input, openParts: ['travel'] });
		expect(summary.remuneration).toBeNull();
		expect(summary.trips).toHaveLength(1);
		expect(summariseClaim({ ...input, openParts: ['remuneration'] }).trips).toBeNull();
	});

	it('equal claims give equal text, whatever the order of trips, documents and keys', () => {
		const second = trip77833({ id: id(2), origin: 'added', departureTime: '06:00' });
		const documents = [document('b.jpg', 'b'), document('a.jpg', 'a'), document('c.jpg', 'c', 'travel')];
		const text = canonicalJson(
			summariseClaim({ ...input, documents, content: { ...content, trips: [trip77833(), second] } })
		);
		fc.assert(
			fc.property(
				fc.shuffledSubarray(documents, { minLength: 3 }),
				fc.shuffledSubarray([trip77833(), second], { minLength: 2 }),
				(shuffled, trips) => {
					const reversed = trips.map(
						(trip) => Object.fromEntries(Object.entries(trip).reverse()) as typeof trip
					);
					const other = summariseClaim({
						...input,
						documents: shuffled,
						content: { ...content, trips: reversed }
					});
					expect(canonicalJson(other)).toBe(text);
				}
			)
		);
		expect(
			summariseClaim({ ...input, content: { ...content, trips: [trip77833(), second] } }).trips?.[0]
		).toMatchObject({
			departureTime: '06:00'
		});
	});

	it('its text, and so its hash, is pinned: a change would refuse every pending validation', () => {
		const text = canonicalJson(summariseClaim(input));
		expect(text.startsWith('{"academy":{"code":"RENNES","label":"RENNES","officeLines":[')).toBe(true);
		expect(text).toContain('"remuneration":{"candidates":12,"kind":"candidates"}');
		expect(createHash('sha256').update(text).digest('hex')).toMatchInlineSnapshot(
			`"a43becb07f037184ff2a3ebafadba871c5438c633c4561a384a1308112e4c0fc"`
		);
	});

	it('neither document ids nor the clock get in', () => {
		const one = summariseClaim({ ...input, documents: [document('a.jpg', 'a')] });
		const uploaded: SupportingDocument = {
			...document('a.jpg', 'a'),
			id: id(8),
			depositedAt: '2026-01-01T00:00:00Z'
		};
		const other = summariseClaim({
			...input,
			documents: [uploaded]
		});
		expect(canonicalJson(one)).toBe(canonicalJson(other));
	});

	it('half-days come by date; an unknown mode keeps its code', () => {
		const line = (lineId: string, date: string) => ({
			id: lineId,
			date,
			morningStart: '08:00',
			morningEnd: '12:00',
			afternoonStart: null,
			afternoonEnd: null
		});
		const summary = summariseClaim({
			...input,
			content: {
				remuneration: { kind: 'halfDays', lines: [line('x', '2014-05-21'), line('y', '2014-05-20')] },
				trips: [trip77833({ transportMode: 'FUSEE' })]
			}
		});
		expect(summary.remuneration).toMatchObject({ lines: [{ id: 'y' }, { id: 'x' }] });
		expect(summary.trips?.[0]?.transportMode).toEqual({ code: 'FUSEE', label: 'FUSEE', isCar: false });
	});
});

describe('«A difference that changes the summary is a conflict naming what changed»', () => {
	const seen = summariseClaim(input);

	it('nothing changed, nothing named', () => {
		expect(summaryDifferences(seen, summariseClaim(structuredClone(input)))).toEqual([]);
	});

	it.each([
		[
			'a distance',
			{ content: { ...content, trips: [trip77833({ distanceKm: 41 })] } },
			['trips.0.distanceKm']
		],
		[
			'the dates',
			{
				mission: {
					...mission52525,
					schedule: { kind: 'period', startsAt: '2014-05-20T08:00', endsAt: '2014-05-20T12:00' }
				}
			},
			['mission.schedule']
		],
		['the address', { profile: { ...profile, addressLines: ['1 rue Neuve'] } }, ['intervenant.addressLines']],
		['a trip more', { content: { ...content, trips: [trip77833(), trip77833({ id: id(2) })] } }, ['trips']],
		[
			'a part that closed',
			{ openParts: ['remuneration' as const] },
			['trips', 'requiredDocuments', 'missingDocuments']
		],
		['a document', { documents: [document('a.jpg', 'a')] }, ['missingDocuments', 'suppliedDocuments']]
	])('%s', (_name, changes, expected) => {
		const now = summariseClaim({ ...input, ...(changes as Partial<typeof input>) });
		expect(summaryDifferences(seen, now)).toEqual(expected);
	});
});

describe('canonicalJson', () => {
	it('sorts keys, leaves spaces and undefined out, keeps the order of lists', () => {
		expect(canonicalJson({ b: [2, 1], a: { d: undefined, c: null }, é: 'œ"\n' })).toBe(
			'{"a":{"c":null},"b":[2,1],"é":"œ\\"\\n"}'
		);
	});

	it('refuses what JSON cannot hold', () => {
		expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
		expect(() => canonicalJson([undefined])).toThrow(TypeError);
	});

	it('reads back equal, and equal values give equal text', () => {
		fc.assert(
			fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
				const text = canonicalJson(value);
				expect(canonicalJson(JSON.parse(text))).toBe(text);
				expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
			})
		);
	});
});
