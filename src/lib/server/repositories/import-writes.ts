// One unit that writes an académie's import and tells every device concerned. SQL and nothing else.
import { randomUUID } from 'node:crypto';
import type { Academy } from '$lib/domain/academy/academy';
import type { IntervenantProfile } from '$lib/domain/access/role';
import type { MissionType } from '$lib/domain/mission/default-mission-types';
import type { ExamCentre, Jury, MissionSchedule } from '$lib/domain/mission/mission';
import type { CorrectionState } from '$lib/domain/portal/correction-state';
import { missionEnd, missionStart } from '$lib/domain/mission/schedule';
import { academyDb, isConstraint, statement, type SqlValue, type Statement } from '../db';
import type { PortalAddresses } from '../portal-addresses';
import { academyStatements } from './academies';
import { competenceTableStatements, type CompetenceTables } from './competence-import';
import { headSchoolsStatements } from './head-schools';
import { tellPresidents } from './jury-sheets';
import { claimStatements, isSent, type ClaimInsert } from './import-claims';
import { portalAddressesStatement } from './portal-addresses';
import { queueStatementsFor } from './queue-index';

export interface MissionInsert {
	number: number;
	exam: string;
	session: string | null;
	speciality: string | null;
	examOption: string | null;
	typeCode: string;
	centre: ExamCentre | null;
	zone: string | null;
	schedule: MissionSchedule;
}

export interface AssignmentInsert {
	id: string;
	intervenantId: string;
	accountId: string;
	mission: { number: number };
	quality: string | null;
	juries: Jury[];
	observations: string | null;
	heading: string;
	isSummoned: boolean;
	/** ISO instant, or null. */
	cancelledAt: string | null;
	correctionState: CorrectionState | null;
}

export interface ImportWrite {
	academy: Academy;
	/** Its settings are the source's once, and its gestionnaires' from then on. */
	isNewAcademy: boolean;
	missionTypes: readonly MissionType[];
	portals: PortalAddresses;
	intervenants: { id: string; accountId: string; profile: Omit<IntervenantProfile, 'version'> }[];
	/** Nobody loses a school by being left out; who is named holds what is named. */
	heads: { accountId: string; headSchools: string[] }[];
	missions: Map<number, MissionInsert>;
	assignments: AssignmentInsert[];
	claims: ClaimInsert[];
	competences: CompetenceTables;
	/** Where the counter of «N° Dossier» stands before the import. */
	fileNumberCounter: number;
	hash: string;
	importedAt: string;
}

/** `INSERT … ON CONFLICT DO UPDATE` that changes nothing, its version included, where every value is the same. */
function upsert(
	table: string,
	key: string,
	values: Record<string, SqlValue>,
	isVersioned: boolean
): Statement {
	const columns = Object.keys(values);
	const others = columns.filter((column) => column !== key && column !== 'id');
	const version = isVersioned ? `, version = ${table}.version + 1` : '';
	return statement(
		`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
		ON CONFLICT (${key}) DO UPDATE SET ${others.map((c) => `${c} = excluded.${c}`).join(', ')}${version}
		WHERE ${others.map((c) => `${table}.${c} IS NOT excluded.${c}`).join(' OR ')}`,
		Object.values(values)
	);
}

/** Told only if the statement just before it changed something. */
function tellIfChanged(recipient: string, entity: string, id: string): Statement {
	return statement('INSERT INTO changes (recipient, entity, entity_id) SELECT ?, ?, ? WHERE changes() > 0', [
		recipient,
		entity,
		id
	]);
}

const flag = (value: boolean) => (value ? 1 : 0);

function intervenantStatements(code: string, person: ImportWrite['intervenants'][number]): Statement[] {
	const { id, accountId, profile } = person;
	return [
		upsert(
			'intervenants',
			'account_id',
			{
				id,
				account_id: accountId,
				identifier: profile.identifier,
				full_name: profile.fullName,
				address_lines: JSON.stringify(profile.addressLines),
				home_town: profile.homeTown,
				home_postal_code: profile.homePostalCode,
				school_uai: profile.principalSchool?.uai ?? null,
				school_label: profile.principalSchool?.label ?? null,
				school_town: profile.principalSchool?.town ?? null,
				school_postal_code: profile.principalSchool?.postalCode ?? null,
				is_financial_file_active: flag(profile.isFinancialFileActive),
				has_nir: flag(profile.hasNir),
				is_inspecteur_general: flag(profile.isInspecteurGeneral ?? false)
			},
			true
		),
		tellIfChanged(accountId, 'profile', code)
	];
}

function missionStatements(code: string, mission: MissionInsert): Statement[] {
	return [
		upsert(
			'missions',
			'number',
			{
				number: mission.number,
				exam: mission.exam,
				session: mission.session,
				speciality: mission.speciality,
				exam_option: mission.examOption,
				type_code: mission.typeCode,
				centre_label: mission.centre?.label ?? null,
				centre_uai: mission.centre?.uai ?? null,
				centre_town: mission.centre?.town ?? null,
				centre_postal_code: mission.centre?.postalCode ?? null,
				zone: mission.zone,
				schedule: JSON.stringify(mission.schedule),
				starts_at: missionStart(mission.schedule),
				ends_at: missionEnd(mission.schedule)
			},
			true
		),
		// Everybody who serves on it already; those who join are told by their assignment.
		statement(
			`INSERT INTO changes (recipient, entity, entity_id) SELECT i.account_id, 'assignment', ?
			FROM assignments a JOIN intervenants i ON i.id = a.intervenant_id
			WHERE a.mission_number = ? AND changes() > 0`,
			[`${code}-${mission.number}`, mission.number]
		)
	];
}

function assignmentStatements(code: string, assignment: AssignmentInsert): Statement[] {
	const { number } = assignment.mission;
	return [
		upsert(
			'assignments',
			'mission_number, intervenant_id',
			{
				id: assignment.id,
				mission_number: number,
				intervenant_id: assignment.intervenantId,
				quality: assignment.quality,
				juries: JSON.stringify(assignment.juries),
				observations: assignment.observations,
				heading: assignment.heading,
				is_summoned: flag(assignment.isSummoned),
				cancelled_at: assignment.cancelledAt,
				correction_state: assignment.correctionState
			},
			true
		),
		tellIfChanged(assignment.accountId, 'assignment', `${code}-${number}`)
	];
}

/**
 * All or nothing. Claims are only ever added: status and content of those that exist are the server's.
 * False: nothing was written, because a number that must be one person's or one claim's is another's already.
 */
export async function writeImport(code: string, write: ImportWrite): Promise<boolean> {
	try {
		await writeAll(code, write);
		return true;
	} catch (error) {
		if (isConstraint(error)) return false;
		throw error;
	}
}

async function writeAll(code: string, write: ImportWrite): Promise<void> {
	let counter = write.fileNumberCounter;
	const given = new Set(write.claims.map((claim) => claim.fileNumber));
	const numberOf = (claim: ClaimInsert): string | null => {
		if (claim.fileNumber !== null || !isSent(claim)) return claim.fileNumber;
		do counter += 2;
		while (given.has(`${counter}-${counter - 1}`));
		return `${counter}-${counter - 1}`;
	};
	const claims = write.claims.flatMap((claim) =>
		claimStatements(code, claim, numberOf(claim), write.importedAt)
	);
	await academyDb(code).write([
		...(write.isNewAcademy ? write.missionTypes : []).flatMap((type) => [
			upsert(
				'mission_types',
				'code',
				{
					code: type.code,
					label: type.label,
					pay_input: type.payInput,
					is_deliberation: flag(type.isDeliberation),
					portal: type.portal
				},
				false
			),
			// A mission carries what its type says: whoever serves on one is told.
			statement(
				`INSERT INTO changes (recipient, entity, entity_id) SELECT i.account_id, 'assignment', ? || '-' || m.number
				FROM missions m JOIN assignments a ON a.mission_number = m.number JOIN intervenants i ON i.id = a.intervenant_id
				WHERE m.type_code = ? AND changes() > 0`,
				[code, type.code]
			)
		]),
		...(write.isNewAcademy
			? [...academyStatements(write.academy), portalAddressesStatement(write.portals)]
			: write.missionTypes.map(newTypeStatement)),
		...write.intervenants.flatMap((person) => intervenantStatements(code, person)),
		...write.heads.flatMap(({ accountId, headSchools }) => headSchoolsStatements(accountId, headSchools)),
		...competenceTableStatements(code, write.competences),
		...[...write.missions.values()].flatMap((mission) => missionStatements(code, mission)),
		...write.assignments.flatMap((assignment) => assignmentStatements(code, assignment)),
		tellPresidents(code, {
			sql: 'SELECT value FROM json_each(?)',
			args: [JSON.stringify([...write.missions.keys()])]
		}),
		...claims,
		statement(
			`INSERT INTO settings (key, value) VALUES ('fileNumberCounter', ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
			[String(counter)]
		),
		statement(
			`INSERT INTO settings (key, value) VALUES ('unfinishedImport', ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
			[JSON.stringify(write.hash)]
		),
		statement('INSERT INTO imports (id, source, imported_at, lines, content_hash) VALUES (?, ?, ?, ?, ?)', [
			randomUUID(),
			'csv',
			write.importedAt,
			write.assignments.length,
			write.hash
		]),
		...queueStatementsFor(
			`SELECT id FROM claims WHERE mission_number IN (SELECT value ->> 0 FROM json_each(?1))
			OR account_id IN (SELECT value ->> 1 FROM json_each(?1))`,
			[JSON.stringify(queueKeys(write))]
		)
	]);
}

/** Missions that were written, and accounts whose names were: [number, account]. */
function queueKeys(write: ImportWrite): (string | number | null)[][] {
	return [
		...[...write.missions.keys()].map((number) => [number, null]),
		...write.intervenants.map(({ accountId }) => [null, accountId])
	];
}

/** A type that the académie does not have yet; those that it has are its own. */
function newTypeStatement({ code, label, payInput, isDeliberation, portal }: MissionType): Statement {
	return statement(
		`INSERT INTO mission_types (code, label, pay_input, is_deliberation, portal) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING`,
		[code, label, payInput, flag(isDeliberation), portal]
	);
}

/** After the last step outside of the académie's base: nothing of the import is left to do. */
export async function markImportFinished(code: string): Promise<void> {
	await academyDb(code).write([statement("DELETE FROM settings WHERE key = 'unfinishedImport'")]);
}
