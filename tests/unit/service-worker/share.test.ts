// What the worker takes of a share, what it says where it takes nothing, and how the page is told.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { chooseShared, isForeign } from '../../../service-worker/share-choice';
import { refusedPage } from '../../../service-worker/share-page';
import { isTeacherRoute } from '../../../service-worker/teacher-routes';
import {
	MAX_SHARED_BYTES,
	MAX_SHARED_FILES,
	MAX_WAITING_FILES
} from '../../../src/lib/device/share/share-limits';
import {
	INBOX_ADDRESS,
	inboxAddress,
	outcomeOf,
	SHARE_ADDRESS
} from '../../../src/lib/device/share/share-outcome';
import { SHARE_PAGE } from '../../../src/lib/fr/share-page';
import { GET, POST } from '../../../src/routes/partage/+server';
import manifest from '../../../static/manifest.webmanifest?raw';

describe('what is taken', () => {
	it('every file has one fate, and no limit is passed', () => {
		const sizes = fc.array(fc.integer({ min: 1, max: MAX_SHARED_BYTES * 2 }), { maxLength: 60 });
		fc.assert(
			fc.property(sizes, fc.integer({ min: 0, max: MAX_WAITING_FILES + 5 }), (all, waiting) => {
				const { taken, tooHeavy, tooMany } = chooseShared(
					all.map((size) => ({ size })),
					waiting
				);
				expect(taken.length + tooHeavy + tooMany).toBe(all.length);
				expect(taken.length).toBeLessThanOrEqual(MAX_SHARED_FILES);
				expect(taken.length + waiting).toBeLessThanOrEqual(Math.max(MAX_WAITING_FILES, waiting));
				expect(taken.every(({ size }) => size <= MAX_SHARED_BYTES)).toBe(true);
			})
		);
	});

	it('a heavy file takes no place of a light one', () => {
		const files = Array.from({ length: MAX_SHARED_FILES + 1 }, (_, at) => ({
			size: at === 0 ? MAX_SHARED_BYTES + 1 : MAX_SHARED_BYTES
		}));
		expect(chooseShared(files, 0)).toMatchObject({ tooHeavy: 1, tooMany: 0 });
		expect(chooseShared(files, 0).taken).toHaveLength(MAX_SHARED_FILES);
	});

	it.each([
		['', false],
		['about:client', false],
		['https://imagin.example/frais', false],
		['https://ailleurs.example/', true],
		['https://imagin.example.ailleurs.example/', true]
	])('from «%s»: another site’s form is %s', (referrer, expected) =>
		expect(isForeign(referrer, 'https://imagin.example')).toBe(expected)
	);
});

describe('what is told', () => {
	const count = fc.nat({ max: 1_000 });
	it('the page reads what the worker wrote', () => {
		fc.assert(
			fc.property(fc.record({ taken: count, tooHeavy: count, tooMany: count, notKept: count }), (outcome) => {
				const { pathname, searchParams } = new URL(inboxAddress(outcome), 'https://imagin.example');
				expect(isTeacherRoute(pathname)).toBe(true);
				expect(outcomeOf(searchParams)).toEqual(outcome);
			})
		);
	});

	it('an address by hand tells nothing, or a number at the most', () => {
		expect(outcomeOf(new URLSearchParams(''))).toBeNull();
		expect(outcomeOf(new URLSearchParams('recues=<b>12'))).toMatchObject({ taken: 0 });
		expect(outcomeOf(new URLSearchParams('recues=99999999999'))).toMatchObject({ taken: 10_000 });
	});

	it('the server, met in the place of the worker, keeps nothing and leads to a page that says so', () => {
		const led = (handler: typeof GET): unknown => {
			try {
				void handler({} as Parameters<typeof GET>[0]);
			} catch (thrown) {
				return thrown;
			}
			return null;
		};
		expect(led(POST)).toMatchObject({ status: 303, location: inboxAddress('unheard') });
		expect(led(GET)).toMatchObject({ status: 303, location: INBOX_ADDRESS });
	});

	it('an installed app sends to the address that the worker hears, in the field that it reads', () => {
		expect(JSON.parse(manifest)).toMatchObject({
			share_target: {
				action: SHARE_ADDRESS,
				method: 'POST',
				enctype: 'multipart/form-data',
				params: { files: [{ name: 'files' }] }
			}
		});
	});
});

describe('the plain page', () => {
	it.each(['nobody', 'foreign'] as const)('%s: says that nothing was kept, runs no script', async (why) => {
		const response = refusedPage(why, 'n0nce');
		const html = await response.text();
		expect(html).toContain('<html lang="fr">');
		expect(html).toContain(`<h1>${SHARE_PAGE.title}</h1>`);
		expect(html).toContain(SHARE_PAGE[why].replace(/'/g, '&#39;'));
		expect(html).toContain(why === 'nobody' ? 'href="/connexion"' : 'href="/accueil"');
		expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(html).not.toContain('<script');
	});
});
