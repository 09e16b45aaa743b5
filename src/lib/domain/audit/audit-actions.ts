// What the audit log can tell of: every act of the desk has one name here, and its words in lib/fr/gestion/audit-words.

/** Subject and verb. A new act is added here; it does not compile until it has its words. */
export const AUDIT_ACTIONS = [
	'claim.accept',
	'claim.sendBack',
	'claim.cancel',
	'claim.uncancel',
	'claim.handle',
	'claim.unhandle',
	'claim.revokeAcceptance',
	'claim.enterPay',
	'claim.setScale',
	'claim.deposit',
	'claim.takeBack',
	'claim.attestPresent',
	'claim.attestAbsent',
	'claim.attestWithdrawn',
	'competence.confirm',
	'competence.invalidate',
	'export.create',
	'export.correct',
	'export.withdrawCorrection',
	'payment.apply',
	'import.apply',
	'import.cancel',
	'settings.change',
	'retention.claims',
	'retention.copies',
	'account.create',
	'account.roles',
	'account.headSchools',
	'account.firstPassword',
	'account.lock',
	'account.unlock',
	'account.close',
	'account.reopen',
	'account.endSessions',
	'account.resetSecondFactor',
	'account.enrolSecondFactor',
	'academy.secondFactor'
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What an act is about. */
export const AUDIT_SUBJECTS = [
	'claim',
	'import',
	'intervenant',
	'export',
	'payment',
	'settings',
	'account',
	'academy'
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];
