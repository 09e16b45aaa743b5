// What an account keeps of a person's wishes, whatever the device: the accessibility settings (guide §1.3.1).
import * as z from 'zod/mini';
import {
	ALIGNMENTS,
	CONTRASTS,
	LINE_SPACINGS,
	TEXT_SIZES,
	type DisplaySettings
} from '../domain/display/display-settings';

const displaySchema = z.strictObject({
	contrast: z.enum(CONTRASTS),
	textSize: z.literal([...TEXT_SIZES]),
	lineSpacing: z.enum(LINE_SPACINGS),
	alignment: z.enum(ALIGNMENTS)
});

/** `PUT /api/preferences`, by the person signed in. */
export const preferencesRequestSchema = z.strictObject({ display: displaySchema });
export type PreferencesRequest = z.infer<typeof preferencesRequestSchema>;

/** `GET` and `PUT /api/preferences`. The last written stands; `changedAt` is the server's instant (ISO, UTC). */
export interface PreferencesResponse {
	/** Null: this account chose nothing yet. */
	display: DisplaySettings | null;
	changedAt: string | null;
}
