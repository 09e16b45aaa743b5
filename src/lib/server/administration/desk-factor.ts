// The second factor of who works at the desk: enrolled and shown in forms, before the roles that ask for it stand.
import { SECOND_FACTOR_ROLES } from '$lib/domain/access/second-factor';
import { directoryDb } from '../db';
import { Refused } from '../refused';
import type { AccountRow } from '../repositories/directory-accounts';
import { directoryAuditLine } from '../repositories/directory-audit';
import { confirmEnrolment } from '../portals/second-factor/enrolment';
import type { FactorCaller } from '../portals/second-factor/passes';
import { accountAudit } from './acting';

/** Académies in which the account has a role that may ask for a second factor, withheld or not. */
export function deskAcademies({ roles, withheldRoles }: AccountRow): string[] {
	const held = [...roles, ...withheldRoles].filter(({ role }) => SECOND_FACTOR_ROLES.includes(role));
	return [...new Set(held.map(({ academy }) => academy))].sort();
}

/** @throws Refused `forbidden`: nobody else has a use for one here. */
export function requireDeskPerson(account: AccountRow): void {
	if (deskAcademies(account).length === 0) throw new Refused('forbidden');
}

/** The first code of a new secret: recovery codes, and a line in the journal of each académie concerned. */
export async function confirmDeskEnrolment(
	account: AccountRow,
	caller: FactorCaller,
	code: string,
	requestId: string
): Promise<readonly string[]> {
	const { recoveryCodes } = await confirmEnrolment(caller, code);
	const line = accountAudit(
		{ accountId: account.id, fullName: account.fullName, roles: [], requestId },
		'account.enrolSecondFactor',
		account.id
	);
	const [first] = [...account.roles, ...account.withheldRoles]
		.map(({ role }) => role)
		.filter((role) => SECOND_FACTOR_ROLES.includes(role));
	await directoryDb().write(
		deskAcademies(account).flatMap((academy) =>
			directoryAuditLine({ ...line, role: first ?? 'gestionnaire' }, academy)
		)
	);
	return recoveryCodes;
}
