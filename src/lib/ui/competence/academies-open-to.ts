// The académies of a person in which an activity is open: one tab each.
import type { Academy, Activity } from '$lib/domain/academy/academy';
import { isOpenOn } from '$lib/domain/academy/opening';
import type { AcademyName } from '../list/academies-of-rows';

interface Known {
	academy: Pick<Academy, 'code' | 'label' | 'zone' | 'openActivities' | 'activityDates'>;
	profile: unknown;
}

export function academiesOpenTo(
	known: readonly Known[] | undefined,
	activity: Activity,
	nowMs: number
): AcademyName[] {
	return (known ?? [])
		.filter(({ academy, profile }) => profile !== null && isOpenOn(academy, activity, nowMs))
		.map(({ academy: { code, label } }) => ({ code, label }));
}
