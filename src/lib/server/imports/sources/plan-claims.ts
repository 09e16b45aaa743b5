// Applies the generation rules (domain/claim/generate-claim.ts) to the assignments of an import from CYCLADES, page by
// page: claims that begin, claims that nobody began and that follow their mission, and words on those that are kept.
import { randomUUID } from 'node:crypto';
import type { Academy } from '$lib/domain/academy/academy';
import type { IntervenantProfile } from '$lib/domain/access/role';
import type { ClaimContent, StoredPartStatus } from '$lib/domain/claim/claim';
import { generateClaim, type GeneratedClaim, type GenerationRules } from '$lib/domain/claim/generate-claim';
import type { AssignedMission, Jury, MissionSchedule, PayInput } from '$lib/domain/mission/mission';
import { MISSION_FACT_WORDS, SOURCE_REPORT } from '$lib/fr/gestion/source-words';
import {
	addClaims,
	addRegenerated,
	closingPage,
	keptPage,
	makeClaimTables,
	plannedPage,
	setReasons,
	type PlannedRow
} from '../../repositories/sources/claims';
import { begunSinceStatements } from '../../repositories/sources/claim-writes';
import {
	KEPT_REPORT_LINES,
	type JsonValue,
	type StagedBase,
	type WholeWrite
} from '../../repositories/sources/staged';
import { importHistory } from '../build-claim';
import type { Pace } from './pace';
import type { Report } from './report';

const PAGE = 1_000;

export interface ClaimPlan {
	/** Claims that come with a «N° Dossier», for they come validated. */
	numbered: number;
}

interface PlanContext {
	academy: Academy;
	rules: GenerationRules;
	at: string;
}

export async function planClaims(
	base: StagedBase,
	context: PlanContext,
	lines: number,
	report: Report,
	pace: Pace
): Promise<ClaimPlan> {
	await makeClaimTables(base);
	let numbered = 0;
	let after = 0;
	for (;;) {
		const page = await plannedPage(base, after, PAGE);
		const last = page.at(-1);
		if (last === undefined) break;
		const made: JsonValue[][] = [];
		const anew: JsonValue[][] = [];
		for (const row of page) {
			const claim = claimOf(row, context);
			if (claim === null) continue;
			if (row.claimId !== null) {
				anew.push([row.claimId, row.line, row.claimRevision, ...fieldsOf(claim), factWords(row.facts)]);
				continue;
			}
			if (claim.travel.status === 'open' && row.isHomeKnown === 0) {
				report.add('warning', row.line, null, SOURCE_REPORT.homeUnknown);
			}
			const rank = isSent(claim) ? (numbered += 1) : null;
			const history = JSON.stringify(importHistory(claim, context.at));
			made.push([row.line, ...fieldsOf(claim), rank, history]);
		}
		await addClaims(base, context.at, made);
		await addRegenerated(base, anew);
		after = last.line;
		pace.tell('planning', lines === 0 ? null : Math.min(1, after / (lines + 1)), lines);
		await pace.step();
	}
	await tellKept(base, report);
	for (const { number, isBegun } of await closingPage(base, KEPT_REPORT_LINES)) {
		report.add('warning', null, null, SOURCE_REPORT.assignmentClosed(number, isBegun));
	}
	return { numbered };
}

/** Both the person and the gestionnaire read it in «Suivi», and the gestionnaire in the report. */
async function tellKept(base: StagedBase, report: Report): Promise<void> {
	let after = '';
	for (;;) {
		const page = await keptPage(base, after, PAGE);
		const last = page.at(-1);
		if (last === undefined) return;
		const reasons = page.map(({ claimId, number, line, facts, isClosed }) => {
			const words = factWords(facts);
			// What is closed is told below, with those that nobody began.
			if (isClosed === 0) report.add('warning', line, null, SOURCE_REPORT.claimKept(number, words));
			return [claimId, words];
		});
		await setReasons(base, reasons);
		after = last.claimId;
	}
}

/**
 * Within the one unit, before it writes: claims that were begun since they were looked at are kept as well, and told.
 * @returns how many of those that were to follow their mission do not.
 */
export async function keepBegunSince(
	write: WholeWrite,
	report: Report
): Promise<{ follow: number; closed: number }> {
	const { follow, closed, forget } = begunSinceStatements(MISSION_FACT_WORDS.closed);
	const followRows = (await write(follow)).rows;
	for (const row of followRows) {
		const words = SOURCE_REPORT.claimKept(Number(row['number']), String(row['reason']));
		report.add('warning', Number(row['line']), null, words);
	}
	const closedRows = (await write(closed)).rows;
	if (followRows.length > 0) await write(forget);
	return { follow: followRows.length, closed: closedRows.length };
}

function factWords(facts: string): string {
	const words = facts.split(',').flatMap((fact) => {
		const [, word] = Object.entries(MISSION_FACT_WORDS).find(([name]) => name === fact) ?? [];
		return word === undefined ? [] : [word];
	});
	return [...new Set(words)].join(', ');
}

function fieldsOf({ remuneration, travel, content }: GeneratedClaim): JsonValue[] {
	return [
		remuneration.status,
		remuneration.statusBeforeCancel,
		travel.status,
		travel.statusBeforeCancel,
		JSON.stringify(content)
	];
}

function isSent({ remuneration, travel }: GeneratedClaim): boolean {
	return [remuneration, travel].some(({ status }) => status === 'validated' || status === 'accepted');
}

function claimOf(row: PlannedRow, { academy, rules }: PlanContext): GeneratedClaim | null {
	const generated = generateClaim(
		{
			mission: missionOf(row, academy),
			profile: profileOf(row, academy.code),
			isDuringTheYear: row.isDuringYear === 1,
			given: {
				remuneration: row.givenRemuneration as StoredPartStatus | null,
				travel: row.givenTravel as StoredPartStatus | null
			}
		},
		rules,
		academy,
		randomUUID()
	);
	const known = row.content as ClaimContent | null;
	if (known === null) return generated;
	const next = generated ?? NOTHING_DUE;
	const isSantorin = known.remuneration.kind === 'santorin' && next.content.remuneration.kind === 'santorin';
	return isSantorin ? { ...next, content: { ...next.content, remuneration: known.remuneration } } : next;
}

const NONE = { status: 'none', statusBeforeCancel: null, isExported: false } as const;
/** A claim that exists stays, even where its mission no longer gives rise to any part. */
const NOTHING_DUE: GeneratedClaim = {
	remuneration: NONE,
	travel: NONE,
	content: { remuneration: { kind: 'none' }, trips: [] }
};

function missionOf({ mission }: PlannedRow, academy: Academy): AssignedMission {
	const text = (name: string) => mission[name] as string | null;
	const centreLabel = text('centreLabel');
	return {
		academy: academy.code,
		number: mission['number'] as number,
		exam: text('exam') ?? '',
		session: text('session'),
		speciality: text('speciality'),
		examOption: text('examOption'),
		typeCode: text('typeCode') ?? '',
		typeLabel: text('typeLabel') ?? '',
		payInput: mission['payInput'] as PayInput,
		centre:
			centreLabel === null
				? null
				: {
						label: centreLabel,
						uai: text('centreUai'),
						town: text('centreTown'),
						postalCode: text('centrePostalCode')
					},
		zone: text('zone') ?? academy.zone,
		schedule: mission['schedule'] as MissionSchedule,
		quality: text('quality'),
		juries: mission['juries'] as Jury[],
		observations: text('observations'),
		heading: mission['heading'] as AssignedMission['heading'],
		isSummoned: mission['isSummoned'] === 1,
		cancelledAt: text('cancelledAt'),
		version: 1
	};
}

function profileOf({ profile }: PlannedRow, academy: string): IntervenantProfile {
	const text = (name: string) => profile[name] as string | null;
	const schoolLabel = text('schoolLabel');
	return {
		academy,
		identifier: text('identifier') ?? '',
		fullName: text('fullName') ?? '',
		addressLines: profile['addressLines'] as string[],
		homeTown: text('homeTown'),
		homePostalCode: text('homePostalCode'),
		principalSchool:
			schoolLabel === null
				? null
				: {
						label: schoolLabel,
						town: text('schoolTown'),
						postalCode: text('schoolPostalCode'),
						uai: text('schoolUai')
					},
		isFinancialFileActive: false,
		hasNir: false,
		version: 1
	};
}
