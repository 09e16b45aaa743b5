// Addresses: the office, the remote applications, académies hosted elsewhere, neighbouring towns.
import type { ExternalAcademy } from '../../../domain/academy/academy';
import { isHttpsUrl } from '../../../domain/academy/external-academies';
import { PORTAL_MODULES } from '../../../domain/portal/application';
import { townKey } from '../../../domain/travel/travel-due';
import { isPortalAddress, type PortalAddresses } from '../../portal-addresses';
import { listNeighbours, neighbourStatements, type NeighbourRow } from '../../repositories/generation-tables';
import { portalAddressesStatement, readPortalAddresses } from '../../repositories/portal-addresses';
import { settingStatement } from '../../repositories/settings-history';
import { formSection, listSection } from './section';

/** «Bureau de gestion», printed on the récapitulatif (guide l.1105). */
export const OFFICE = formSection<string[]>({
	fields: [{ name: 'officeLines', kind: 'lines', isRequired: true, maxLength: 400 }],
	value: ({ officeLines }) => officeLines,
	show: (lines) => ({ officeLines: lines.join('\n') }),
	make: (values) =>
		values
			.text('officeLines')
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== ''),
	statements: (_, lines) => [settingStatement('officeLines', lines)]
});

/** An académie without an address has the application closed. */
export const PORTALS = formSection<PortalAddresses>({
	fields: PORTAL_MODULES.map((name) => ({
		name,
		kind: 'text' as const,
		maxLength: 500,
		isAddress: isPortalAddress
	})),
	value: ({ code }) => readPortalAddresses(code),
	show: (addresses) => Object.fromEntries(PORTAL_MODULES.map((name) => [name, addresses[name] ?? ''])),
	make: (values) =>
		Object.fromEntries(
			PORTAL_MODULES.flatMap((name) => {
				const address = values.given(name);
				return address === null ? [] : [[name, address]];
			})
		),
	statements: (_, addresses) => [portalAddressesStatement(addresses)]
});

export const EXTERNAL_ACADEMIES = listSection<ExternalAcademy>({
	fields: [
		{ name: 'label', kind: 'text', isRequired: true, maxLength: 60 },
		{ name: 'missionsUrl', kind: 'text', isRequired: true, maxLength: 500, isAddress: isHttpsUrl },
		{ name: 'claimsUrl', kind: 'text', isRequired: true, maxLength: 500, isAddress: isHttpsUrl }
	],
	list: ({ settings }) => settings.externalAcademies ?? [],
	keyOf: ({ label }) => label,
	show: ({ label, missionsUrl, claimsUrl }) => ({ label, missionsUrl, claimsUrl }),
	make: (values) => ({
		label: values.text('label'),
		missionsUrl: values.text('missionsUrl'),
		claimsUrl: values.text('claimsUrl')
	}),
	statements: ({ settings }, _gone, _next, all) => [
		settingStatement('settings', {
			...settings,
			externalAcademies: [...all].sort((a, b) => a.label.localeCompare(b.label, 'fr'))
		})
	]
});

function pairOf(one: string, other: string): NeighbourRow {
	const [a, b] = [one, other].sort((x, y) => (townKey(x) < townKey(y) ? -1 : 1)) as [string, string];
	return { townAKey: townKey(a), townBKey: townKey(b), townA: a, townB: b };
}

/** «Communes limitrophes»: a pair counts both ways, and is written once. */
export const NEIGHBOURS = listSection<NeighbourRow>({
	fields: [
		{ name: 'townA', kind: 'text', isRequired: true, maxLength: 80, pattern: /[\p{L}\p{N}]/u },
		{ name: 'townB', kind: 'text', isRequired: true, maxLength: 80, pattern: /[\p{L}\p{N}]/u }
	],
	list: ({ code }) => listNeighbours(code),
	keyOf: ({ townAKey, townBKey }) => `${townAKey}|${townBKey}`,
	show: ({ townA, townB }) => ({ townA, townB }),
	make: (values) => pairOf(values.text('townA'), values.text('townB')),
	check: ({ townAKey, townBKey }) => (townAKey === townBKey ? { townB: 'same-town' } : {}),
	statements: (_, gone, next) => neighbourStatements(gone, next)
});
