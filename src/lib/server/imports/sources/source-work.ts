// What is done with the lines of each kind of source: questions, comparison, counts, and the statements of the one unit.
import type { Academy } from '$lib/domain/academy/academy';
import type { GenerationRules } from '$lib/domain/claim/generate-claim';
import { kindOf, type ImportCounts, type Source } from '$lib/domain/import/source';
import { SOURCE_NAMES, SOURCE_REPORT } from '$lib/fr/gestion/source-words';
import { queueStatementsFor } from '../../repositories/queue-index';
import {
	attestedStatements,
	CONCERNED_CLAIMS,
	keptStatements,
	newClaimStatements,
	regeneratedStatements,
	setFileNumberCounter
} from '../../repositories/sources/claim-writes';
import { CLAIM_COUNTS } from '../../repositories/sources/claims';
import {
	compareMarking,
	MARKED_CLAIMS,
	MARKING_COUNTS,
	MARKING_FINDINGS,
	MARKING_WARNINGS,
	markingStatements
} from '../../repositories/sources/marking';
import { missionNotices, missionStatements } from '../../repositories/sources/mission-writes';
import { compareMissions, MISSION_COUNTS, MISSION_FINDINGS } from '../../repositories/sources/missions';
import {
	LOGIN_FINDINGS,
	PEOPLE_COUNTS,
	PEOPLE_FINDINGS,
	personStatements,
	RENAMED_CLAIMS,
	resolveExternals,
	resolvePeople
} from '../../repositories/sources/people';
import { comparePostings, postingStatements } from '../../repositories/sources/postings';
import {
	countOf,
	find,
	type Counted,
	type Finding,
	type StagedBase,
	type WholeWrite
} from '../../repositories/sources/staged';
import {
	compareTeachings,
	TEACHING_COUNTS,
	TEACHING_FINDINGS,
	teachingStatements
} from '../../repositories/sources/teachings';
import { listConcerned } from '../../repositories/sources/travel';
import type { LineTable } from './line-table';
import { MARKING_TABLE } from './marking-lines';
import { MISSION_TABLE } from './mission-lines';
import type { Pace } from './pace';
import { peopleTable } from './people-lines';
import { askElsewhere } from './ask-elsewhere';
import { keepBegunSince, planClaims } from './plan-claims';
import type { Report } from './report';
import { TEACHING_TABLE } from './teaching-lines';

export interface WorkContext {
	academy: Academy;
	rules: GenerationRules;
	source: Source;
	at: string;
	lines: number;
	/** Nobody served here before: nobody is told of news. */
	isFirst: boolean;
}

type Statements = ReturnType<typeof queueStatementsFor>;

export interface SourceWork {
	table: LineTable;
	counts: Counted;
	/** Compares the lines with each other and with what is known; the directory is at hand. */
	check(base: StagedBase, code: string, report: Report): Promise<void>;
	/** What will change; gives how many claims need a «N° Dossier». */
	compare(base: StagedBase, context: WorkContext, report: Report, pace: Pace): Promise<number>;
	/** First in the unit: what changed since the comparison is looked at again, the report and the counts say how it is. */
	lookAgain?(write: WholeWrite, report: Report, counts: ImportCounts): Promise<void>;
	/** `fileNumberBase`: the highest number that was given. */
	statements(context: WorkContext, fileNumberBase: number, numbered: number): Statements;
}

async function ask(base: StagedBase, findings: readonly Finding[], report: Report): Promise<void> {
	for (const finding of findings) report.found(finding, await find(base, finding));
}

const PEOPLE = (source: Source): SourceWork => ({
	table: peopleTable(source),
	counts: PEOPLE_COUNTS,
	async check(base, code, report) {
		await ask(base, PEOPLE_FINDINGS, report);
		if (report.problems > 0) return;
		await resolvePeople(base);
		await ask(base, LOGIN_FINDINGS, report);
		await askElsewhere(base, code, report);
	},
	async compare(base, _context, report) {
		await comparePostings(base, source);
		const leaving = await countOf(base, 'staged.leaving');
		if (leaving > 0) report.add('warning', null, null, SOURCE_REPORT.personClosed(leaving));
		return 0;
	},
	statements: ({ academy, at }) => [
		...personStatements(academy.code, at),
		...postingStatements(academy.code, source, at),
		...queueStatementsFor(RENAMED_CLAIMS)
	]
});

const TEACHINGS: SourceWork = {
	table: TEACHING_TABLE,
	counts: TEACHING_COUNTS,
	check: (base, _code, report) => ask(base, TEACHING_FINDINGS, report),
	async compare(base) {
		await compareTeachings(base);
		return 0;
	},
	statements: ({ academy, at }) => teachingStatements(academy.code, at)
};

const MISSIONS: SourceWork = {
	table: MISSION_TABLE,
	counts: { ...MISSION_COUNTS, ...CLAIM_COUNTS },
	async check(base, code, report) {
		await resolveExternals(base);
		await ask(base, [...LOGIN_FINDINGS, ...MISSION_FINDINGS], report);
		await askElsewhere(base, code, report);
	},
	async compare(base, context, report, pace) {
		await compareMissions(base, context.at);
		const { numbered } = await planClaims(base, context, context.lines, report, pace);
		await listConcerned(base);
		return numbered;
	},
	async lookAgain(write, report, counts) {
		const { follow, closed } = await keepBegunSince(write, report);
		if (follow > 0) counts.claimsRegenerated = (counts.claimsRegenerated ?? 0) - follow;
		if (follow + closed > 0) counts.claimsKept = (counts.claimsKept ?? 0) + follow + closed;
	},
	statements({ academy, source, at, isFirst }, base, numbered) {
		const actor = SOURCE_NAMES[source];
		return [
			...personStatements(academy.code, at),
			...missionStatements(academy.code, at),
			...newClaimStatements(academy.code, base, at),
			...(numbered > 0 ? [setFileNumberCounter(base + 2 * numbered)] : []),
			...regeneratedStatements(academy.code, actor, at),
			...keptStatements(academy.code, actor, at),
			...attestedStatements(academy.code, actor, at),
			...(isFirst ? [] : [missionNotices(at)]),
			...queueStatementsFor(`${RENAMED_CLAIMS} UNION ${CONCERNED_CLAIMS}`)
		];
	}
};

const MARKING: SourceWork = {
	table: MARKING_TABLE,
	counts: MARKING_COUNTS,
	check: (base, _code, report) => ask(base, MARKING_FINDINGS, report),
	async compare(base, _context, report) {
		await compareMarking(base);
		await ask(base, MARKING_WARNINGS, report);
		return countOf(base, 'staged.grouped WHERE file_rank IS NOT NULL');
	},
	statements: ({ academy, source, at }, base, numbered) => [
		...markingStatements(academy.code, SOURCE_NAMES[source], base, at),
		...(numbered > 0 ? [setFileNumberCounter(base + 2 * numbered)] : []),
		...queueStatementsFor(MARKED_CLAIMS)
	]
};

export function workOf(source: Source): SourceWork {
	const kind = kindOf(source);
	if (kind === 'people') return PEOPLE(source);
	if (kind === 'teachings') return TEACHINGS;
	return kind === 'missions' ? MISSIONS : MARKING;
}
