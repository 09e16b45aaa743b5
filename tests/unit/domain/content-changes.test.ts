import { describe, expect, it } from 'vitest';
import { changedFields, lastChangeOf, withChange } from '../../../src/lib/domain/claim/content-changes';
import { content, halfDays } from './content-samples';
import { id, trip77833 } from './samples';

const by = (actorName: string, at: string, fields: string[]) => ({
	at,
	actor: 'intervenant' as const,
	actorName,
	fields
});

describe('what a save changed', () => {
	it('field by field; a trip that came or went as a whole', () => {
		expect(changedFields(content(), content())).toEqual([]);
		expect(changedFields(content(), content([trip77833({ distanceKm: 41, comment: '' })], 13))).toEqual([
			'remuneration.candidates',
			`trips.${id(1)}.distanceKm`,
			`trips.${id(1)}.comment`
		]);
		const second = trip77833({ id: id(2), origin: 'added' });
		expect(changedFields(content(), content([trip77833(), second]))).toEqual([`trips.${id(2)}`]);
		expect(changedFields(content([trip77833(), second]), content())).toEqual([`trips.${id(2)}`]);
	});

	it('half-day lines by their ids, another kind of pay as a whole', () => {
		expect(changedFields(halfDays('12:00'), halfDays('12:30'))).toEqual([
			`remuneration.lines.${id(1)}.morningEnd`
		]);
		expect(changedFields(halfDays(), halfDays('12:30'))).toEqual([`remuneration.lines.${id(1)}`]);
		expect(changedFields(content([]), halfDays())).toEqual(['remuneration']);
	});
});

describe('who changed a field last', () => {
	const changes = withChange(
		withChange([], by('Sophie', '2017-06-15T08:00:00Z', ['remuneration.candidates', 'trips.a.comment'])),
		by('Marie', '2017-06-16T08:00:00Z', ['remuneration.candidates', 'trips.b'])
	);

	it('is the newest change of that very field; a change of which nothing is left goes', () => {
		expect(changes.map(({ fields }) => fields)).toEqual([
			['trips.a.comment'],
			['remuneration.candidates', 'trips.b']
		]);
		expect(lastChangeOf(changes, 'remuneration.candidates')?.actorName).toBe('Marie');
		expect(lastChangeOf(changes, 'trips.a.comment')?.actorName).toBe('Sophie');
		const again = withChange(changes, by('Sophie', '2017-06-17T08:00:00Z', ['trips.a.comment']));
		expect(again.map(({ actorName }) => actorName)).toEqual(['Marie', 'Sophie']);
	});

	it('of a whole line is whoever changed any of it, of a field whoever brought the line', () => {
		expect(lastChangeOf(changes, 'trips.a')?.actorName).toBe('Sophie');
		expect(lastChangeOf(changes, 'trips.b.returnTime')?.actorName).toBe('Marie');
		expect(lastChangeOf(changes, 'trips')?.actorName).toBe('Marie');
		expect(lastChangeOf(changes, 'trips.aa')).toBeNull();
	});

	it('is nobody where nothing was changed since the import, or an older server did not say', () => {
		expect(lastChangeOf([], 'trips.a')).toBeNull();
		expect(lastChangeOf(undefined, 'trips.a')).toBeNull();
	});

	it('finds the frais divers under the name of the form', () => {
		const paid = withChange([], by('Marie', '2017-06-16T08:00:00Z', ['trips.a.otherCostsCents']));
		expect(lastChangeOf(paid, 'trips.a.otherCosts')?.actorName).toBe('Marie');
	});

	it('is forgotten for the oldest fields, never for the newest', () => {
		const many = Array.from({ length: 200 }, (_, index) => `trips.x.${index}`);
		const bounded = withChange(
			withChange([], by('Sophie', '1', many)),
			by(
				'Marie',
				'2',
				many.map((field) => field.replace('x', 'y'))
			)
		);
		expect(bounded.flatMap(({ fields }) => fields)).toHaveLength(300);
		expect(bounded.at(-1)?.fields).toHaveLength(200);
	});
});
