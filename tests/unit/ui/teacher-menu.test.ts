// The menu: the guide's order, the four places of a phone's bar, and what stands beside the activities.
import { describe, expect, it } from 'vitest';
import { ACTIVITIES, type Activity } from '../../../src/lib/domain/academy/academy';
import { teacherMenu } from '../../../src/lib/ui/frame/teacher-menu';

const NOBODY = { isGestionnaire: false, hasOwnData: false };
const labels = (permitted: readonly Activity[]) =>
	teacherMenu('/accueil', permitted, NOBODY).map((item) => item.label);
const bar = (permitted: readonly Activity[]) =>
	teacherMenu('/accueil', permitted, NOBODY)
		.filter(({ isMain }) => isMain)
		.map((item) => item.href);

describe('the menu', () => {
	it('has the labels of the guide, in its order', () => {
		expect(labels(ACTIVITIES)).toEqual([
			'Accueil',
			'Consultation missions',
			'Consultation compétences',
			'Saisie compétences',
			'Saisie/consultation états de frais',
			'Portail d’accès aux missions',
			'Gestion des épreuves EPS',
			'Portail délibération de jury Cyclades',
			'Gestion des sujets',
			'Statistiques nationales de notation'
		]);
		expect(labels(['missions'])).toEqual(['Accueil', 'Consultation missions']);
	});

	it('keeps four places in a phone’s bar, the everyday ones first', () => {
		expect(bar(ACTIVITIES)).toEqual(['/accueil', '/missions', '/frais', '/portail']);
		expect(bar(['missions', 'competences', 'claims'])).toEqual([
			'/accueil',
			'/missions',
			'/competences',
			'/frais'
		]);
		expect(bar(['subjects', 'statistics'])).toEqual(['/accueil', '/sujets', '/statistiques']);
		expect(bar([])).toEqual(['/accueil']);
	});

	it('says which place is in use, also within it', () => {
		const current = (path: string) =>
			teacherMenu(path, ACTIVITIES, NOBODY).flatMap(({ href, isCurrent }) => (isCurrent ? [href] : []));
		expect(current('/frais/RENNES-52525')).toEqual(['/frais']);
		expect(current('/competences')).toEqual(['/competences']);
		expect(current('/guide')).toEqual([]);
	});

	it('ends with the person’s own data and the gestionnaire’s entry', () => {
		const items = teacherMenu('/accueil', [], { isGestionnaire: true, hasOwnData: true });
		expect(items.map(({ href }) => href)).toEqual(['/accueil', '/notifications', '/mes-donnees', '/gestion']);
	});
});
