// Addresses of the remote applications: what an operator may write as one, and those given by the environment.
import { PORTAL_MODULES, type PortalModule } from '$lib/domain/portal/application';
import { ConfigError, nonEmpty, type Environment } from './environment';

/** A module without an address is not open in that académie. */
export type PortalAddresses = Partial<Record<PortalModule, string>>;

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** `https://…`, or `http://` on this machine alone (tests); no user name, no fragment. */
export function isPortalAddress(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname, username, password, hash } = new URL(text);
	if (username !== '' || password !== '' || hash !== '') return false;
	return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}

function readAddresses(value: unknown): PortalAddresses | null {
	if (typeof value !== 'object' || value === null) return null;
	const entries = Object.entries(value);
	const isRight = entries.every(
		([name, address]) =>
			PORTAL_MODULES.some((module) => module === name) &&
			typeof address === 'string' &&
			isPortalAddress(address)
	);
	return isRight ? (value as PortalAddresses) : null;
}

/**
 * `IMAGIN_PORTALS`: JSON by académie code, over what the académies' own settings say:
 * `{"RENNES":{"santorin":"https://santorin.example/entree"}}`. For a trial platform, without touching imported data.
 */
export function readPortals(environment: Environment): Readonly<Record<string, PortalAddresses>> {
	const text = nonEmpty(environment, 'IMAGIN_PORTALS');
	if (text === null) return {};
	const fault = new ConfigError(
		`IMAGIN_PORTALS est un JSON {"RENNES":{"santorin":"https://…"}} ; modules : ${PORTAL_MODULES.join(', ')}.`
	);
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw fault;
	}
	if (typeof json !== 'object' || json === null) throw fault;
	return Object.fromEntries(
		Object.entries(json).map(([academy, value]) => {
			const addresses = readAddresses(value);
			if (addresses === null) throw fault;
			return [academy, addresses];
		})
	);
}
