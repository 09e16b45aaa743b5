// Schools, teachings and competences of the person, one view an académie, and what can be added to them.
import type { CompetenceFile } from '$lib/domain/competence/competence';
import type { ExamOption } from '$lib/domain/competence/exam-option';
import type { Posting } from '$lib/domain/competence/posting';
import type { Teaching } from '$lib/domain/competence/teaching';
import type { DeviceStore } from '../db/store';
import { readCompetenceFiles, readOfferedOptions } from '../repositories/competences';
import { readOutbox } from '../repositories/outbox';
import { projectCompetences, type CompetenceRow } from '../repositories/project-competences';
import { readReference } from '../repositories/reference';
import { LiveQuery } from './live-query.svelte';

export type { CompetenceRow } from '../repositories/project-competences';

export interface CompetenceView {
	academy: string;
	postings: Posting[];
	teachings: Teaching[];
	rows: CompetenceRow[];
}

export async function readCompetenceViews(store: DeviceStore): Promise<CompetenceView[]> {
	const [files, reference, outbox] = await Promise.all([
		readCompetenceFiles(store),
		readReference(store),
		readOutbox(store)
	]);
	return files.map((file) => ({
		academy: file.academy,
		postings: file.postings,
		teachings: file.teachings,
		rows: projectCompetences(file, reference.profiles[file.academy]?.identifier ?? '', outbox)
	}));
}

export function liveCompetences(): LiveQuery<CompetenceView[]> {
	return new LiveQuery(['competences', 'reference', 'outbox'], (store) => () => readCompetenceViews(store));
}

/** As the server told them, without what waits to be sent. */
export function liveCompetenceFiles(): LiveQuery<CompetenceFile[]> {
	return new LiveQuery(['competences'], (store) => () => readCompetenceFiles(store));
}

/** `academy` is read as a rune: another académie's options follow it. */
export function liveOfferedOptions(academy: () => string): LiveQuery<ExamOption[]> {
	return new LiveQuery(['examOptions'], (store) => {
		const code = academy();
		return () => readOfferedOptions(store, code);
	});
}
