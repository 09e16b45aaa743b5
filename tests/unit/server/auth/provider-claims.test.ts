// A provider's claims in our words: what counts, what is left out.
import { describe, expect, it } from 'vitest';
import { readClaims } from '$lib/server/auth/provider-claims';
import { readProviderSettings, type ProviderSettings } from '$lib/server/provider-settings';

const ENVIRONMENT = {
	OIDC_ISSUER: 'https://identite.example',
	OIDC_CLIENT_ID: 'imagin',
	OIDC_CLIENT_SECRET: 'secret',
	OIDC_ROLE_WORDS: 'ENS=intervenant,DEC=gestionnaire',
	OIDC_ACADEMY_WORDS: '14=RENNES'
};

function settings(change: Record<string, string> = {}): ProviderSettings {
	const read = readProviderSettings({ ...ENVIRONMENT, ...change });
	if (read === null) throw new Error('no settings');
	return read;
}

describe('roles', () => {
	it.each([
		[{ roles: ['ENS'], academie: '14' }, ['RENNES intervenant']],
		[{ roles: 'DEC@14 ENS', academie: ['TOULOUSE'] }, ['RENNES gestionnaire', 'TOULOUSE intervenant']],
		[{ roles: ['administrateur@TOULOUSE'] }, ['TOULOUSE administrateur']],
		// No académie is told: the word gives nothing anywhere.
		[{ roles: ['ENS'] }, []],
		[{ roles: ['root', 'DEC '], academie: 'RENNES' }, ['RENNES gestionnaire']],
		[{ roles: 12, academie: { code: 'RENNES' } }, []],
		[{}, []]
	])('%j → %j', (claims, roles) => {
		const read = readClaims(claims, settings());
		expect(read.roles.map(({ academy, role }) => `${academy} ${role}`)).toEqual(roles);
	});
});

describe('a NUMEN', () => {
	it.each([
		['14E0100002SVA', '14E0100002SVA'],
		[' 14e0100002sva ', '14E0100002SVA'],
		['EXT-2026-0417', null],
		['', null],
		[['14E0100002SVA'], null],
		[undefined, null]
	])('%j → %j', (numen, read) => {
		expect(readClaims({ numen }, settings()).numen).toBe(read);
	});

	it('is read under the name that the operator gives', () => {
		const named = settings({ OIDC_CLAIM_NUMEN: 'employeeNumber' });
		expect(readClaims({ employeeNumber: '14E0100002SVA' }, named).numen).toBe('14E0100002SVA');
	});
});

describe('settings', () => {
	it('are none without an issuer', () => {
		expect(readProviderSettings({ OIDC_CLIENT_ID: 'x' })).toBeNull();
	});

	it.each([
		[{ OIDC_ISSUER: 'http://identite.example' }, 'OIDC_ISSUER'],
		[{ OIDC_ISSUER: 'identite.example' }, 'OIDC_ISSUER'],
		[{ OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
		[{ OIDC_ROLE_WORDS: 'ENS=enseignant' }, 'OIDC_ROLE_WORDS'],
		[{ OIDC_ACADEMY_WORDS: '14' }, 'OIDC_ACADEMY_WORDS'],
		[{ OIDC_SCOPE: 'profile' }, 'OIDC_SCOPE']
	])('%j stop the server, naming %s', (change, name) => {
		expect(() => settings(change)).toThrow(name);
	});

	it('take plain http on this machine alone', () => {
		expect(settings({ OIDC_ISSUER: 'http://localhost:4000' }).issuer).toBe('http://localhost:4000');
	});
});
