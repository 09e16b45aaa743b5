// The JSON in the ZIP of what is not sent: how items travel from one device of a person to another. Its reader takes it
// for a stranger's text. Loaded with the import alone: the phone's first pages know no schema library.
import * as z from 'zod/mini';
import { VIOLATION_CODES } from '../domain/claim/violation';
import { claimContentSchema, operationSchema } from './operations';
import { REFUSAL_CODES } from './refusal';

export const TRANSFER_FORMAT = 'imagin-nomade-unsent';
/**
 * 1 was a JSON file without account, that no device took back; 3 holds files that belong to no claim yet. Without any, 2
 * is written: earlier builds take it.
 */
export const TRANSFER_VERSION = 3;

const text = (max: number) => z.string().check(z.maxLength(max));
const id = z.string().check(z.regex(/^[0-9a-f-]{36}$/));
const missionKey = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,31}-\d{1,12}$/));
/** What a person types stays far below; a pasted novel does not. */
const typed = text(20_000);

const paySchema = z.object({
	kind: z.enum(['copies', 'candidates', 'halfDays', 'duration', 'santorin', 'gestionnaire', 'none']),
	copies: typed,
	candidates: typed,
	hours: typed,
	minutes: typed,
	lines: z
		.array(
			z.object({
				id,
				date: typed,
				morningStart: typed,
				morningEnd: typed,
				afternoonStart: typed,
				afternoonEnd: typed
			})
		)
		.check(z.maxLength(500))
});

const entrySchema = z.object({
	remuneration: paySchema,
	trips: z
		.array(
			z.object({
				id,
				origin: z.enum(['prefilled', 'added']),
				departureTown: typed,
				departurePostalCode: typed,
				departureCountry: typed,
				departureDate: typed,
				departureTime: typed,
				arrivalTown: typed,
				arrivalPostalCode: typed,
				arrivalCountry: typed,
				returnDate: typed,
				returnTime: typed,
				transportMode: typed,
				distanceKm: typed,
				oneWayJourneys: typed,
				otherCosts: typed,
				comment: typed,
				lunchesReimbursed: typed,
				lunchesAdministrative: typed,
				lunchesFree: typed,
				dinnersReimbursed: typed,
				dinnersFree: typed,
				nightsReimbursed: typed,
				nightsFree: typed
			})
		)
		.check(z.maxLength(500))
});

const problemSchema = z.object({
	outcome: z.enum(['refused', 'conflict']),
	code: z.enum(REFUSAL_CODES),
	violations: z
		.array(
			z.object({
				code: z.enum(VIOLATION_CODES),
				field: text(300),
				severity: z.enum(['blocking', 'warning']),
				params: z.optional(z.record(text(60), z.union([z.number(), text(2_000)])))
			})
		)
		.check(z.maxLength(1_000)),
	conflicts: z
		.array(z.object({ field: text(300), base: z.unknown(), mine: z.unknown(), theirs: z.unknown() }))
		.check(z.maxLength(1_000))
});

export const transferFileSchema = z.object({
	format: z.literal(TRANSFER_FORMAT),
	version: z.union([z.literal(2), z.literal(TRANSFER_VERSION)]),
	/** Whose items these are: no other account takes them. */
	accountId: text(100),
	/** ISO instant by the exporting device's clock. */
	madeAt: text(40),
	operations: z
		.array(
			z.object({
				operation: operationSchema,
				missionKey: z.nullable(missionKey),
				state: z.enum(['waiting', 'refused', 'conflict']),
				/** First send attempt: from then on the operation never changes, on any device. */
				frozenAt: z.nullable(text(40)),
				needsNewId: z.boolean(),
				problem: z.nullable(problemSchema)
			})
		)
		.check(z.maxLength(5_000)),
	drafts: z
		.array(
			z.object({
				missionKey,
				claimId: id,
				entry: entrySchema,
				baseRevision: z.int(),
				baseContent: claimContentSchema,
				keptAt: text(40)
			})
		)
		.check(z.maxLength(5_000)),
	/**
	 * What a president typed for members of a jury and did not save. Apart from `drafts`: a build that knows no juries
	 * leaves it, instead of taking another person's claim for one of this account.
	 */
	juryDrafts: z.optional(
		z
			.array(
				z.object({
					missionKey,
					/** The member's. */
					claimId: id,
					pay: paySchema,
					basePay: claimContentSchema.shape.remuneration,
					keptAt: text(40)
				})
			)
			.check(z.maxLength(5_000))
	),
	/** Of each document its place in the ZIP; null: its bytes were already lost on the exporting device. */
	documents: z.array(z.object({ documentId: id, path: z.nullable(text(300)) })).check(z.maxLength(5_000)),
	/** Files that other apps handed over. Absent in version 2. */
	received: z.optional(
		z
			.array(
				z.object({
					id,
					name: text(1_000),
					receivedAt: text(40),
					byteLength: z.int(),
					sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
					path: text(300)
				})
			)
			.check(z.maxLength(1_000))
	)
});
export type TransferFile = z.infer<typeof transferFileSchema>;
