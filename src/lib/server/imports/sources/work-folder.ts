// Where the files of an import lie while it is under way: the source's bytes, the staging file, how far it is, and
// whether somebody asked it to stop. Nothing of it stays once the import is over.
import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { IMPORT_PHASES, type ImportPhase } from '$lib/domain/import/source';
import { config } from '../../config';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export class WorkFolder {
	readonly path: string;

	/** Ids become names of folders: nothing but a UUID. */
	constructor(importId: string) {
		if (!ID.test(importId)) throw new Error('This is no id of an import.');
		this.path = join(importsRoot(), importId);
	}

	get source(): string {
		return join(this.path, 'source.csv');
	}

	get staging(): string {
		return join(this.path, 'staging.db');
	}

	make(): void {
		mkdirSync(this.path, { recursive: true, mode: 0o700 });
	}

	/** A staging file made anew, whatever a former try left. */
	clearStaging(): void {
		for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${this.staging}${end}`, { force: true });
	}

	/** On the disk before the unit is: after a power cut, what follows the unit is read from it. */
	keepStaging(): void {
		const file = openSync(this.staging, 'r+');
		fsyncSync(file);
		closeSync(file);
	}

	remove(): void {
		rmSync(this.path, { recursive: true, force: true });
	}

	askToStop(asker: Asker): void {
		if (existsSync(this.path)) this.#put('stop', asker);
	}

	isAskedToStop(): boolean {
		return existsSync(join(this.path, 'stop'));
	}

	whoAskedToStop(): Asker | null {
		const file = join(this.path, 'stop');
		return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Asker) : null;
	}

	/** True once: what kills its process twice would do so for ever. */
	takeSecondTry(): boolean {
		const file = join(this.path, 'second-try');
		if (existsSync(file) || !existsSync(this.source)) return false;
		writeFileSync(file, '');
		return true;
	}

	/** The moment that marks the accounts of this import: what a crash left of them is found by it. */
	keepMoment(at: string): void {
		writeFileSync(join(this.path, 'moment'), at);
	}

	moment(): string | null {
		const file = join(this.path, 'moment');
		return existsSync(file) ? readFileSync(file, 'utf8') : null;
	}

	tell(progress: Progress): void {
		this.#put('progress.json', progress);
	}

	/** Whole at any moment for whoever reads it. */
	#put(name: string, value: Progress | Asker): void {
		const file = join(this.path, name);
		writeFileSync(`${file}.next`, JSON.stringify(value));
		renameSync(`${file}.next`, file);
	}

	progress(): Progress | null {
		const file = join(this.path, 'progress.json');
		if (!existsSync(file)) return null;
		const told = JSON.parse(readFileSync(file, 'utf8')) as Progress;
		return IMPORT_PHASES.includes(told.phase) ? told : null;
	}
}

/** Who asked an import to stop: the audit log names them if it does. */
export interface Asker {
	accountId: string;
	name: string;
	requestId: string;
}

export interface Progress {
	phase: ImportPhase;
	/** Between 0 and 1; null: not known. */
	share: number | null;
	/** Lines read so far. */
	lines: number;
}

export function importsRoot(): string {
	return join(config().dataDir, 'imports');
}
