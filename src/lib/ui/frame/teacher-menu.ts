// The activities that this version opens, in the menu's order, and the one being used.
import { FRAME_WORDS } from '$lib/fr/screens/frame';
import { CLAIMS_WORDS } from '$lib/fr/screens/claims';
import { MISSION_WORDS } from '$lib/fr/screens/missions';
import type { MenuItem } from './menu-item';

export function teacherMenu(pathname: string, isGestionnaire: boolean): MenuItem[] {
	const isIn = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
	const items: Omit<MenuItem, 'isCurrent'>[] = [
		{ href: '/accueil', label: FRAME_WORDS.home, shortLabel: FRAME_WORDS.home, icon: 'home' },
		{ href: '/missions', label: MISSION_WORDS.menu, shortLabel: MISSION_WORDS.menuShort, icon: 'missions' },
		{ href: '/frais', label: CLAIMS_WORDS.menu, shortLabel: CLAIMS_WORDS.menuShort, icon: 'claims' }
	];
	if (isGestionnaire) {
		items.push({
			href: '/gestion',
			label: FRAME_WORDS.gestion,
			shortLabel: FRAME_WORDS.gestionShort,
			icon: 'edit'
		});
	}
	return items.map((item) => ({ ...item, isCurrent: isIn(item.href) }));
}
