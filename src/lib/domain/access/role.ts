// Who a person is in an académie.
import type { TeachingRight } from './activities';

export const ROLES = [
	'intervenant',
	'gestionnaire',
	'chefEtablissement',
	'chefCentre',
	'administrateur'
] as const;
export type Role = (typeof ROLES)[number];

export interface RoleInAcademy {
	academy: string;
	role: Role;
}

/** What a claim needs to know of its intervenant, in one académie. Never holds the NIR or the IBAN. */
export interface IntervenantProfile {
	academy: string;
	/** NUMEN, or the intervenant number of an external. */
	identifier: string;
	fullName: string;
	addressLines: string[];
	homeTown: string | null;
	homePostalCode: string | null;
	principalSchool: {
		label: string;
		town: string | null;
		postalCode: string | null;
		uai: string | null;
	} | null;
	/** False: an IBAN is asked for. */
	isFinancialFileActive: boolean;
	/** False: a copy of the carte vitale is asked for. */
	hasNir: boolean;
	/** What rights to activities depend on (activities.ts). Rows from before lack them. */
	isInspecteurGeneral?: boolean;
	disciplineCodes?: string[];
	teachings?: TeachingRight[];
	version: number;
}
