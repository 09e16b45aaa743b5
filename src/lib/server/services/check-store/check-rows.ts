// Checks the rows of one académie against each other and against the directory. Knows no SQL and no bytes.
import {
	brokenPages,
	brokenReferences,
	changeRecipients,
	changesWithoutSubject,
	claimOwners,
	documentsOfOthers,
	isFile,
	knownAccounts,
	operationsAhead,
	operationsWithoutClaim,
	unexplainedRevisions,
	untoldClaims
} from '../../repositories/store-checks';
import { FoundProblems, type StoreProblem } from './found-problems';

/** Pages, indexes and references of a base's own file. */
export async function checkBase(academy: string | null): Promise<StoreProblem[]> {
	const base = academy === null ? ('directory' as const) : { academy };
	const found = new FoundProblems(academy);
	if (!isFile(base)) return [];
	found.add('database-damaged', await brokenPages(base));
	found.add('foreign-key', await brokenReferences(base));
	return found.all;
}

export async function checkRows(code: string): Promise<StoreProblem[]> {
	const found = new FoundProblems(code);
	found.add('document-of-another', await documentsOfOthers(code));
	found.add('operation-without-claim', await operationsWithoutClaim(code));
	found.add('operation-ahead', await operationsAhead(code));
	found.add('revision-unexplained', await unexplainedRevisions(code));
	found.add('change-without-subject', await changesWithoutSubject(code));
	found.add('change-untold', await untoldClaims(code));
	// Owners before accounts: an import that runs meanwhile writes accounts first.
	const owners = await claimOwners(code);
	const recipients = await changeRecipients(code);
	const accounts = await knownAccounts();
	const homeless = [...owners].filter(([account]) => !accounts.has(account));
	found.add(
		'account-unknown',
		homeless.map(([account, mission]) => `mission ${mission}, compte ${account}`)
	);
	found.add(
		'change-without-recipient',
		recipients.filter((account) => !accounts.has(account))
	);
	return found.all;
}
