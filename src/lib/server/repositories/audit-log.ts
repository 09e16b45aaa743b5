// Lines of the audit log as statements of the write that they tell of. Holds SQL and no rule.
import type { Role } from '../../domain/access/role';
import type { AuditAction, AuditSubject } from '../../domain/audit/audit-actions';
import type { SqlValue, Statement } from '../db';

export interface AuditLine {
	/** ISO instant, UTC. */
	at: string;
	/** Null: the system. */
	actorAccountId: string | null;
	actorName: string;
	role: Role | 'system';
	action: AuditAction;
	/** What it is about, and the id that this has in this database. */
	subject: { kind: AuditSubject; id: string };
	/** What changed, as JSON; null where there is nothing before or after. */
	before: unknown;
	after: unknown;
	requestId: string;
}

/**
 * `condition` makes the line part of a conditional write, e.g. `IS_OWN_WRITE` with its arguments. `academy`: in the
 * directory's log, in whose name the act was done (null: nobody's); an académie's own log has no such column.
 */
export function auditLine(
	line: AuditLine,
	condition?: { sql: string; args: SqlValue[] },
	academy?: string | null
): Statement {
	const { at, actorAccountId, actorName, role, action, subject, before, after, requestId } = line;
	return {
		sql: `INSERT INTO audit_log
  (at, actor_account_id, actor_name, role, action, subject_kind, subject_id, before, after, request_id${academy === undefined ? '' : ', academy'})
SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?${academy === undefined ? '' : ', ?'}${condition === undefined ? '' : ` WHERE ${condition.sql}`}`,
		args: [
			at,
			actorAccountId,
			actorName,
			role,
			action,
			subject.kind,
			subject.id,
			json(before),
			json(after),
			requestId,
			...(academy === undefined ? [] : [academy]),
			...(condition?.args ?? [])
		]
	};
}

function json(value: unknown): string | null {
	return value === null || value === undefined ? null : JSON.stringify(value);
}
