// Which navigations the shell may answer: a wrong yes would show the teacher's app in place of a server's page.
import { describe, expect, it } from 'vitest';
import { isTeacherRoute, shellsFor } from '../../../service-worker/teacher-routes';

describe('isTeacherRoute', () => {
	it.each([
		'/',
		'/accueil',
		'/missions',
		'/missions/RENNES-52525',
		'/frais',
		'/frais/RENNES-77833',
		'/envois',
		'/pieces-a-rattacher',
		'/notifications',
		'/portail',
		'/eps',
		'/jury',
		'/sujets',
		'/statistiques'
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
		'/metrics',
		'/arret-des-courriels/un-jeton',
		'/partage',
		'/frais-annexes',
		'//missions'
	])('%s goes to the network', (path) => expect(isTeacherRoute(path)).toBe(false));
});

describe('shellsFor', () => {
	it.each([
		['/', ['/accueil', '/_', '/hors-ligne']],
		['/missions', ['/missions', '/_', '/hors-ligne']],
		['/missions/', ['/missions', '/_', '/hors-ligne']],
		['/frais/RENNES-52525', ['/frais/RENNES-52525', '/frais/_', '/hors-ligne']],
		['/frais/conditions/RENNES', ['/frais/conditions/RENNES', '/frais/conditions/_', '/hors-ligne']],
		['/frais/jury/RENNES-900121', ['/frais/jury/RENNES-900121', '/frais/jury/_', '/hors-ligne']]
	])('%s: its own page, else the one of its kind, else the plain one', (path, shells) =>
		expect(shellsFor(path)).toEqual(shells)
	);
});
