// Lets a person upload documents to the académies where they are an intervenant. Knows no SQL.
import { answerUpload } from '../supporting-documents/upload-protocol';
import { hasRole, type Caller } from './caller';

/** Answers one request of the upload protocol. @throws Refused for what our own rules say no to. */
export function answerUploadOf(caller: Caller, request: Request): Promise<Response> {
	return answerUpload(request, {
		accountId: caller.accountId,
		mayDepositIn: (academy) => hasRole(caller, 'intervenant', academy)
	});
}
