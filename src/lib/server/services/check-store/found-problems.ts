// Gathers what a check finds, with the base or place where it was found. Knows no check.
import type { StoreProblemKind } from '../../../fr/gestion/check-store-words';

export interface StoreProblem {
	/** An académie's code, or null: what is common to all. */
	academy: string | null;
	kind: StoreProblemKind;
	/** The row, file or detail, as the operator finds it again. Never a name. */
	subject: string;
}

export class FoundProblems {
	readonly all: StoreProblem[] = [];

	constructor(readonly academy: string | null) {}

	add(kind: StoreProblemKind, subjects: readonly string[]): void {
		for (const subject of subjects) this.all.push({ academy: this.academy, kind, subject });
	}
}
