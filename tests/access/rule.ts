// The words of the matrix: what is asked, who is let in, and what everybody else is answered.
import type { Role } from '../../src/lib/domain/access/role';
import { TARGET_ACADEMY, type Person } from './people';

/** What is asked for: a claim of RENNES, validated, with a document, and whose they are. */
export interface Target {
	claimId: string;
	documentId: string;
	missionKey: string;
	ownerId: string;
	/** The owner's session as it now is, as another person might name it. */
	sessionReference: string;
}

export interface Asked {
	method: string;
	path: string;
	json?: unknown;
	fields?: Record<string, string>;
	/** Sent with the header that the upload protocol demands. */
	tus?: true;
}

/** A right by role; `own`: in the académie of what is asked for. */
export interface Grant {
	role: Role;
	academy: 'own' | 'any';
	/** And it must be theirs. */
	isOwner?: true;
	/** And they must preside over a deliberation. */
	presides?: true;
}

export interface Rule {
	who: 'everybody' | 'signed-in' | readonly Grant[];
	ask: (target: Target) => Asked;
	/** Statuses by which it shows that somebody was let in. */
	in: readonly number[];
	/** What somebody signed in without the right is answered; 404 where even being there is not told. 403 by default. */
	out?: 403 | 404;
	/** The same page for everybody: a file, handed out before any session is read, or rendered for its address. */
	shell?: 'file' | 'rendered';
	/** Also for who has not changed the first password yet. */
	isOpenBeforeChange?: true;
	/** Asked by a session of its own. */
	endsSession?: true;
	/** The académie's page, and nobody's: there in each académie, for who holds the role in it. */
	isOfAcademy?: true;
}

export function isLetIn({ who }: Rule, person: Person, asked = TARGET_ACADEMY): boolean {
	if (who === 'everybody') return true;
	if (who === 'signed-in') return person.identifier !== null;
	return who.some(
		({ role, academy, isOwner, presides }) =>
			person.role === role &&
			(academy === 'any' || person.academy === asked) &&
			(isOwner !== true || person.ownsTarget) &&
			(presides !== true || person.presides)
	);
}
