// What a launch token says, by the names of JWT (docs/portals.md).
import type { LaunchActivity, PortalModule } from '$lib/domain/portal/application';

export interface LaunchClaims {
	/** Our own address: who signed. */
	iss: string;
	/** The configured address of the module: a token for one application opens no other. */
	aud: string;
	/** NUMEN, or the intervenant number of an external: the key that these applications know people by. */
	sub: string;
	/** Seconds since 1970 UTC. */
	iat: number;
	nbf: number;
	exp: number;
	/** One-time id: the receiver refuses it a second time. */
	jti: string;
	academy: string;
	activity: LaunchActivity;
	module: PortalModule;
	/** Numbers of the missions that the launch is about: one from the portal, the juries presided, or none. */
	missions: number[];
	/** `otp` where a second factor was shown (RFC 8176); empty elsewhere. */
	amr: 'otp'[];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
