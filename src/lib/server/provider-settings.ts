// The identity provider beside local accounts, if the operator names one (docs/operations.md). Knows names and forms,
// speaks to nobody.
import { ROLES, type Role } from '../domain/access/role';
import { ConfigError, nonEmpty, type Environment } from './environment';

export interface ProviderSettings {
	/** As the provider writes it in its tokens. */
	issuer: string;
	clientId: string;
	clientSecret: string;
	scope: string;
	/** Words of the button; null: ours. */
	label: string | null;
	claims: { numen: string; roles: string; academies: string; name: string };
	/** The provider's word → our role; its own words count without being listed. */
	roleWords: ReadonlyMap<string, Role>;
	/** The provider's word → code of an académie; codes count without being listed. */
	academyWords: ReadonlyMap<string, string>;
	/** Whether somebody without an account gets one. */
	createsAccounts: boolean;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function needed(environment: Environment, name: string): string {
	const value = nonEmpty(environment, name);
	if (value === null) throw new ConfigError(`OIDC_ISSUER est donné : ${name} doit l’être aussi.`);
	return value;
}

/** Secrets and tokens never go in clear over a network. */
function checkedIssuer(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : null;
	const isLocal = url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
	if (url === null || (url.protocol !== 'https:' && !isLocal) || url.search !== '' || url.hash !== '') {
		throw new ConfigError('OIDC_ISSUER est l’adresse https du fournisseur d’identité.');
	}
	return text;
}

/** `A=x,B=y` → A → x, B → y. */
function words(environment: Environment, name: string): Map<string, string> {
	const text = nonEmpty(environment, name);
	if (text === null) return new Map();
	return new Map(
		text.split(',').map((pair): [string, string] => {
			const [word = '', ours = '', ...more] = pair.split('=').map((part) => part.trim());
			if (word === '' || ours === '' || more.length > 0) {
				throw new ConfigError(`${name} est une suite « mot=valeur » séparée par des virgules.`);
			}
			return [word, ours];
		})
	);
}

function roleWords(environment: Environment): Map<string, Role> {
	const pairs = [...words(environment, 'OIDC_ROLE_WORDS')].map(([word, name]): [string, Role] => {
		const role = ROLES.find((known) => known === name);
		if (role === undefined)
			throw new ConfigError(`OIDC_ROLE_WORDS : ${name} n’est aucun de ${ROLES.join(', ')}.`);
		return [word, role];
	});
	return new Map([...ROLES.map((role): [string, Role] => [role, role]), ...pairs]);
}

/** Null without `OIDC_ISSUER`: local accounts alone. @throws ConfigError naming what is wrong. */
export function readProviderSettings(environment: Environment): ProviderSettings | null {
	const issuer = nonEmpty(environment, 'OIDC_ISSUER');
	if (issuer === null) return null;
	const scope = nonEmpty(environment, 'OIDC_SCOPE') ?? 'openid profile';
	if (!scope.split(' ').includes('openid')) throw new ConfigError('OIDC_SCOPE contient openid.');
	return {
		issuer: checkedIssuer(issuer),
		clientId: needed(environment, 'OIDC_CLIENT_ID'),
		clientSecret: needed(environment, 'OIDC_CLIENT_SECRET'),
		scope,
		label: nonEmpty(environment, 'OIDC_LABEL'),
		claims: {
			numen: nonEmpty(environment, 'OIDC_CLAIM_NUMEN') ?? 'numen',
			roles: nonEmpty(environment, 'OIDC_CLAIM_ROLES') ?? 'roles',
			academies: nonEmpty(environment, 'OIDC_CLAIM_ACADEMIES') ?? 'academie',
			name: nonEmpty(environment, 'OIDC_CLAIM_NAME') ?? 'name'
		},
		roleWords: roleWords(environment),
		academyWords: words(environment, 'OIDC_ACADEMY_WORDS'),
		createsAccounts: nonEmpty(environment, 'OIDC_CREATE_ACCOUNTS') === '1'
	};
}
