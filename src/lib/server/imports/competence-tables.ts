// The tables of a source as the database takes them: each line under the intervenant that it speaks of.
import type { CompetenceTables, PersonSchools } from '../repositories/competence-import';
import type { OfPerson } from './competence-rows';
import type { CompetenceImport } from './competence-source';

type Person = Pick<PersonSchools, 'intervenantId' | 'accountId'>;

/** `people`: the intervenants of the académie by their identifier; the cross-check let no other name pass. */
export function competenceTables(
	{ subjects, mefLevels, options, postings, teachings, words }: CompetenceImport,
	people: ReadonlyMap<string, { id: string; accountId: string }>
): CompetenceTables {
	const personOf = (identifier: string): Person => {
		const person = people.get(identifier);
		if (person === undefined) throw new Error('The cross-check let an unknown name pass.');
		return { intervenantId: person.id, accountId: person.accountId };
	};
	const named = new Set([...postings, ...teachings].map(({ identifier }) => identifier));
	return {
		subjects,
		mefLevels,
		options,
		people: [...named].map((identifier) => ({
			...personOf(identifier),
			postings: valuesOf(postings, identifier),
			teachings: valuesOf(teachings, identifier)
		})),
		words: words.map(({ identifier, value }) => ({ ...personOf(identifier), ...value }))
	};
}

function valuesOf<Value>(rows: readonly OfPerson<Value>[], identifier: string): Value[] {
	return rows.filter((row) => row.identifier === identifier).map(({ value }) => value);
}
