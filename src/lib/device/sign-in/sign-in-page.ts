// The sign-in page's own script: the password opens the session and, before the app starts, this device's data key.
// Loads nothing of the app.
import { SIGN_IN_BUSY, SIGN_IN_WORDS, tooManyAttempts } from '$lib/fr/gestion/account';
import { INSECURE } from '$lib/fr/insecure';
import { deviceId, rememberAccount } from '../db/registry';
import { askSignIn } from './ask-sign-in';
import { sayAbove, takeForm, type FormPage } from './form-page';
import { readLock } from '../lock/lock-database';
import { keepsData, takeKey } from '../lock/take-key';
import { canSeal } from '../lock/verdict';
import type { SignInResponse } from '$lib/contracts/sign-in';

/** `/connexion?retour=…` leads a person who is signed in to where they came from, by the server's own rule. */
function onward({ account, landing }: SignInResponse): string {
	const hasReturn = new URLSearchParams(location.search).has('retour');
	return hasReturn && !account.mustChangePassword ? `/connexion${location.search}` : landing;
}

async function keepKey(page: FormPage, password: string, answer: SignInResponse): Promise<void> {
	const { account, recoveryKey } = answer;
	// A first password is changed before anything is kept: the next page makes the key.
	if (account.mustChangePassword || !keepsData(account)) return;
	// A tab of a build from before the lock would not understand sealed rows: it lets go.
	if ((await readLock(account.id)) === undefined) rememberAccount(null);
	// If nothing opens what is kept here, the app asks for a former password before it shows anything.
	// Not ticked leaves it as it was: the prompt of a locked device shows it, and can take it back.
	const isAlwaysAsked = page.isChecked('always') ? true : undefined;
	await takeKey(account.id, { password, recoveryKey }, { isAlwaysAsked });
}

async function signIn(page: FormPage): Promise<void> {
	const identifier = page.value('identifier').trim();
	const password = page.value('password');
	if (identifier === '') return page.say(SIGN_IN_WORDS.identifierMissing, 'identifier');
	if (password === '') return page.say(SIGN_IN_WORDS.passwordMissing, 'password');
	const answer = await askSignIn(identifier, password, deviceId());
	switch (answer.kind) {
		case 'signed-in':
			// Without a key here the app asks for the password once more, and makes it then.
			await keepKey(page, password, answer.answer).catch((error: unknown) => reportError(error));
			// Nothing of who was here before stays in memory.
			return location.replace(onward(answer.answer));
		case 'wrong-credentials':
			return page.say(SIGN_IN_WORDS.wrongCredentials, 'password');
		case 'locked':
			return page.say(SIGN_IN_WORDS.locked);
		case 'later':
			return page.say(answer.isBusy ? SIGN_IN_BUSY : tooManyAttempts(answer.retryAfterSeconds));
		default:
			return page.say(SIGN_IN_WORDS.unreachable);
	}
}

// The form stays the server's own there: it signs in to pages that keep nothing.
if (canSeal()) takeForm(signIn, SIGN_IN_WORDS.unreachable);
else sayAbove(INSECURE);
