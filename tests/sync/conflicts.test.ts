// Two devices of one person and the real server: lines merge by their ids, two edits of one field are a conflict, a
// removal against an edit too; who and when come with it; what waits behind goes after the choice.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseSide, resolve } from '../../src/lib/device/gestures/resolve';
import { save } from '../../src/lib/device/gestures/save';
import { changeStatus } from '../../src/lib/device/gestures/status-gestures';
import { prepareFor, validate } from '../../src/lib/device/gestures/validate';
import { emptyTripText, type ClaimEntry } from '../../src/lib/domain/claim/claim-entry';
import { lastChangeOf } from '../../src/lib/domain/claim/content-changes';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { typedCandidates as candidates, withTrip } from './claim-typing';
import { TestDevice } from './test-device';

const KEY = 'RENNES-77833';
const server = await serverAtTeachersDay();
let phone: TestDevice;
let tablet: TestDevice;

beforeAll(async () => {
	const { url } = server;
	phone = await TestDevice.open(url, TEACHER, 'phone');
	await phone.acceptConditions();
	tablet = await TestDevice.open(url, TEACHER, 'tablet');
}, 60_000);

afterAll(() => Promise.all([phone.close(), tablet.close()]));

const comment = (id: string, value: string) => (entry: ClaimEntry) => ({
	...entry,
	trips: entry.trips.map((trip) => (trip.id === id ? { ...trip, comment: value } : trip))
});
const added = (id: string, town: string) => (entry: ClaimEntry) => ({
	...entry,
	trips: [...entry.trips, { ...emptyTripText(id, 'added'), arrivalTown: town }]
});
const removed = (id: string) => (entry: ClaimEntry) => ({
	...entry,
	trips: entry.trips.filter((trip) => trip.id !== id)
});

/** Both know the same version, with nothing on its way. */
async function together(change: (entry: ClaimEntry) => ClaimEntry): Promise<void> {
	await phone.save(KEY, change);
	await phone.sync();
	await tablet.sync();
	expect([await phone.unsent(), await tablet.unsent()]).toEqual([[], []]);
}

async function trips(): Promise<string[]> {
	const { content } = await phone.serverClaim(KEY);
	return content.trips.map(({ id, arrivalTown, comment: text }) =>
		`${id.slice(0, 4)} ${arrivalTown} ${text}`.trim()
	);
}

const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`;

describe('lines, by their ids', () => {
	it('added here and there, edited here and removed there where nobody else touched them: all merge', async () => {
		await together((entry) =>
			added(id(2), 'BREST')(added(id(1), 'QUIMPER')(withTrip(candidates('3')(entry))))
		);
		await phone.save(KEY, (entry) => added(id(3), 'LORIENT')(comment(id(1), 'Bac')(entry)));
		await tablet.save(KEY, (entry) => added(id(4), 'VANNES')(removed(id(2))(entry)));
		await phone.sync();
		await tablet.sync();
		await phone.sync();
		expect((await tablet.view(KEY)).standing.conflicts).toEqual([]);
		expect((await trips()).slice(1)).toEqual(['0000 QUIMPER Bac', '0000 LORIENT', '0000 VANNES']);
		expect(await tablet.unsent()).toEqual([]);
	});

	for (const side of ['mine', 'theirs'] as const) {
		it(`removed here and edited there is a conflict on the line; ${side} is chosen`, async () => {
			await together((entry) => added(id(7), 'REDON')(removed(id(7))(entry)));
			await phone.save(KEY, comment(id(7), `Covoiturage ${side}`));
			await phone.sync();
			await tablet.save(KEY, removed(id(7)));
			await tablet.sync();
			expect(await tablet.unsent()).toEqual(['saveClaim conflict']);
			const { standing, entry, problem } = await tablet.view(KEY);
			expect(standing.conflicts).toMatchObject([
				{ field: `trips.${id(7)}`, mine: null, theirs: { comment: `Covoiturage ${side}` } }
			]);
			expect(entry.trips.some((trip) => trip.id === id(7))).toBe(false);
			expect(problem?.conflicts[0]?.changed).toMatchObject({
				actor: 'intervenant',
				actorName: 'Sophie Vasseur'
			});
			expect(await chooseSide(tablet.store, KEY, side)).toEqual({ ok: true });
			await tablet.sync();
			expect(await tablet.unsent()).toEqual([]);
			expect((await trips()).some((line) => line.includes('Covoiturage'))).toBe(side === 'theirs');
			await phone.sync();
			expect((await phone.view(KEY)).entry).toEqual((await tablet.view(KEY)).entry);
		});
	}
});

describe('one field, twice', () => {
	it('waits for the choice, says who and when, and takes no answer to a version that moved on', async () => {
		await together(candidates('20'));
		await phone.save(KEY, candidates('21'));
		await phone.sync();
		await tablet.save(KEY, candidates('22'));
		await tablet.sync();
		const first = (await tablet.view(KEY)).standing;
		expect(first.conflicts).toEqual([
			{ field: 'remuneration.candidates', base: '20', mine: '22', theirs: '21' }
		]);
		const { contentChanges } = (await tablet.folder(KEY)).claim;
		expect(lastChangeOf(contentChanges, 'remuneration.candidates')?.at).toMatch(/^2017-06-15T/);
		expect(await save(tablet.store, KEY)).toMatchObject({ ok: false, code: 'revision-stale' });
		expect(await resolve(tablet.store, KEY, {}, first.current.content)).toMatchObject({ ok: false });

		// The other device goes on meanwhile: what was compared is no longer what is there.
		await phone.save(KEY, candidates('23'));
		await phone.sync();
		await tablet.sync();
		const choices = { 'remuneration.candidates': 'mine' } as const;
		expect(await resolve(tablet.store, KEY, choices, first.current.content)).toMatchObject({
			ok: false,
			code: 'revision-stale'
		});
		const second = (await tablet.view(KEY)).standing;
		expect(second.conflicts).toMatchObject([{ mine: '22', theirs: '23' }]);
		expect(await resolve(tablet.store, KEY, choices, second.current.content)).toEqual({ ok: true });
		await tablet.sync();
		expect((await phone.serverClaim(KEY)).content.remuneration).toMatchObject({ candidates: 22 });
		await phone.sync();
	});

	it('a choice that breaks a rule is kept, told, and saved once put right', async () => {
		await together(candidates('30'));
		await phone.save(KEY, candidates('31'));
		await phone.sync();
		await tablet.save(KEY, candidates('32'));
		await tablet.sync();
		await tablet.type(KEY, (entry) =>
			comment(entry.trips[0]?.id ?? '', 'noté depuis')(candidates('32x')(entry))
		);
		expect(await chooseSide(tablet.store, KEY, 'mine')).toMatchObject({ ok: false, code: 'rules-broken' });
		const { standing, entry } = await tablet.view(KEY);
		expect(standing.conflicts).toEqual([]);
		expect(entry.remuneration.candidates).toBe('32x');
		await tablet.save(KEY, candidates('33'));
		await tablet.sync();
		expect(await tablet.unsent()).toEqual([]);
		const { content } = await tablet.serverClaim(KEY);
		expect(content.remuneration).toMatchObject({ candidates: 33 });
		expect(content.trips[0]?.comment).toBe('noté depuis');
		await phone.sync();
	});

	it('typed before the newer version came: shown before anything is sent, disjoint fields taken over and named', async () => {
		await together(candidates('40'));
		await tablet.type(KEY, candidates('42'));
		await phone.save(KEY, (entry) =>
			comment(entry.trips[0]?.id ?? '', 'du téléphone')(candidates('41')(entry))
		);
		await phone.sync();
		await tablet.sync();
		const { standing, entry } = await tablet.view(KEY);
		expect(standing.conflicts).toMatchObject([{ base: '40', mine: '42', theirs: '41' }]);
		expect(standing.takenOver).toEqual([`trips.${entry.trips[0]?.id}.comment`]);
		expect(entry.trips[0]?.comment).toBe('du téléphone');
		expect(await save(tablet.store, KEY)).toMatchObject({ ok: false, code: 'revision-stale' });
		// Typing on changes nothing of that, nor of what was taken over.
		await tablet.type(KEY, candidates('43'));
		expect((await tablet.view(KEY)).standing.conflicts).toMatchObject([
			{ base: '40', mine: '43', theirs: '41' }
		]);
		expect(await chooseSide(tablet.store, KEY, 'mine')).toEqual({ ok: true });
		await tablet.sync();
		const { content } = await tablet.serverClaim(KEY);
		expect(content.remuneration).toMatchObject({ candidates: 43 });
		expect(content.trips[0]?.comment).toBe('du téléphone');
		await phone.sync();
	});
});

describe('what waits behind a conflict', () => {
	it('is held, hung on the choice, and a validation goes only if it is of what was seen', async () => {
		await together((entry) => candidates('50')(removeAdded(entry)));
		await phone.save(KEY, candidates('51'));
		await phone.sync();
		await tablet.type(KEY, candidates('52'));
		const { summary, violations } = await prepareFor(tablet.store, KEY);
		expect(violations).toEqual([]);
		expect(await validate(tablet.store, KEY, { summary, missingDocumentsSeen: true })).toEqual({ ok: true });
		await tablet.sync();
		expect(await tablet.unsent()).toEqual(['saveClaim conflict', 'validateClaim waiting']);
		expect((await phone.serverClaim(KEY)).remuneration.status).toBe('open');
		const again = await prepareFor(tablet.store, KEY);
		expect(
			await validate(tablet.store, KEY, { summary: again.summary, missingDocumentsSeen: true })
		).toMatchObject({ ok: false, code: 'revision-stale' });

		// All mine: it is what the person validated, and it goes by itself.
		expect(await chooseSide(tablet.store, KEY, 'mine')).toEqual({ ok: true });
		await tablet.sync();
		expect(await tablet.unsent()).toEqual([]);
		const claim = await phone.serverClaim(KEY);
		expect(claim.remuneration.status).toBe('validated');
		expect(claim.content.remuneration).toMatchObject({ candidates: 52 });
	});

	it('an edit of what another device validated meanwhile is kept and shown, and goes after «Modifier»', async () => {
		await phone.sync();
		expect(await changeStatus(phone.store, KEY, 'withdrawValidation')).toEqual({ ok: true });
		await phone.sync();
		await tablet.sync();
		await tablet.save(KEY, candidates('60'));
		const { summary } = await prepareFor(phone.store, KEY);
		expect(await validate(phone.store, KEY, { summary, missingDocumentsSeen: true })).toEqual({ ok: true });
		await phone.sync();
		await tablet.sync();
		expect(await tablet.unsent()).toEqual(['saveClaim refused']);
		const { standing, entry, problem } = await tablet.view(KEY);
		expect(problem?.code).toBe('claim-validated');
		expect(entry.remuneration.candidates).toBe('52');
		expect(standing.stranded).toMatchObject([{ field: 'remuneration.candidates', mine: '60', theirs: '52' }]);
		await phone.sync();
		expect(await changeStatus(phone.store, KEY, 'withdrawValidation')).toEqual({ ok: true });
		await phone.sync();
		await tablet.sync();
		// Open again: the edit is back in the form, and goes with «Enregistrer».
		expect((await tablet.view(KEY)).entry.remuneration.candidates).toBe('60');
		expect(await save(tablet.store, KEY)).toEqual({ ok: true });
		await tablet.sync();
		expect((await tablet.serverClaim(KEY)).content.remuneration).toMatchObject({ candidates: 60 });
	});
});

function removeAdded(entry: ClaimEntry): ClaimEntry {
	return { ...entry, trips: entry.trips.filter(({ origin }) => origin === 'prefilled') };
}
