// The present as this device best knows it: its own clock, put right by what the server last told.

let offsetMs = 0;

/** Less than this may be the network's delay: the device's clock is then taken as it is. */
export const TOLERATED_SKEW_MS = 60_000;

/** `measured`: server's clock minus the device's, in milliseconds. */
export function setClockOffset(measured: number): void {
	offsetMs = Math.abs(measured) < TOLERATED_SKEW_MS ? 0 : measured;
}

/** Milliseconds since 1970 UTC. */
export function nowMs(): number {
	return Date.now() + offsetMs;
}

/** ISO instant by the device's own clock: information only, for what the server is told. */
export function deviceInstant(): string {
	return new Date().toISOString();
}
