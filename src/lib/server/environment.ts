// Reads single settings from the environment. Knows no setting by name.

/** A setting that cannot be used: the server does not start, and says which. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

export type Environment = Record<string, string | undefined>;

/** The value without blanks around, or null if it is not set. */
export function nonEmpty(environment: Environment, name: string): string | null {
	const value = environment[name]?.trim();
	return value === undefined || value === '' ? null : value;
}

const BYTES_A_MEGABYTE = 1024 * 1024;

/** A whole number of megabytes, at least 1, in bytes. */
export function megabytes(environment: Environment, name: string, byDefault: number): number {
	const text = nonEmpty(environment, name) ?? String(byDefault);
	if (!/^[1-9]\d{0,6}$/.test(text)) throw new ConfigError(`${name} est un nombre entier de mégaoctets.`);
	return Number(text) * BYTES_A_MEGABYTE;
}
