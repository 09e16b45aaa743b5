// Who administers, and where: from the caller's roles as they stand now.
import type { Administrateur } from '$lib/domain/access/administration';
import { Refused } from '../refused';
import type { ActingAdministrateur } from '../repositories/administered-accounts';
import type { AuditLine } from '../repositories/audit-log';
import { academiesWithRole, hasRole, type Caller } from '../services/caller';
import { nowMs } from '../clock';
import type { AuditAction } from '$lib/domain/audit/audit-actions';

export type Acting = Administrateur & ActingAdministrateur;

/** @throws Refused `forbidden`: a role elsewhere counts for nothing here. */
export function actingIn(academy: string, caller: Caller): Acting {
	if (!hasRole(caller, 'administrateur', academy)) throw new Refused('forbidden');
	return {
		accountId: caller.accountId,
		academy,
		academies: academiesWithRole(caller, 'administrateur')
	};
}

/** Roles and states alone: no name and no identifier of whom it is about. */
export function accountAudit(
	caller: Caller,
	action: AuditAction,
	accountId: string,
	values: { before?: unknown; after?: unknown } = {}
): AuditLine {
	return {
		at: new Date(nowMs()).toISOString(),
		actorAccountId: caller.accountId,
		actorName: caller.fullName,
		role: 'administrateur',
		action,
		subject: { kind: 'account', id: accountId },
		before: values.before ?? null,
		after: values.after ?? null,
		requestId: caller.requestId
	};
}
