// A login and an external's number are one for all académies served here: people of a file who have an account already
// must be the same people there, else one would read the other's missions.
import { SOURCE_REPORT } from '$lib/fr/gestion/source-words';
import { servedAcademies } from '../../repositories/academies';
import {
	identifiersOf,
	knownElsewherePage,
	type KnownElsewhere
} from '../../repositories/sources/known-elsewhere';
import type { StagedBase } from '../../repositories/sources/staged';
import type { Report } from './report';

export async function askElsewhere(base: StagedBase, code: string, report: Report): Promise<void> {
	const others = servedAcademies().filter((other) => other !== code);
	if (others.length === 0) return;
	let after = '';
	for (;;) {
		const page = await knownElsewherePage(base, after);
		const last = page.at(-1);
		if (last === undefined) return;
		const accountIds = page.map(({ accountId }) => accountId);
		for (const other of others) {
			const there = new Map(
				(await identifiersOf(other, accountIds)).map(({ accountId, identifier }) => [accountId, identifier])
			);
			for (const person of page) {
				const identifier = there.get(person.accountId);
				if (identifier !== undefined && !isThatPerson(person, identifier)) {
					report.add('problem', person.line, null, SOURCE_REPORT.knownElsewhere);
				}
			}
		}
		after = last.key;
	}
}

/** By the NUMEN; an external's number may be given twice by two académies: then the name tells [chosen]. */
function isThatPerson({ kind, key, fullName, accountName }: KnownElsewhere, identifier: string): boolean {
	return identifier === key && (kind === 'academic' || words(fullName) === words(accountName));
}

function words(name: string): string {
	const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
	return plain
		.split(/[^\p{L}]+/u)
		.sort()
		.join(' ');
}
