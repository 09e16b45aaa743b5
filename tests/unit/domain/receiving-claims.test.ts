import { describe, expect, it } from 'vitest';
import { receivingClaims } from '../../../src/lib/domain/supporting-document/receiving-claims';
import { slotsInOrder } from '../../../src/lib/domain/supporting-document/slots';
import type { Claim } from '../../../src/lib/domain/claim/claim';
import { academy, afterMission, beforeMission, claim, mission52525, part } from './samples';

const LATER = {
	...mission52525,
	number: 77833,
	schedule: {
		kind: 'period' as const,
		startsAt: '2014-05-21T08:00',
		endsAt: '2014-05-21T18:00'
	}
};
const online = () => academy();

function row(changes: Partial<Claim> = {}, mission = mission52525) {
	return { key: `RENNES-${mission.number}`, mission, claim: claim(changes) };
}

const keys = (rows: ReturnType<typeof receivingClaims<ReturnType<typeof row>>>) =>
	rows.map((receiving) => [receiving.row.key, receiving.folders.join('+')]);

describe('the claims that take a receipt', () => {
	it('are those that are open, the mission that ended last first', () => {
		expect(keys(receivingClaims([row(), row({}, LATER)], online, afterMission))).toEqual([
			['RENNES-77833', 'pay+travel'],
			['RENNES-52525', 'pay+travel']
		]);
	});

	it('are none before the mission begins', () => {
		expect(receivingClaims([row()], online, beforeMission)).toEqual([]);
	});

	it('keep the «dossier paie» alone once travel is validated, and where no travel is due', () => {
		const validated = row({ travel: part('validated') });
		const without = row({ travel: part('none') });
		expect(keys(receivingClaims([validated], online, afterMission))).toEqual([['RENNES-52525', 'pay']]);
		expect(keys(receivingClaims([without], online, afterMission))).toEqual([['RENNES-52525', 'pay']]);
	});

	it('leave out an académie whose pieces go by post, and one whose conditions are not accepted', () => {
		expect(receivingClaims([row()], () => academy({ documentsOnline: false }), afterMission)).toEqual([]);
		expect(receivingClaims([row()], () => null, afterMission)).toEqual([]);
	});
});

describe('the places of a receipt', () => {
	it('begin with what is asked for and missing, then travel, then pay; each once', () => {
		const missing = [
			{ folder: 'pay', purpose: 'iban' },
			{ folder: 'travel', purpose: 'otherCosts' }
		] as const;
		const slots = slotsInOrder(['pay', 'travel'], missing).map(
			({ folder, purpose }) => `${folder} ${purpose}`
		);
		expect(slots).toEqual([
			'pay iban',
			'travel otherCosts',
			'travel hotelInvoice',
			'travel transportTicket',
			'travel other',
			'pay carteVitale',
			'pay other'
		]);
	});

	it('of a folder that takes nothing now are not offered, missing or not', () => {
		const slots = slotsInOrder(['pay'], [{ folder: 'travel', purpose: 'hotelInvoice' }]);
		expect(slots.every(({ folder }) => folder === 'pay')).toBe(true);
	});
});
