// The control total of a batch: what whoever receives the file counts again before paying.
import { addUnits, NO_UNITS, type ExportUnits } from './export-units';

export interface ControlTotal {
	/** Lines of the file. */
	lines: number;
	/** Claims that they are of: one with both parts counts once. */
	claims: number;
	corrections: number;
	/** Sums of every unit, the money in cents; a correction takes away what was too much. */
	units: ExportUnits;
}

/** Adds lines up as they pass. Lines of one claim come one after the other, its corrections among the others' at the end. */
export class ControlSum {
	readonly #claims = new Set<string>();
	#lines = 0;
	#corrections = 0;
	#units: ExportUnits = { ...NO_UNITS };

	add(claimId: string, kind: 'payment' | 'correction', units: ExportUnits): void {
		this.#claims.add(claimId);
		this.#lines += 1;
		if (kind === 'correction') this.#corrections += 1;
		this.#units = addUnits(this.#units, units);
	}

	total(): ControlTotal {
		return {
			lines: this.#lines,
			claims: this.#claims.size,
			corrections: this.#corrections,
			units: this.#units
		};
	}
}
