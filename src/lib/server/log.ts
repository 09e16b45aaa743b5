// One JSON line an event, on the standard output. No name, identifier, address or amount ever goes in:
// a request is found again by its id.
import { randomUUID } from 'node:crypto';

export type LogLevel = 'info' | 'warning' | 'error';
export type LogFields = Record<string, string | number | boolean | null>;

export function newRequestId(): string {
	return randomUUID();
}

export function log(level: LogLevel, event: string, fields: LogFields = {}): void {
	process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
}

/** A fault: the stack is for the operator; the person sees the request's id. */
export function logFault(error: unknown, requestId: string, where: string): void {
	const fault = error instanceof Error ? error : new Error(String(error));
	log('error', 'fault', {
		requestId,
		where,
		name: fault.name,
		message: fault.message,
		stack: fault.stack ?? null
	});
}
