// What a message from outside may make the worker show and open. Pure, so that it is tested outside of a worker.
import { PUSH_FALLBACK, PUSH_TITLE } from '../src/lib/fr/push-fallback';
import { isTeacherRoute } from './teacher-routes';

const MAX_LENGTH = 400;
const HOME = '/accueil';

export interface ShownMessage {
	title: string;
	body: string;
	path: string;
}

function textOr(value: unknown, otherwise: string): string {
	return typeof value === 'string' && value !== '' ? value.slice(0, MAX_LENGTH) : otherwise;
}

/** A page of the teacher's own, never another site, another origin, or a server's page. */
export function safePath(value: unknown): string {
	if (typeof value !== 'string' || !/^\/[\w/-]*$/.test(value) || value.startsWith('//')) return HOME;
	return isTeacherRoute(value) ? value : HOME;
}

/** Torn, empty or foreign: something must be shown all the same, or the browser takes the permission back. */
export function readMessage(data: unknown): ShownMessage {
	const { title, body, path } = (typeof data === 'object' && data !== null ? data : {}) as Record<
		string,
		unknown
	>;
	return { title: textOr(title, PUSH_TITLE), body: textOr(body, PUSH_FALLBACK), path: safePath(path) };
}
