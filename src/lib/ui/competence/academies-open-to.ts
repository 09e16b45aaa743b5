// The académies of a person in which an activity is open: one tab each.
import type { Academy, Activity } from '$lib/domain/academy/academy';
import type { AcademyName } from '../list/academies-of-rows';

interface Known {
	academy: Pick<Academy, 'code' | 'label' | 'openActivities'>;
	profile: unknown;
}

export function academiesOpenTo(known: readonly Known[] | undefined, activity: Activity): AcademyName[] {
	return (known ?? [])
		.filter(({ academy, profile }) => profile !== null && academy.openActivities.includes(activity))
		.map(({ academy: { code, label } }) => ({ code, label }));
}
