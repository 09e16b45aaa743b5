// The gestionnaire's queue. In the address: which académie, which view or status, which page; never a searched word.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { readQueueFilter, type QueueFilter, type QueueFilterField } from '$lib/domain/queue/queue-filter';
import { NAME_REFUSALS, QUEUE_WORDS } from '$lib/fr/gestion/queue';
import { guarded } from '$lib/server/http/endpoint';
import { readForm, type FormFields } from '$lib/server/http/form';
import { academiesWithRole, type Caller } from '$lib/server/services/caller';
import { firstClaims, gestionList } from '$lib/server/services/gestion-list';
import { MAX_BULK, prepareBulk } from '$lib/server/services/gestion-bulk';
import { forgetView, keepSearch, nameView, shownChoice } from '$lib/server/services/gestion-views';
import { gestionCaller } from '../desk-caller.server';
import { again } from './kept-list.server';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

type Asking = Pick<RequestEvent, 'url'>;

/** The académie of the address, else the caller's first. */
function askedAcademy({ url }: Asking, caller: Caller): string {
	return url.searchParams.get('academie') ?? academiesWithRole(caller, 'gestionnaire')[0] ?? '';
}

function choiceOf(event: Asking, academy: string, caller: Caller) {
	const { searchParams } = event.url;
	return shownChoice(
		academy,
		{
			viewId: searchParams.get('vue'),
			status: searchParams.get('statut'),
			mission: searchParams.get('mission')
		},
		caller
	);
}

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { searchParams } = event.url;
	const caller = gestionCaller(event, searchParams.get('academie') ?? undefined);
	const academy = askedAcademy(event, caller);
	const choice = await choiceOf(event, academy, caller);
	const after = searchParams.get('apres');
	const list = await gestionList(
		{
			academy,
			filter: choice.filter,
			after: after !== null && /^\d{1,15}$/.test(after) ? Number(after) : null
		},
		caller
	);
	const done = (['saved', 'deleted'] as const).find((known) => known === searchParams.get('fait')) ?? null;
	return {
		...list,
		...choice,
		academies: academiesWithRole(caller, 'gestionnaire'),
		academy,
		done,
		maxBulk: MAX_BULK
	};
});

function address(academy: string, more: Record<string, string>): string {
	return `/gestion?${new URLSearchParams({ academie: academy, ...more }).toString()}`;
}

/** Fields that can be wrong: shown again as they were typed. */
const TYPED_FIELDS: readonly QueueFilterField[] = [
	...(['missionFrom', 'missionTo', 'validatedFrom', 'validatedTo'] as const),
	...(['amountFromCents', 'amountToCents'] as const)
];

function typedFields(text: FormFields): Record<string, string> {
	return Object.fromEntries(TYPED_FIELDS.map((name) => [name, text(name)]));
}

interface Told {
	message: string;
	fields?: QueueFilterField[];
	/** All that was chosen, what is wrong left out: nothing is to be chosen twice. */
	filter?: QueueFilter;
	typed?: Record<string, string>;
	about: 'search' | 'name' | 'several';
}

const told = (status: number, data: Told) => fail(status, data);

function asking(event: RequestEvent) {
	const caller = gestionCaller(event, event.url.searchParams.get('academie') ?? undefined);
	return { caller, academy: askedAcademy(event, caller) };
}

export const actions = {
	search: guarded(async (event: RequestEvent) => {
		const { caller, academy } = asking(event);
		const text = await readForm(event.request);
		const read = readQueueFilter(text);
		if (!read.ok) {
			return told(422, {
				message: QUEUE_WORDS.wrong,
				fields: read.fields,
				filter: read.filter,
				typed: typedFields(text),
				about: 'search'
			});
		}
		redirect(303, address(academy, { vue: await keepSearch(academy, read.filter, caller) }));
	}),
	saveView: guarded(async (event: RequestEvent) => {
		const { caller, academy } = asking(event);
		const text = await readForm(event.request);
		const { filter } = await choiceOf(event, academy, caller);
		const named = await nameView(academy, text('name').trim(), filter, caller);
		if ('refusal' in named) return told(422, { message: NAME_REFUSALS[named.refusal], about: 'name' });
		redirect(303, address(academy, { vue: named.id, fait: 'saved' }));
	}),
	deleteView: guarded(async (event: RequestEvent) => {
		const { caller, academy } = asking(event);
		const text = await readForm(event.request);
		await forgetView(academy, text('view'), caller);
		redirect(303, address(academy, { fait: 'deleted' }));
	}),
	prepare: guarded(async (event: RequestEvent) => {
		const { caller, academy } = asking(event);
		const text = await readForm(event.request);
		const claims =
			text('all') === ''
				? text.all('claim').flatMap(tickedClaim)
				: await firstClaims(academy, (await choiceOf(event, academy, caller)).filter, MAX_BULK, caller);
		if (claims.length === 0) return told(422, { message: QUEUE_WORDS.noneSelected, about: 'several' });
		const bulk = await prepareBulk(academy, claims, caller);
		redirect(303, again(new URL(`/gestion/lots/${academy}/${bulk}${event.url.search}`, event.url)));
	})
} satisfies Actions;

/** A ticked box: the claim and the revision that stood beside it. */
function tickedClaim(value: string): { claimId: string; revision: number }[] {
	const [, claimId, revision] = /^([\w-]{1,64})~(\d{1,9})$/.exec(value) ?? [];
	return claimId === undefined ? [] : [{ claimId, revision: Number(revision) }];
}
