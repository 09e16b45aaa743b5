// The head confirms or invalidates a competence for the school: one word that is added, under the school's UAI.
// Knows no SQL and no request.
import type { CompetenceWord } from '../../domain/competence/competence';
import { isOffered } from '../../domain/competence/exam-option';
import { nowMs } from '../clock';
import { findExamOption, hasCompetenceWord } from '../repositories/competences';
import { findSchoolWord, lastSchoolWords, writeSchoolWord } from '../repositories/school-competences';
import type { Caller } from './caller';
import { teacherOfHead } from './school-competences';

export interface SchoolDecision {
	/** Of the form: sent twice it says one word. */
	id: string;
	academy: string;
	uai: string;
	intervenantId: string;
	/** `ExamOption.key`. */
	option: string;
	word: CompetenceWord;
	/** The school's last word that was read. */
	lastWord: number;
}

export type SchoolOutcome = 'said' | 'stale' | 'option-unknown' | 'option-not-offered';

/**
 * Allowed on what is offered by the category of this school, and on every option on which somebody has spoken of the
 * teacher already, as for the teacher's own word [chosen]. `stale`: another head of the school spoke since the page was
 * read.
 * @throws Refused `forbidden`, `not-found`.
 */
export async function sayForSchool(decision: SchoolDecision, caller: Caller): Promise<SchoolOutcome> {
	const { academy, uai, intervenantId, word, lastWord } = decision;
	const teacher = await teacherOfHead(academy, uai, intervenantId, caller);
	const known = await findSchoolWord(academy, decision.id);
	if (known !== null) return known.actorAccountId === caller.accountId ? 'said' : 'stale';
	const option = await findExamOption(academy, decision.option);
	if (option === null) return 'option-unknown';
	const isAllowed =
		isOffered(option, teacher.postings) || (await hasCompetenceWord(academy, teacher.accountId, option.key));
	if (!isAllowed) return 'option-not-offered';
	const last = (await lastSchoolWords(academy, intervenantId, uai)).get(option.key) ?? 0;
	if (last !== lastWord) return 'stale';
	const at = new Date(nowMs()).toISOString();
	const isWritten = await writeSchoolWord({
		academy,
		operationId: decision.id,
		intervenantId,
		recipient: teacher.accountId,
		option: option.key,
		uai,
		word,
		lastWord,
		at,
		actor: { accountId: caller.accountId, fullName: caller.fullName },
		audit: {
			at,
			actorAccountId: caller.accountId,
			actorName: caller.fullName,
			role: 'chefEtablissement',
			action: word === 'C' ? 'competence.confirm' : 'competence.invalidate',
			subject: { kind: 'intervenant', id: intervenantId },
			before: null,
			after: { option: option.key, school: uai, word },
			requestId: caller.requestId
		}
	});
	if (isWritten) return 'said';
	const taken = await findSchoolWord(academy, decision.id);
	return taken?.actorAccountId === caller.accountId ? 'said' : 'stale';
}
