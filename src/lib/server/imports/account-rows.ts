// Reads comptes.csv: one line a person and académie, with what their claims need to know of them.
import { ROLES, type IntervenantProfile, type Role } from '$lib/domain/access/role';
import { isUai } from '$lib/domain/identifiers/uai';
import { ACCOUNT_KINDS, IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import type { Cells } from './cells';

export const ACCOUNT_COLUMNS = [
	'Académie',
	'Identifiant',
	'Nom',
	'Nature?',
	'Rôles',
	'Mot de passe?',
	'Matricule?',
	'Adresse?',
	'Commune?',
	'Code postal?',
	'Établissement?',
	'UAI?',
	'Commune établissement?',
	'Code postal établissement?',
	'Dossier financier actif?',
	'N° INSEE connu?',
	'Inspecteur général?',
	'Établissements dirigés?'
] as const;

export interface AccountImport {
	academy: string;
	identifier: string;
	fullName: string;
	kind: 'academic' | 'external';
	roles: Role[];
	/** First password; null: the identifier for an external, none for the others. */
	password: string | null;
	/** UAIs of the schools and exam centres that a chefCentre or chefEtablissement answers for. */
	headSchools: string[];
	/** Null without the role intervenant. */
	profile: Omit<IntervenantProfile, 'version'> | null;
}

function readRoles(cells: Cells): Role[] {
	const words = cells.required('Rôles').split(/[\s,]+/);
	return words.flatMap((word) => {
		const role = ROLES.find((known) => known === word);
		if (role === undefined && word !== '') cells.refuse('Rôles', IMPORT_WORDS.notOneOf(ROLES));
		return role === undefined ? [] : [role];
	});
}

function readProfile(cells: Cells, fullName: string): Omit<IntervenantProfile, 'version'> {
	const schoolLabel = cells.text('Établissement');
	return {
		academy: cells.academy,
		identifier: cells.required('Matricule', 20),
		fullName,
		addressLines: cells.lines('Adresse'),
		homeTown: cells.text('Commune', 100),
		homePostalCode: cells.text('Code postal', 10),
		principalSchool:
			schoolLabel === null
				? null
				: {
						label: schoolLabel,
						town: cells.text('Commune établissement', 100),
						postalCode: cells.text('Code postal établissement', 10),
						uai: cells.uai('UAI')
					},
		isFinancialFileActive: cells.yesOrNo('Dossier financier actif', false),
		hasNir: cells.yesOrNo('N° INSEE connu', false),
		isInspecteurGeneral: cells.yesOrNo('Inspecteur général', false)
	};
}

const HEADS: readonly Role[] = ['chefCentre', 'chefEtablissement'];

/** Told of a head alone: of anybody else the column is a mistake, and would give nothing. */
function readHeadSchools(cells: Cells, roles: readonly Role[]): string[] {
	const column = 'Établissements dirigés';
	const uais = (cells.text(column) ?? '').split(/[\s,]+/).filter((uai) => uai !== '');
	if (uais.some((uai) => !isUai(uai))) cells.refuse(column, IMPORT_WORDS.notAUai);
	if (uais.length > 0 && !roles.some((role) => HEADS.includes(role))) {
		cells.refuse(column, IMPORT_WORDS.notAHead);
	}
	return [...new Set(uais)];
}

export function readAccount(cells: Cells): AccountImport {
	const roles = readRoles(cells);
	const fullName = cells.required('Nom', 100);
	return {
		academy: cells.academy,
		identifier: cells.required('Identifiant', 100),
		fullName,
		kind: cells.word('Nature', ACCOUNT_KINDS, 'academic'),
		roles,
		password: cells.text('Mot de passe', 256),
		headSchools: readHeadSchools(cells, roles),
		profile: roles.includes('intervenant') ? readProfile(cells, fullName) : null
	};
}
