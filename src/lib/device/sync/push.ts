// Sends the outbox: freezes, posts, and takes out only what our server answered for. Uploads bytes in between.
import { readPushResponse } from '$lib/contracts/envelope';
import { PROTOCOL_VERSION } from '$lib/contracts/protocol';
import type { OperationAnswer } from '$lib/contracts/operations';
import type { OutboxItem } from '../db/rows';
import { changeStore } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { letPass } from '../gestures/operations';
import { deviceInstant, nowMs } from '../clock';
import { documentsToSend, outboxIn, putItem, readOutbox } from '../repositories/outbox';
import { takeBackUploads } from '../uploads/take-back-uploads';
import { applyAnswers } from './apply-answers';
import { sendJson, type ServerAnswer } from './ask-server';
import { chooseBatch, chooseUpload, type Readiness } from './choose-batch';
import { DONE, type Outcome } from './outcome';
import { afterSilence, isSuspect } from './patience';
import { PushRun, type PushContext } from './push-run';
import { sendBytes } from './send-bytes';

export type { PushContext } from './push-run';

/** Sends all that can go now. One item that fails holds up its own claim only. */
export async function pushAll(context: PushContext, isByHand = false): Promise<Outcome> {
	const run = new PushRun(context, isByHand);
	for (;;) {
		if (context.isStopped()) return { kind: 'other-account' };
		// It goes on with the next run: what failed has its own wait, and the server is not asked a hundred times.
		if (run.looksBroken) return DONE;
		const items = await readOutbox(context.store);
		await takeBackUploads(context.store, context.transport, documentsToSend(items), run.tried);
		const ready = await readiness(run);
		const batch = chooseBatch(items, ready);
		const upload = batch.length > 0 ? undefined : chooseUpload(items, ready);
		if (batch.length === 0 && upload === undefined) return DONE;
		const outcome = upload === undefined ? await sendBatch(run, batch) : await sendBytes(run, upload);
		if (outcome.kind !== 'done') return outcome;
	}
}

async function readiness({ context, tried, most, isByHand }: PushRun): Promise<Readiness> {
	const uploads = await context.store.list('uploads');
	const uploaded = new Set(uploads.filter(({ value }) => value.isComplete).map(({ key }) => key));
	return { now: Date.now(), tried, uploaded, most, isByHand };
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

async function sendBatch(run: PushRun, batch: readonly OutboxItem[]): Promise<Outcome> {
	const { store, transport, isStopped, onStep } = run.context;
	const sent = await freeze(store, batch);
	if (sent.length === 0) return DONE;
	onStep?.({ kind: 'operations', count: sent.length });
	const answer = await sendJson(transport, '/api/sync/push', {
		protocol: PROTOCOL_VERSION,
		accountId: store.accountId,
		operations: sent.map(({ operation }) => operation)
	});
	if (isStopped()) return { kind: 'other-account' };
	if (answer.kind === 'ok') return takeAnswers(run, sent, answer.body);
	if (answer.kind === 'failed') return narrowDown(run, sent, answer);
	if (answer.kind === 'unreachable' && answer.retryAfterMs === 0) return listenAgain(run, sent);
	await run.putBack(sent);
	return answer;
}

/** The whole request failed: a smaller one follows, until the cause is alone. */
async function narrowDown(
	run: PushRun,
	sent: readonly OutboxItem[],
	{ code }: Extract<ServerAnswer, { kind: 'failed' }>
): Promise<Outcome> {
	const [first, ...others] = sent;
	if (code === 'protocol-too-old') {
		await run.putBack(sent);
		return { kind: 'too-old' };
	}
	if (first !== undefined && others.length === 0) {
		await run.fail(first, code ?? 'fault');
		return DONE;
	}
	await run.putBack(sent);
	run.most = Math.ceil(sent.length / 2);
	return DONE;
}

/**
 * Nobody of ours answered. If the server answers other questions, something in this request may be why: what it
 * carried is suspect, is sent alone next time, and if it dies alone it holds up nobody any more.
 */
async function listenAgain(run: PushRun, sent: readonly OutboxItem[]): Promise<Outcome> {
	const silent: Outcome = { kind: 'unreachable', retryAfterMs: 0 };
	const isThere = await run.isServerThere();
	const [first, ...others] = sent;
	if (!isThere || first === undefined) {
		await run.putBack(sent);
		return silent;
	}
	if (others.length === 0 && isSuspect(first)) {
		await run.fail(first, 'no-answer');
		return DONE;
	}
	await run.change(sent, afterSilence);
	return silent;
}

async function takeAnswers(run: PushRun, sent: readonly OutboxItem[], body: unknown): Promise<Outcome> {
	const ids = new Set(sent.map(({ operation }) => operation.id));
	const response = readPushResponse(body);
	if (response === null) return listenAgain(run, sent);
	const answers = response.answers.filter(({ id }) => ids.has(id));
	const { store } = run.context;
	await applyAnswers(store, sent, answers, nowMs());
	const hasPassed = answers.some(({ outcome }) => outcome !== 'retry');
	if (hasPassed) run.notePassed();
	const byId = new Map(answers.map((answer) => [answer.id, answer]));
	for (const item of sent) await goOnAfter(run, item, byId.get(item.operation.id));
	if (hasPassed) run.notePassed();
	return DONE;
}

async function goOnAfter(run: PushRun, item: OutboxItem, answer: OperationAnswer | undefined): Promise<void> {
	if (answer === undefined) return run.fail(item, 'fault');
	if (answer.outcome === 'retry') {
		return run.fail(item, answer.code, { retryAfterMs: Math.max(1, answer.retryAfterSeconds) * 1000 });
	}
	const isRefusedDocument = answer.outcome === 'refused' && item.operation.kind === 'attachDocument';
	if (isRefusedDocument) await changeStore(run.context.store, (unit) => letPass(unit, answer.id));
}

/** After a tab was closed in mid-send: what was «Envoi en cours» waits again. Only for the tab whose turn it is. */
export async function resumeInterrupted(store: DeviceStore): Promise<void> {
	const interrupted = (await readOutbox(store)).filter(({ state }) => state === 'sending');
	if (interrupted.length === 0) return;
	const ids = new Set(interrupted.map(({ operation }) => operation.id));
	await changeStore(store, async (unit) => {
		for (const item of await outboxIn(unit)) {
			if (ids.has(item.operation.id)) putItem(unit, { ...item, state: 'waiting' });
		}
	});
}
