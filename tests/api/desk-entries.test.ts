// What the desk enters and deposits, over HTTP on the built server, and what the teacher's own device learns of it.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, buildJpeg, exifBlock, GPS_TAG, jpegSegment } from '../fixtures/documents/image-builder';
import { DEPOSIT_WORDS } from '../../src/lib/fr/gestion/entries';
import { CAMILLE, READER, TEACHER } from '../fixtures/people';
import { smallPdf } from '../sync/claim-typing';
import { TestDevice } from '../sync/test-device';
import type { Browser } from './built-server';
import { hidden, pageOf, startDesk, textOf as text } from './desk-ground';
import { signedIn } from './document-client';
import { decide } from './gestion-form';

const { server, academy, claimOf, gestionnaire } = await startDesk();
let first: Browser;

beforeAll(() => {
	first = gestionnaire('first');
});

describe('what the desk enters', () => {
	let phone: TestDevice;

	beforeAll(async () => {
		phone = await TestDevice.open(server.url, CAMILLE);
	});
	afterAll(() => phone.close());

	async function onPhone(mission: number) {
		await phone.sync();
		return (await phone.view(`RENNES-${mission}`)).serverClaim;
	}

	it('pay of surveillance: in hours, shown in «Suivi», handled, corrected once more', async () => {
		const before = await claimOf(CAMILLE.identifier, 900111);
		expect(before.pay).toBe('gestionnaireToHandle');
		const entry = `${pageOf(before)}/saisie`;
		const html = await text(first.fetch(entry));
		const fields = {
			revision: hidden(html, 'revision'),
			decision: hidden(html, 'decision'),
			kind: 'duration'
		};
		const wrong = await first.post(`${entry}?/pay`, { ...fields, hours: '4', minutes: '75' });
		expect(wrong.status).toBe(422);
		expect(await text(wrong)).toContain('Les minutes vont de 0 à 59');
		for (let press = 0; press < 2; press += 1) {
			const answer = await first.post(`${entry}?/pay`, { ...fields, hours: '4', minutes: '30' });
			expect(answer.status).toBe(303);
		}
		const claim = await onPhone(900111);
		expect(claim.suppliedPay).toMatchObject({
			entry: { kind: 'duration', hours: 4, minutes: 30 },
			actor: 'gestionnaire',
			actorName: 'Gwenola Tanguy'
		});
		expect(claim.revision).toBe(before.revision + 1);
		expect(claim.history.at(-1)).toMatchObject({
			actor: 'gestionnaire',
			action: 'enterPay',
			reason: 'Nombre d’heures : 4 ; Nombre de minutes : 30'
		});
		expect((await decide(first, pageOf(before), 'handle', '')).status).toBe(303);
		expect((await onPhone(900111)).remuneration.status).toBe('handled');
		const again = await text(first.fetch(entry));
		const corrected = await first.post(`${entry}?/pay`, {
			revision: hidden(again, 'revision'),
			decision: hidden(again, 'decision'),
			kind: 'duration',
			hours: '5',
			minutes: ''
		});
		expect(corrected.status).toBe(303);
		expect((await onPhone(900111)).suppliedPay?.entry).toEqual({ kind: 'duration', hours: 5, minutes: null });
		const { audit } = await claimOf(CAMILLE.identifier, 900111);
		expect(audit).toBe(before.audit + 3);
	});

	it('pay that the intervenant enters stays theirs', async () => {
		const claim = await claimOf(TEACHER.identifier, 77833);
		const answer = await first.post(`${pageOf(claim)}/saisie?/pay`, {
			revision: String(claim.revision),
			decision: '0190f000-0000-4000-8000-00000000a001',
			kind: 'candidates',
			candidates: '12'
		});
		expect(answer.status).toBe(409);
		expect(await claimOf(TEACHER.identifier, 77833)).toEqual(claim);
	});

	it('the scale of a trip by car: kilometric, and the same choice again is told', async () => {
		const claim = await claimOf(READER.identifier, 77508);
		const entry = `${pageOf(claim)}/saisie`;
		const html = await text(first.fetch(entry));
		const trip = hidden(html, 'trip');
		expect(trip).not.toBe('');
		const scaleForm = html.slice(html.indexOf('?/scale'));
		const answer = await first.post(`${entry}?/scale`, {
			revision: hidden(scaleForm, 'revision'),
			decision: hidden(scaleForm, 'decision'),
			trip,
			[`scale-${trip}`]: 'kilometric'
		});
		expect(answer.status).toBe(303);
		expect(await text(first.fetch(pageOf(claim)))).toContain('barème kilométrique pour 1 déplacement sur 1');
		expect(await text(first.fetch(pageOf(claim)))).toContain('remboursé selon le barème kilométrique');
		const same = await text(first.fetch(entry));
		const sameForm = same.slice(same.indexOf('?/scale'));
		const unchanged = await first.post(`${entry}?/scale`, {
			revision: hidden(sameForm, 'revision'),
			decision: hidden(sameForm, 'decision'),
			trip,
			[`scale-${trip}`]: 'kilometric'
		});
		expect(unchanged.status).toBe(409);
	});
});

describe('a document of the desk', () => {
	/** As a browser posts the form: the file last. */
	async function deposit(
		browser: Browser,
		page: string,
		file: { name: string; bytes: Uint8Array<ArrayBuffer> } | null,
		form?: { revision: string; decision: string }
	): Promise<Response> {
		const html = await text(browser.fetch(page));
		const own = html.slice(html.indexOf('/piece'));
		const body = new FormData();
		body.set('revision', form?.revision ?? hidden(own, 'revision'));
		body.set('decision', form?.decision ?? hidden(own, 'decision'));
		body.set('folder', 'travel');
		body.set('purpose', 'transportTicket');
		if (file !== null) body.set('file', new Blob([file.bytes]), file.name);
		// The length is what the server holds the form to.
		const whole = new Response(body);
		const bytes = await whole.arrayBuffer();
		return browser.fetch(`${page}/piece`, {
			method: 'POST',
			body: bytes,
			headers: { 'content-type': whole.headers.get('content-type') ?? '' }
		});
	}

	it('joins the claim’s pieces once, as the gestionnaire’s, and the teacher cannot take it away', async () => {
		const claim = await claimOf(TEACHER.identifier, 77833);
		const page = pageOf(claim);
		const html = await text(first.fetch(page));
		const own = html.slice(html.indexOf('/piece'));
		const form = { revision: hidden(own, 'revision'), decision: hidden(own, 'decision') };
		const file = { name: 'Billet reçu (poste).pdf', bytes: smallPdf('billet', 20_000) };
		for (let press = 0; press < 2; press += 1) {
			const answer = await deposit(first, page, file, form);
			expect(answer.headers.get('location')).toContain('fait=deposit');
		}
		const phone = await TestDevice.open(server.url, TEACHER);
		const { serverClaim } = await phone.view('RENNES-77833');
		expect(serverClaim.documents).toMatchObject([
			{
				name: 'Billet_recu_poste.pdf',
				depositedBy: 'gestionnaire',
				purpose: 'transportTicket',
				folder: 'travel'
			}
		]);
		expect(serverClaim.revision).toBe(claim.revision + 1);
		const [document] = serverClaim.documents;
		const bytes = await phone.browser.fetch(`/api/documents/RENNES/${document?.id ?? ''}`);
		expect(Buffer.from(await bytes.arrayBuffer())).toEqual(Buffer.from(file.bytes));
		await phone.close();
		expect(await text(first.fetch(page))).toContain('par le gestionnaire');
	});

	it('is taken back from the page by who deposited it, and by nobody else', async () => {
		const claim = await claimOf(TEACHER.identifier, 77833);
		const page = pageOf(claim);
		const file = { name: 'erreur.pdf', bytes: smallPdf('erreur', 900) };
		expect((await deposit(first, page, file)).headers.get('location')).toContain('fait=deposit');
		const html = await text(first.fetch(page));
		const shown = html.slice(html.lastIndexOf('erreur.pdf</a>'));
		const action = /action="(\/gestion\/RENNES\/[^"]+\/piece\/[0-9a-f-]{36})"/.exec(shown)?.[1] ?? '';
		const form = { revision: hidden(shown, 'revision'), decision: hidden(shown, 'decision') };
		const second = gestionnaire('second');
		expect(await text(second.fetch(page))).not.toContain(action);
		const theirs = await second.post(action, form);
		expect(theirs.headers.get('location')).toContain('retrait=document-not-yours');
		expect(await text(second.fetch(theirs.headers.get('location') ?? ''))).toContain(
			'Seul le gestionnaire qui a déposé ce document peut le retirer'
		);
		const mine = await first.post(action, form);
		expect(mine.headers.get('location')).toContain('fait=takeBack');
		const after = await text(first.fetch(mine.headers.get('location') ?? ''));
		expect(after).toContain(DEPOSIT_WORDS.takenBack);
		expect(after).not.toContain(action);
		expect(after).toContain('document retiré par le gestionnaire : erreur.pdf');
	});

	it('loses its position if it is a picture, is told why if it is none, and is held to 5 Mo', async () => {
		const claim = await claimOf(TEACHER.identifier, 77833);
		const page = pageOf(claim);
		const position = jpegSegment(0xe1, bytesOf('Exif\0\0', exifBlock([GPS_TAG])));
		const photo = buildJpeg({ extra: [position] });
		expect(
			(await deposit(first, page, { name: 'photo.png', bytes: photo })).headers.get('location')
		).toContain('fait=deposit');
		const { rows } = await academy.execute({
			sql: 'SELECT d.name, f.byte_length FROM documents d JOIN stored_files f ON f.sha256 = d.sha256 WHERE d.claim_id = ? AND d.name LIKE ?',
			args: [claim.id, 'photo%']
		});
		expect(rows).toHaveLength(1);
		expect(rows[0]?.['name']).toBe('photo.jpg');
		expect(Number(rows[0]?.['byte_length'])).toBeLessThan(photo.length);

		const before = await claimOf(TEACHER.identifier, 77833);
		const noise = new Uint8Array(2_000).fill(7);
		const refused = [
			[{ name: 'tableur.xlsx', bytes: noise }, 'document-unsupported'],
			[{ name: 'vide.pdf', bytes: new Uint8Array(0) }, 'none'],
			[null, 'none'],
			[{ name: 'gros.pdf', bytes: smallPdf('gros', 5_242_881) }, 'document-too-large']
		] as const;
		for (const [file, code] of refused) {
			const answer = await deposit(first, page, file);
			expect(answer.headers.get('location'), code).toContain(`refus=${code}`);
			expect(await text(first.fetch(answer.headers.get('location') ?? ''))).toContain('Document non déposé');
		}
		expect(await claimOf(TEACHER.identifier, 77833)).toEqual(before);
	});

	it('is refused by whoever has no right there, before the file is read', async () => {
		const claim = await claimOf(READER.identifier, 77742);
		const teacher = await signedIn(server.url, READER);
		const body = new FormData();
		body.set('file', new Blob([new Uint8Array(10)]), 'x.pdf');
		const whole = new Response(body);
		const answer = await teacher.fetch(`${pageOf(claim)}/piece`, {
			method: 'POST',
			body: await whole.arrayBuffer(),
			headers: { 'content-type': whole.headers.get('content-type') ?? '' }
		});
		expect(answer.status).toBe(403);
	});
});
