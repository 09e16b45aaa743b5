// What an administrateur does to one account: roles in the own académie, and what is of the account as a whole.
import {
	accountActProblem,
	grantProblem,
	roleChangeProblem,
	rolesIn,
	type AdministrationProblem,
	type Standing
} from '$lib/domain/access/administration';
import type { AuditAction } from '$lib/domain/audit/audit-actions';
import { ROLES, type Role } from '$lib/domain/access/role';
import type { Statement } from '../db';
import {
	firstPasswordStatement,
	roleStatements,
	standingStatement,
	writeAccountChange,
	type AccountFile
} from '../repositories/administered-accounts';
import { deleteSessionByReferenceStatement, deleteSessionsOf } from '../repositories/directory-sessions';
import { deleteSecondFactorStatements } from '../repositories/directory-second-factors';
import type { Caller } from '../services/caller';
import { accountAudit, type Acting } from './acting';
import { firstPassword } from './first-password';
import { findAdministered } from './read-account';

export interface AccountForm {
	academy: string;
	accountId: string;
	/** The account's version that was on the screen. */
	version: number;
}

export type ActOutcome =
	| { kind: 'done' }
	/** Shown once; null: it is the identifier. */
	| { kind: 'password'; shown: string | null }
	| { kind: 'refused'; problem: AdministrationProblem };

const DONE: ActOutcome = { kind: 'done' };
const refused = (problem: AdministrationProblem): ActOutcome => ({ kind: 'refused', problem });

/** Roles of this académie become exactly these. @throws Refused `forbidden`, `not-found`. */
export async function changeRoles(
	form: AccountForm,
	asked: readonly Role[],
	caller: Caller
): Promise<ActOutcome> {
	const { acting, file } = await findAdministered(form.academy, form.accountId, caller);
	const before = rolesIn(file.roles, form.academy);
	const after = ROLES.filter((role) => asked.includes(role));
	const problem =
		roleChangeProblem(acting, file, form.academy, after) ??
		grantProblem(file.opensByIdentifier, before, after);
	if (problem !== null) return refused(problem);
	if (before.join() === after.join()) return DONE;
	const isWritten = await writeAccountChange({
		id: file.id,
		fromVersion: form.version,
		by: acting,
		isWhole: false,
		statements: roleStatements(file.id, form.academy, before, after, caller.accountId),
		audit: accountAudit(caller, 'account.roles', file.id, {
			before: { roles: before },
			after: { roles: after }
		})
	});
	if (isWritten) return DONE;
	// Of the two reasons the académie's last administrateur is the one that stays when the page is read again.
	const isLeaving = before.includes('administrateur') && !after.includes('administrateur');
	return refused(isLeaving && file.version === form.version ? 'last-administrateur' : 'stale');
}

/** Of the whole account: only by who is administrateur wherever it has a role. */
async function actOn(
	form: AccountForm,
	caller: Caller,
	action: AuditAction,
	make: (
		file: AccountFile,
		acting: Acting
	) => { statements: Statement[]; before?: unknown; after?: unknown } | null
): Promise<ActOutcome> {
	const { acting, file } = await findAdministered(form.academy, form.accountId, caller);
	const problem = accountActProblem(acting, file);
	if (problem !== null) return refused(problem);
	if (file.version !== form.version) return refused('stale');
	const made = make(file, acting);
	if (made === null) return DONE;
	const { statements, ...values } = made;
	const isWritten = await writeAccountChange({
		id: file.id,
		fromVersion: form.version,
		by: acting,
		isWhole: true,
		statements,
		audit: accountAudit(caller, action, file.id, values)
	});
	return isWritten ? DONE : refused('stale');
}

const STANDING_ACTIONS: Readonly<Record<Standing, (former: Standing) => AuditAction>> = {
	open: (former) => (former === 'closed' ? 'account.reopen' : 'account.unlock'),
	locked: () => 'account.lock',
	closed: () => 'account.close'
};

/** A locked or closed account has no session left, at once. @throws Refused `forbidden`, `not-found`. */
export async function changeStanding(
	form: AccountForm,
	standing: Standing,
	caller: Caller
): Promise<ActOutcome> {
	const { file } = await findAdministered(form.academy, form.accountId, caller);
	const action = STANDING_ACTIONS[standing](file.standing);
	return actOn(form, caller, action, ({ id, standing: former }) =>
		former === standing
			? null
			: {
					statements: [
						standingStatement(id, standing),
						...(standing === 'open' ? [] : [deleteSessionsOf(id)])
					],
					before: { standing: former },
					after: { standing }
				}
	);
}

/** A new first password: every session ends, and the next sign-in asks for one of the person's own. */
export async function resetFirstPassword(form: AccountForm, caller: Caller): Promise<ActOutcome> {
	const { acting, file } = await findAdministered(form.academy, form.accountId, caller);
	const problem = accountActProblem(acting, file);
	// Before the work of a hash.
	if (problem !== null) return refused(problem);
	const { stored, shown } = await firstPassword(
		file.kind,
		file.roles.map(({ role }) => role)
	);
	const outcome = await actOn(form, caller, 'account.firstPassword', ({ id }) => ({
		statements: [firstPasswordStatement(id, stored), deleteSessionsOf(id)],
		after: { kind: file.kind }
	}));
	return outcome.kind === 'done' ? { kind: 'password', shown } : outcome;
}

/** `reference` null: all of them. @throws Refused `forbidden`, `not-found`. */
export function endSessions(
	form: AccountForm,
	reference: string | null,
	caller: Caller
): Promise<ActOutcome> {
	return actOn(form, caller, 'account.endSessions', ({ id, sessions }) => ({
		statements: [
			reference === null ? deleteSessionsOf(id) : deleteSessionByReferenceStatement(id, reference)
		],
		after: { sessions: reference === null ? sessions : 1 }
	}));
}

/**
 * For who lost telephone and recovery codes: they enrol a new one at the next sign-in, where it is asked for.
 */
export function resetSecondFactor(form: AccountForm, caller: Caller): Promise<ActOutcome> {
	return actOn(form, caller, 'account.resetSecondFactor', ({ id, enrolledAt }) =>
		enrolledAt === null ? null : { statements: deleteSecondFactorStatements(id) }
	);
}
