// «+» and «×»: the person's own word on an épreuve-option, as one operation. Knows no screen, no network.
import type { CompetenceWord, SaidWord } from '$lib/domain/competence/competence';
import { ownWord } from '$lib/domain/competence/competence';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { deviceInstant } from '../clock';
import { addOperation, isAside, isNeverSent, outboxIn, removeItem } from '../repositories/outbox';
import { competenceItems, projectCompetences } from '../repositories/project-competences';
import { referenceIn } from '../repositories/reference';
import { newId } from '../uuid-v7';

/** What is spoken of, in the words that the person sees. */
export interface SpokenOption {
	key: string;
	exam: string;
	speciality: string;
	label: string;
}

const asSeen = ({ author, code, word }: SaidWord) => ({ author, code, word });

/**
 * The newest word counts: one that was never sent, or was refused, goes as if it had not been said. What is left may be
 * what stands at the server already: then there is nothing to send. False: it stood already.
 */
export function sayCompetence(
	store: DeviceStore,
	academy: string,
	option: SpokenOption,
	word: CompetenceWord
): Promise<boolean> {
	return changeStore(store, async (unit) => {
		const outbox = await outboxIn(unit);
		const file = (await unit.get('competences', academy)) ?? {
			academy,
			postings: [],
			teachings: [],
			competences: []
		};
		const identifier = (await referenceIn(unit)).profiles[academy]?.identifier ?? '';
		const wordsWith = (items: typeof outbox) =>
			projectCompetences(file, identifier, items).find(({ key }) => key === option.key)?.words ?? [];
		const seen = wordsWith(outbox);
		const overtaken = competenceItems(outbox, academy)
			.filter(({ operation }) => operation.payload.option === option.key)
			.flatMap(({ item }) => (isNeverSent(item) || isAside(item) ? [item] : []));
		const left = outbox.filter((item) => !overtaken.includes(item));
		// A refused word in the way is put away even so.
		if (ownWord(seen) === word && !overtaken.some(isAside)) return false;
		for (const item of overtaken) removeItem(unit, item);
		if (ownWord(wordsWith(left)) === word) return true;
		const { exam, speciality, label } = option;
		addOperation(
			unit,
			outbox,
			{
				id: newId(),
				academy,
				claimId: null,
				base: null,
				madeAt: deviceInstant(),
				kind: 'setCompetence',
				payload: { option: option.key, word, seen: { exam, speciality, label, words: seen.map(asSeen) } }
			},
			null
		);
		return true;
	});
}
