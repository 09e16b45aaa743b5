// The password page's own script: at the moment when the password changes, the data key is wrapped by the new one.
import { PASSWORD_WORDS, SIGN_IN_BUSY, SIGN_IN_WORDS, tooManyAttempts } from '$lib/fr/gestion/account';
import type { SignInResponse } from '$lib/contracts/sign-in';
import { deviceId } from '../db/registry';
import { askPasswordChange } from './ask-sign-in';
import { takeForm, type FormPage } from './form-page';
import { keepsData, takeKey } from '../lock/take-key';
import { canSeal } from '../lock/verdict';

const FIELD_OF = { 'wrong-current': 'current', 'not-repeated': 'repeated' } as const;

async function wrapAnew(
	current: string,
	next: string,
	{ account, recoveryKey }: SignInResponse
): Promise<void> {
	if (!keepsData(account)) return;
	await takeKey(account.id, { password: next, recoveryKey }, { before: current });
}

async function changePassword(page: FormPage): Promise<void> {
	const current = page.value('current');
	const next = page.value('next');
	const answer = await askPasswordChange({ current, next, repeated: page.value('repeated') }, deviceId());
	switch (answer.kind) {
		case 'signed-in':
			// The password has changed, whatever becomes of the key here: the app asks for what it needs.
			await wrapAnew(current, next, answer.answer).catch((error: unknown) => reportError(error));
			return location.replace(answer.answer.landing);
		case 'problem': {
			const field = answer.problem in FIELD_OF ? FIELD_OF[answer.problem as keyof typeof FIELD_OF] : 'next';
			return page.say(answer.message, field);
		}
		case 'later':
			return page.say(answer.isBusy ? SIGN_IN_BUSY : tooManyAttempts(answer.retryAfterSeconds));
		case 'signed-out':
			return page.say(PASSWORD_WORDS.signedOut);
		default:
			return page.say(SIGN_IN_WORDS.unreachable);
	}
}

if (canSeal()) takeForm(changePassword, SIGN_IN_WORDS.unreachable);
