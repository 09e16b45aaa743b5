// The line of the audit log for an import that somebody stopped: in the write that makes it so.
import { auditLine } from '../../repositories/audit-log';
import type { SourceImport } from '../../repositories/sources/import-history';
import type { Asker } from './work-folder';

export function cancelLine(
	{ accountId, name, requestId }: Asker,
	{ id, source, state }: Pick<SourceImport, 'id' | 'source' | 'state'>,
	at: string,
	condition?: Parameters<typeof auditLine>[1]
): ReturnType<typeof auditLine> {
	return auditLine(
		{
			at,
			actorAccountId: accountId,
			actorName: name,
			role: 'gestionnaire',
			action: 'import.cancel',
			subject: { kind: 'import', id },
			before: { state },
			after: { source },
			requestId
		},
		condition
	);
}
