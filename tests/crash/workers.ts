// Clients of the server under load. Each keeps what it asked for until it is answered, and asks the same again after a
// crash, as a phone does.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { createHash, randomUUID } from 'node:crypto';
import type { OperationAnswer, PushResponse } from '../../src/lib/contracts/operations';
import type { Academy } from '../../src/lib/domain/academy/academy';
import type { IntervenantProfile } from '../../src/lib/domain/access/role';
import type { Claim, ClaimContent } from '../../src/lib/domain/claim/claim';
import { enteredParts } from '../../src/lib/domain/claim/entered-parts';
import { canonicalJson, summariseClaim } from '../../src/lib/domain/claim/summarise-claim';
import { openParts } from '../../src/lib/domain/claim/transitions';
import type { AssignedMission } from '../../src/lib/domain/mission/mission';
import type { Browser } from '../api/built-server';
import { patchAt, promise } from '../api/upload-requests';
import { smallPdf } from '../sync/claim-typing';
import type { Ledger } from './ledger';
import type { SeededRandom } from './seeded-random';

const MADE_AT = '2017-06-15T08:00:00Z';

type SentOperation = { id: string; kind: string } & Record<string, unknown>;

/** One step of work: rejects when the connection broke. */
export interface Worker {
	step(): Promise<void>;
}

export async function pushAll(browser: Browser, operations: SentOperation[]): Promise<OperationAnswer[]> {
	const response = await browser.fetch('/api/sync/push', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ protocol: PROTOCOL_VERSION, operations })
	});
	if (response.status !== 200) throw new Error(`push was answered ${response.status}`);
	return ((await response.json()) as PushResponse).answers;
}

/** What all workers on one claim share: its last known state, and operations that are not answered yet. */
abstract class ClaimWorker implements Worker {
	#unanswered: SentOperation[] = [];

	constructor(
		protected readonly browser: Browser,
		protected readonly ledger: Ledger,
		protected readonly random: SeededRandom,
		protected claim: Claim
	) {}

	/** The operations of the next step, in order. */
	protected abstract next(): SentOperation[] | Promise<SentOperation[]>;
	protected abstract answered(operation: SentOperation): void;

	async step(): Promise<void> {
		if (this.#unanswered.length === 0) this.#unanswered = await this.next();
		const answers = await pushAll(this.browser, this.#unanswered);
		for (const [at, answer] of answers.entries()) {
			const operation = this.#unanswered[at];
			if (operation === undefined || answer.id !== operation.id || answer.outcome !== 'applied') {
				this.ledger.unexpected.push(
					`${operation?.kind ?? '?'} was answered ${JSON.stringify(answer).slice(0, 300)}`
				);
				continue;
			}
			if (answer.claim === null) continue;
			if (answer.claim.revision >= this.claim.revision) this.claim = answer.claim;
			this.answered(operation);
			this.ledger.operation(operation, this.claim.id, answer.outcome, answer.claim.revision);
		}
		this.#unanswered = [];
	}

	protected operation(kind: string, payload: object, after?: string): SentOperation {
		return {
			id: randomUUID(),
			academy: this.claim.academy,
			claimId: this.claim.id,
			base: after === undefined ? { revision: this.claim.revision } : { after },
			madeAt: MADE_AT,
			kind,
			payload
		};
	}
}

/** Saves of one claim, several in one push, each after the one before. */
export class Saver extends ClaimWorker {
	protected next(): SentOperation[] {
		const operations: SentOperation[] = [];
		let baseContent = this.claim.content;
		for (let left = this.random.between(1, 4); left > 0; left -= 1) {
			const content: ClaimContent = {
				...baseContent,
				trips: baseContent.trips.map((trip) => ({ ...trip, comment: randomUUID() }))
			};
			operations.push(this.operation('saveClaim', { baseContent, content }, operations.at(-1)?.id));
			baseContent = content;
		}
		return operations;
	}

	protected answered(): void {
		// What was saved is in the claim.
	}
}

/** «Valider» and back, with a number and a final PDF at each validation. */
export class Validator extends ClaimWorker {
	constructor(
		browser: Browser,
		ledger: Ledger,
		random: SeededRandom,
		claim: Claim,
		private readonly place: { academy: Academy; mission: AssignedMission; profile: IntervenantProfile },
		private readonly nowMs: number
	) {
		super(browser, ledger, random, claim);
	}

	protected next(): SentOperation[] {
		if (this.claim.travel.status === 'validated') return [this.operation('withdrawValidation', {})];
		const { academy, mission, profile } = this.place;
		const { content, documents } = this.claim;
		const open = openParts(this.claim, mission, this.nowMs);
		const shownParts = enteredParts(this.claim, mission);
		const summary = canonicalJson(
			summariseClaim({ content, documents, mission, academy, profile, openParts: open, shownParts })
		);
		const seen = {
			missionVersion: mission.version,
			settingsVersion: academy.settingsVersion,
			conditionsVersion: academy.conditions.version,
			profileVersion: profile.version
		};
		const summarySha256 = createHash('sha256').update(summary).digest('hex');
		return [this.operation('validateClaim', { summary, summarySha256, seen, missingDocumentsSeen: true })];
	}

	protected answered(): void {
		// The status is in the claim.
	}
}

/** Files of a claim: sent in parts, taken up where the server stands, attached; the oldest is deleted in time. */
export class Uploader extends ClaimWorker {
	#upload: { bytes: Uint8Array<ArrayBuffer>; sha256: string; path: string | null } | null = null;
	#received: { sha256: string; byteLength: number } | null = null;

	override async step(): Promise<void> {
		if (this.#received === null) await this.#send();
		else await super.step();
	}

	async #send(): Promise<void> {
		if (this.#upload === null) {
			const bytes = smallPdf(randomUUID(), this.random.between(10_000, 200_000));
			this.#upload = { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), path: null };
		}
		const { bytes, sha256 } = this.#upload;
		const ask = (method: string, path: string, headers: Record<string, string>, body: BodyInit | null) =>
			this.browser.fetch(path, { method, headers: { 'tus-resumable': '1.0.0', ...headers }, body });
		if (this.#upload.path !== null) {
			const standing = await ask('HEAD', this.#upload.path, {}, null);
			if (standing.status === 404) this.#upload.path = null;
			else if (Number(standing.headers.get('upload-offset')) === bytes.length) return this.#finish();
		}
		if (this.#upload.path === null) {
			const begun = await ask('POST', '/api/uploads', promise(bytes), null);
			if (begun.status !== 201) throw new Error(`an upload was answered ${begun.status}`);
			this.#upload.path = begun.headers.get('location') ?? '';
		}
		const path = this.#upload.path;
		const standing = await ask('HEAD', path, {}, null);
		let offset = Number(standing.headers.get('upload-offset'));
		while (offset < bytes.length) {
			const part = bytes.slice(offset, offset + this.random.between(40_000, 120_000));
			const response = await ask('PATCH', path, patchAt(offset), part);
			if (response.status !== 204) throw new Error(`a part was answered ${response.status}`);
			offset += part.length;
			if (offset === bytes.length && response.headers.get('x-document-sha256') !== sha256) {
				this.ledger.unexpected.push('a whole file got no receipt');
			}
		}
		this.#finish();
	}

	#finish(): void {
		if (this.#upload === null) return;
		const { sha256, bytes } = this.#upload;
		this.#upload = null;
		this.#received = { sha256, byteLength: bytes.length };
		this.ledger.file(sha256);
	}

	protected next(): SentOperation[] {
		const file = this.#received;
		if (file === null) return [];
		const payload = {
			...{ documentId: randomUUID(), folder: 'travel', purpose: 'other', name: 'ticket.pdf', format: 'pdf' },
			...file
		};
		const attach = this.operation('attachDocument', payload);
		const oldest = this.claim.documents[0];
		if (this.claim.documents.length < 4 || oldest === undefined) return [attach];
		// From here on nobody may rely on it: it is deleted whether we hear of it or not.
		this.ledger.files.delete(oldest.sha256);
		this.ledger.documents.delete(oldest.id);
		return [attach, this.operation('deleteDocument', { documentId: oldest.id }, attach.id)];
	}

	protected answered({ kind, payload }: SentOperation): void {
		const { documentId, sha256 } = payload as { documentId: string; sha256?: string };
		if (kind === 'attachDocument' && sha256 !== undefined) {
			this.ledger.documents.set(documentId, sha256);
			this.#received = null;
		} else if (kind === 'deleteDocument') {
			this.ledger.deletedDocuments.add(documentId);
		}
	}
}
