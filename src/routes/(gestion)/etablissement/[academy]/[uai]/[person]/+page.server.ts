// One teacher before the head of the school: competences by tab, and the school's word on one of them.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { COMPETENCE_WORDS } from '$lib/domain/competence/competence';
import { SCHOOL_WORDS } from '$lib/fr/gestion/school-competences';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { sayForSchool, type SchoolOutcome } from '$lib/server/services/say-for-school';
import { teacherCompetences } from '$lib/server/services/school-competences';
import { deskCaller } from '../../../../desk-caller.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

const MAX_SEARCH_LENGTH = 100;
const TABS = ['competences', 'etablissements', 'enseignements'] as const;

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { academy, uai, person } = event.params;
	const caller = deskCaller(event, 'chefEtablissement', academy);
	const { searchParams } = event.url;
	// Words of exams, not of a person: they may stand in the address.
	const search = (searchParams.get('recherche') ?? '').trim().slice(0, MAX_SEARCH_LENGTH);
	return {
		...(await teacherCompetences(academy, uai, person, search, caller)),
		academy,
		search,
		tab: TABS.find((known) => known === searchParams.get('onglet')) ?? 'competences',
		done: COMPETENCE_WORDS.find((known) => known === searchParams.get('fait')) ?? null
	};
});

const STATUS: Record<Exclude<SchoolOutcome, 'said'>, number> = {
	stale: 409,
	'option-unknown': 422,
	'option-not-offered': 403
};

type TeacherEvent = RequestEvent<{ academy: string; uai: string; person: string }>;

export const actions = {
	default: guarded(async (event: TeacherEvent) => {
		const { academy, uai, person } = event.params;
		const caller = deskCaller(event, 'chefEtablissement', academy);
		const text = await readForm(event.request);
		const word = COMPETENCE_WORDS.find((known) => known === text('mot'));
		const [, option = '', lastWord = '', id = ''] =
			/^([A-Z0-9_.-]{1,60})~(\d{1,12})~([0-9a-f-]{36})$/.exec(text('avis')) ?? [];
		if (word === undefined || option === '') return fail(400, { message: SCHOOL_WORDS.malformed });
		const outcome = await sayForSchool(
			{ id, academy, uai, intervenantId: person, option, word, lastWord: Number(lastWord) },
			caller
		);
		if (outcome !== 'said') return fail(STATUS[outcome], { message: SCHOOL_WORDS[outcome] });
		redirect(303, `${event.url.pathname}?fait=${word}`);
	})
} satisfies Actions;
