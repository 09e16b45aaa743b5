// Every launch against every kind of person, académie, activity and moment: services on real databases, real stand-ins,
// and tokens checked by another library.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeAcademyOf } from '../fixtures/portal-stand-in/change-academy';
import { startPortals } from '../fixtures/portal-stand-in/launch-environment';
import { callerNamed, openServices } from '../fixtures/server/services-in-process';

/** Guide §2.7.1: 148988 is three days old; the EPS commissions are to come; the central jury is in two days. */
const NOW = '2019-02-04T10:00:00+01:00';
const stand = await startPortals();
Object.assign(process.env, stand.environment);
const services = await openServices(NOW);

const { launch } = await import('../../src/lib/server/portals/launch');
const { openingOf } = await import('../../src/lib/server/portals/opening');
const { readLaunchToken } = await import('../../src/lib/server/portals/launch-token');
const { launchKeys } = await import('../../src/lib/server/portals/launch-key');
const { directoryDb } = await import('../../src/lib/server/db');
const { writePass } = await import('../../src/lib/server/repositories/directory-second-factors');
type Request = Parameters<typeof launch>[0];

const ORIGIN = 'http://localhost:3000';

afterAll(async () => {
	await services.close();
	await stand.stop();
});

async function caller(identifier: string) {
	return {
		...(await callerNamed(identifier)),
		sessionId: `session-${identifier}`,
		isByProvider: false,
		origin: ORIGIN
	};
}

const portal = (mission: number, academy = 'RENNES'): Request => ({ academy, activity: 'portal', mission });
const activity = (name: Request['activity'], academy: string): Request => ({
	academy,
	activity: name,
	mission: null
});

/** The module reached, or the code of the refusal. */
async function outcome(identifier: string, request: Request): Promise<string> {
	try {
		return (await launch(request, await caller(identifier))).module;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** A session that has shown its second factor. */
async function pass(identifier: string, agoMs = 0): Promise<void> {
	const { accountId, sessionId } = await caller(identifier);
	await directoryDb().write([
		{
			sql: 'INSERT OR IGNORE INTO sessions (id, account_id, expires_at) VALUES (?, ?, 9999999999)',
			args: [sessionId, accountId]
		},
		{
			sql: "INSERT OR IGNORE INTO second_factors (account_id, sealed_secret, confirmed_at, last_step) VALUES (?, 'x', '', 0)",
			args: [accountId]
		}
	]);
	await writePass(sessionId, accountId, Date.parse(NOW) - agoMs);
}

describe('«Portail d’accès aux missions»', () => {
	it.each<[string, string, Request, string]>([
		['their marking → SANTORIN', 'nguyen.thu-ha', portal(148988), 'santorin'],
		['their commission EPS → CYCLADES', 'sean.obrien', portal(147852), 'cyclades'],
		['somebody else’s mission', 'sean.obrien', portal(148988), 'not-found'],
		['a mission that there is not', 'nguyen.thu-ha', portal(1), 'not-found'],
		['a mission that opens nothing', 'helene.marchand', portal(990001, 'CENTRALE'), 'not-found'],
		['their scanning', 'helene.marchand', portal(990002, 'CENTRALE'), 'santorin'],
		['an académie of others', 'nguyen.thu-ha', portal(212754, 'TOULOUSE'), 'forbidden'],
		['an académie that is not served', 'nguyen.thu-ha', portal(1, 'NANTES'), 'forbidden'],
		['a gestionnaire', 'gestion.rennes', portal(148988), 'forbidden'],
		['an administrateur', 'admin.rennes', portal(148988), 'forbidden'],
		['no mission named', 'nguyen.thu-ha', activity('portal', 'RENNES'), 'not-found']
	])('%s', async (_what, identifier, request, expected) => {
		expect(await outcome(identifier, request)).toBe(expected);
	});

	it('day 100 opens, day 101 does not: the server counts for itself', async () => {
		expect(await outcome('claire.lebihan', portal(900006))).toBe('santorin');
		expect(await outcome('claire.lebihan', portal(900007))).toBe('not-found');
	});
});

describe('the activities of some', () => {
	it.each<[string, string, Request, string]>([
		['EPS: a teacher of sport in a class of level BGT', 'sean.obrien', activity('eps', 'RENNES'), 'cyclades'],
		['EPS: a teacher of something else', 'nguyen.thu-ha', activity('eps', 'RENNES'), 'forbidden'],
		['EPS: closed in that académie', 'helene.marchand', activity('eps', 'CENTRALE'), 'activity-closed'],
		['subjects: an inspecteur général', 'marie-laure.jeanneau', activity('subjects', 'CENTRALE'), 'delos'],
		['subjects: IMSUJ', 'gaelle.stephan', activity('subjects', 'CENTRALE'), 'delos'],
		['subjects: IMSTA is not IMSUJ', 'bruno.cadiou', activity('subjects', 'CENTRALE'), 'forbidden'],
		['subjects: a président', 'helene.marchand', activity('subjects', 'CENTRALE'), 'forbidden'],
		[
			'statistics: an inspecteur général',
			'marie-laure.jeanneau',
			activity('statistics', 'CENTRALE'),
			'statistics'
		],
		['statistics: IMSTA', 'bruno.cadiou', activity('statistics', 'CENTRALE'), 'statistics'],
		['statistics: IMSUJ is not IMSTA', 'gaelle.stephan', activity('statistics', 'CENTRALE'), 'forbidden'],
		[
			'a mission with an activity that has none',
			'sean.obrien',
			{ ...activity('eps', 'RENNES'), mission: 147852 },
			'malformed'
		],
		['the right held elsewhere', 'gaelle.stephan', activity('subjects', 'RENNES'), 'forbidden']
	])('%s', async (_what, identifier, request, expected) => {
		expect(await outcome(identifier, request)).toBe(expected);
	});

	it('closed by the administrateur: nobody any more, at once', async () => {
		const reopen = await changeAcademyOf('RENNES', ({ openActivities }) => ({
			openActivities: openActivities.filter((open) => open !== 'eps' && open !== 'portal')
		}));
		expect(await outcome('sean.obrien', activity('eps', 'RENNES'))).toBe('activity-closed');
		expect(await outcome('nguyen.thu-ha', portal(148988))).toBe('activity-closed');
		await reopen();
		expect(await outcome('sean.obrien', activity('eps', 'RENNES'))).toBe('cyclades');
	});
});

describe('the jury portal', () => {
	const jury = activity('juryPortal', 'CENTRALE');

	it('is for Président and Vice-Président, after the second factor', async () => {
		expect(await outcome('helene.marchand', jury)).toBe('second-factor-to-enrol');
		await pass('helene.marchand', 11 * 60_000);
		expect(await outcome('helene.marchand', jury)).toBe('second-factor-required');
		await pass('helene.marchand');
		expect(await outcome('helene.marchand', jury)).toBe('juryPortal');
		await pass('vincent.caron');
		expect(await outcome('vincent.caron', jury)).toBe('juryPortal');
	});

	it.each(['julien.fabre', 'marie-laure.jeanneau', 'gaelle.stephan'])('not for %s', async (identifier) => {
		await pass(identifier);
		expect(await outcome(identifier, jury)).toBe('forbidden');
	});

	it('in the central académie alone', async () => {
		await pass('helene.marchand');
		const makeCentral = await changeAcademyOf('CENTRALE', () => ({ isCentral: false }));
		expect(await outcome('helene.marchand', jury)).toBe('forbidden');
		await makeCentral();
	});

	it('by this session: another one of the same person asks anew', async () => {
		await pass('helene.marchand');
		const here = await caller('helene.marchand');
		await expect(launch(jury, { ...here, sessionId: 'another' })).rejects.toThrow('second-factor-required');
	});

	it('tells the portal of the juries and of the second factor', async () => {
		await pass('helene.marchand');
		const { token } = await launch(jury, await caller('helene.marchand'));
		expect(readLaunchToken(token, launchKeys(), Date.parse(NOW))).toMatchObject({
			sub: '75E0300001HMA',
			missions: [990001],
			amr: ['otp']
		});
	});
});

describe('an application that is not there', () => {
	it.each(['failing', 'hanging'] as const)('%s: refused, and opened again once it is back', async (mode) => {
		stand.portals.delos.mode = mode;
		await new Promise((done) => setTimeout(done, 1_100));
		expect(await outcome('gaelle.stephan', activity('subjects', 'CENTRALE'))).toBe('portal-unavailable');
		stand.portals.delos.mode = 'available';
		await new Promise((done) => setTimeout(done, 1_100));
		expect(await outcome('gaelle.stephan', activity('subjects', 'CENTRALE'))).toBe('delos');
	});
});

describe('handing the launch on', () => {
	let token: string;
	beforeAll(async () => {
		({ token } = await launch(portal(148988), await caller('nguyen.thu-ha')));
	});

	it('to the person who asked, at the configured address', async () => {
		expect(await openingOf(token, await caller('nguyen.thu-ha'))).toEqual({
			address: stand.portals.santorin.address,
			token,
			module: 'santorin',
			officeLines: ['TOUT DEXACO RENNES', "92 RUE D'ANTRAIN", 'CS 24209', '35042 RENNES']
		});
	});

	it.each(['sean.obrien', 'gestion.rennes', 'sophie.viala'])('not to %s', async (identifier) => {
		await expect(openingOf(token, await caller(identifier))).rejects.toThrow('forbidden');
	});

	it('not what we did not sign', async () => {
		const person = await caller('nguyen.thu-ha');
		for (const text of ['', 'x', `${token}x`, token.replace(/\./g, '..'), randomUUID()]) {
			await expect(openingOf(text, person)).rejects.toThrow('forbidden');
		}
	});
});
