// Reads all files of a source and checks them against each other. Writes nothing.
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import { readAcademyFile, type AcademyFile } from './academy-file';
import { ACCOUNT_COLUMNS, readAccount, type AccountImport } from './account-rows';
import {
	crossCheckCompetences,
	NO_COMPETENCES,
	readCompetences,
	type CompetenceImport
} from './competence-source';
import type { ImportProblem } from './csv-file';
import { FOLLOW_UP_COLUMNS, readFollowUp, type FollowUpImport } from './follow-up-rows';
import { MISSION_COLUMNS, readAssignment, type AssignmentImport, type MissionData } from './mission-rows';
import { readTable } from './read-table';
import type { SourceFiles } from './source-folder';
import { readTrip, TRIP_COLUMNS, type TripImport } from './trip-rows';

export interface AcademyImport extends AcademyFile {
	accounts: AccountImport[];
	assignments: AssignmentImport[];
	trips: TripImport[];
	followUps: FollowUpImport[];
	competences: CompetenceImport;
}

export interface SourceReading {
	academies: Map<string, AcademyImport>;
	problems: ImportProblem[];
}

/**
 * A person of several académies has one account: the password given on one of their lines holds for all, whichever
 * académie is written first.
 */
function withSharedPasswords(rows: readonly AccountImport[]): AccountImport[] {
	const passwords = new Map(
		rows.flatMap(({ identifier, password }) => (password === null ? [] : [[identifier, password] as const]))
	);
	return rows.map((row) => ({ ...row, password: passwords.get(row.identifier) ?? null }));
}

export function readSource(files: SourceFiles): SourceReading {
	const academies = new Map<string, AcademyImport>();
	const problems: ImportProblem[] = [];
	for (const [name, bytes] of files) {
		const code = /^academies\/([A-Z][A-Z0-9_]{1,31})\.json$/.exec(name)?.[1];
		if (code === undefined) continue;
		const academy = readAcademyFile(code, bytes);
		problems.push(...academy.problems);
		if (academy.value !== null)
			academies.set(code, {
				...academy.value,
				accounts: [],
				assignments: [],
				trips: [],
				followUps: [],
				competences: NO_COMPETENCES
			});
	}
	const accounts = readTable(files, 'comptes.csv', ACCOUNT_COLUMNS, false, readAccount);
	const missions = readTable(files, 'missions.csv', MISSION_COLUMNS, true, readAssignment);
	const trips = readTable(files, 'deplacements.csv', TRIP_COLUMNS, true, readTrip);
	const followUps = readTable(files, 'suivi.csv', FOLLOW_UP_COLUMNS, true, readFollowUp);
	problems.push(...accounts.problems, ...missions.problems, ...trips.problems, ...followUps.problems);

	const unknown = new Set<string>();
	const place = (code: string): AcademyImport | undefined => {
		if (!academies.has(code)) unknown.add(code);
		return academies.get(code);
	};
	for (const row of withSharedPasswords(accounts.rows)) place(row.academy)?.accounts.push(row);
	for (const row of missions.rows) place(row.academy)?.assignments.push(row);
	for (const row of trips.rows) place(row.academy)?.trips.push(row);
	for (const row of followUps.rows) place(row.academy)?.followUps.push(row);
	const competences = readCompetences(files);
	problems.push(...competences.problems);
	for (const [code, own] of competences.academies) {
		const academy = place(code);
		if (academy !== undefined) academy.competences = own;
	}
	for (const code of unknown) {
		problems.push({
			file: 'comptes.csv',
			line: null,
			column: 'Académie',
			message: IMPORT_WORDS.unknownAcademy(code),
			academy: code
		});
	}
	for (const [code, academy] of academies) problems.push(...crossCheck(code, academy));
	return { academies, problems };
}

/** What no line can tell by itself: known types and people, nothing twice, one mission described one way. */
function crossCheck(code: string, academy: AcademyImport): ImportProblem[] {
	const problems: ImportProblem[] = [];
	const refuse = (file: string, line: number | null, column: string | null, message: string) =>
		problems.push({ file, line, column, message, academy: code });
	const types = new Set(academy.missionTypes.map((type) => type.label));
	const people = new Set(academy.accounts.flatMap((row) => (row.profile === null ? [] : [row.identifier])));
	const seen = new Set<string>();
	const missions = new Map<number, { data: string; line: number }>();
	for (const { line, identifier, mission } of academy.assignments) {
		if (!types.has(mission.typeLabel))
			refuse('missions.csv', line, 'Type de mission', IMPORT_WORDS.unknownType);
		if (!people.has(identifier)) refuse('missions.csv', line, 'Identifiant', IMPORT_WORDS.unknownIntervenant);
		const key = `${mission.number} ${identifier}`;
		if (seen.has(key)) refuse('missions.csv', line, null, IMPORT_WORDS.givenTwice);
		seen.add(key);
		const first = missions.get(mission.number) ?? { data: dataText(mission), line };
		missions.set(mission.number, first);
		if (first.data !== dataText(mission)) {
			refuse('missions.csv', line, null, IMPORT_WORDS.missionDiffers(first.line));
		}
	}
	for (const { line, identifier, number } of academy.trips) {
		if (!seen.has(`${number} ${identifier}`))
			refuse('deplacements.csv', line, 'Numéro', IMPORT_WORDS.unknownClaim);
	}
	for (const { line, identifier, number } of academy.followUps) {
		if (!seen.has(`${number} ${identifier}`)) refuse('suivi.csv', line, 'Numéro', IMPORT_WORDS.unknownClaim);
	}
	problems.push(...crossCheckCompetences(code, academy.competences, people));
	return problems;
}

function dataText(mission: MissionData): string {
	return JSON.stringify(mission);
}
