// Which figures an address asks for: académie, session, exam.
import type { RequestEvent } from '@sveltejs/kit';
import { academiesWithRole } from '$lib/server/services/caller';
import { statisticsOf } from '$lib/server/services/statistics';
import { gestionCaller } from '../../desk-caller.server';

const MAX_LABEL = 500;
/** Missions without a session are asked for by this. */
export const NO_SESSION = '-';

export async function askedStatistics(event: RequestEvent) {
	const { searchParams } = event.url;
	const asked = searchParams.get('academie');
	const caller = gestionCaller(event, asked ?? undefined);
	const academies = academiesWithRole(caller, 'gestionnaire');
	const academy = asked ?? academies[0] ?? '';
	const text = (name: string) => (searchParams.get(name) ?? '').slice(0, MAX_LABEL);
	const session = text('session') === '' ? null : text('session') === NO_SESSION ? '' : text('session');
	const exam = text('examen') === '' ? null : text('examen');
	return {
		academies,
		academy,
		session,
		exam,
		told: await statisticsOf(academy, { session, exam }, caller)
	};
}
