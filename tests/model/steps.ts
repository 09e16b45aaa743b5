// What can happen in a history, as values that fast-check makes and shrinks. Indices are taken modulo what there is;
// a step that makes no sense where it stands does nothing. Pure.
import fc from 'fast-check';
import { FATES, type Fate } from './network';
import { TYPED_KINDS, type TypedKind } from './typed-fields';

interface OnPage {
	device: number;
	tab: number;
}
interface OnClaim extends OnPage {
	claim: number;
	/** The page dies at this many writes from here; 0: it does not. */
	death: number;
	/** What the device waits for from the network arrives while the gesture is under way. */
	isMeanwhile: boolean;
}

export type Step =
	| (OnClaim & { do: 'type'; kind: TypedKind; at: number })
	| (OnClaim & { do: 'save' | 'validate' | 'attach' | 'deleteDocument' })
	| (OnClaim & { do: 'choose'; side: 'mine' | 'theirs' })
	| (OnClaim & { do: 'status'; kind: 'withdrawValidation' | 'declareNotDone' | 'undoNotDone' })
	| (OnPage & { do: 'retry' | 'discard'; at: number })
	/** Sends and learns; at the nth request or reply something happens to it. */
	| (OnPage & {
			do: 'sync';
			at: number;
			fate: Fate | 'hang' | 'pageDies' | 'serverDies';
			death: number;
			isByHand: boolean;
	  })
	| (OnPage & { do: 'goOn' | 'kill' | 'openTab' })
	/** Of a page that is no more: its request still arrives, or never. */
	| { do: 'late'; at: number; arrives: boolean }
	| { do: 'decide'; person: number; claim: number; at: number }
	| { do: 'cutPower' }
	| { do: 'endSessions'; person: number; how: 'revoked' | 'expired' }
	| { do: 'signIn'; device: number; person: number; isOldTabLeft: boolean }
	| { do: 'shiftClock'; device: number; ms: number }
	/** A push of before comes once more, as itself or with somebody else's session. */
	| { do: 'replay'; at: number; person: number };

const small = fc.nat({ max: 11 });
const page = { device: small, tab: small };
const rarely = fc.oneof(
	{ weight: 9, arbitrary: fc.constant(0) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) }
);
const claim = { ...page, claim: fc.nat({ max: 1 }), death: rarely, isMeanwhile: fc.boolean() };
const HOUR = 3_600_000;

function of<T extends Step['do'], F extends object>(name: T, fields: { [K in keyof F]: fc.Arbitrary<F[K]> }) {
	return fc.record({ do: fc.constant(name), ...fields }) as unknown as fc.Arbitrary<Step>;
}

export const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 10, arbitrary: of('type', { ...claim, kind: fc.constantFrom(...TYPED_KINDS), at: small }) },
	{ weight: 7, arbitrary: of('save', claim) },
	{ weight: 3, arbitrary: of('validate', claim) },
	{ weight: 2, arbitrary: of('attach', claim) },
	{ weight: 1, arbitrary: of('deleteDocument', claim) },
	{ weight: 2, arbitrary: of('choose', { ...claim, side: fc.constantFrom('mine', 'theirs') }) },
	{
		weight: 2,
		arbitrary: of('status', {
			...claim,
			kind: fc.constantFrom('withdrawValidation', 'declareNotDone', 'undoNotDone')
		})
	},
	{ weight: 1, arbitrary: of('retry', { ...page, at: small }) },
	{ weight: 1, arbitrary: of('discard', { ...page, at: small }) },
	{
		weight: 14,
		arbitrary: of('sync', {
			...page,
			// The session is asked first: what is sent, and what is answered to that, comes third and fourth.
			at: fc.oneof(fc.integer({ min: 2, max: 5 }), fc.nat({ max: 13 })),
			fate: fc.constantFrom(...FATES, 'hang', 'hang', 'lose', 'pageDies', 'serverDies'),
			death: rarely,
			isByHand: fc.boolean()
		})
	},
	{ weight: 5, arbitrary: of('goOn', page) },
	{ weight: 1, arbitrary: of('kill', page) },
	{ weight: 2, arbitrary: of('openTab', page) },
	{ weight: 2, arbitrary: of('late', { at: small, arrives: fc.boolean() }) },
	{
		weight: 3,
		arbitrary: of('decide', { person: fc.nat({ max: 1 }), claim: fc.nat({ max: 1 }), at: small })
	},
	{
		weight: 1,
		arbitrary: of('endSessions', { person: fc.nat({ max: 1 }), how: fc.constantFrom('revoked', 'expired') })
	},
	{
		weight: 3,
		arbitrary: of('signIn', { device: small, person: fc.nat({ max: 1 }), isOldTabLeft: fc.boolean() })
	},
	{
		weight: 1,
		arbitrary: of('shiftClock', {
			device: small,
			ms: fc.constantFrom(20_000, 3 * 60_000, 25 * HOUR, -25 * HOUR, -47 * 365 * 24 * HOUR)
		})
	},
	{ weight: 2, arbitrary: of('replay', { at: small, person: fc.nat({ max: 1 }) }) },
	{ weight: 1, arbitrary: fc.constant<Step>({ do: 'cutPower' }) }
);

export interface History {
	steps: Step[];
	/** Starting the server again takes a second: a quarter of the histories have it. */
	powerFails: boolean;
}

export const history: fc.Arbitrary<History> = fc.record({
	steps: fc.array(step, { minLength: 8, maxLength: 36, size: 'max' }),
	powerFails: fc.nat({ max: 3 }).map((chance) => chance === 0)
});
