// What a device asks of the server: idempotent operations, and their answers.
import * as z from 'zod/mini';
import {
	DOCUMENT_FOLDERS,
	DOCUMENT_FORMATS,
	DOCUMENT_PURPOSES
} from '../domain/supporting-document/supporting-document';
import type { Claim } from '../domain/claim/claim';
import type { ChangeAuthor } from '../domain/claim/content-changes';
import { COMPETENCE_AUTHORS, COMPETENCE_WORDS } from '../domain/competence/competence';
import type { Violation } from '../domain/claim/violation';
import { MAX_OPERATIONS_PER_PUSH } from './protocol';
import type { RefusalCode } from './refusal';

const uuid = z
	.string()
	.check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
export const academyCode = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,31}$/));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const localDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const localTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const count = z.nullable(z.int().check(z.minimum(0), z.maximum(1_000_000_000)));
const text = (max: number) => z.string().check(z.maxLength(max));
const nullableText = (max: number) => z.nullable(text(max));

export const halfDayLineSchema = z.strictObject({
	id: uuid,
	date: z.nullable(localDate),
	morningStart: z.nullable(localTime),
	morningEnd: z.nullable(localTime),
	afternoonStart: z.nullable(localTime),
	afternoonEnd: z.nullable(localTime)
});

const enteredKinds = [
	z.strictObject({ kind: z.literal('copies'), copies: count }),
	z.strictObject({ kind: z.literal('candidates'), candidates: count }),
	z.strictObject({ kind: z.literal('halfDays'), lines: z.array(halfDayLineSchema).check(z.maxLength(200)) }),
	z.strictObject({ kind: z.literal('duration'), hours: count, minutes: count })
] as const;

/** Pay that somebody else than its intervenant enters. */
export const suppliedPaySchema = z.discriminatedUnion('kind', enteredKinds);

export const remunerationSchema = z.discriminatedUnion('kind', [
	...enteredKinds,
	z.strictObject({
		kind: z.literal('santorin'),
		unit: z.enum(['copies', 'candidates']),
		count,
		groupingComment: nullableText(2000)
	}),
	z.strictObject({ kind: z.literal('gestionnaire') }),
	z.strictObject({ kind: z.literal('none') })
]);

export const tripSchema = z.strictObject({
	id: uuid,
	origin: z.enum(['prefilled', 'added']),
	departureTown: nullableText(100),
	departurePostalCode: nullableText(20),
	departureCountry: z.string().check(z.regex(/^[A-Z]{2}$/)),
	departureDate: z.nullable(localDate),
	departureTime: z.nullable(localTime),
	arrivalTown: nullableText(100),
	arrivalPostalCode: nullableText(20),
	arrivalCountry: z.string().check(z.regex(/^[A-Z]{2}$/)),
	returnDate: z.nullable(localDate),
	returnTime: z.nullable(localTime),
	transportMode: nullableText(40),
	distanceKm: count,
	oneWayJourneys: count,
	otherCostsCents: count,
	comment: text(2000),
	lunchesReimbursed: count,
	lunchesAdministrative: count,
	lunchesFree: count,
	dinnersReimbursed: count,
	dinnersFree: count,
	nightsReimbursed: count,
	nightsFree: count
});

export const claimContentSchema = z.strictObject({
	remuneration: remunerationSchema,
	trips: z.array(tripSchema).check(z.maxLength(200))
});

/** `revision`: the claim's revision that the person saw; `after`: the previous operation of this device on the claim. */
export const baseSchema = z.union([
	z.strictObject({ revision: z.int().check(z.minimum(0)) }),
	z.strictObject({ after: uuid })
]);

const common = {
	/** UUIDv7 made on the device. */
	id: uuid,
	academy: academyCode,
	/** The claim's id; null for what touches none (`acceptConditions`, `setCompetence`, `enterJuryPay`:
	 * of another person's), then `base` is null too. */
	claimId: z.nullable(uuid),
	base: z.nullable(baseSchema),
	/** ISO instant by the device's clock: information only. */
	madeAt: text(40)
};

export const operationSchema = z.discriminatedUnion('kind', [
	/** Base content is the content at `base`: kept so that the server can merge by field. */
	z.strictObject({
		...common,
		kind: z.literal('saveClaim'),
		payload: z.strictObject({ baseContent: claimContentSchema, content: claimContentSchema })
	}),
	z.strictObject({
		...common,
		kind: z.literal('validateClaim'),
		payload: z.strictObject({
			/** Canonical JSON of the summary that the person saw, and its SHA-256. */
			summary: text(400_000),
			summarySha256: sha256,
			seen: z.strictObject({
				missionVersion: z.int(),
				settingsVersion: z.int(),
				conditionsVersion: z.int(),
				profileVersion: z.int()
			}),
			/** «Valider quand même»: the person saw which pieces are missing. */
			missingDocumentsSeen: z.boolean()
		})
	}),
	z.strictObject({ ...common, kind: z.literal('withdrawValidation'), payload: z.strictObject({}) }),
	z.strictObject({ ...common, kind: z.literal('declareNotDone'), payload: z.strictObject({}) }),
	z.strictObject({ ...common, kind: z.literal('undoNotDone'), payload: z.strictObject({}) }),
	/** Sent once the bytes are uploaded: the server links the file of this hash to the claim. */
	z.strictObject({
		...common,
		kind: z.literal('attachDocument'),
		payload: z.strictObject({
			documentId: uuid,
			folder: z.enum(DOCUMENT_FOLDERS),
			purpose: z.enum(DOCUMENT_PURPOSES),
			name: text(255),
			format: z.enum(DOCUMENT_FORMATS),
			byteLength: z.int().check(z.minimum(0)),
			sha256
		})
	}),
	z.strictObject({
		...common,
		kind: z.literal('deleteDocument'),
		payload: z.strictObject({ documentId: uuid })
	}),
	z.strictObject({
		...common,
		kind: z.literal('acceptConditions'),
		payload: z.strictObject({ version: z.int().check(z.minimum(1)) })
	}),
	/** «+» or «×»: the person's own word on one épreuve-option. */
	z.strictObject({
		...common,
		kind: z.literal('setCompetence'),
		payload: z.strictObject({
			/** `ExamOption.key`. */
			option: text(60),
			word: z.enum(COMPETENCE_WORDS),
			/** What the person had before their eyes: kept with their word, decides nothing. */
			seen: z.strictObject({
				exam: text(500),
				speciality: text(500),
				label: text(500),
				words: z
					.array(
						z.strictObject({
							author: z.enum(COMPETENCE_AUTHORS),
							code: text(20),
							word: z.enum(COMPETENCE_WORDS)
						})
					)
					.check(z.maxLength(100))
			})
		})
	}),
	/** The «Président» of a jury enters a member's pay, on a mission headed by the ministry. Since protocol 4. */
	z.strictObject({
		...common,
		kind: z.literal('enterJuryPay'),
		payload: z.strictObject({
			/** The member's claim: never told to the president, who knows its id alone. */
			claimId: uuid,
			/** What the president saw; null: nothing was entered. */
			base: z.nullable(suppliedPaySchema),
			entry: suppliedPaySchema,
			/** Whom the president saw: for the list of what is not sent; decides nothing. */
			seen: z.strictObject({ fullName: text(200) })
		})
	})
]);
export type Operation = z.infer<typeof operationSchema>;
export type OperationKind = Operation['kind'];
export type OperationBase = z.infer<typeof baseSchema>;

/** Each operation is checked alone, so that a malformed one never stops the others. */
export const pushRequestSchema = z.object({
	protocol: z.int(),
	/** Whose outbox this is: refused if another account's session carries it. Absent from old clients. */
	accountId: z.optional(z.string()),
	operations: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MAX_OPERATIONS_PER_PUSH))
});

/** One field changed on both sides: path, and the three values as JSON. */
export interface FieldConflict {
	field: string;
	base: unknown;
	mine: unknown;
	theirs: unknown;
	/** Who made theirs, and when; null: not known (as imported). Older servers do not say. */
	changed?: ChangeAuthor | null;
}

/**
 * The server's answer to one operation. Applied, conflict and refused are stored with the operation's id and
 * given again to a repeat; `retry` is not stored.
 * `claim` is the claim after (or instead of) the operation; null for what touches no claim.
 */
export type OperationAnswer =
	| { id: string; outcome: 'applied'; claim: Claim | null }
	| { id: string; outcome: 'already-applied'; revision: number | null }
	| { id: string; outcome: 'conflict'; code: RefusalCode; conflicts: FieldConflict[]; claim: Claim | null }
	| {
			id: string;
			outcome: 'refused';
			code: RefusalCode;
			violations: Violation[];
			claim: Claim | null;
	  }
	| { id: string; outcome: 'retry'; code: RefusalCode; retryAfterSeconds: number };

export interface PushResponse {
	protocol: number;
	/** In the order of the request; one an operation. */
	answers: OperationAnswer[];
}
