// What a person's devices are told of schools, teachings and competences. Knows no SQL.
import type { IntervenantProfile } from '../../domain/access/role';
import type { Academy } from '../../domain/academy/academy';
import { standingWords, type CompetenceFile, type OfferedOptions } from '../../domain/competence/competence';
import { offeredCategories } from '../../domain/competence/exam-option';
import { listCompetenceHistories, listExamOptions } from '../repositories/competences';
import { findPostings, findTeachings } from '../repositories/postings';

/**
 * Schools and teachings whatever is open: rights to other activities hang on them. Competences only while one of their
 * two activities is open («si le service est ouvert par le gestionnaire académique», guide §2.4.1).
 */
export async function competencesOf(academy: Academy, accountId: string): Promise<CompetenceFile> {
	const { code, openActivities } = academy;
	const isOpen = openActivities.includes('competences') || openActivities.includes('competenceEntry');
	const histories = isOpen ? await listCompetenceHistories(code, accountId) : [];
	return {
		academy: code,
		postings: await findPostings(code, accountId),
		teachings: await findTeachings(code, accountId),
		competences: histories.map(({ option, history }) => ({ option, words: standingWords(history) }))
	};
}

/** What «Ajouter compétence» proposes: nothing while «Saisie compétences» is closed. */
export async function offeredOptionsOf(academy: Academy, accountId: string): Promise<OfferedOptions> {
	const { code, openActivities } = academy;
	const isOpen = openActivities.includes('competenceEntry');
	const categories = isOpen ? offeredCategories(await findPostings(code, accountId)) : new Set<never>();
	return { academy: code, options: await listExamOptions(code, categories) };
}

/** The profile with what rights to activities depend on (domain/access/activities). */
export async function profileWithRights(
	code: string,
	accountId: string,
	profile: IntervenantProfile | null
): Promise<IntervenantProfile | null> {
	if (profile === null) return null;
	const [postings, teachings] = await Promise.all([
		findPostings(code, accountId),
		findTeachings(code, accountId)
	]);
	return {
		...profile,
		disciplineCodes: [...new Set(postings.map(({ disciplineCode }) => disciplineCode))],
		teachings: teachings.filter(({ isSport }) => isSport).map(({ isSport, level }) => ({ isSport, level }))
	};
}
