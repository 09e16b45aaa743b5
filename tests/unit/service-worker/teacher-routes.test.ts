// Which navigations the shell may answer: a wrong yes would show the teacher's app in place of a server's page.
import { describe, expect, it } from 'vitest';
import { isTeacherRoute } from '../../../service-worker/teacher-routes';

describe('isTeacherRoute', () => {
	it.each([
		'/',
		'/accueil',
		'/missions',
		'/missions/RENNES-52525',
		'/frais',
		'/frais/RENNES-77833',
		'/envois'
	])('%s is answered by the shell', (path) => expect(isTeacherRoute(path)).toBe(true));

	it.each([
		'/api/sync/pull',
		'/api/claims/RENNES/52525/recapitulatif',
		'/gestion',
		'/gestion/RENNES/1',
		'/connexion',
		'/mot-de-passe',
		'/deconnexion',
		'/healthz',
		'/frais-annexes',
		'//missions'
	])('%s goes to the network', (path) => expect(isTeacherRoute(path)).toBe(false));
});
