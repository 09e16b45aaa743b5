// What a message may make the worker show and open: nothing but words and the teacher's own pages.
import { describe, expect, it } from 'vitest';
import { readMessage, safePath } from '../../../service-worker/push-message';

describe('the page that a touch opens', () => {
	it.each(['/frais', '/missions', '/accueil', '/frais/RENNES-52525'])('%s', (path) =>
		expect(safePath(path)).toBe(path)
	);
	it.each([
		'/gestion',
		'/api/session',
		'/connexion',
		'/arret-des-courriels/x',
		'//ailleurs.example/frais',
		'/\\ailleurs.example',
		'https://ailleurs.example/frais',
		'javascript:alert(1)',
		'/frais?x=1',
		'/frais#x',
		'frais',
		'',
		7,
		null,
		undefined,
		{ path: '/frais' }
	])('not %j', (path) => expect(safePath(path)).toBe('/accueil'));
});

describe('the words', () => {
	const fallback = { title: "IMAG'IN Nomade", body: 'Du nouveau vous attend.', path: '/accueil' };

	it('are those that came', () => {
		const message = { title: 'Titre', body: 'Texte', path: '/missions' };
		expect(readMessage(message)).toEqual(message);
	});
	it.each([null, undefined, 'texte', 7, [], {}, { title: 3, body: {}, path: [] }, { title: '', body: '' }])(
		'of %j are our own',
		(data) => expect(readMessage(data)).toEqual(fallback)
	);
	it('are cut where they are too many', () => {
		expect(readMessage({ title: 'a'.repeat(5000), body: 'b' }).title).toHaveLength(400);
	});
});
