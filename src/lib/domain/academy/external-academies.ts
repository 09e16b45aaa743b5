// Académies that are hosted elsewhere: what their links may be, and which ones a person is offered. Pure.
import type { Academy, ExternalAcademy } from './academy';

/** Nothing but https, and no name or password in the address. */
export function isHttpsUrl(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, username, password } = new URL(text);
	return protocol === 'https:' && username === '' && password === '';
}

/**
 * Those that any of a person's académies names, each once, by name; those that this service hosts for the person have
 * a tab and need no link. An address that is not https is passed over, whoever wrote it.
 */
export function externalAcademiesOf(
	academies: readonly Pick<Academy, 'label' | 'settings'>[]
): ExternalAcademy[] {
	const hosted = new Set(academies.map(({ label }) => label));
	const found = new Map<string, ExternalAcademy>();
	for (const { settings } of academies) {
		for (const external of settings.externalAcademies ?? []) {
			const isSafe = isHttpsUrl(external.missionsUrl) && isHttpsUrl(external.claimsUrl);
			if (isSafe && !hosted.has(external.label) && !found.has(external.label)) {
				found.set(external.label, external);
			}
		}
	}
	return [...found.values()].sort((a, b) => a.label.localeCompare(b.label, 'fr'));
}
