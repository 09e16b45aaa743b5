// A person's own word on a competence as a statement of the write of its operation. Holds SQL and no rule.
import type { SaidWord } from '../../domain/competence/competence';
import type { Statement } from '../db';
import { IS_OWN_WRITE } from './operations';

/** A word of the person on one épreuve-option, while the académie stands as it was judged. */
export interface CompetenceWrite extends SaidWord {
	intervenantId: string;
	option: string;
	/** JSON. */
	seen: string;
	settingsVersion: number;
}

/** `own`: id and token of the operation, which the word carries too. */
export function competenceWord(
	said: CompetenceWrite,
	actorAccountId: string | null,
	own: [string, string]
): Statement {
	return {
		sql: `INSERT INTO competence_words
  (intervenant_id, option_key, author, author_code, word, said_at, actor_account_id, actor_name, operation_id, seen)
SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${IS_OWN_WRITE}`,
		args: [
			...[
				said.intervenantId,
				said.option,
				said.author,
				said.code,
				said.word,
				said.at,
				actorAccountId,
				said.by
			],
			...[own[0], said.seen, ...own]
		]
	};
}
