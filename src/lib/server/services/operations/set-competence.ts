// «+» and «×» of «Saisie compétences»: the person's own word on one épreuve-option (guide §2.5.1.1).
import type { RefusalCode } from '../../../contracts/refusal';
import type { Academy } from '../../../domain/academy/academy';
import { isOpenOn } from '../../../domain/academy/opening';
import { isOffered } from '../../../domain/competence/exam-option';
import { findExamOption, hasCompetenceWord } from '../../repositories/competences';
import { findIntervenant, findPostings } from '../../repositories/postings';
import type { Caller } from '../caller';
import type { Decision } from '../decide-operation';
import type { OperationOf } from './situation';

/**
 * Taken whatever the others said meanwhile: each author's latest word stands, so there is nothing to conflict with.
 * Allowed on what is offered to the person's schools, and on every option on which somebody has spoken of them already
 * [chosen: the guide shows «+» and «×» on a BEP, which it does not offer]. Refused by circumstance, so the same
 * operation may be sent again: the activity may open, the option may come with the next import.
 */
export async function setCompetence(
	operation: OperationOf<'setCompetence'>,
	caller: Caller,
	academy: Academy,
	nowMs: number
): Promise<Decision> {
	const { id, payload } = operation;
	const { code } = academy;
	const { accountId } = caller;
	if (!isOpenOn(academy, 'competenceEntry', nowMs)) return undecided(id, 'activity-closed');
	if (operation.claimId !== null || operation.base !== null) return undecided(id, 'malformed');
	const intervenant = await findIntervenant(code, accountId);
	if (intervenant === null) return undecided(id, 'forbidden');
	const option = await findExamOption(code, payload.option);
	if (option === null) return undecided(id, 'option-unknown');
	const isAllowed =
		isOffered(option, await findPostings(code, accountId)) ||
		(await hasCompetenceWord(code, accountId, option.key));
	if (!isAllowed) return undecided(id, 'option-not-offered');
	return {
		kind: 'decided',
		answer: { id, outcome: 'applied', claim: null },
		write: {
			academy: code,
			recipient: accountId,
			actorAccountId: accountId,
			guard: null,
			claim: null,
			history: [],
			setCompetence: {
				intervenantId: intervenant.id,
				option: option.key,
				author: 'intervenant',
				code: intervenant.identifier,
				word: payload.word,
				at: new Date(nowMs).toISOString(),
				by: caller.fullName,
				seen: JSON.stringify(payload.seen),
				settingsVersion: academy.settingsVersion
			}
		},
		release: () => undefined
	};
}

function undecided(id: string, code: RefusalCode): Decision {
	return { kind: 'undecided', answer: { id, outcome: 'refused', code, violations: [], claim: null } };
}
