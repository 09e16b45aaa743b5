// Audit lines of the directory: as any other, and with the académie in whose name the act was done. SQL and no rule.
import type { Statement } from '../db';
import { auditLine, type AuditLine } from './audit-log';

/** `academy` null: of no académie. To be read by the administrateurs of that académie alone. */
export function directoryAuditLine(line: AuditLine, academy: string | null): Statement[] {
	return [auditLine(line, undefined, academy)];
}
