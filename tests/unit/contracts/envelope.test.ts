// What a device believes: whole answers of the agreed shape, and nothing that only looks like one.
import { describe, expect, it } from 'vitest';
import {
	isNobodyResponse,
	isSessionResponse,
	readPullResponse,
	readPushResponse
} from '../../../src/lib/contracts/envelope';

const push = { protocol: 1, answers: [{ id: 'a', outcome: 'applied', claim: null }] };
const pull = {
	protocol: 1,
	accountId: 'x',
	serverTime: '2026-06-01T08:00:00.000Z',
	resync: false,
	cursor: 'c',
	hasMore: false,
	changes: [
		{ entity: 'claim', id: 'RENNES-52525', value: null },
		{ entity: 'academy', id: 'RENNES', value: { code: 'RENNES' } }
	]
};
const session = {
	protocol: 1,
	account: {
		id: 'x',
		identifier: 'Denis',
		fullName: 'Denis Le Goff',
		mustChangePassword: false,
		roles: [{ academy: 'RENNES', role: 'intervenant' }]
	},
	expiresAt: '2026-06-01T20:00:00.000Z',
	serverTime: '2026-06-01T08:00:00.000Z'
};
const CASES: [string, (body: unknown) => boolean, Record<string, unknown>][] = [
	['push', (body) => readPushResponse(body) !== null, push],
	['pull', (body) => readPullResponse(body) !== null, pull],
	['session', isSessionResponse, session]
];

/** Every answer with one field taken away or made another kind of thing, at any depth. */
function* spoiled(value: unknown): Generator<unknown> {
	if (typeof value !== 'object' || value === null) return;
	for (const [key, inner] of Object.entries(value)) {
		const copyWith = (replacement: unknown): unknown =>
			Array.isArray(value)
				? value.map((item: unknown, index) => (String(index) === key ? replacement : item))
				: { ...value, [key]: replacement };
		if (key !== 'claim' && key !== 'code' && !(key === 'value' && inner === null)) yield copyWith(undefined);
		if (key !== 'claim' && key !== 'code') yield copyWith(Symbol.for('wrong'));
		for (const deeper of spoiled(inner)) yield copyWith(deeper);
	}
}

describe.each(CASES)('%s', (_name, isBelieved, good) => {
	it('takes the whole answer, with fields it does not know yet', () => {
		expect(isBelieved(good)).toBe(true);
		expect(isBelieved({ ...good, later: 1 })).toBe(true);
	});

	it.each([null, undefined, '<html>', 200, [], {}])('does not take %j', (body) => {
		expect(isBelieved(body)).toBe(false);
	});

	it('does not take it once any field that is read is missing or of another kind', () => {
		const bad = [...spoiled(good)];
		expect(bad.length).toBeGreaterThan(5);
		for (const body of bad) expect(isBelieved(body), JSON.stringify(body)).toBe(false);
	});
});

it('does not take a role that it does not know', () => {
	const roles = [{ academy: 'RENNES', role: 'recteur' }];
	expect(isSessionResponse({ ...session, account: { ...session.account, roles } })).toBe(false);
});

describe('a newer server', () => {
	it('that tells entities unknown here is believed for the others', () => {
		const rates = { entity: 'rates', id: 'x', value: {} };
		const inherited = { entity: 'toString', id: 'x', value: null };
		const page = readPullResponse({ ...pull, protocol: 3, changes: [rates, ...pull.changes, inherited] });
		expect(page?.changes).toEqual(pull.changes);
		expect(page?.cursor).toBe('c');
	});

	it('that answers one operation in an unknown way is believed for the others', () => {
		const answers = [{ id: 'b', outcome: 'postponed', until: 'May' }, ...push.answers];
		expect(readPushResponse({ ...push, answers })?.answers).toEqual(push.answers);
	});

	it('whose reason has no sentence here is read as «update»', () => {
		const refused = { id: 'b', outcome: 'refused', violations: [], claim: null };
		const read = (code: string) => readPushResponse({ ...push, answers: [{ ...refused, code }] })?.answers;
		expect(read('moon-not-full')).toEqual([{ ...refused, code: 'protocol-too-old' }]);
		expect(read('claim-validated')).toEqual([{ ...refused, code: 'claim-validated' }]);
	});
});

describe('nobody is signed in', () => {
	const nobody = { protocol: 1, account: null, serverTime: '2026-06-01T08:00:00.000Z' };

	it('is our server’s word, not that of whoever answers without an account', () => {
		expect(isNobodyResponse(nobody)).toBe(true);
		for (const body of [session, {}, { account: null }, { ...nobody, account: undefined }, { ok: true }])
			expect(isNobodyResponse(body), JSON.stringify(body)).toBe(false);
		expect(isSessionResponse(nobody)).toBe(false);
	});
});
