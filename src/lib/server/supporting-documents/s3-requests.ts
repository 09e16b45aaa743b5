// One signed request to an S3-compatible service, tried again while the service is out of breath. Knows nothing of
// documents.
import { setTimeout as delay } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { log } from '../log';
import type { S3Settings } from '../s3-settings';
import { StoreUnavailable } from './store-unavailable';

/** Five seconds for a MiB at worst: a slower store would hold up the person's last part for too long [chosen]. */
const ANSWER_WITHIN_MS = 25_000;
const TRIES = 4;
const FIRST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 3_000;

/** SHA-256 of nothing, for requests without a body. */
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export interface S3Request {
	method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
	/** Path of the object under the bucket, its parts made of letters, digits, `_`, `-` and `/`; empty: the bucket. */
	path: string;
	query?: Record<string, string>;
	headers?: Record<string, string>;
	/** With the SHA-256 of its bytes: the service refuses bytes that changed on the way. */
	body?: { bytes: Uint8Array<ArrayBuffer>; sha256: string };
	/** Statuses besides 2xx that are answers and no trouble. */
	expects?: readonly number[];
}

export interface S3Answer {
	status: number;
	headers: Headers;
	bytes: Uint8Array<ArrayBuffer>;
}

/** For tests, which do not wait that long. */
export interface S3Patience {
	answerWithinMs: number;
	firstWaitMs: number;
}

export class S3Requests {
	readonly #client: AwsClient;
	readonly #root: string;
	readonly #patience: S3Patience;

	constructor(settings: S3Settings, patience: Partial<S3Patience> = {}) {
		const { accessKeyId, secretAccessKey, sessionToken, region, endpoint, bucket } = settings;
		this.#client = new AwsClient({
			accessKeyId,
			secretAccessKey,
			region,
			service: 's3',
			...(sessionToken === null ? {} : { sessionToken })
		});
		// The bucket in the path: works by an IP address and with every certificate.
		this.#root = `${endpoint}/${bucket}`;
		this.#patience = { answerWithinMs: ANSWER_WITHIN_MS, firstWaitMs: FIRST_WAIT_MS, ...patience };
	}

	/**
	 * The answer with its whole body. Tried again after a broken connection, a silence, 429, 409 and 5xx, with
	 * growing waits and `Retry-After`; every request here may be sent twice.
	 * @throws StoreUnavailable when that does not help, or the service says no for another reason.
	 */
	async send(request: S3Request): Promise<S3Answer> {
		for (let attempt = 1; ; attempt += 1) {
			const outcome = await this.#try(request);
			if ('answer' in outcome) return outcome.answer;
			if (!outcome.isPassing || attempt === TRIES) {
				log('error', 'document store unavailable', {
					method: request.method,
					attempt,
					reason: outcome.reason
				});
				throw new StoreUnavailable(outcome.reason);
			}
			const wait = this.#patience.firstWaitMs * 2 ** attempt * (0.5 + Math.random() / 2);
			await delay(Math.min(LONGEST_WAIT_MS, Math.max(wait, outcome.retryAfterMs)));
		}
	}

	async #try(
		request: S3Request
	): Promise<{ answer: S3Answer } | { reason: string; isPassing: boolean; retryAfterMs: number }> {
		try {
			const response = await fetch(await this.#signed(request), {
				signal: AbortSignal.timeout(this.#patience.answerWithinMs),
				redirect: 'manual'
			});
			const bytes = new Uint8Array(await response.arrayBuffer());
			const { status, headers } = response;
			if (response.ok || request.expects?.includes(status)) return { answer: { status, headers, bytes } };
			return {
				reason: `${status} ${codeIn(bytes)}`.trim(),
				isPassing: status >= 500 || status === 429 || status === 409,
				retryAfterMs: Number(headers.get('retry-after') ?? 0) * 1000 || 0
			};
		} catch (error) {
			// The connection broke, in mid-body too, or nothing came in time.
			return { reason: reasonOf(error), isPassing: true, retryAfterMs: 0 };
		}
	}

	#signed({ method, path, query = {}, headers = {}, body }: S3Request): Promise<Request> {
		const search = new URLSearchParams(query).toString();
		const url = `${this.#root}${path === '' ? '' : `/${path}`}${search === '' ? '' : `?${search}`}`;
		return this.#client.sign(url, {
			method,
			headers: { ...headers, 'x-amz-content-sha256': body?.sha256 ?? EMPTY_SHA256 },
			...(body === undefined ? {} : { body: body.bytes })
		});
	}
}

/** `<Error><Code>SlowDown</Code>…` → `SlowDown`. */
function codeIn(bytes: Uint8Array): string {
	return /<Code>([A-Za-z]{1,64})<\/Code>/.exec(new TextDecoder().decode(bytes.subarray(0, 4096)))?.[1] ?? '';
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
