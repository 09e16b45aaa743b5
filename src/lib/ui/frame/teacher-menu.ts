// The menu of one person: the activities that they may use, in the guide's order (§2.2), and which one is in use.
import type { Activity } from '$lib/domain/academy/academy';
import { ACTIVITY_LABELS, ACTIVITY_SHORT, HOME_LABEL } from '$lib/fr/menu';
import { FRAME_WORDS } from '$lib/fr/screens/frame';
import { ACTIVITY_PLACES, isIn } from './activity-places';
import type { MenuItem } from './menu-item';

/** Places in a phone's bottom bar, «Plus» not counted. */
export const MAIN_PLACES = 4;
/** What is used every day stands in the bar; the guide's order holds inside it. */
const EVERYDAY: readonly Activity[] = ['missions', 'claims', 'portal', 'competences'];

/** Beside the activities: where the account has something to do of another kind. */
export interface MenuOptions {
	isGestionnaire: boolean;
	/** Somebody's data is open here. */
	hasOwnData: boolean;
}

function mainActivities(permitted: readonly Activity[]): ReadonlySet<Activity> {
	const everyday = EVERYDAY.filter((activity) => permitted.includes(activity));
	const others = permitted.filter((activity) => !EVERYDAY.includes(activity));
	return new Set([...everyday, ...others].slice(0, MAIN_PLACES - 1));
}

export function teacherMenu(
	pathname: string,
	permitted: readonly Activity[],
	{ isGestionnaire, hasOwnData }: MenuOptions
): MenuItem[] {
	const main = mainActivities(permitted);
	const items: Omit<MenuItem, 'isCurrent'>[] = [
		{ href: '/accueil', label: HOME_LABEL, shortLabel: HOME_LABEL, icon: 'home', isMain: true },
		...permitted.map((activity) => ({
			...ACTIVITY_PLACES[activity],
			label: ACTIVITY_LABELS[activity],
			shortLabel: ACTIVITY_SHORT[activity],
			isMain: main.has(activity)
		}))
	];
	const beside = (href: string, label: string, shortLabel: string, icon: MenuItem['icon']) =>
		items.push({ href, label, shortLabel, icon, isMain: false });
	if (hasOwnData) {
		beside('/notifications', FRAME_WORDS.notices, FRAME_WORDS.notices, 'bell');
		beside('/mes-donnees', FRAME_WORDS.ownData, FRAME_WORDS.ownDataShort, 'person');
	}
	if (isGestionnaire) beside('/gestion', FRAME_WORDS.gestion, FRAME_WORDS.gestionShort, 'edit');
	return items.map((item) => ({ ...item, isCurrent: isIn(item.href, pathname) }));
}
