// Words of the journal: each act and each kind of subject of the audit log. Total: a new one does not compile until named.
import type { AuditAction, AuditSubject } from '../../domain/audit/audit-actions';

export const AUDIT_ACTION_LABELS: Record<AuditAction, string> = {
	'claim.accept': 'État de frais accepté',
	'claim.sendBack': 'État de frais renvoyé',
	'claim.cancel': 'État de frais annulé',
	'claim.uncancel': 'État de frais rétabli',
	'claim.handle': 'Frais marqué traité',
	'claim.unhandle': 'Frais remis à traiter',
	'claim.revokeAcceptance': 'Acceptation retirée',
	'claim.enterPay': 'Rémunération saisie',
	'claim.setScale': 'Barème de remboursement choisi',
	'claim.deposit': 'Document déposé',
	'claim.takeBack': 'Document déposé puis retiré',
	'claim.attestPresent': 'Présence attestée par le chef de centre',
	'claim.attestAbsent': 'Absence déclarée par le chef de centre',
	'claim.attestWithdrawn': 'Constat de service retiré',
	'competence.confirm': 'Compétence confirmée par l’établissement',
	'competence.invalidate': 'Compétence invalidée par l’établissement',
	'export.create': 'Lot de mise en paiement créé',
	'export.correct': 'Correction d’un état de frais déjà en lot',
	'export.withdrawCorrection': 'Correction retirée avant son lot',
	'import.apply': 'Source importée',
	'import.cancel': 'Import annulé',
	'payment.apply': 'Dates de paiement enregistrées',
	'settings.change': 'Paramètre modifié',
	'retention.claims': 'États de frais supprimés au terme de leur conservation',
	'retention.copies': 'Copies de RIB et de carte vitale supprimées',
	'account.create': 'Compte créé',
	'account.roles': 'Rôles modifiés',
	'account.headSchools': 'Établissements dirigés modifiés',
	'account.firstPassword': 'Premier mot de passe réinitialisé',
	'account.lock': 'Compte verrouillé',
	'account.unlock': 'Compte déverrouillé',
	'account.close': 'Compte fermé',
	'account.reopen': 'Compte rouvert',
	'account.endSessions': 'Sessions fermées',
	'account.resetSecondFactor': 'Clé OTP retirée',
	'account.enrolSecondFactor': 'Clé OTP enregistrée',
	'academy.secondFactor': 'Double authentification modifiée'
};

export const AUDIT_SUBJECT_LABELS: Record<AuditSubject, string> = {
	claim: 'État de frais',
	import: 'Import',
	intervenant: 'Intervenant',
	export: 'Lot',
	payment: 'Fichier de paiement',
	settings: 'Paramètre',
	account: 'Compte',
	academy: 'Académie'
};
