// The demo's shift: whole weeks, so that a Tuesday stays one, and missions that stand at the edges of the rules.
import { beforeAll, describe, expect, it } from 'vitest';
import { shownStatuses } from '$lib/domain/claim/part-status';
import { isClaimListed, isPortalListed } from '$lib/domain/mission/listing';
import { weekday } from '$lib/domain/calendar/local-date-time';
import { missionEnd, missionStart } from '$lib/domain/mission/schedule';
import { demoSource, shiftDays } from '$lib/server/imports/demo-source';
import { importSource } from '$lib/server/imports/import-source';
import { readSourceFolder } from '$lib/server/imports/source-folder';
import { readAcademy } from '$lib/server/repositories/academies';
import { findAllFilesOfPerson } from '$lib/server/repositories/assignment-files';
import type { AssignmentFile } from '$lib/server/repositories/claim-rows';
import { accountIds } from '$lib/server/repositories/directory-accounts';
import { openOwnDatabases } from '../own-databases';

const TODAY = '2026-11-25';
const NOON = Date.parse('2026-11-25T11:00:00Z');

beforeAll(async () => {
	const close = await openOwnDatabases();
	await importSource(demoSource(readSourceFolder('db/demo'), { day: TODAY, isShifted: true }));
	return close;
});

async function find(identifier: string, code: string, number: number): Promise<AssignmentFile> {
	const academy = await readAcademy(code);
	const accountId = (await accountIds()).get(identifier);
	if (academy === null || accountId === undefined) throw new Error(`${identifier} is missing`);
	const file = (await findAllFilesOfPerson(academy, accountId)).find(
		({ mission }) => mission.number === number
	);
	if (file === undefined) throw new Error(`${number} is missing`);
	return file;
}

it('is a whole number of weeks, and none when unshifted', () => {
	expect(shiftDays('2017-06-15', { day: TODAY, isShifted: true }) % 7).toBe(0);
	expect(shiftDays('2026-11-19', { day: TODAY, isShifted: true })).toBe(0);
	expect(shiftDays('2026-11-18', { day: TODAY, isShifted: true })).toBe(7);
	expect(shiftDays('2017-06-15', { day: TODAY, isShifted: false })).toBe(0);
});

it('52525 stays on a Tuesday and is still within its four years', async () => {
	const { mission, claim } = await find('sophie.vasseur', 'RENNES', 52525);
	expect(weekday(missionStart(mission.schedule).slice(0, 10))).toBe(2);
	expect(claim !== null && isClaimListed(claim, mission, NOON)).toBe(true);
});

describe('relative to today', () => {
	it.each([
		[900001, '2026-12-05', true, true],
		[900002, '2026-11-25', true, true],
		[900003, '2026-11-24', true, true],
		[900004, '2022-11-26', true, false],
		[900005, '2022-11-24', false, false],
		[900006, '2026-08-18', true, true],
		[900007, '2026-08-16', true, false]
	])('%i ends on %s: its claim is listed %s, the portal %s', async (number, end, isListed, isInPortal) => {
		const { mission, claim } = await find('claire.lebihan', 'RENNES', number);
		expect(missionEnd(mission.schedule).slice(0, 10)).toBe(end);
		expect(claim !== null && isClaimListed(claim, mission, NOON)).toBe(isListed);
		expect(isPortalListed(mission, NOON)).toBe(isInPortal);
	});

	it('today’s mission is under way at noon', async () => {
		const { mission, claim } = await find('claire.lebihan', 'RENNES', 900002);
		expect(claim !== null && shownStatuses(claim, mission, NOON).remuneration).toBe('inProgress');
	});

	it('La Réunion counts in its own zone: 13:00 there is 10:00 in Paris', async () => {
		const { mission, claim } = await find('fatou.diallo', 'TOULOUSE', 900009);
		expect(mission.zone).toBe('Indian/Reunion');
		const after = Date.parse('2026-11-25T13:01:00Z');
		expect(claim !== null && shownStatuses(claim, mission, after).remuneration).toBe('toValidate');
	});
});
