// The addresses that the app shell answers without the network: the teacher's service and nothing else.
// Pure, so that it is tested outside of a worker.

/** The shell of any page: Kit's router reads the real address and opens its page. */
export const PLAIN_SHELL = '/hors-ligne';

/**
 * First segments of the teacher's addresses. Everything else always goes to the network: `/api`, `/gestion`,
 * `/connexion`, `/mot-de-passe`, `/deconnexion`, downloads, `/healthz`.
 */
export const TEACHER_SEGMENTS: readonly string[] = [
	'accueil',
	'missions',
	'competences',
	'saisie-competences',
	'frais',
	'envois',
	'pieces-a-rattacher',
	'mes-donnees',
	'notifications',
	// Activities that open a remote application, and the list of what they open.
	'portail',
	'eps',
	'jury',
	'sujets',
	'statistiques',
	// Without data: guide, help, plan of the site, accessibility settings.
	'guide',
	'aide',
	'plan-du-site',
	'accessibilite'
];

/** `/frais/RENNES-52525` → true; `/frais-annexes`, `/gestion` → false. */
export function isTeacherRoute(pathname: string): boolean {
	if (pathname === '/' || pathname === PLAIN_SHELL) return true;
	return TEACHER_SEGMENTS.includes(pathname.split('/')[1] ?? '');
}

/**
 * Shells to try, the best first. All are empty pages that start the same app; a page's own shell names its files in
 * its head, so that they are read at once and not one after the other. `/frais/RENNES-52525` → `/frais/_`.
 */
export function shellsFor(pathname: string): string[] {
	const path = pathname === '/' ? '/accueil' : pathname.replace(/\/$/, '');
	const parent = path.slice(0, path.lastIndexOf('/'));
	return [path, `${parent}/_`, PLAIN_SHELL];
}

/** Whether a prerendered page is a shell of the teacher's service. */
export const isShell = isTeacherRoute;
