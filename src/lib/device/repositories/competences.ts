// A person's schools, teachings and competences as kept on the device, and what the server's answers change of them.
import type { Operation } from '$lib/contracts/operations';
import { withOwnWord, type CompetenceFile } from '$lib/domain/competence/competence';
import type { ExamOption } from '$lib/domain/competence/exam-option';
import type { SealedUnit } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { deviceInstant } from '../clock';
import { referenceIn } from './reference';

export type SetCompetence = Extract<Operation, { kind: 'setCompetence' }>;

/** One an académie. An académie of which nothing was learned yet has none. */
export async function readCompetenceFiles(store: DeviceStore): Promise<CompetenceFile[]> {
	return (await store.list('competences')).map(({ value }) => value);
}

/** What «Ajouter compétence» proposes in one académie. */
export async function readOfferedOptions(store: DeviceStore, academy: string): Promise<ExamOption[]> {
	return (await store.get('examOptions', academy))?.options ?? [];
}

/** The word that the server took, at once; the pull brings its own date for it. */
export async function settleCompetence(unit: SealedUnit, operation: SetCompetence): Promise<void> {
	const { academy, payload } = operation;
	const file = await unit.get('competences', academy);
	if (file === undefined) return;
	const code = (await referenceIn(unit)).profiles[academy]?.identifier ?? '';
	const own = { code, word: payload.word, at: deviceInstant(), by: '' };
	const isKnown = file.competences.some(({ option }) => option.key === payload.option);
	const competences = isKnown
		? file.competences.map((competence) =>
				competence.option.key === payload.option
					? { ...competence, words: withOwnWord(competence.words, own) }
					: competence
			)
		: [...file.competences, { option: await optionIn(unit, operation), words: withOwnWord([], own) }];
	unit.put('competences', academy, { ...file, competences });
}

/** As it was proposed; else as the person saw it. */
async function optionIn(unit: SealedUnit, { academy, payload }: SetCompetence): Promise<ExamOption> {
	const offered = (await unit.get('examOptions', academy))?.options ?? [];
	const { exam, speciality, label } = payload.seen;
	const seen: ExamOption = { key: payload.option, exam, speciality, label, category: 'other' };
	return offered.find(({ key }) => key === payload.option) ?? seen;
}
