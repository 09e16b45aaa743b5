// What the administrateur opens to the intervenants, from which day to which (guide §2.2).
import { ACTIVITIES, type Academy } from '../../../domain/academy/academy';
import type { ActivityDates } from '../../../domain/academy/opening';
import type { FieldProblems } from '../../../domain/academy/setting-problems';
import { settingStatement } from '../../repositories/settings-history';
import type { FieldSpec } from './read-fields';
import { formSection } from './section';

type Opening = Pick<Academy, 'openActivities' | 'activityDates'>;

const NO_DATES: ActivityDates = { opensOn: null, closesOn: null };

export const ACTIVITY_OPENING = formSection<Opening>({
	fields: ACTIVITIES.flatMap((activity): FieldSpec[] => [
		{ name: activity, kind: 'yesNo' },
		{ name: `${activity}From`, kind: 'date' },
		{ name: `${activity}To`, kind: 'date' }
	]),
	value: (academy) => academy,
	show: ({ openActivities, activityDates = {} }) =>
		Object.fromEntries(
			ACTIVITIES.flatMap((activity) => {
				const { opensOn, closesOn } = activityDates[activity] ?? NO_DATES;
				return [
					[activity, openActivities.includes(activity) ? 'on' : ''],
					[`${activity}From`, opensOn ?? ''],
					[`${activity}To`, closesOn ?? '']
				];
			})
		),
	// One day alone is from it to it.
	check: (values): FieldProblems =>
		Object.fromEntries(
			ACTIVITIES.filter((activity) => {
				const [from, to] = [values.given(`${activity}From`), values.given(`${activity}To`)];
				return from !== null && to !== null && to < from;
			}).map((activity) => [`${activity}To`, 'order' as const])
		),
	make: (values) => ({
		openActivities: ACTIVITIES.filter((activity) => values.isYes(activity)),
		activityDates: Object.fromEntries(
			ACTIVITIES.flatMap((activity) => {
				const opensOn = values.given(`${activity}From`);
				const closesOn = values.given(`${activity}To`);
				return opensOn === null && closesOn === null ? [] : [[activity, { opensOn, closesOn }]];
			})
		)
	}),
	statements: (_, { openActivities, activityDates }) => [
		settingStatement('openActivities', openActivities),
		settingStatement('activityDates', activityDates ?? {})
	]
});
