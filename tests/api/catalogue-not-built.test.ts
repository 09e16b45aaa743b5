// The kit's catalogue is the development server's alone: nothing of it is in what an operator runs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE_WORDS } from '../../src/catalogue/catalogue-words';
import { KIT_WORDS } from '../../src/lib/fr/screens/kit';
import { BUILD } from './built-server';

/** Files of the build, client's and server's, that say it. */
function saying(text: string): string[] {
	return readdirSync(BUILD, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(js|css|html)$/.test(file))
		.filter((file) => readFileSync(join(BUILD, file), 'utf8').includes(text));
}

describe('the build', () => {
	it('says nothing of the catalogue', () => {
		expect(saying(KIT_WORDS.close).length).toBeGreaterThan(0);
		expect(saying(CATALOGUE_WORDS.deskPieces)).toEqual([]);
	});

	it('answers no page at its address', () => {
		expect(saying('id: "/healthz"').length).toBeGreaterThan(0);
		expect(saying('id: "/kit')).toEqual([]);
	});
});
