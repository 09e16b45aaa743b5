// The timers of what people are told of while the app is closed: in one process at a time, over all that serve.
import { randomUUID } from 'node:crypto';
import { nowMs } from '../clock';
import { leaveTurn, takeTurn } from '../repositories/process-turns';
import { sweepDrafts } from '../repositories/notification-choices';
import { sweepDeliveries } from '../repositories/notification-deliveries';
import { collectEvents } from './collect-events';
import { deliverDue } from './deliver';
import { noteNearDeadlines } from './note-deadlines';

const TURN = 'notifications';
/** Longer than what is done between two questions for the turn; a process that dies is followed after it. */
const TURN_MS = 6 * 60_000;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

const holder = randomUUID();
let running: Promise<void> | null = null;
let isStopping = false;
let deadlinesNotedAt = Number.NEGATIVE_INFINITY;

/** Turns go by the real clock: a test's clock may stand elsewhere in each process. */
async function goOn(): Promise<boolean> {
	return !isStopping && (await takeTurn(TURN, holder, Date.now(), Date.now() + TURN_MS));
}

/** One round; the next begins when it has ended. */
export async function runNotifications(): Promise<void> {
	if (running !== null) return;
	running = round();
	try {
		await running;
	} finally {
		running = null;
	}
}

async function round(): Promise<void> {
	if (!(await goOn())) return;
	if (nowMs() - deadlinesNotedAt >= HOUR_MS) {
		if (!(await noteNearDeadlines(goOn))) return;
		deadlinesNotedAt = nowMs();
	}
	await collectEvents(goOn);
	await deliverDue(goOn);
}

/** What was sent a month ago, events taken three months ago and addresses never confirmed are of no use any more. */
export async function sweepNotifications(): Promise<void> {
	const before = (days: number) => new Date(nowMs() - days * DAY_MS).toISOString();
	await sweepDeliveries(before(30), before(90));
	await sweepDrafts(nowMs() - HOUR_MS);
}

/** What is being handed over ends first: a mail that were cut off now would never be sent. */
export async function stopNotifications(): Promise<void> {
	isStopping = true;
	// Whoever began the round logs its fault.
	await running?.catch(() => undefined);
	await leaveTurn(TURN, holder);
}
