// What the operator sets, read once from the environment. Knows names and bounds, decides nothing else.
import { createPrivateKey } from 'node:crypto';
import { ConfigError, megabytes, nonEmpty, type Environment } from './environment';
import { readNotificationSettings, type NotificationSettings } from './notification-settings';
import { readPortals, type PortalAddresses } from './portal-addresses';
import { readProviderSettings, type ProviderSettings } from './provider-settings';
import { readS3Settings, type S3Settings } from './s3-settings';

export { ConfigError } from './environment';
export type DatabaseMark = 'demo' | 'test' | 'production';

export interface ServerConfig {
	/** Folder of databases, uploads and documents. */
	dataDir: string;
	host: string;
	/** `https://…` under which people reach the server, or null. */
	origin: string | null;
	/** Pattern of a libSQL server's addresses with `{database}`, or null: files in `dataDir`. */
	libsqlUrl: string | null;
	libsqlAuthToken: string | null;
	/** Milliseconds since 1970 UTC at which a test's clock starts, or null: the real clock. */
	testNowMs: number | null;
	/** Written in an empty database when it is created. */
	databaseMark: DatabaseMark;
	loadsDemo: boolean;
	demoDir: string;
	/** Where documents' bytes lie for good; null: in `dataDir`. */
	s3: S3Settings | null;
	/** The identity provider beside local accounts; null: none. */
	provider: ProviderSettings | null;
	/** Private keys (Ed25519, PKCS#8 in PEM) of launches: the first signs, all are published; none: nothing is launched. */
	launchKeys: readonly string[];
	/** Addresses of remote applications by académie, over those of its settings. */
	portals: Readonly<Record<string, PortalAddresses>>;
	/** 32 bytes in base64 that seal second-factor secrets; null: a key made in `dataDir` at the first need. */
	secondFactorKey: string | null;
	/** Bytes that one person may have stored, over all académies, what is under way included. */
	storedQuotaBytes: number;
	/** Bytes that one person may have begun to send and not finished. */
	stagedQuotaBytes: number;
	/** Opens `/metrics` and the parts of `/healthz`; null: to nobody. */
	metricsToken: string | null;
	/** Bytes free on the disk below which the server says that it is not ready. */
	minFreeBytes: number;
	/** Mail and push of what happens while the app is closed. */
	notifications: NotificationSettings;
}

/** 30 claims with three photos of 5 MB each, made without a network, pass at once [chosen]. */
const STORED_QUOTA_MEGABYTES = 1024;
const STAGED_QUOTA_MEGABYTES = 200;
const MIN_FREE_MEGABYTES = 200;
/** Short ones are guessed. */
const TOKEN = /^[\x21-\x7e]{24,256}$/;

function readMetricsToken(environment: Environment): string | null {
	const token = nonEmpty(environment, 'IMAGIN_METRICS_TOKEN');
	if (token !== null && !TOKEN.test(token)) {
		throw new ConfigError(
			'IMAGIN_METRICS_TOKEN est un mot d’au moins 24 caractères sans espace : openssl rand -hex 24.'
		);
	}
	return token;
}

function readMark(environment: Environment): DatabaseMark {
	const mark = nonEmpty(environment, 'IMAGIN_DATABASE_MARK') ?? 'production';
	if (mark !== 'demo' && mark !== 'test' && mark !== 'production') {
		throw new ConfigError('IMAGIN_DATABASE_MARK vaut demo, test ou production.');
	}
	return mark;
}

function readTestNow(environment: Environment): number | null {
	const text = nonEmpty(environment, 'IMAGIN_TEST_NOW');
	if (text === null) return null;
	const instant = Date.parse(text);
	if (!/(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(instant)) {
		throw new ConfigError(
			'IMAGIN_TEST_NOW est un instant ISO avec son fuseau, par exemple 2022-07-11T08:00:00Z.'
		);
	}
	return instant;
}

/**
 * The address of a libSQL server must tell the databases apart: `http://{database}.db.internal:8080` or
 * `libsql://{database}-organisation.example`. `{database}` is `directory` or `academy-rennes`.
 */
function readLibsqlUrl(environment: Environment): string | null {
	const url = nonEmpty(environment, 'LIBSQL_URL');
	if (url === null) return null;
	if (!/^(libsql|https?|wss?):\/\//.test(url) || !url.includes('{database}')) {
		throw new ConfigError(
			'LIBSQL_URL est l’adresse d’un serveur libSQL où {database} remplace le nom de la base, ' +
				'par exemple http://{database}.db.interne:8080.'
		);
	}
	return url;
}

const PEM_BLOCK = /-----BEGIN [^-]+-----[^-]+-----END [^-]+-----\s*/g;

/**
 * One PEM after another: while a key is replaced, the next or the former one stands behind the one that signs. Line
 * breaks may be written `\\n`: many tools keep a variable on one line.
 */
function readLaunchKeys(environment: Environment): string[] {
	const text = nonEmpty(environment, 'IMAGIN_LAUNCH_KEY')?.replaceAll('\\n', '\n') ?? '';
	const pems = text.match(PEM_BLOCK) ?? [];
	if (pems.join('').trim() !== text.trim() || !pems.every(isEd25519)) {
		throw new ConfigError(
			'IMAGIN_LAUNCH_KEY est une clé privée Ed25519 en PEM (openssl genpkey -algorithm ed25519), ou plusieurs à la suite.'
		);
	}
	return pems;
}

function isEd25519(pem: string): boolean {
	try {
		return createPrivateKey(pem).asymmetricKeyType === 'ed25519';
	} catch {
		return false;
	}
}

function readSecondFactorKey(environment: Environment): string | null {
	const text = nonEmpty(environment, 'IMAGIN_SECOND_FACTOR_KEY');
	if (text !== null && Buffer.from(text, 'base64').byteLength !== 32) {
		throw new ConfigError('IMAGIN_SECOND_FACTOR_KEY est 32 octets en base64 : openssl rand -base64 32.');
	}
	return text;
}

export function readConfig(environment: Environment): ServerConfig {
	return {
		dataDir: nonEmpty(environment, 'DATA_DIR') ?? 'data',
		host: nonEmpty(environment, 'HOST') ?? '127.0.0.1',
		origin: nonEmpty(environment, 'ORIGIN'),
		libsqlUrl: readLibsqlUrl(environment),
		libsqlAuthToken: nonEmpty(environment, 'LIBSQL_AUTH_TOKEN'),
		testNowMs: readTestNow(environment),
		databaseMark: readMark(environment),
		loadsDemo: nonEmpty(environment, 'IMAGIN_LOAD_DEMO') === '1',
		demoDir: nonEmpty(environment, 'IMAGIN_DEMO_DIR') ?? 'db/demo',
		s3: readS3Settings(environment),
		provider: readProviderSettings(environment),
		launchKeys: readLaunchKeys(environment),
		portals: readPortals(environment),
		secondFactorKey: readSecondFactorKey(environment),
		storedQuotaBytes: megabytes(environment, 'UPLOAD_QUOTA_STORED_MB', STORED_QUOTA_MEGABYTES),
		stagedQuotaBytes: megabytes(environment, 'UPLOAD_QUOTA_STAGED_MB', STAGED_QUOTA_MEGABYTES),
		metricsToken: readMetricsToken(environment),
		minFreeBytes: megabytes(environment, 'IMAGIN_MIN_FREE_MB', MIN_FREE_MEGABYTES),
		notifications: readNotificationSettings(environment)
	};
}

let current: ServerConfig | null = null;

/** The running server's settings, read at the first call. */
export function config(): ServerConfig {
	current ??= readConfig(process.env);
	return current;
}
