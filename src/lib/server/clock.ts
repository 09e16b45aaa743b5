// The server's only clock. No route, header or cookie sets it: a test's clock starts with the process.
import { config, ConfigError, type DatabaseMark, type ServerConfig } from './config';

const LOOPBACK_HOSTS = ['127.0.0.1', '::1', 'localhost'];

let offsetMs: number | null = null;

/** Milliseconds since 1970 UTC. Under IMAGIN_TEST_NOW: that instant, and the time passed since the first call. */
export function nowMs(): number {
	offsetMs ??= clockOffset(config());
	return Date.now() + offsetMs;
}

function clockOffset({ testNowMs }: ServerConfig): number {
	return testNowMs === null ? 0 : testNowMs - Date.now();
}

/**
 * A test clock would let anybody validate in the past: it is refused unless the server is bound to loopback and
 * its database is marked demo or test.
 */
export function checkTestClock({ testNowMs, host }: ServerConfig, mark: DatabaseMark): void {
	if (testNowMs === null) return;
	if (!LOOPBACK_HOSTS.includes(host)) {
		throw new ConfigError(
			`IMAGIN_TEST_NOW est refusé : le serveur écoute sur ${host}, pas seulement sur cette machine.`
		);
	}
	if (mark === 'production') {
		throw new ConfigError(
			'IMAGIN_TEST_NOW est refusé : la base n’est pas une base de démonstration ou de test.'
		);
	}
}
