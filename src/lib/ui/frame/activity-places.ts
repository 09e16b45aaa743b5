// Where each activity lives: its address, its sign, and which activity an address belongs to.
import { ACTIVITIES, type Activity } from '$lib/domain/academy/academy';
import type { IconName } from '../kit/Icon.svelte';

export const ACTIVITY_PLACES: Readonly<Record<Activity, { href: string; icon: IconName }>> = {
	missions: { href: '/missions', icon: 'missions' },
	competences: { href: '/competences', icon: 'competences' },
	competenceEntry: { href: '/saisie-competences', icon: 'edit' },
	claims: { href: '/frais', icon: 'claims' },
	portal: { href: '/portail', icon: 'portal' },
	eps: { href: '/eps', icon: 'eps' },
	juryPortal: { href: '/jury', icon: 'jury' },
	subjects: { href: '/sujets', icon: 'subjects' },
	statistics: { href: '/statistiques', icon: 'statistics' }
};

export function isIn(href: string, pathname: string): boolean {
	return pathname === href || pathname.startsWith(`${href}/`);
}

/** `/frais/RENNES-52525` → `claims`; `/accueil`, `/envois` → null. */
export function activityOfPath(pathname: string): Activity | null {
	return ACTIVITIES.find((activity) => isIn(ACTIVITY_PLACES[activity].href, pathname)) ?? null;
}

/** «Aide» of the activity in use (guide §1.3.1): `/frais/RENNES-52525` → `/aide/frais`; elsewhere `/aide/accueil`. */
export function helpPath(pathname: string): string {
	const activity = activityOfPath(pathname);
	if (activity !== null) return `/aide${ACTIVITY_PLACES[activity].href}`;
	return isIn('/envois', pathname) ? '/aide/envois' : '/aide/accueil';
}

/** Pages without data: anybody reads them, signed in or not. */
const OPEN_PAGES = ['/guide', '/aide', '/plan-du-site', '/accessibilite'];

export function isOpenPage(pathname: string): boolean {
	return OPEN_PAGES.some((href) => isIn(href, pathname));
}
