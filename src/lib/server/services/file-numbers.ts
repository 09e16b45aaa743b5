// Gives the «N° Dossier»: two consecutive numbers, the higher one first, as the guide prints it (12025-12024).
// Knows no SQL.
import { isFileNumberGiven, readFileNumberCounter } from '../repositories/file-numbers';

export interface FileNumber {
	/** `12025-12024`. */
	text: string;
	/** The higher of the two: where the counter stands once the number is given. */
	counter: number;
}

/** Numbers that a validation under way in this process may still confirm, by académie. */
const reserved = new Map<string, Set<number>>();

/**
 * Reserves the next pair of the académie's counter for one validation, so that its PDF can be made before the
 * write. The write alone gives the number: it is conditional on no claim carrying it, and moves the counter; until
 * then the pair is kept from other validations of this process. What the two halves mean is not documented
 * [chosen: a counter a académie, two numbers a dossier; a validation that fails at the last moment leaves a gap].
 * Boundary: counter 12023 → `12025-12024`.
 */
export async function reserveFileNumber(code: string): Promise<FileNumber> {
	const taken = reserved.get(code) ?? new Set<number>();
	reserved.set(code, taken);
	for (let counter = (await readFileNumberCounter(code)) + 2; ; counter += 2) {
		const text = `${counter}-${counter - 1}`;
		if (taken.has(counter)) continue;
		// Before the await: another validation must not take it meanwhile.
		taken.add(counter);
		if (!(await isFileNumberGiven(code, text))) return { text, counter };
		taken.delete(counter);
	}
}

/** To be called once the write that carried the number is over, whether it was confirmed or not. */
export function releaseFileNumber(code: string, { counter }: FileNumber): void {
	reserved.get(code)?.delete(counter);
}
