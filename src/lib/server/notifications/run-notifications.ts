// The timers of what people are told of while the app is closed: in one process at a time, over all that serve.
import { randomUUID } from 'node:crypto';
import { nowMs } from '../clock';
import { leaveTurn, takeTurn } from '../repositories/process-turns';
import { sweepDeliveries } from '../repositories/notification-deliveries';
import { collectEvents } from './collect-events';
import { deliverDue } from './deliver';
import { noteNearDeadlines } from './note-deadlines';

const TURN = 'notifications';
/** Longer than a batch of messages may take; a process that dies is followed after it. */
const TURN_MS = 6 * 60_000;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

const holder = randomUUID();
let isRunning = false;
let deadlinesNotedAt = Number.NEGATIVE_INFINITY;

function goOn(): Promise<boolean> {
	return takeTurn(TURN, holder, Date.now(), Date.now() + TURN_MS);
}

/** One round. Turns go by the real clock: a test's clock may stand elsewhere in each process. */
export async function runNotifications(): Promise<void> {
	if (isRunning) return;
	isRunning = true;
	try {
		if (!(await goOn())) return;
		if (nowMs() - deadlinesNotedAt >= HOUR_MS) {
			await noteNearDeadlines();
			deadlinesNotedAt = nowMs();
		}
		await collectEvents();
		await deliverDue(goOn);
	} finally {
		isRunning = false;
	}
}

/** What was sent a month ago, and events taken three months ago, are of no use any more. */
export async function sweepNotifications(): Promise<void> {
	const before = (days: number) => new Date(nowMs() - days * DAY_MS).toISOString();
	await sweepDeliveries(before(30), before(90));
}

export function stopNotifications(): Promise<void> {
	return leaveTurn(TURN, holder);
}
