// The cursor of a pull: opaque to devices, one position an académie. Knows no SQL.
import * as z from 'zod/mini';

const whole = z.int().check(z.minimum(0));
const position = z.discriminatedUnion('phase', [
	/** First pull: everything by stable key, then the log from the mark noted at its start. */
	z.strictObject({ phase: z.literal('first'), log: z.string(), mark: whole, after: z.nullable(whole) }),
	/** The log up to `at` was told. */
	z.strictObject({ phase: z.literal('log'), log: z.string(), at: whole }),
	/** The person lost the académie: what was told is taken back, by mission number. */
	z.strictObject({ phase: z.literal('leaving'), after: z.nullable(whole) })
]);
const cursor = z.strictObject({
	v: z.literal(1),
	account: z.string(),
	/** In which the device was told so far; absent: the first. */
	protocol: z.optional(z.int().check(z.minimum(1))),
	academies: z.record(z.string(), position)
});

export type PullPosition = z.infer<typeof position>;
export type PullCursor = z.infer<typeof cursor>;

export function emptyCursor(account: string): PullCursor {
	return { v: 1, account, academies: {} };
}

export function writeCursor(value: PullCursor): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Null for a cursor that is not ours, of another version or of another person: the device starts over. */
export function readCursor(text: string, account: string): PullCursor | null {
	let value: unknown;
	try {
		value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
	const parsed = cursor.safeParse(value);
	return parsed.success && parsed.data.account === account ? parsed.data : null;
}
