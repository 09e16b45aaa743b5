// What the server tells a device: one page of what changed for this person.
import type { Academy } from '../domain/academy/academy';
import type { IntervenantProfile, RoleInAcademy } from '../domain/access/role';
import type { Claim } from '../domain/claim/claim';
import type { CompetenceFile, OfferedOptions } from '../domain/competence/competence';
import type { JurySheet } from '../domain/jury/jury-pay';
import type { AssignedMission } from '../domain/mission/mission';

/** The conditions of use that this person accepted in an académie. */
export interface ConditionsAcceptance {
	academy: string;
	version: number;
	/** ISO instant, UTC. */
	acceptedAt: string;
}

/**
 * `id` of an entity: académie code for academy, profile, conditions, competences and examOptions; mission key
 * (`RENNES-52525`) for assignment, claim and jury (over which the person presides).
 */
export type Change =
	| { entity: 'academy'; id: string; value: Academy | null }
	| { entity: 'profile'; id: string; value: IntervenantProfile | null }
	| { entity: 'conditions'; id: string; value: ConditionsAcceptance | null }
	| { entity: 'competences'; id: string; value: CompetenceFile | null }
	| { entity: 'examOptions'; id: string; value: OfferedOptions | null }
	| { entity: 'assignment'; id: string; value: AssignedMission | null }
	| { entity: 'claim'; id: string; value: Claim | null }
	| { entity: 'jury'; id: string; value: JurySheet | null };
export type ChangeEntity = Change['entity'];

/** `value: null` means removed. `resync`: the cursor is unknown or too old; start over, touching no draft and no outbox. */
export interface PullResponse {
	protocol: number;
	accountId: string;
	/** ISO instant by the server's clock. */
	serverTime: string;
	resync: boolean;
	cursor: string;
	hasMore: boolean;
	changes: Change[];
}

/**
 * Sent with `GET /api/session` by who does not know whether anybody is signed in: nobody is then an answer (200), not a
 * refusal that the browser's console shows as an error. Without it, and by an older server, nobody is a 401.
 */
export const NOBODY_IS_AN_ANSWER = { 'x-nobody-is-an-answer': '1' } as const;

/** `GET /api/session` with the above, and nobody is signed in. */
export interface NobodyResponse {
	protocol: number;
	account: null;
	serverTime: string;
}

/** `GET /api/session`: who is signed in here. */
export interface SessionResponse {
	protocol: number;
	account: {
		id: string;
		/** The identifier typed at sign-in, case kept. */
		identifier: string;
		fullName: string;
		mustChangePassword: boolean;
		/** An identity provider opened this session: what the device keeps is closed by a phrase of its own. */
		isByProvider?: boolean;
		roles: RoleInAcademy[];
	};
	/** ISO instants, UTC. */
	expiresAt: string;
	serverTime: string;
}

/** Body of every answer of ours that is not 2xx. `requestId` finds a fault in the log. */
export interface RefusalResponse {
	code: import('./refusal').RefusalCode;
	message: string;
	requestId?: string;
}
