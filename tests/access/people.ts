// Everybody whom the matrix asks as: each role in each of the demo's académies, the owner of what is asked for, and
// those who may do nothing yet.
import type { Role } from '../../src/lib/domain/access/role';
import { JURY_PRESIDENT, NEWCOMER, TEACHER } from '../fixtures/people';

/** What is asked for belongs to `sophie.vasseur`, in RENNES. */
export const TARGET_ACADEMY = 'RENNES';
export const OTHER_ACADEMY = 'TOULOUSE';

export interface Person {
	name: string;
	/** Null: nobody is signed in. */
	identifier: string | null;
	password: string;
	role: Role | null;
	academy: string | null;
	ownsTarget: boolean;
	mustChangePassword: boolean;
	/** Presides over a deliberation of the central académie: the jury portal is open to them (guide §2.9). */
	presides: boolean;
}

function settled(name: string, identifier: string, role: Role, academy: string): Person {
	const ownsTarget = identifier === TEACHER.identifier;
	return {
		name,
		identifier,
		password: TEACHER.password,
		role,
		academy,
		ownsTarget,
		mustChangePassword: false,
		presides: false
	};
}

export const OWNER = settled('the owner', TEACHER.identifier, 'intervenant', TARGET_ACADEMY);

export const PEOPLE: readonly Person[] = [
	{
		...settled('nobody', '', 'intervenant', ''),
		identifier: null,
		role: null,
		academy: null
	},
	{
		...settled('an intervenant with a first password', NEWCOMER.identifier, 'intervenant', TARGET_ACADEMY),
		password: NEWCOMER.password,
		mustChangePassword: true
	},
	OWNER,
	settled('another intervenant of the académie', 'anne.kerdoncuff', 'intervenant', TARGET_ACADEMY),
	settled('an intervenant of two académies', 'ines.delmas', 'intervenant', TARGET_ACADEMY),
	settled('an intervenant elsewhere', 'marc.azema', 'intervenant', OTHER_ACADEMY),
	{
		...settled('a president of a deliberation', JURY_PRESIDENT.identifier, 'intervenant', 'CENTRALE'),
		presides: true
	},
	settled('a member of the same jury', 'julien.fabre', 'intervenant', 'CENTRALE'),
	settled('its gestionnaire', 'gestion.rennes', 'gestionnaire', TARGET_ACADEMY),
	settled('a gestionnaire elsewhere', 'gestion.toulouse', 'gestionnaire', OTHER_ACADEMY),
	settled('its administrateur', 'admin.rennes', 'administrateur', TARGET_ACADEMY),
	settled('an administrateur elsewhere', 'admin.toulouse', 'administrateur', OTHER_ACADEMY),
	settled('its chef d’établissement', 'etab.rennes', 'chefEtablissement', TARGET_ACADEMY),
	settled('a chef d’établissement elsewhere', 'etab.toulouse', 'chefEtablissement', OTHER_ACADEMY),
	settled('its chef de centre', 'centre.rennes', 'chefCentre', TARGET_ACADEMY),
	settled('a chef de centre elsewhere', 'centre.toulouse', 'chefCentre', OTHER_ACADEMY)
];
