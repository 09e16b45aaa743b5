// The second factor's whole life on a real directory: enrolment, codes, drift, reuse, recovery, limits, replacement.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { authenticatorCode } from '../fixtures/authenticator';
import { pictureOfSvg, readQr } from '../fixtures/qr/qr-reader';
import { callerNamed, openServices } from '../fixtures/server/services-in-process';

const NOW = Date.parse('2026-06-15T08:00:10Z');
const services = await openServices(new Date(NOW).toISOString());
const { beginEnrolment, confirmEnrolment } =
	await import('../../src/lib/server/portals/second-factor/enrolment');
const { passSecondFactor, secondFactorStanding, takeCode } =
	await import('../../src/lib/server/portals/second-factor/passes');
const { mayUseSecondFactor } = await import('../../src/lib/server/portals/second-factor/entitled');
const { directoryDb, textOf } = await import('../../src/lib/server/db');

afterAll(() => services.close());

/** What the telephone shows that scanned this address. */
const appCode = (uri: string, atMs: number) =>
	authenticatorCode(new URL(uri).searchParams.get('secret') ?? '', atMs);

let at = NOW;
/** The server's clock and the telephone's, put forward together. */
function later(seconds: number): void {
	at += seconds * 1000;
	vi.setSystemTime(new Date(Date.now() + seconds * 1000));
}

beforeAll(() => {
	vi.useFakeTimers({ toFake: ['Date'] });
	return () => vi.useRealTimers();
});

async function person(identifier: string) {
	const { accountId } = await callerNamed(identifier);
	const sessionId = `session-${identifier}`;
	await directoryDb().write([
		{
			sql: 'INSERT OR IGNORE INTO sessions (id, account_id, expires_at) VALUES (?, ?, 9999999999)',
			args: [sessionId, accountId]
		}
	]);
	return { accountId, sessionId, isByProvider: false };
}

async function enrolled(identifier: string) {
	const caller = await person(identifier);
	const { uri } = await beginEnrolment(caller.accountId, identifier, null);
	const { recoveryCodes } = await confirmEnrolment(caller, appCode(uri, at));
	later(60);
	return { ...caller, uri, recoveryCodes };
}

describe('an enrolment', () => {
	it('gives the key as text, as an address and as a picture, and ten codes once it is confirmed', async () => {
		const caller = await person('helene.marchand');
		const told = await beginEnrolment(caller.accountId, 'helene.marchand', null);
		expect(told.secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
		expect(new URL(told.uri).searchParams.get('secret')).toBe(told.secret.replaceAll(' ', ''));
		expect(told.uri).toMatch(/^otpauth:\/\/totp\/IMAG'IN%20Nomade:helene\.marchand\?/);
		// Read back by a reader that knows nothing of what drew it.
		expect(readQr(pictureOfSvg(told.qrSvg))).toBe(told.uri);
		expect((await secondFactorStanding(caller)).isEnrolled).toBe(false);

		await expect(confirmEnrolment(caller, '000000')).rejects.toThrow('second-factor-wrong');
		const { recoveryCodes } = await confirmEnrolment(caller, appCode(told.uri, at));
		expect(new Set(recoveryCodes).size).toBe(10);
		expect(await secondFactorStanding(caller)).toMatchObject({ isEnrolled: true, recoveryCodesLeft: 10 });
	});

	it('keeps no secret and no recovery code in clear', async () => {
		const { accountId, uri, recoveryCodes } = await enrolled('vincent.caron');
		const rows = await directoryDb().read('SELECT sealed_secret FROM second_factors WHERE account_id = ?', [
			accountId
		]);
		const secret = new URL(uri).searchParams.get('secret') ?? '';
		expect(rows).toHaveLength(1);
		for (const row of rows) expect(textOf(row, 'sealed_secret')).not.toContain(secret);
		const hashes = await directoryDb().read('SELECT code_hash FROM recovery_codes WHERE account_id = ?', [
			accountId
		]);
		expect(hashes.map((row) => textOf(row, 'code_hash'))).toHaveLength(10);
		for (const row of hashes) expect(recoveryCodes).not.toContain(textOf(row, 'code_hash'));
	});

	it('that was not confirmed in a quarter of an hour is begun again', async () => {
		const caller = await person('julien.fabre');
		const { uri } = await beginEnrolment(caller.accountId, 'julien.fabre', null);
		later(16 * 60);
		await expect(confirmEnrolment(caller, appCode(uri, at))).rejects.toThrow('second-factor-to-enrol');
	});

	it('in the place of a former one asks for a code of it', async () => {
		const { uri, ...caller } = await enrolled('gaelle.stephan');
		const { accountId } = caller;
		await expect(beginEnrolment(accountId, 'gaelle.stephan', null)).rejects.toThrow('second-factor-required');
		await expect(beginEnrolment(accountId, 'gaelle.stephan', '000000')).rejects.toThrow(
			'second-factor-wrong'
		);
		const next = await beginEnrolment(accountId, 'gaelle.stephan', appCode(uri, at));
		later(30);
		// The former one stands until the new one is confirmed.
		await takeCode(accountId, appCode(uri, at));
		await confirmEnrolment(caller, appCode(next.uri, at));
		later(30);
		await expect(takeCode(accountId, appCode(uri, at))).rejects.toThrow('second-factor-wrong');
		await takeCode(accountId, appCode(next.uri, at));
	});
});

describe('a code', () => {
	it('opens the session for ten minutes; then another is asked for', async () => {
		const { uri, ...caller } = await enrolled('bruno.cadiou');
		later(11 * 60);
		expect((await secondFactorStanding(caller)).passedUntil).toBeNull();
		const { passedUntil } = await passSecondFactor(caller, appCode(uri, at));
		expect(Date.parse(passedUntil ?? '')).toBeGreaterThan(at);
		later(9 * 60);
		expect((await secondFactorStanding(caller)).passedUntil).not.toBeNull();
		later(2 * 60);
		expect((await secondFactorStanding(caller)).passedUntil).toBeNull();
	});

	it('is good once, also when two requests bring it at the same moment', async () => {
		const { accountId, uri } = await enrolled('marie-laure.jeanneau');
		const code = appCode(uri, at);
		const tries = await Promise.allSettled([takeCode(accountId, code), takeCode(accountId, code)]);
		expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(takeCode(accountId, code)).rejects.toThrow('second-factor-wrong');
	});

	it.each([
		[-30, true],
		[30, true],
		[-61, false],
		[61, false]
	])('of a telephone that is %i s off: %s', async (seconds, isTaken) => {
		const { accountId, uri } = await enrolled(`claire.lebihan`).catch(async () => {
			// Enrolled by the row before: anew, as the operator does it.
			const { deleteSecondFactor } =
				await import('../../src/lib/server/repositories/directory-second-factors');
			await deleteSecondFactor((await person('claire.lebihan')).accountId);
			return enrolled('claire.lebihan');
		});
		later(120);
		const taking = takeCode(accountId, appCode(uri, at + seconds * 1000));
		await (isTaken ? taking : expect(taking).rejects.toThrow('second-factor-wrong'));
	});

	it('of the recovery list is good once, however it is typed', async () => {
		const { recoveryCodes, ...caller } = await enrolled('sean.obrien');
		const { accountId } = caller;
		const [first = '', second = ''] = recoveryCodes;
		await takeCode(accountId, first);
		await expect(takeCode(accountId, first)).rejects.toThrow('second-factor-wrong');
		await takeCode(accountId, ` ${second.replace('-', ' ').toLowerCase()} `);
		expect((await secondFactorStanding(caller)).recoveryCodesLeft).toBe(8);
	});

	it('of another person is none', async () => {
		const mine = await enrolled('nguyen.thu-ha');
		const theirs = await enrolled('anne.kerdoncuff');
		await expect(takeCode(mine.accountId, theirs.recoveryCodes[0] ?? '')).rejects.toThrow(
			'second-factor-wrong'
		);
	});
});

it('guessing is slowed down after five tries, for right codes too, and not for others', async () => {
	const { accountId, uri } = await enrolled('lukasz.wojcik');
	const other = await enrolled('maelle.riou');
	for (let tried = 0; tried < 5; tried += 1) {
		await expect(takeCode(accountId, '000000')).rejects.toThrow('second-factor-wrong');
	}
	await expect(takeCode(accountId, appCode(uri, at))).rejects.toThrow('too-many-attempts');
	await takeCode(other.accountId, appCode(other.uri, at));
	later(31);
	await takeCode(accountId, appCode(uri, at));
});

it('is for those whom the jury portal is open to', async () => {
	const may = async (identifier: string) => mayUseSecondFactor(await callerNamed(identifier));
	expect(await may('helene.marchand')).toBe(true);
	expect(await may('vincent.caron')).toBe(true);
	expect(await may('julien.fabre')).toBe(false);
	expect(await may('sophie.vasseur')).toBe(false);
	expect(await may('gestion.rennes')).toBe(false);
});
