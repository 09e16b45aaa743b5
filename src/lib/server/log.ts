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

/**
 * A fault: the stack is for the operator; the person sees the request's id. The words of some faults are what a person
 * sent, or name whose file it is: of these the kind and the frames alone.
 */
export function logFault(error: unknown, requestId: string, where: string): void {
	count('nomade_faults_total', 'Faults that were logged.');
	const fault = error instanceof Error ? error : new Error(String(error));
	const words = safeWordsOf(fault);
	log('error', 'fault', {
		requestId,
		where,
		name: fault.name,
		message: words,
		stack: words === fault.message ? (fault.stack ?? null) : framesOf(fault)
	});
}

/**
 * A parser quotes what it cannot read; the system names the file, whose folder is an account's: its code and its call
 * say enough. The same where such a fault is told by another one's words.
 */
function safeWordsOf(fault: Error): string | null {
	if (fault instanceof SyntaxError) return null;
	if ('path' in fault || 'syscall' in fault) {
		const { code, syscall } = fault as NodeJS.ErrnoException;
		return [code, syscall].filter((word) => word !== undefined).join(' ');
	}
	return fault.message;
}

function framesOf({ stack }: Error): string | null {
	return (
		stack
			?.split('\n')
			.filter((line) => /^\s+at /.test(line))
			.join('\n') ?? null
	);
}
