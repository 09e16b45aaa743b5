// The addresses that the app shell answers without the network: the teacher's service and nothing else.
// Pure, so that it is tested outside of a worker.

/** The prerendered page that is the shell; Kit's router reads the real address and shows its page. */
export const SHELL_URL = '/hors-ligne';

/**
 * First segments of the teacher's addresses. Everything else always goes to the network: `/api`, `/gestion`,
 * `/connexion`, `/mot-de-passe`, `/deconnexion`, downloads, `/healthz`.
 */
export const TEACHER_SEGMENTS: readonly string[] = ['accueil', 'missions', 'frais', 'envois'];

/** `/frais/RENNES-52525` → true; `/frais-annexes`, `/gestion` → false. */
export function isTeacherRoute(pathname: string): boolean {
	if (pathname === '/' || pathname === SHELL_URL) return true;
	return TEACHER_SEGMENTS.includes(pathname.split('/')[1] ?? '');
}
