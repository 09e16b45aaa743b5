// The gestionnaire over HTTP, on the built server, with the teacher's real device beside: the whole cycle of statuses.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept, changeStatus } from '../../src/lib/device/gestures/status-gestures';
import { prepareFor, validate } from '../../src/lib/device/gestures/validate';
import { GESTIONNAIRE, TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { smallPdf, typedCandidates, withTrip } from '../sync/claim-typing';
import { TestDevice } from '../sync/test-device';
import { attachPdf } from '../sync/unsent-phone';
import { Browser } from './built-server';
import { decide, readDecisionForm, searchDesk } from './gestion-form';

const KEY = 'RENNES-77833';
const server = await serverAtTeachersDay();
let phone: TestDevice;
let office: Browser;
let page: string;

beforeAll(async () => {
	office = new Browser(server.url);
	await office.signIn(GESTIONNAIRE.identifier, GESTIONNAIRE.password);
	phone = await TestDevice.open(server.url, TEACHER);
	await accept(phone.store, 'RENNES', 1);
	await phone.save(KEY, (entry) => withTrip(typedCandidates('12')(entry)));
	await attachPdf(phone, KEY, smallPdf('péage', 3_000), 'ticket-peage.pdf', 'otherCosts');
	await validateOnPhone();
	page = `/gestion/RENNES/${(await phone.view(KEY)).serverClaim.id}`;
}, 60_000);

afterAll(() => phone.close());

async function validateOnPhone(): Promise<void> {
	const { summary } = await prepareFor(phone.store, KEY);
	expect(await validate(phone.store, KEY, { summary, missingDocumentsSeen: true })).toEqual({ ok: true });
	expect(await phone.sync()).toEqual({ kind: 'done' });
	expect(await phone.unsent()).toEqual([]);
}

/** What the teacher's phone holds after a sync. */
async function onPhone() {
	await phone.sync();
	const { serverClaim } = await phone.view(KEY);
	return { ...serverClaim, statuses: [serverClaim.remuneration.status, serverClaim.travel.status] };
}

async function text(response: Response | Promise<Response>): Promise<string> {
	return (await (await response).text()).replaceAll('&#39;', "'").replace(/<!--.*?-->/gs, '');
}

function shown(html: string): string {
	return html
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&')
		.replace(/<!--.*?-->/gs, '');
}

describe('the list', () => {
	it('shows what was validated, by status and by keyword without accents, and counts it', async () => {
		const all = await text(office.fetch('/gestion'));
		expect(all).toContain(`href="${page}?statut=validated"`);
		expect(all).toContain('Mission N° 77833 – Sophie Vasseur');
		const total = Number(/Liste des états de frais \((\d+) ligne/.exec(all)?.[1]);
		expect(all.match(/href="\/gestion\/RENNES\//g)).toHaveLength(total);
		const found = shown(await searchDesk(office, { status: 'validated', keyword: 'CHATEAULIN' }));
		expect(found).toContain('Liste des états de frais (1 ligne)');
		expect(found).toContain(`href="${page}?vue=`);
		expect(await searchDesk(office, { person: 'maelle' })).toContain('Maëlle Riou');
		expect(await text(office.fetch('/gestion?statut=accepted'))).not.toContain(`href="${page}`);
		expect(await searchDesk(office, { keyword: 'zzz' })).toContain('Aucun état de frais ne correspond');
	});

	it('keeps the choice in its fields, no word of it in an address, and needs none of the app’s scripts', async () => {
		const answer = await office.post('/gestion?/search&academie=RENNES', {
			status: 'cancelled',
			person: 'Vasseur',
			keyword: 'epreuves'
		});
		const address = answer.headers.get('location') ?? '';
		expect(address).toMatch(/^\/gestion\?academie=RENNES&vue=[0-9a-f-]{36}$/);
		const html = await text(office.fetch(address));
		expect(html).toMatch(/<option value="cancelled"[^>]* selected/);
		expect(html).toContain('value="epreuves"');
		expect(html).toContain('value="Vasseur"');
		expect(html).not.toMatch(/(href|action)="[^"]*(epreuves|Vasseur)/);
		expect(html).not.toContain('/_app/immutable/entry/');
		// Another person’s view is as if it were none.
		expect(await searchDesk(office, { status: 'all' })).toContain('Sophie Vasseur');
	});
});

describe('one claim', () => {
	it('shows what was entered, whose it is, its documents and its final récapitulatif', async () => {
		const shown = await text(office.fetch(page));
		for (const words of [
			'Sophie Vasseur',
			'Nombre de candidats : 12',
			'Départ : PLEUVEN (29170)',
			'Retour/Arrivée : CHATEAULIN (29150)',
			'Distance aller : 40 km',
			'Montant divers : 20,00 €',
			'Relevé d’identité bancaire (IBAN) (dossier paie)',
			'Sophie Vasseur : état de frais validé (frais de déplacement)'
		]) {
			expect(shown).toContain(words);
		}
		const document = /href="(\/api\/documents\/RENNES\/[^"]+)"/.exec(shown)?.[1] ?? '';
		const bytes = await office.fetch(document);
		expect([bytes.status, bytes.headers.get('content-type')]).toEqual([200, 'application/pdf']);
		expect(bytes.headers.get('content-disposition')).toContain('ticket-peage.pdf');
		expect(Buffer.from(await bytes.arrayBuffer())).toEqual(Buffer.from(smallPdf('péage', 3_000)));
		const pdf = await office.fetch(/href="(\/api\/claims\/[^"]+)"/.exec(shown)?.[1] ?? '');
		expect(
			Buffer.from(await pdf.arrayBuffer())
				.subarray(0, 5)
				.toString()
		).toBe('%PDF-');
	});
});

describe('the whole cycle', () => {
	it('goes back with a reason, is validated again, and is accepted', { timeout: 60_000 }, async () => {
		const before = await onPhone();
		const without = await decide(office, page, 'sendBack', '   ');
		expect(without.status).toBe(422);
		expect(await text(without)).toContain('Indiquez le motif du renvoi');
		expect((await onPhone()).revision).toBe(before.revision);

		const sent = await decide(office, page, 'sendBack', 'Billet illisible <b>&');
		expect([sent.status, sent.headers.get('location')]).toEqual([303, `${page}?fait=sendBack`]);
		const back = await onPhone();
		expect(back.statuses).toEqual(['open', 'open']);
		expect(back.fileNumber).toBe(before.fileNumber);
		expect(back.finalSummary).toEqual(before.finalSummary);
		expect(back.history.slice(before.history.length)).toMatchObject([
			{ actor: 'gestionnaire', actorName: 'Gwenola Tanguy', action: 'sendBack', part: 'remuneration' },
			{ action: 'sendBack', part: 'travel', from: 'validated', to: 'open', reason: 'Billet illisible <b>&' }
		]);
		expect(await text(office.fetch(page))).toContain('Motif : Billet illisible &lt;b>&amp;');

		await validateOnPhone();
		const again = await onPhone();
		expect(again.statuses).toEqual(['validated', 'validated']);
		expect(again.finalSummary?.version).toBe(2);

		// The teacher takes the validation back while the page is open at the office.
		const open = await readDecisionForm(office, page);
		expect(open.actions).toEqual(['accept', 'sendBack', 'cancel']);
		expect(await changeStatus(phone.store, KEY, 'withdrawValidation')).toEqual({ ok: true });
		await phone.sync();
		expect((await decide(office, page, 'accept', '', open)).status).toBe(409);
		expect((await onPhone()).statuses).toEqual(['open', 'open']);
		await validateOnPhone();
		const last = await onPhone();

		const accepted = await decide(office, page, 'accept', '');
		expect(accepted.status).toBe(303);
		expect(await text(office.fetch(accepted.headers.get('location') ?? ''))).toContain(
			'L’état de frais est accepté.'
		);
		const done = await onPhone();
		expect(done.statuses).toEqual(['accepted', 'accepted']);
		expect([done.fileNumber, done.finalSummary]).toEqual([before.fileNumber, last.finalSummary]);
	});

	it('is cancelled, then given back what it was', async () => {
		const before = await onPhone();
		expect((await readDecisionForm(office, page)).actions).toEqual(['revokeAcceptance', 'cancel']);
		expect((await decide(office, page, 'cancel', 'Double saisie')).status).toBe(303);
		expect((await onPhone()).statuses).toEqual(['cancelled', 'cancelled']);
		// What it held can still be read before it is given back.
		expect(await text(office.fetch(page))).toContain('Nombre de candidats : 12');
		expect((await readDecisionForm(office, page)).actions).toEqual(['uncancel']);
		expect((await decide(office, page, 'uncancel', '')).status).toBe(303);
		const after = await onPhone();
		expect([after.remuneration, after.travel]).toEqual([before.remuneration, before.travel]);
		expect(after.content).toEqual(before.content);
	});
});

describe('two people at once', () => {
	it('overwrites nothing: the stale form is told, and shows the claim as it is', async () => {
		const stale = await readDecisionForm(office, page);
		expect((await decide(office, page, 'cancel', 'Premier')).status).toBe(303);
		const before = await onPhone();
		const told = await decide(office, page, 'cancel', 'Second motif', stale);
		expect(told.status).toBe(409);
		const shown = await text(told);
		expect(shown).toContain('a changé depuis que vous l’avez ouvert');
		expect(shown).toContain('Motif : Premier');
		expect(shown).toContain('Second motif</textarea>');
		expect(shown).toContain(`name="revision" value="${before.revision}"`);
		expect(await onPhone()).toEqual(before);
	});

	it('decides once when one form comes twice', async () => {
		const form = await readDecisionForm(office, page);
		const [first, second] = await Promise.all([
			decide(office, page, 'uncancel', '', form),
			decide(office, page, 'uncancel', '', form)
		]);
		expect([first.status, second.status]).toEqual([303, 303]);
		const { history } = await onPhone();
		expect(history.filter(({ action }) => action === 'uncancel')).toHaveLength(4);
	});
});
