// What a gestionnaire looks for, kept under an id: the words of a search never stand in an address or a log. Each
// person's views are their own. Knows no SQL and no request.
import { randomUUID } from 'node:crypto';
import { FIRST_FILTER, QUEUE_STATUSES, type QueueFilter } from '../../domain/queue/queue-filter';
import { nowMs } from '../clock';
import { Refused } from '../refused';
import {
	deleteView,
	findView,
	insertSearch,
	listNamedViews,
	saveNamedView,
	type DeskView
} from '../repositories/desk-views';
import type { Caller } from './caller';
import { deskAcademy } from './gestion-list';

/** A search that nobody named is let go a day later. */
const SEARCH_KEPT_MS = 24 * 60 * 60_000;

/** Characters of a view's name, and names of one person in one académie [chosen]. */
export const MAX_VIEW_NAME = 60;
export const MAX_VIEWS = 50;

export interface ShownChoice {
	filter: QueueFilter;
	/** Of the view that is shown; null: none. */
	view: Pick<DeskView, 'id' | 'name'> | null;
	views: Pick<DeskView, 'id' | 'name'>[];
}

/** What an address says of a choice: nothing of it names a person. */
export interface AskedChoice {
	viewId: string | null;
	status: string | null;
	/** A mission's number: what other pages link to. */
	mission?: string | null;
}

/**
 * The choice behind an address: a view of the person's own, else a status and a mission. A view that is gone is as if
 * none was named.
 */
export async function shownChoice(
	code: string,
	{ viewId, status, mission = null }: AskedChoice,
	caller: Caller
): Promise<ShownChoice> {
	await deskAcademy(code, caller);
	const views = (await listNamedViews(code, caller.accountId)).map(({ id, name }) => ({ id, name }));
	const view = viewId === null ? null : await findView(code, caller.accountId, viewId);
	if (view !== null) {
		const { id, name } = view;
		return { filter: { ...FIRST_FILTER, ...view.filter }, view: { id, name }, views };
	}
	const known = QUEUE_STATUSES.find((one) => one === status) ?? FIRST_FILTER.status;
	const keyword = mission !== null && /^\d{1,9}$/.test(mission) ? mission : '';
	return { filter: { ...FIRST_FILTER, status: known, keyword }, view: null, views };
}

/** Keeps what is looked for; the id stands in the address instead. */
export async function keepSearch(code: string, filter: QueueFilter, caller: Caller): Promise<string> {
	await deskAcademy(code, caller);
	const id = randomUUID();
	const now = nowMs();
	await insertSearch(
		code,
		caller.accountId,
		{ id, filter },
		new Date(now).toISOString(),
		new Date(now - SEARCH_KEPT_MS).toISOString()
	);
	return id;
}

export type NameRefusal = 'empty' | 'too-long' | 'too-many';

/** Keeps a choice under a name, or says why not. A name that the person has already takes the new choice. */
export async function nameView(
	code: string,
	name: string,
	filter: QueueFilter,
	caller: Caller
): Promise<{ id: string } | { refusal: NameRefusal }> {
	await deskAcademy(code, caller);
	if (name === '') return { refusal: 'empty' };
	if (name.length > MAX_VIEW_NAME) return { refusal: 'too-long' };
	const views = await listNamedViews(code, caller.accountId);
	if (views.length >= MAX_VIEWS && !views.some((view) => view.name === name)) return { refusal: 'too-many' };
	const id = randomUUID();
	await saveNamedView(code, caller.accountId, { id, name, filter }, new Date(nowMs()).toISOString());
	return { id };
}

/** Another person's view, or one that is gone: nothing happens. @throws Refused `forbidden`. */
export async function forgetView(code: string, id: string, caller: Caller): Promise<void> {
	if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refused('malformed');
	await deskAcademy(code, caller);
	await deleteView(code, caller.accountId, id);
}
