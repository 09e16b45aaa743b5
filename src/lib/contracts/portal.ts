// Opening a remote application, and the second factor before some of them: what is asked and what is answered.
import * as z from 'zod/mini';
import { LAUNCH_ACTIVITIES, type PortalModule } from '../domain/portal/application';

/** `POST /api/portals/launch`. `mission`: its number, from «Portail d'accès aux missions» alone. */
export const launchRequestSchema = z.strictObject({
	academy: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,31}$/)),
	activity: z.enum(LAUNCH_ACTIVITIES),
	mission: z.nullable(z.int().check(z.minimum(1)))
});
export type LaunchRequest = z.infer<typeof launchRequestSchema>;

/** The application is there. `token`: to be posted to `/api/portals/opening` in the new window, before its minute ends. */
export interface LaunchResponse {
	module: PortalModule;
	token: string;
	/** ISO instant, UTC, by the server's clock. */
	expiresAt: string;
}

/** A code of six digits, or a recovery code; blanks and dashes as people type them. */
export const codeRequestSchema = z.strictObject({ code: z.string().check(z.maxLength(40)) });

/** `POST /api/second-factor/enrolment`: the account's password if it has one, and a code of the former device if any. */
export const enrolmentRequestSchema = z.strictObject({
	password: z.string().check(z.maxLength(1_000)),
	code: z.nullable(z.string().check(z.maxLength(40)))
});
export type EnrolmentRequest = z.infer<typeof enrolmentRequestSchema>;

/** `GET /api/second-factor`. */
export interface SecondFactorStanding {
	isEnrolled: boolean;
	recoveryCodesLeft: number;
	/** ISO instant until which this session needs no new code; null: a code is asked for. */
	passedUntil: string | null;
	/** The session is an identity provider's: an enrolment asks for its fresh proof, and for no password. */
	isByProvider: boolean;
}

/** Told once, at enrolment. `qrSvg`: the address `uri` as a picture. */
export interface EnrolmentResponse {
	/** Base32, in groups of four for who types it. */
	secret: string;
	uri: string;
	qrSvg: string;
}

/** Told once, when the enrolment's first code was right. */
export interface ConfirmationResponse {
	recoveryCodes: string[];
}
