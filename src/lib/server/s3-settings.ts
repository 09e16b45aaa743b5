// The bucket that keeps documents' bytes, if the operator names one. Knows names and forms, speaks to nobody.
import { ConfigError, nonEmpty, type Environment } from './environment';

export interface S3Settings {
	/** `https://s3.example.org`, without a path: the bucket stands in the path of each request. */
	endpoint: string;
	region: string;
	bucket: string;
	/** Empty, or ends with `/`: several servers can share a bucket. */
	prefix: string;
	accessKeyId: string;
	secretAccessKey: string;
	sessionToken: string | null;
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^([A-Za-z0-9_-]{1,64}\/)*$/;

function needed(environment: Environment, name: string): string {
	const value = nonEmpty(environment, name);
	if (value === null) throw new ConfigError(`S3_BUCKET est donné : ${name} doit l’être aussi.`);
	return value;
}

function endpointIn(environment: Environment): string {
	const text = needed(environment, 'S3_ENDPOINT');
	const url = URL.canParse(text) ? new URL(text) : null;
	if (
		url === null ||
		!['http:', 'https:'].includes(url.protocol) ||
		url.pathname !== '/' ||
		url.search !== ''
	) {
		throw new ConfigError(
			'S3_ENDPOINT est l’adresse du service sans le bac, par exemple https://s3.example.org.'
		);
	}
	return url.origin;
}

/** Null without `S3_BUCKET`: documents are kept in the data folder. @throws ConfigError naming what is wrong. */
export function readS3Settings(environment: Environment): S3Settings | null {
	const bucket = nonEmpty(environment, 'S3_BUCKET');
	if (bucket === null) return null;
	if (!BUCKET.test(bucket)) throw new ConfigError('S3_BUCKET n’est pas un nom de bac S3.');
	const prefix = nonEmpty(environment, 'S3_PREFIX') ?? '';
	if (!PREFIX.test(prefix)) {
		throw new ConfigError('S3_PREFIX est vide ou finit par « / », par exemple imagin/production/.');
	}
	return {
		endpoint: endpointIn(environment),
		region: nonEmpty(environment, 'S3_REGION') ?? 'us-east-1',
		bucket,
		prefix,
		accessKeyId: needed(environment, 'S3_ACCESS_KEY_ID'),
		secretAccessKey: needed(environment, 'S3_SECRET_ACCESS_KEY'),
		sessionToken: nonEmpty(environment, 'S3_SESSION_TOKEN')
	};
}
