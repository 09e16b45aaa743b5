// One JSON line an event, on the standard output. No name, identifier, address or amount ever goes in:
// a request is found again by its id.
import { randomUUID } from 'node:crypto';
import { count } from './metrics';

export type LogLevel = 'info' | 'warning' | 'error';
export type LogFields = Record<string, string | number | boolean | null>;

export function newRequestId(): string {
	return randomUUID();
}

let lines: string[] = [];

/** Lines of one turn of the event loop go out in one write; what is left when the process ends goes out then. */
export function log(level: LogLevel, event: string, fields: LogFields = {}): void {
	if (lines.length === 0) setImmediate(flush);
	lines.push(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
}

function flush(): void {
	if (lines.length === 0) return;
	const text = lines.join('');
	lines = [];
	process.stdout.write(text);
}

process.on('exit', flush);

/** A fault: the stack is for the operator; the person sees the request's id. */
export function logFault(error: unknown, requestId: string, where: string): void {
	count('nomade_faults_total', 'Faults that were logged.');
	const fault = error instanceof Error ? error : new Error(String(error));
	log('error', 'fault', {
		requestId,
		where,
		name: fault.name,
		// What cannot be parsed is quoted in the error's own words: it may be what a person typed.
		message: fault instanceof SyntaxError ? null : fault.message,
		stack: fault instanceof SyntaxError ? framesOf(fault) : (fault.stack ?? null)
	});
}

function framesOf({ stack }: Error): string | null {
	return (
		stack
			?.split('\n')
			.filter((line) => /^\s+at /.test(line))
			.join('\n') ?? null
	);
}
