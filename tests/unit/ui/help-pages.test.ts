// Guide and help: every activity has its page, every section its own anchor, every table its full rows.
import { describe, expect, it } from 'vitest';
import { ACTIVITIES } from '../../../src/lib/domain/academy/academy';
import { GUIDE_SECTIONS } from '../../../src/lib/fr/screens/guide';
import { guideAnchor } from '../../../src/lib/fr/screens/guide-text';
import { HELP_PAGES } from '../../../src/lib/fr/screens/help';
import { ACTIVITY_PLACES, activityOfPath, helpPath } from '../../../src/lib/ui/frame/activity-places';
import { HELP_SLUGS, helpTopicOf } from '../../../src/lib/ui/frame/help-topics';

/** The sections of the existing guide, §1.1 to §2.10, as its own table of contents has them. */
const SECTIONS_OF_THE_GUIDE = [
	...['1.1', '1.2', '1.3', '1.3.1', '1.3.2', '1.3.3', '1.3.4', '1.3.5', '1.3.6', '1.3.7', '1.3.8'],
	...['2.1', '2.2', '2.3', '2.3.1', '2.3.2', '2.4', '2.4.1', '2.4.2', '2.4.3', '2.5', '2.5.1', '2.5.2'],
	...['2.5.3', '2.6', '2.6.1', '2.6.2', '2.6.3', '2.6.4', '2.6.4.1', '2.6.4.2', '2.6.4.3', '2.7', '2.7.1'],
	...['2.8', '2.9', '2.10']
];

describe('the guide', () => {
	it('has every section of the existing one, in its order', () => {
		const numbers = GUIDE_SECTIONS.map(({ number }) => number);
		expect(numbers.filter((number) => SECTIONS_OF_THE_GUIDE.includes(number))).toEqual(SECTIONS_OF_THE_GUIDE);
		expect(new Set(numbers.map(guideAnchor)).size).toBe(numbers.length);
	});

	it('says something in each of them', () => {
		for (const { number, blocks } of GUIDE_SECTIONS) {
			if (number.includes('.')) expect(blocks.length, number).toBeGreaterThan(0);
			for (const block of blocks) {
				if (typeof block === 'string' || !('rows' in block)) continue;
				for (const row of block.rows) expect(row, number).toHaveLength(block.head.length);
			}
		}
	});
});

describe('the help', () => {
	it.each(ACTIVITIES)('of %s has an address, words, and a section of the guide', (activity) => {
		const address = helpPath(`${ACTIVITY_PLACES[activity].href}/RENNES-52525`);
		const slug = address.replace('/aide/', '');
		expect(HELP_SLUGS).toContain(slug);
		expect(helpTopicOf(slug)).toBe(activity);
		expect(HELP_PAGES[activity].blocks.length).toBeGreaterThan(0);
		expect(GUIDE_SECTIONS.map(({ number }) => number)).toContain(HELP_PAGES[activity].guide);
	});

	it('of other pages is the welcome page’s, of what is not sent its own', () => {
		expect(helpPath('/accueil')).toBe('/aide/accueil');
		expect(helpPath('/envois')).toBe('/aide/envois');
		expect(helpTopicOf('nulle-part')).toBeNull();
	});

	it('takes no address for another that begins like it', () => {
		expect(activityOfPath('/frais')).toBe('claims');
		expect(activityOfPath('/frais-annexes')).toBeNull();
		expect(activityOfPath('/saisie-competences')).toBe('competenceEntry');
	});
});
