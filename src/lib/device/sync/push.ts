// Sends the outbox: freezes, posts, and takes out only what our server answered for. Uploads bytes in between.
import { readPushResponse } from '$lib/contracts/envelope';
import { PROTOCOL_VERSION } from '$lib/contracts/protocol';
import type { RefusalCode } from '$lib/contracts/refusal';
import type { OutboxItem } from '../db/rows';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { deviceInstant, nowMs } from '../clock';
import { outboxIn, putItem, readOutbox } from '../repositories/outbox';
import { applyAnswers } from './apply-answers';
import { sendJson, type ServerAnswer } from './ask-server';
import { backoffMs } from './backoff';
import { chooseBatch, chooseUpload, halves, type Readiness } from './choose-batch';
import { DONE, type Outcome } from './outcome';
import type { Transport } from './transport';

export interface PushContext {
	store: DeviceStore;
	transport: Transport;
	chance: () => number;
	/** True once this store is no longer the one open: answers are then dropped. */
	isStopped: () => boolean;
}

/** Sends all that can go now. One item that fails holds up its own claim only. */
export async function pushAll(context: PushContext): Promise<Outcome> {
	const tried = new Set<string>();
	for (;;) {
		if (context.isStopped()) return { kind: 'other-account' };
		const items = await readOutbox(context.store);
		const ready = await readiness(context.store, tried);
		const batch = chooseBatch(items, ready);
		if (batch.length > 0) {
			const outcome = await sendBatch(context, batch, tried);
			if (outcome.kind !== 'done') return outcome;
			continue;
		}
		const upload = chooseUpload(items, ready);
		if (upload === undefined) return DONE;
		const outcome = await sendBytes(context, upload, tried);
		if (outcome.kind !== 'done') return outcome;
	}
}

async function readiness(store: DeviceStore, tried: ReadonlySet<string>): Promise<Readiness> {
	const uploads = await store.list('uploads');
	const uploaded = new Set(uploads.filter(({ value }) => value.isComplete).map(({ key }) => key));
	return { now: Date.now(), tried, uploaded };
}

/** From here on these operations never change: the server may have them even if no answer comes. */
async function freeze(store: DeviceStore, batch: readonly OutboxItem[]): Promise<OutboxItem[]> {
	const ids = new Set(batch.map(({ operation }) => operation.id));
	return changeStore(store, async (unit) => {
		const items = (await outboxIn(unit)).filter(({ operation }) => ids.has(operation.id));
		return items.map((item) => {
			const frozen = { ...item, state: 'sending' as const, frozenAt: item.frozenAt ?? deviceInstant() };
			putItem(unit, frozen);
			return frozen;
		});
	});
}

async function sendBatch(
	context: PushContext,
	batch: readonly OutboxItem[],
	tried: Set<string>
): Promise<Outcome> {
	const { store, transport } = context;
	const sent = await freeze(store, batch);
	if (sent.length === 0) return DONE;
	const answer = await sendJson(transport, '/api/sync/push', {
		protocol: PROTOCOL_VERSION,
		accountId: store.accountId,
		operations: sent.map(({ operation }) => operation)
	});
	if (context.isStopped()) return { kind: 'other-account' };
	if (answer.kind === 'ok') return takeAnswers(context, sent, answer.body, tried);
	if (answer.kind !== 'failed') {
		await putBack(store, sent, {});
		return answer;
	}
	return halveOrPutOff(context, sent, answer, tried);
}

async function takeAnswers(
	context: PushContext,
	sent: readonly OutboxItem[],
	body: unknown,
	tried: Set<string>
): Promise<Outcome> {
	const { store } = context;
	const ids = new Set(sent.map(({ operation }) => operation.id));
	const response = readPushResponse(body);
	if (response === null) {
		await putBack(store, sent, {});
		return { kind: 'unreachable', retryAfterMs: 0 };
	}
	const answers = response.answers.filter(({ id }) => ids.has(id));
	await applyAnswers(store, sent, answers, nowMs());
	const answered = new Set(answers.map(({ id }) => id));
	const unanswered = sent.filter(({ operation }) => !answered.has(operation.id));
	await putOff(context, unanswered, 'fault');
	for (const { operation } of unanswered) tried.add(operation.id);
	return DONE;
}

async function halveOrPutOff(
	context: PushContext,
	sent: readonly OutboxItem[],
	failure: Extract<ServerAnswer, { kind: 'failed' }>,
	tried: Set<string>
): Promise<Outcome> {
	if (failure.code === 'protocol-too-old') {
		await putBack(context.store, sent, {});
		return { kind: 'too-old' };
	}
	const [first, second] = halves(sent);
	if (second.length === 0) {
		await putOff(context, sent, failure.code ?? 'fault');
		for (const { operation } of sent) tried.add(operation.id);
		return DONE;
	}
	await putBack(context.store, sent, {});
	const outcome = await sendBatch(context, first, tried);
	if (outcome.kind !== 'done') return outcome;
	// What follows a failed operation of its own claim waits with it.
	const rest = chooseBatch(second, {
		...(await readiness(context.store, tried)),
		uploaded: everything(second)
	});
	const isHeld = first.some(({ operation }) => tried.has(operation.id)) && sameChain(first, second);
	return rest.length === 0 || isHeld ? DONE : sendBatch(context, rest, tried);
}

function sameChain(first: readonly OutboxItem[], second: readonly OutboxItem[]): boolean {
	return first.at(-1)?.operation.claimId === second[0]?.operation.claimId;
}

function everything(items: readonly OutboxItem[]): Set<string> {
	return new Set(
		items.flatMap(({ operation }) =>
			operation.kind === 'attachDocument' ? [operation.payload.documentId] : []
		)
	);
}

/** Waiting again, as before the attempt but frozen. */
async function putBack(
	store: DeviceStore,
	sent: readonly OutboxItem[],
	change: Partial<OutboxItem>
): Promise<void> {
	if (sent.length === 0) return;
	const ids = new Set(sent.map(({ operation }) => operation.id));
	await changeStore(store, async (unit) => {
		for (const item of await outboxIn(unit)) {
			if (ids.has(item.operation.id)) putItem(unit, { ...item, state: 'waiting', ...change });
		}
	});
}

/** Not now: each waits by itself, longer each time. */
async function putOff(
	{ store, chance }: PushContext,
	items: readonly OutboxItem[],
	code: RefusalCode
): Promise<void> {
	for (const item of items) {
		const attempts = item.attempts + 1;
		const notBefore = Date.now() + backoffMs(attempts, chance());
		await putBack(store, [item], { attempts, notBefore, lastTrouble: code });
	}
}

async function sendBytes(context: PushContext, item: OutboxItem, tried: Set<string>): Promise<Outcome> {
	const { operation } = item;
	if (operation.kind !== 'attachDocument') return DONE;
	const { uploadDocument } = await import('../uploads/upload-document');
	const result = await uploadDocument(context.store, context.transport, operation);
	if (result.kind === 'uploaded') return DONE;
	if (result.kind === 'signed-out' || result.kind === 'unreachable') return result;
	tried.add(operation.id);
	if (result.kind === 'failed') {
		await putOff(context, [item], result.code);
		return DONE;
	}
	await putBack(context.store, [item], {
		state: 'refused',
		problem: { outcome: 'refused', code: result.code, violations: [], conflicts: [] }
	});
	return DONE;
}

/** After a tab was closed in mid-send: what was «Envoi en cours» waits again. Only for the tab whose turn it is. */
export async function resumeInterrupted(store: DeviceStore): Promise<void> {
	const interrupted = (await readOutbox(store)).filter(({ state }) => state === 'sending');
	await putBack(store, interrupted, {});
}
