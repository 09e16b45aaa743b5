// tus over our own transport: every request goes to our own origin, whatever address an answer gives.
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import type { Transport } from '../sync/transport';

const PART_TIMEOUT_MS = 120_000;

class FetchRequest implements HttpRequest {
	readonly #headers = new Map<string, string>();
	readonly #abort = new AbortController();

	constructor(
		readonly transport: Transport,
		readonly method: string,
		readonly url: string
	) {}

	getMethod(): string {
		return this.method;
	}

	getURL(): string {
		return this.url;
	}

	setHeader(name: string, value: string): void {
		this.#headers.set(name, value);
	}

	getHeader(name: string): string | undefined {
		return this.#headers.get(name);
	}

	/** fetch tells nothing of a part on its way; parts are small enough to tell by. */
	setProgressHandler(): void {
		return;
	}

	async send(body: Blob | null | undefined): Promise<HttpResponse> {
		const { pathname, search } = new URL(this.url, this.transport.origin);
		const timeout = AbortSignal.timeout(PART_TIMEOUT_MS);
		const response = await this.transport.fetch(pathname + search, {
			method: this.method,
			headers: Object.fromEntries(this.#headers),
			body: body ?? null,
			cache: 'no-store',
			signal: AbortSignal.any([this.#abort.signal, timeout])
		});
		const text = await response.text();
		return {
			getStatus: () => response.status,
			getHeader: (name) => response.headers.get(name) ?? undefined,
			getBody: () => text,
			getUnderlyingObject: () => response
		};
	}

	abort(): Promise<void> {
		this.#abort.abort();
		return Promise.resolve();
	}

	getUnderlyingObject(): unknown {
		return null;
	}
}

export class FetchStack implements HttpStack {
	constructor(readonly transport: Transport) {}

	createRequest(method: string, url: string): HttpRequest {
		return new FetchRequest(this.transport, method, url);
	}

	getName(): string {
		return 'FetchStack';
	}
}
