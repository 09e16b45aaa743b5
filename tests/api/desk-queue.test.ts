// The gestionnaires' queue over HTTP, on the built server: two at once on one claim, forms sent twice, forged addresses,
// views, several claims together and back.
import { beforeAll, describe, expect, it } from 'vitest';
import { BULK_WORDS } from '../../src/lib/fr/gestion/bulk';
import { DECISION_REFUSALS } from '../../src/lib/fr/gestion/decision';
import { ENTRY_WORDS } from '../../src/lib/fr/gestion/entries';
import { QUEUE_WORDS } from '../../src/lib/fr/gestion/queue';
import { READER, TEACHER } from '../fixtures/people';
import type { Browser } from './built-server';
import { hidden, pageOf, startDesk, textOf as text } from './desk-ground';
import { decide, readDecisionForm, searchDesk } from './gestion-form';

const { server, academy, claimOf, gestionnaire } = await startDesk();
let first: Browser;
let second: Browser;
/** Sophie Vasseur, who teaches, and is a gestionnaire besides. */
let own: Browser;
/** Of TOULOUSE besides. */
let toulouse: Browser;

beforeAll(() => {
	first = gestionnaire('first');
	second = gestionnaire('second');
	own = gestionnaire('own');
	toulouse = second;
});

describe('two gestionnaires on one claim', () => {
	it('never overwrite each other: the second is told, and reads what stands', async () => {
		const before = await claimOf(READER.identifier, 77642);
		const page = pageOf(before);
		const [formA, formB] = [await readDecisionForm(first, page), await readDecisionForm(second, page)];
		expect((await decide(first, page, 'sendBack', 'Copies à recompter', formA)).status).toBe(303);
		const late = await decide(second, page, 'accept', '', formB);
		expect(late.status).toBe(409);
		expect(await text(late)).toContain(DECISION_REFUSALS['revision-stale']);
		const after = await claimOf(READER.identifier, 77642);
		expect([after.pay, after.revision, after.audit]).toEqual(['open', before.revision + 1, before.audit + 1]);
	});

	it('who press at the same moment decide once', async () => {
		const before = await claimOf(READER.identifier, 77502);
		const page = pageOf(before);
		const forms = await Promise.all([first, second].map((browser) => readDecisionForm(browser, page)));
		const answers = await Promise.all(
			[first, second].map((browser, n) => decide(browser, page, 'accept', '', forms[n]))
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
		const after = await claimOf(READER.identifier, 77502);
		expect([after.pay, after.revision, after.audit]).toEqual([
			'accepted',
			before.revision + 1,
			before.audit + 1
		]);
	});
});

it('a form sent twice decides once, and says so twice', async () => {
	const before = await claimOf(READER.identifier, 77742);
	const page = pageOf(before);
	const form = await readDecisionForm(first, page);
	const answers = [
		await decide(first, page, 'accept', '', form),
		await decide(first, page, 'accept', '', form)
	];
	expect(answers.map(({ status }) => status)).toEqual([303, 303]);
	const after = await claimOf(READER.identifier, 77742);
	expect([after.revision, after.audit]).toEqual([before.revision + 1, before.audit + 1]);
	// Taken back: it waits again.
	expect((await decide(first, page, 'revokeAcceptance', '')).status).toBe(303);
	expect((await claimOf(READER.identifier, 77742)).pay).toBe('validated');
});

describe('an académie of another', () => {
	it('gives no claim, no list, no several, whoever is named in the address', async () => {
		const { id } = await claimOf(READER.identifier, 77742);
		for (const path of [
			`/gestion/TOULOUSE/${id}`,
			`/gestion/TOULOUSE/${id}/saisie`,
			'/gestion?academie=TOULOUSE',
			'/gestion/lots/TOULOUSE/0190f000-0000-4000-8000-000000000000'
		]) {
			expect((await first.fetch(path)).status, path).toBe(403);
			expect([403, 404], path).not.toContain((await toulouse.fetch('/gestion?academie=TOULOUSE')).status);
		}
		// Theirs is TOULOUSE too: the claim of RENNES is not there.
		expect((await toulouse.fetch(`/gestion/TOULOUSE/${id}`)).status).toBe(404);
		const form = await readDecisionForm(first, `/gestion/RENNES/${id}`);
		expect((await decide(toulouse, `/gestion/TOULOUSE/${id}`, 'accept', '', form)).status).toBe(404);
		const answer = await first.post('/gestion?/search&academie=TOULOUSE', { status: 'all' });
		expect(answer.status).toBe(403);
	});

	it('and another gestionnaire see nothing of a person’s searches', async () => {
		const answer = await first.post('/gestion?/search&academie=RENNES', {
			status: 'all',
			person: 'Kerdoncuff'
		});
		const address = answer.headers.get('location') ?? '';
		expect(await text(first.fetch(address))).toContain('value="Kerdoncuff"');
		const others = await text(second.fetch(address));
		expect(others).not.toContain('value="Kerdoncuff"');
		expect(server.output()).not.toContain('Kerdoncuff');
	});
});

describe('views', () => {
	it('are kept under a name, found again, and deleted', async () => {
		const answer = await first.post('/gestion?/search&academie=RENNES', { status: 'all', person: 'riou' });
		const vue = new URL(answer.headers.get('location') ?? '', server.url).searchParams.get('vue') ?? '';
		const nameless = await first.post(`/gestion?/saveView&academie=RENNES&vue=${vue}`, { name: '  ' });
		expect(nameless.status).toBe(422);
		const saved = await first.post(`/gestion?/saveView&academie=RENNES&vue=${vue}`, { name: 'Riou' });
		expect(saved.status).toBe(303);
		const shown = await text(first.fetch(saved.headers.get('location') ?? ''));
		expect(/aria-current="page"[^>]*>Riou</.test(shown)).toBe(true);
		expect(shown).toContain('Maëlle Riou');
		const id = new URL(saved.headers.get('location') ?? '', server.url).searchParams.get('vue') ?? '';
		// Another's name for it deletes nothing.
		await second.post('/gestion?/deleteView&academie=RENNES', { view: id });
		expect((await text(first.fetch('/gestion'))).includes('>Riou</a>')).toBe(true);
		await first.post('/gestion?/deleteView&academie=RENNES', { view: id });
		expect((await text(first.fetch('/gestion'))).includes('>Riou</a>')).toBe(false);
	});
});

it('a view of another cannot be taken over under a name of one’s own, and its words are in no log', async () => {
	const answer = await first.post('/gestion?/search&academie=RENNES', { status: 'all', person: 'Xylander' });
	const vue = new URL(answer.headers.get('location') ?? '', server.url).searchParams.get('vue') ?? '';
	const taken = await second.post(`/gestion?/saveView&academie=RENNES&vue=${vue}`, { name: 'Prise' });
	const theirs = await text(second.fetch(taken.headers.get('location') ?? ''));
	expect(theirs).toMatch(/aria-current="page"[^>]*>Prise</);
	expect(theirs).not.toContain('Xylander');
	// The next claim in that list is not told to another either.
	const { id } = await claimOf(READER.identifier, 77742);
	expect(await text(second.fetch(`/gestion/RENNES/${id}?vue=${vue}`))).not.toContain('Xylander');
	await first.post(`/gestion?/saveView&academie=RENNES&vue=${vue}`, { name: 'Xylander à revoir' });
	expect(server.output()).not.toContain('Xylander');
});

describe('one’s own claim', () => {
	it('is decided by another: shown, and refused whatever is sent', async () => {
		const before = await claimOf(TEACHER.identifier, 52525);
		await academy.execute({
			sql: "UPDATE claims SET remuneration_status = 'validated', revision = revision + 1 WHERE id = ?",
			args: [before.id]
		});
		const page = pageOf(before);
		const html = await text(own.fetch(page));
		expect(html).toContain('un autre gestionnaire de l’académie doit en décider');
		expect((await readDecisionForm(own, page)).actions).toEqual([]);
		const form = await readDecisionForm(first, page);
		expect(form.actions).toContain('accept');
		for (const action of ['accept', 'cancel', 'sendBack']) {
			expect((await decide(own, page, action, 'motif', form)).status, action).toBe(403);
		}
		const { id, revision } = await claimOf(TEACHER.identifier, 52525);
		const prepared = await own.post('/gestion?/prepare&academie=RENNES', { claim: `${id}~${revision}` });
		const bulk = prepared.headers.get('location') ?? '';
		expect(await text(own.fetch(bulk))).toContain(BULK_WORDS.nothing);
		await own.post(`${bulk}?/apply`, {});
		expect(await claimOf(TEACHER.identifier, 52525)).toMatchObject({ pay: 'validated', revision });
		expect((await own.post(`${page}/piece`, {})).headers.get('location')).toContain('refus=');
	});
});

describe('several at once', () => {
	it('are shown first, accepted but for one that changed, and taken back', async () => {
		const persons: [string, number][] = [
			[READER.identifier, 77508],
			[READER.identifier, 77847],
			[READER.identifier, 77742]
		];
		const before = await Promise.all(persons.map(([who, mission]) => claimOf(who, mission)));
		const body = new URLSearchParams(before.map(({ id, revision }) => ['claim', `${id}~${revision}`]));
		const asked = '/gestion?/prepare&academie=RENNES&statut=validated';
		const prepared = await first.fetch(asked, { method: 'POST', body });
		expect(prepared.status).toBe(303);
		const [bulk = '', list] = (prepared.headers.get('location') ?? '').split('?');
		// The way back is the list that they were chosen from.
		expect(list).toBe('statut=validated');
		expect(await text(first.fetch(`${bulk}?${list}`))).toContain(
			'href="/gestion?academie=RENNES&statut=validated"'
		);
		const preview = await text(first.fetch(bulk));
		expect(preview).toContain('Accepter 3 états de frais');
		expect(preview).toContain('Frais de rémunération : Validé → Validé par gestionnaire');
		expect((await second.fetch(bulk)).status).toBe(404);
		expect((await Promise.all(persons.map(([who, n]) => claimOf(who, n)))).map(({ pay }) => pay)).toEqual(
			before.map(({ pay }) => pay)
		);

		// Another sends one back meanwhile.
		const last = before[2];
		if (last === undefined) throw new Error('three were read');
		expect((await decide(second, pageOf(last), 'sendBack', 'À revoir')).status).toBe(303);
		for (let press = 0; press < 2; press += 1) {
			expect((await first.post(`${bulk}?/apply`, {})).status).toBe(303);
		}
		const applied = await text(first.fetch(bulk));
		expect(applied).toContain('2 états de frais acceptés. 1 état de frais n’a pas été accepté.');
		const accepted = await Promise.all(persons.map(([who, n]) => claimOf(who, n)));
		expect(accepted.map(({ pay }) => pay)).toEqual(['accepted', 'accepted', 'open']);
		expect(accepted.slice(0, 2).map(({ revision }) => revision)).toEqual(
			before.slice(0, 2).map(({ revision }) => revision + 1)
		);

		// One of the two is cancelled since: the other alone comes back.
		const [one] = accepted;
		if (one === undefined) throw new Error('three were read');
		expect((await decide(second, pageOf(one), 'cancel', '')).status).toBe(303);
		expect((await first.post(`${bulk}?/undo`, {})).status).toBe(303);
		const undone = await Promise.all(persons.map(([who, n]) => claimOf(who, n)));
		expect(undone.map(({ pay }) => pay)).toEqual(['cancelled', 'validated', 'open']);
		const after = await text(first.fetch(bulk));
		expect(after).toContain('1 acceptation retirée');
		// What another cancelled since, and what was never accepted, are not one and the same.
		expect(after).toContain(`${BULK_WORDS.notUndone} (1)`);
		expect(after).toContain(`${BULK_WORDS.notDone} (1)`);
	});

	it('can no longer be taken back together once the time is over', async () => {
		const before = await claimOf(READER.identifier, 77847);
		const prepared = await first.post('/gestion?/prepare&academie=RENNES', {
			claim: `${before.id}~${before.revision}`
		});
		const bulk = prepared.headers.get('location') ?? '';
		await first.post(`${bulk}?/apply`, {});
		const id = bulk.split('/').at(-1) ?? '';
		await academy.execute({
			sql: "UPDATE bulk_decisions SET applied_at = '2017-06-15T07:44:59.000Z' WHERE id = ?",
			args: [id]
		});
		const late = await first.post(`${bulk}?/undo`, {});
		expect(late.status).toBe(409);
		expect(await text(late)).toContain(BULK_WORDS.undoTooLate);
		expect((await claimOf(READER.identifier, 77847)).pay).toBe('accepted');
	});
});

it('a search finds who is looked for, and what was decided leaves the list', async () => {
	const waiting = await searchDesk(first, { status: 'validated' });
	const accepted = await searchDesk(first, { status: 'accepted', person: 'kerdoncuff' });
	const { id } = await claimOf(READER.identifier, 77847);
	expect(accepted).toContain(id);
	expect(waiting).not.toContain(id);
});

describe('criteria that cannot be read', () => {
	it('are told beside all that was chosen: nothing is to be chosen twice', async () => {
		const answer = await first.post('/gestion?/search&academie=RENNES', {
			status: 'accepted',
			person: 'Kerdoncuff',
			isLate: '1',
			waitingDays: '30',
			amountFromCents: 'vingt'
		});
		expect(answer.status).toBe(422);
		const html = await text(answer);
		expect(html).toContain(QUEUE_WORDS.wrong);
		expect(html).toMatch(/<option value="accepted" selected/);
		expect(html).toMatch(/<option value="30" selected/);
		expect(html).toContain('value="Kerdoncuff"');
		expect(html).toContain('value="vingt"');
		expect(html).toMatch(/name="isLate"[^>]*checked/);
	});

	it('are told of a year that no claim is of', async () => {
		const answer = await first.post('/gestion?/search&academie=RENNES', { validatedTo: '9999-12-31' });
		expect(answer.status).toBe(422);
		expect(await text(answer)).toContain('entre 2000 et 2099');
	});
});

it('a claim opened from a mission’s list keeps that list', async () => {
	const list = await text(first.fetch('/gestion?academie=RENNES&statut=all&mission=77742'));
	const href = /href="(\/gestion\/RENNES\/[^"]+)"/.exec(list)?.[1] ?? '';
	expect(href).toContain('mission=77742');
	const page = await text(first.fetch(href));
	expect(page).toContain('href="/gestion?academie=RENNES&statut=all&mission=77742"');
});

it('a part that left for payment leads to its correction, and to no other decision', async () => {
	const claim = await claimOf(READER.identifier, 77847);
	const page = pageOf(claim);
	const address = `/gestion/exports/RENNES/frais/${claim.id}/remuneration`;
	expect(await text(first.fetch(page))).not.toContain(address);
	const preview = await text(first.fetch('/gestion/exports?academie=RENNES&contenu=both'));
	const names = ['academy', 'parts', 'mark', 'upTo', 'decision'];
	const batch = Object.fromEntries(names.map((name) => [name, hidden(preview, name)]));
	expect((await first.post('/gestion/exports', batch)).status).toBe(303);

	const html = await text(first.fetch(page));
	expect(html).toContain(`href="${address}"`);
	expect(html).toContain(ENTRY_WORDS.correct.remuneration);
	const { actions } = await readDecisionForm(first, page);
	expect(actions).not.toContain('revokeAcceptance');
	const correction = await first.fetch(address);
	expect(correction.status).toBe(200);
	expect(await text(correction)).toContain('?/correct');
});

describe('a fault of ours', () => {
	it('does not tell a page of the desk that a device keeps the entry', async () => {
		await academy.execute('ALTER TABLE desk_views RENAME TO desk_views_away');
		const answer = await first.fetch('/gestion?academie=RENNES');
		expect(answer.status).toBe(500);
		const told = await answer.text();
		expect(told).toContain('revenez à la page précédente');
		expect(told).not.toMatch(/gardée|retenté/);
		await academy.execute('ALTER TABLE desk_views_away RENAME TO desk_views');
	});
});
