// The second factor of who works at the desk, in forms: enrolled, shown, replaced. Its steps are answers to forms, for
// the secret and the recovery codes belong in no address and on no later page.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { RefusalCode } from '$lib/contracts/refusal';
import { tooManyCodes } from '$lib/fr/screens/portal-second-factor';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import {
	confirmPassword,
	currentSession,
	landingPath,
	requireAccount,
	safeReturnPath
} from '$lib/server/auth';
import { confirmDeskEnrolment, requireDeskPerson } from '$lib/server/administration/desk-factor';
import { asRefused } from '$lib/server/http/busy';
import { guarded } from '$lib/server/http/endpoint';
import { readForm } from '$lib/server/http/form';
import { REFUSAL_STATUS } from '$lib/server/http/refusal-status';
import { beginEnrolment } from '$lib/server/portals/second-factor/enrolment';
import {
	passSecondFactor,
	secondFactorStanding,
	type FactorCaller
} from '$lib/server/portals/second-factor/passes';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

function deskPerson(event: RequestEvent) {
	const account = requireAccount(event);
	requireDeskPerson(account);
	const { idHash, provider } = currentSession(event);
	const caller: FactorCaller = { accountId: account.id, sessionId: idHash, isByProvider: provider !== null };
	return { account, caller };
}

/** Where they came from, else the first page of roles that stand once the factor is shown. */
function onward(event: RequestEvent): string {
	const account = requireAccount(event);
	const asked = safeReturnPath(event.url.searchParams.get('retour'));
	const roles = [...account.roles, ...account.withheldRoles];
	return landingPath({ ...account, roles, withheldRoles: [] }, asked);
}

export const load: PageServerLoad = guarded(async (event: PageServerLoadEvent) => {
	const { account, caller } = deskPerson(event);
	const { isEnrolled, recoveryCodesLeft, isByProvider } = await secondFactorStanding(caller);
	return {
		isEnrolled,
		recoveryCodesLeft,
		isByProvider,
		isWithheld: account.withheldRoles.length > 0,
		isIntervenant: account.roles.some(({ role }) => role === 'intervenant'),
		isReplacing: event.url.searchParams.has('remplacer'),
		onward: onward(event)
	};
});

/** Of what went wrong, what the person can put right; all else is thrown on. */
const TOLD: readonly RefusalCode[] = [
	'second-factor-wrong',
	'second-factor-to-enrol',
	'password-not-confirmed',
	'sign-in-too-old',
	'too-many-attempts',
	'busy'
];

async function told<Result>(step: 'begin' | 'confirm' | 'show', run: () => Promise<Result>) {
	try {
		return await run();
	} catch (thrown) {
		const refused = asRefused(thrown);
		if (refused === null || !TOLD.includes(refused.code)) throw thrown;
		const { retryAfterSeconds } = refused.details;
		const message =
			refused.code === 'too-many-attempts' && retryAfterSeconds !== undefined
				? tooManyCodes(retryAfterSeconds)
				: REFUSAL_SENTENCES[refused.code];
		return fail(REFUSAL_STATUS[refused.code], { step, message, secret: null, recoveryCodes: null });
	}
}

export const actions = {
	show: guarded(async (event: RequestEvent) => {
		const { caller } = deskPerson(event);
		const code = (await readForm(event.request))('code');
		const failure = await told('show', async () => {
			await passSecondFactor(caller, code);
			return null;
		});
		if (failure !== null) return failure;
		redirect(303, onward(event));
	}),
	begin: guarded(async (event: RequestEvent) => {
		const { account } = deskPerson(event);
		const text = await readForm(event.request);
		return told('begin', async () => {
			await confirmPassword(event, text('password'));
			const secret = await beginEnrolment(account.id, account.identifier, text('code') || null);
			return { step: 'confirm' as const, message: null, secret, recoveryCodes: null };
		});
	}),
	confirm: guarded(async (event: RequestEvent) => {
		const { account, caller } = deskPerson(event);
		const code = (await readForm(event.request))('code');
		return told('confirm', async () => ({
			step: 'done' as const,
			message: null,
			secret: null,
			recoveryCodes: await confirmDeskEnrolment(account, caller, code, event.locals.requestId)
		}));
	})
} satisfies Actions;
