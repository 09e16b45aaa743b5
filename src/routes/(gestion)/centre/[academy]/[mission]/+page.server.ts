// One mission before the head of its centre: who serves on it, and the words said of them.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Attestation } from '$lib/domain/attestation/attestation';
import { outcomeSentence, SHEET_WORDS } from '$lib/fr/gestion/attestation';
import { guarded } from '$lib/server/http/endpoint';
import { readForm, type FormFields } from '$lib/server/http/form';
import { attest, type SaidOfPerson } from '$lib/server/services/attest';
import { attestationSheet, PERSONS_PAGE_SIZE } from '$lib/server/services/attestations';
import { deskCaller } from '../../../desk-caller.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

/** Zero, which no mission has, for what is no number. */
function numberOf(text: string): number {
	return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy, mission } = event.params;
	const caller = deskCaller(event, 'chefCentre', academy);
	const { searchParams } = event.url;
	const page = numberOf(searchParams.get('page') ?? '1');
	const saved = searchParams.get('fait');
	return {
		...(await attestationSheet(academy, numberOf(mission), page, caller)),
		academy,
		saved: saved === null ? null : numberOf(saved)
	};
});

const WORDS: ReadonlyMap<string, Attestation | null> = new Map([
	['present', 'present'],
	['absent', 'absent'],
	['none', null]
]);

/** Null: not a form of this page. `tous` speaks of those of whom nothing was said, in the page as it was posted. */
function readWords(text: FormFields): SaidOfPerson[] | null {
	const persons = text('personnes').split(',').filter(Boolean);
	if (persons.length > PERSONS_PAGE_SIZE) return null;
	const all = WORDS.get(text('tous')) ?? null;
	const said: SaidOfPerson[] = [];
	for (const person of persons) {
		const [, claimId = '', version = ''] = /^([0-9a-f-]{36})\.(\d{1,6})$/.exec(person) ?? [];
		const word = WORDS.get(text(`constat-${claimId}`));
		if (claimId === '' || word === undefined) return null;
		said.push({ claimId, version: Number(version), word: word ?? all });
	}
	return said;
}

type SheetEvent = RequestEvent<{ academy: string; mission: string }>;

export const actions = {
	default: guarded(async (event: SheetEvent) => {
		const { academy, mission } = event.params;
		const caller = deskCaller(event, 'chefCentre', academy);
		const text = await readForm(event.request);
		const said = readWords(text);
		if (said === null || !/^[0-9a-f-]{36}$/.test(text('decision'))) {
			return fail(400, { messages: [SHEET_WORDS.malformed] });
		}
		const decision = { id: text('decision'), academy, missionNumber: numberOf(mission), said };
		const results = await attest(decision, caller);
		const messages = results.flatMap(({ fullName, outcome }) =>
			outcome === 'saved' || outcome === 'unchanged' ? [] : [outcomeSentence(fullName, outcome)]
		);
		if (messages.length > 0) return fail(409, { messages });
		const saved = results.filter(({ outcome }) => outcome === 'saved').length;
		const page = numberOf(event.url.searchParams.get('page') ?? '1');
		redirect(303, `${event.url.pathname}?page=${page}&fait=${saved}`);
	})
} satisfies Actions;
