// `node build payments <ACADÉMIE> <fichier.csv> [--essai]`: dates of payment from the financial system, whole or not at
// all; beside a running server too.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { PAYMENTS_COMMAND as WORDS, problemLine } from '$lib/fr/gestion/payments';
import { config } from '../config';
import { isKnownAcademy } from '../db';
import { openDatabases } from '../db/databases';
import { runPayments } from '../exports/payments';

const TRIAL = '--essai';

/** @returns the exit code: 0 applied (or nothing to do), 1 refused, 2 misused. */
export async function runPaymentsCommand(args: string[], print: (line: string) => void): Promise<number> {
	const [code, path, ...rest] = args;
	const isUsable =
		code !== undefined &&
		path !== undefined &&
		rest.every((argument) => argument === TRIAL) &&
		statSync(path, { throwIfNoEntry: false })?.isFile() === true;
	if (!isUsable) {
		print(WORDS.usage);
		return 2;
	}
	await openDatabases(config());
	if (!isKnownAcademy(code)) {
		print(WORDS.noAcademy(code));
		return 1;
	}
	const isTrial = rest.includes(TRIAL);
	const result = await runPayments(code, { name: basename(path), bytes: readFileSync(path) }, isTrial);
	for (const { line, column, message } of result.report?.problems ?? []) {
		print(problemLine(line, column, message));
	}
	if (!result.ok) {
		print(result.why === 'stale' ? WORDS.stale : WORDS.refused(result.report?.problems.length ?? 0));
		return 1;
	}
	const { lineCount, newDates, replacedDates, unchanged } = result.report;
	print(WORDS.report(lineCount, newDates, replacedDates, unchanged));
	print(isTrial ? WORDS.trial : WORDS.done);
	return 0;
}
