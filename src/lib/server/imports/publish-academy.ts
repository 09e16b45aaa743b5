// Writes one académie of a source: people in the directory, then all the rest in one unit of its own database.
import { randomUUID } from 'node:crypto';
import type { IntervenantProfile } from '$lib/domain/access/role';
import type { Academy } from '$lib/domain/academy/academy';
import { NO_GENERATION_RULES, type GenerationRules } from '$lib/domain/claim/generate-claim';
import type { AssignedMission } from '$lib/domain/mission/mission';
import { IMPORT_WORDS } from '$lib/fr/gestion/import-words';
import { fieldLabel } from '$lib/fr/field-labels';
import { violationSentence } from '$lib/fr/violations';
import { refreshDayRule } from '../services/day-rule';
import { isServed } from '../repositories/academies';
import { readGenerationRules } from '../repositories/generation-tables';
import { makeAcademy } from '../repositories/directory-academies';
import { readImportState, type ImportState } from '../repositories/import-reads';
import type { ClaimInsert } from '../repositories/import-claims';
import { markImportFinished, writeImport, type ImportWrite } from '../repositories/import-writes';
import { competenceTables } from './competence-tables';
import { importedContent, importHistory, partStates, type ClaimPlaces } from './build-claim';
import type { ImportProblem } from './csv-file';
import { NO_FOLLOW_UP } from './follow-up-rows';
import { makeAccounts, openAcademyTo, plannedAccountIds } from './make-accounts';
import type { AssignmentImport } from './mission-rows';
import type { AcademyImport } from './read-source';

interface Stamp {
	hash: string;
	importedAt: string;
}

/**
 * Whole or not at all: the plan is made first, and what is wrong in it is told before anything is written. Then, each in
 * one unit: accounts without roles, the académie, and at the end the roles, with which people find it. A crash in
 * between leaves accounts that open nothing; importing the same again finishes it.
 * @returns what kept it from being written: a claim whose content could not be read, a number that another has.
 */
export async function publishAcademy(
	code: string,
	source: AcademyImport,
	stamp: Stamp
): Promise<ImportProblem[]> {
	const planned = await plannedAccountIds(source.accounts);
	const rules = await rulesOf(code);
	const { problems } = planWrite(code, source, await readImportState(code), planned, stamp, rules);
	if (problems.length > 0) return problems;
	await makeAcademy(code, source.academy.label, source.academy.zone, source.isCentral);
	const accountIds = await makeAccounts(source.accounts, planned, stamp.importedAt);
	const { write } = planWrite(code, source, await readImportState(code), accountIds, stamp, rules);
	if (!(await writeImport(code, write))) {
		const message = IMPORT_WORDS.numberTaken;
		return [{ file: 'comptes.csv', line: null, column: null, message, academy: code }];
	}
	await finishAcademy(code, source);
	return [];
}

/** What follows the académie's own unit; to be called again where a crash may have kept it from its end. */
export async function finishAcademy(code: string, source: AcademyImport): Promise<void> {
	const accountIds = await plannedAccountIds(source.accounts);
	const travellers = new Set(source.assignments.map(({ identifier }) => accountIds.get(identifier) ?? ''));
	for (const accountId of travellers) await refreshDayRule(code, accountId);
	await openAcademyTo(source.accounts, code);
	await markImportFinished(code);
}

/** What an académie that is served here declared; nothing yet for a new one. */
async function rulesOf(code: string): Promise<GenerationRules> {
	return isServed(code) ? readGenerationRules(code) : NO_GENERATION_RULES;
}

function planWrite(
	code: string,
	source: AcademyImport,
	state: ImportState,
	accountIds: ReadonlyMap<string, string>,
	stamp: Stamp,
	rules: GenerationRules
): { write: ImportWrite; problems: ImportProblem[] } {
	const isNewAcademy = state.settingsVersion === 0;
	// Of one that is served already the gestionnaires' own settings count.
	const academy: Academy = { ...source.academy, settingsVersion: 1 };
	const people = new Map<
		string,
		{ id: string; accountId: string; profile: Omit<IntervenantProfile, 'version'> }
	>();
	for (const { identifier, profile } of source.accounts) {
		const accountId = accountIds.get(identifier);
		if (profile === null || accountId === undefined) continue;
		people.set(identifier, { id: state.intervenantIds.get(accountId) ?? randomUUID(), accountId, profile });
	}
	const write: ImportWrite = {
		academy,
		isNewAcademy,
		missionTypes: source.missionTypes,
		portals: source.portals,
		intervenants: [...people.values()],
		heads: source.accounts.flatMap(({ identifier, headSchools }) => {
			const accountId = accountIds.get(identifier);
			return accountId === undefined || headSchools.length === 0 ? [] : [{ accountId, headSchools }];
		}),
		missions: new Map(),
		assignments: [],
		claims: [],
		competences: competenceTables(source.competences, people),
		fileNumberCounter: state.fileNumberCounter,
		hash: stamp.hash,
		importedAt: stamp.importedAt
	};
	const problems: ImportProblem[] = [];
	for (const row of source.assignments) {
		const person = people.get(row.identifier);
		const type = source.missionTypes.find(({ label }) => label === row.mission.typeLabel);
		if (person === undefined || type === undefined)
			throw new Error('The cross-check let an unknown name pass.');
		write.missions.set(row.mission.number, { ...row.mission, typeCode: type.code });
		const known = state.assignments.get(`${row.mission.number} ${person.id}`);
		const assignmentId = known?.id ?? randomUUID();
		write.assignments.push({
			...row,
			id: assignmentId,
			intervenantId: person.id,
			accountId: person.accountId,
			cancelledAt: row.isCancelled ? (known?.cancelledAt ?? stamp.importedAt) : null
		});
		if (known?.hasClaim === true) continue;
		// Nothing is owed for what was cancelled before it came here, unless the source tells of it.
		if (row.isCancelled && row.remuneration === null && row.travel === null) continue;
		const mission = assignedMission(code, source.academy.zone, row, type);
		const claim = newClaim(
			{ mission, academy, profile: { ...person.profile, version: 1 } },
			row,
			source,
			stamp,
			rules
		);
		problems.push(...claim.problems);
		if (claim.insert !== null) {
			write.claims.push({ ...claim.insert, assignmentId, accountId: person.accountId });
		}
	}
	return { write, problems };
}

function assignedMission(
	academy: string,
	academyZone: string,
	row: AssignmentImport,
	type: AcademyImport['missionTypes'][number]
): AssignedMission {
	const { mission, quality, juries, observations, heading, isSummoned, correctionState } = row;
	return {
		...mission,
		academy,
		typeCode: type.code,
		payInput: type.payInput,
		zone: mission.zone ?? academyZone,
		quality,
		juries,
		observations,
		heading,
		isSummoned,
		isDeliberation: type.isDeliberation,
		portal: type.portal,
		correctionState,
		version: 1
	};
}

/** No claim where neither part was generated (guide §2.6.2: «pour lesquelles un frais … a été généré»). */
function newClaim(
	places: ClaimPlaces,
	row: AssignmentImport,
	source: AcademyImport,
	stamp: Stamp,
	rules: GenerationRules
): { insert: Omit<ClaimInsert, 'assignmentId' | 'accountId'> | null; problems: ImportProblem[] } {
	const parts = partStates(places, row, rules);
	if (parts.remuneration.status === 'none' && parts.travel.status === 'none')
		return { insert: null, problems: [] };
	const trips = source.trips.filter(
		(trip) => trip.number === row.mission.number && trip.identifier === row.identifier
	);
	const { remunerationPaidOn, travelPaidOn, attestation, groupingComment } =
		source.followUps.find(
			({ number, identifier }) => number === row.mission.number && identifier === row.identifier
		) ?? NO_FOLLOW_UP;
	const { content, violations } = importedContent(places, row, trips, parts.travel.status !== 'none');
	return {
		insert: {
			id: randomUUID(),
			missionNumber: row.mission.number,
			...parts,
			remunerationPaidOn,
			travelPaidOn,
			attestation,
			groupingComment,
			content,
			fileNumber: row.fileNumber,
			history: importHistory(parts, stamp.importedAt)
		},
		problems: violations.map((violation) => ({
			file: violation.field.startsWith('trips.') ? 'deplacements.csv' : 'missions.csv',
			line: (violation.field.startsWith('trips.') ? trips[0]?.line : undefined) ?? row.line,
			column: fieldLabel(violation.field),
			message: violationSentence(violation),
			academy: row.academy
		}))
	};
}
