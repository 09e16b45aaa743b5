// What «Suivi» and the printed récapitulatif tell beside the entry: device time, lateness by session, states, payment.
import { afterAll, describe, expect, it } from 'vitest';
import {
	acceptanceOf,
	filledLikeTheGuide,
	gestureOf,
	saveOf,
	validationOf
} from '../fixtures/server/make-operation';
import { changeAcademy } from '../fixtures/server/teacher-in-services';
import { callerNamed, claimOn, openServices, pushOne } from '../fixtures/server/services-in-process';
import { TEACHER } from '../fixtures/people';
import { readPdf } from '../fixtures/pdf-text';
import type { Claim } from '../../src/lib/domain/claim/claim';

const services = await openServices(TEACHER.now);
afterAll(() => services.close());
const camille = await callerNamed('camille.rousseau');
const sophie = await callerNamed(TEACHER.identifier);
for (const person of [camille, sophie]) await pushOne(person, acceptanceOf('RENNES', 1));

const of = (number: number) => claimOn('RENNES', number, camille);

async function pdfText(claim: Claim): Promise<string> {
	const { readFinalPdf } = await import('../../src/lib/server/services/read-documents');
	const { bytes } = await readFinalPdf('RENNES', claim.id, null, camille);
	return (await readPdf(bytes)).text;
}

describe('what comes with an import', () => {
	it('days of payment, each part its own; attestation; grouping of the claim and of those it took in', async () => {
		expect(await of(900108)).toMatchObject({
			remunerationPaidOn: '2017-04-01',
			travelPaidOn: '2017-05-06',
			attestation: 'present',
			groupingComment: null
		});
		expect((await of(900103)).groupingComment).toContain('31 copies');
		expect(await of(900104)).toMatchObject({ remuneration: { status: 'cancelled' } });
		expect((await of(900104)).groupingComment).toContain('regroupées sur la mission N° 900103');
	});
});

describe('a validation after the last day of its session', () => {
	it('is kept, marked in claim and PDF, with the device’s earlier time as information', async () => {
		const restore = await changeAcademy(({ settings }) => ({
			settings: { ...settings, claimDeadlines: [{ session: 'juin 2017', lastDay: '2017-06-14' }] }
		}));
		const open = await claimOn('RENNES', 77833, sophie);
		await pushOne(sophie, saveOf(open, filledLikeTheGuide(open.content)));
		const operation = await validationOf(await claimOn('RENNES', 77833, sophie));
		const madeAt = '2017-06-13T18:00:00.000Z';
		expect(await pushOne(sophie, { ...operation, madeAt })).toMatchObject({ outcome: 'applied' });
		const late = await claimOn('RENNES', 77833, sophie);
		expect(late).toMatchObject({ isLate: true, travel: { status: 'validated' } });
		const lines = late.history.filter(({ action }) => action === 'validate');
		expect(lines.map((line) => line.madeAt)).toEqual([madeAt, madeAt]);
		const { readFinalPdf } = await import('../../src/lib/server/services/read-documents');
		const { bytes } = await readFinalPdf('RENNES', late.id, null, sophie);
		expect((await readPdf(bytes)).text).toContain('Validation reçue hors délai');
		await restore();
	});

	it('of another session is in time, and a device’s nonsense for a time is no reason to refuse', async () => {
		const claim = await of(900109);
		const content = {
			remuneration: { kind: 'duration' as const, hours: 3, minutes: 30 },
			trips: claim.content.trips.map((trip) => ({
				...trip,
				returnDate: trip.departureDate,
				returnTime: '20:00',
				transportMode: 'TRAIN_2EME_CLASSE'
			}))
		};
		expect(await pushOne(camille, saveOf(claim, content))).toMatchObject({ outcome: 'applied' });
		const operation = await validationOf(await of(900109));
		const answer = await pushOne(camille, { ...operation, madeAt: 'hier soir' });
		expect(answer).toMatchObject({ outcome: 'applied' });
		const validated = await of(900109);
		expect(validated.isLate).toBe(false);
		expect(validated.history.at(-1)?.madeAt).toBeNull();
		expect(await pdfText(validated)).not.toContain('hors délai');
	});
});

describe('validated again where one part stayed accepted', () => {
	it('the new final PDF shows both parts with their state', async () => {
		const before = await of(900113);
		expect(before.finalSummary).toBeNull();
		const { decideAsGestionnaire } = await import('../../src/lib/server/services/gestion-decide');
		const office = await callerNamed('gestion.rennes');
		const accepted = await of(900105);
		expect([accepted.remuneration.status, accepted.travel.status]).toEqual(['accepted', 'validated']);
		const { id: claimId, revision } = accepted;
		const sentBack = await decideAsGestionnaire(
			{
				id: crypto.randomUUID(),
				academy: 'RENNES',
				claimId,
				revision,
				action: 'sendBack',
				reason: 'Billet illisible'
			},
			office
		);
		expect(sentBack).toEqual({ ok: true });
		expect((await of(900105)).travel.status).toBe('open');
		const open = await of(900105);
		const trips = open.content.trips.map((trip) => ({ ...trip, comment: 'billet joint' }));
		expect(await pushOne(camille, saveOf(open, { ...open.content, trips }))).toMatchObject({
			outcome: 'applied'
		});
		// Past the last day by now, but it had come in time, and is only answered.
		const restore = await changeAcademy(({ settings }) => ({
			settings: { ...settings, claimDeadline: '2017-06-14', claimDeadlines: [] }
		}));
		expect(await pushOne(camille, await validationOf(await of(900105)))).toMatchObject({
			outcome: 'applied'
		});
		await restore();
		expect((await of(900105)).isLate).toBe(false);
		const text = await pdfText(await of(900105));
		expect(text).toContain('Rémunération épreuve Statut : Validé par gestionnaire');
		expect(text).toContain('Remboursement déplacement Statut : Validé');
		expect(text).not.toContain('hors délai');
	});

	it('both alike: no state is told', async () => {
		await pushOne(camille, gestureOf(await of(900109), 'withdrawValidation'));
		await pushOne(camille, await validationOf(await of(900109)));
		expect(await pdfText(await of(900109))).not.toContain('Statut :');
	});
});
