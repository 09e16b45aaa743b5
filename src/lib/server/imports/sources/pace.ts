// How far an import is, told now and then, and the places at which it may be stopped.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportPhase } from '$lib/domain/import/source';
import type { WorkFolder } from './work-folder';

/** Somebody asked for it to stop; nothing was written. */
export class ImportStopped extends Error {
	override name = 'ImportStopped';
}

/** Milliseconds between two tellings. */
const TELL_EVERY_MS = 300;

export class Pace {
	#toldAt = -Infinity;
	#phase: ImportPhase | null = null;

	constructor(private readonly folder: WorkFolder) {}

	tell(phase: ImportPhase, share: number | null, lines: number): void {
		const now = performance.now();
		if (phase === this.#phase && now - this.#toldAt < TELL_EVERY_MS) return;
		this.#phase = phase;
		this.#toldAt = now;
		this.folder.tell({ phase, share, lines });
	}

	/** A place at which the work may end without a trace. @throws ImportStopped */
	async step(): Promise<void> {
		await nextTurn();
		if (this.folder.isAskedToStop()) throw new ImportStopped('Stopped on demand.');
	}
}
