// What the head of an exam centre sees: the missions of the centres that they hold, and who serves on one.
// Knows no SQL and no request.
import { randomUUID } from 'node:crypto';
import {
	attestationRefusal,
	type Attestation,
	type AttestationRefusal
} from '../../domain/attestation/attestation';
import { localDateTimeAt, type Zone } from '../../domain/calendar/local-date-time';
import { timedStatus } from '../../domain/claim/part-status';
import type { Jury } from '../../domain/mission/mission';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import { currentAcademy } from '../repositories/academies';
import {
	findCentreMission,
	listCentreMissions,
	listCentrePersons,
	type CentreMission,
	type CentrePosition
} from '../repositories/attestations';
import { headSchools } from '../repositories/head-schools';
import { hasRole, type Caller } from './caller';

/** Missions of one page of the list. */
export const CENTRE_PAGE_SIZE = 50;
/** Persons of one page of a mission: its form stays far under what a form may weigh. */
export const PERSONS_PAGE_SIZE = 100;

export const CENTRE_CHOICES = ['toAttest', 'all'] as const;
export type CentreChoice = (typeof CENTRE_CHOICES)[number];

export interface CentreLine extends CentreMission {
	hasBegun: boolean;
}

export interface CentreList {
	academyLabel: string;
	/** The centres that this head holds; none: nothing can be listed, and the page says whom to ask. */
	uais: string[];
	lines: CentreLine[];
	next: string | null;
	isFirst: boolean;
}

export async function centreList(
	code: string,
	choice: CentreChoice,
	afterText: string | null,
	caller: Caller
): Promise<CentreList> {
	if (!hasRole(caller, 'chefCentre', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	if (academy === null) throw new Refused('not-found');
	const uais = await headSchools(code, caller.accountId);
	const after = readPosition(afterText);
	const now = nowMs();
	const found = await listCentreMissions(academy, {
		uais,
		toAttestAt: choice === 'toAttest' ? localDateTimeAt(now, academy.zone) : null,
		after,
		limit: CENTRE_PAGE_SIZE + 1
	});
	const lines = found.slice(0, CENTRE_PAGE_SIZE);
	const last = lines.at(-1);
	return {
		academyLabel: academy.label,
		uais,
		lines: lines
			.map((line) => ({ ...line, hasBegun: timedStatus(line.mission, now) !== 'notYetDone' }))
			// In its own zone a mission may begin later than by the académie's clock.
			.filter(({ hasBegun }) => choice === 'all' || hasBegun),
		next:
			found.length > lines.length && last !== undefined ? `${last.startsAt}~${last.mission.number}` : null,
		isFirst: after === null
	};
}

function readPosition(text: string | null): CentrePosition | null {
	const [, startsAt, number] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})~(\d{1,9})$/.exec(text ?? '') ?? [];
	return startsAt === undefined || number === undefined ? null : { startsAt, number: Number(number) };
}

export interface SheetPerson {
	/** Null: no claim, nothing to say. */
	claimId: string | null;
	fullName: string;
	quality: string | null;
	juries: Jury[];
	attestation: Attestation | null;
	version: number;
	said: { at: string; by: string } | null;
	/** Null: the word can be given, corrected or taken back now. */
	refusal: AttestationRefusal | null;
}

export interface AttestationSheet extends CentreMission {
	academyLabel: string;
	zone: Zone;
	persons: SheetPerson[];
	/** On all pages. */
	total: number;
	page: number;
	pages: number;
	/** Names the next words of this form: sent twice, they are said once. */
	decisionId: string;
}

/** @throws Refused `not-found` for a mission of a centre that this head does not hold: even its being is not told. */
export async function attestationSheet(
	code: string,
	missionNumber: number,
	page: number,
	caller: Caller
): Promise<AttestationSheet> {
	if (!hasRole(caller, 'chefCentre', code)) throw new Refused('forbidden');
	const academy = await currentAcademy(code);
	const found = academy === null ? null : await findCentreMission(academy, missionNumber);
	if (academy === null || found === null) throw new Refused('not-found');
	const uais = await headSchools(code, caller.accountId);
	if (!uais.includes(found.centre.uai)) throw new Refused('not-found');
	const now = nowMs();
	const collator = new Intl.Collator('fr');
	const persons = (await listCentrePersons(code, missionNumber))
		.sort((left, right) => collator.compare(left.fullName, right.fullName))
		.map((person): SheetPerson => {
			const { claim, fullName, quality, juries, version, said, cancelledAt, accountId } = person;
			const mission = { ...found.mission, cancelledAt };
			const isOwn = accountId === caller.accountId;
			return {
				claimId: claim?.id ?? null,
				fullName,
				quality,
				juries,
				attestation: claim?.attestation ?? null,
				version,
				said,
				refusal: attestationRefusal({ claim, mission, isOwn, nowMs: now })
			};
		});
	const pages = Math.max(1, Math.ceil(persons.length / PERSONS_PAGE_SIZE));
	const at = Math.min(Math.max(1, page), pages);
	return {
		...found,
		academyLabel: academy.label,
		zone: found.mission.zone,
		persons: persons.slice((at - 1) * PERSONS_PAGE_SIZE, at * PERSONS_PAGE_SIZE),
		total: persons.length,
		page: at,
		pages,
		decisionId: randomUUID()
	};
}
