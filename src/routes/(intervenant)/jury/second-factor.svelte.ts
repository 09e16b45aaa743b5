// Where the person stands with their second factor, and each step of it: state of the jury page, kept nowhere else.
import {
	askFactorStanding,
	beginEnrolment,
	confirmEnrolment,
	verifyCode,
	type FactorAnswer
} from '$lib/device/actions/second-factor';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { unreachableSentence } from '$lib/fr/screens/portal-launch';
import { FACTOR_WORDS, tooManyCodes } from '$lib/fr/screens/portal-second-factor';
import { consoleMessages } from '$lib/ui/console/console.svelte';

type Value<Answer> = Answer extends { kind: 'ok'; value: infer Told } ? Told : never;
type Standing = Value<Awaited<ReturnType<typeof askFactorStanding>>>;
type Enrolment = Value<Awaited<ReturnType<typeof beginEnrolment>>>;

type Refused = Extract<FactorAnswer<never>, { kind: 'refused' }>;

const ABOUT = 'second-factor';

export class SecondFactor {
	/** Null: not told yet, or the server did not answer. */
	standing = $state.raw<Standing | null>(null);
	step = $state<'asking' | 'unreachable' | 'proof' | 'secret' | 'recovery' | 'code' | 'passed'>('asking');
	enrolment = $state.raw<Enrolment | null>(null);
	recoveryCodes = $state.raw<string[]>([]);
	isBusy = $state(false);
	/** Stands at the field; the console says it too. */
	error = $state<string | null>(null);
	refusal = $state<Refused['code'] | null>(null);

	async look(): Promise<void> {
		this.step = 'asking';
		const standing = await this.#take(askFactorStanding());
		if (standing !== null) this.#stand(standing);
		else this.step = 'unreachable';
	}

	#stand(standing: Standing): void {
		this.standing = standing;
		this.step = !standing.isEnrolled ? 'proof' : standing.passedUntil === null ? 'code' : 'passed';
	}

	/** A new key in the place of the present one. */
	replace(): void {
		this.error = null;
		this.step = 'proof';
	}

	async begin(proof: { password: string; code: string | null }): Promise<void> {
		const enrolment = await this.#take(beginEnrolment(proof));
		if (enrolment === null) return;
		this.enrolment = enrolment;
		this.step = 'secret';
	}

	async confirm(code: string): Promise<void> {
		const told = await this.#take(confirmEnrolment(code));
		if (told === null) return;
		// The key is of no use to the page any more.
		this.enrolment = null;
		this.recoveryCodes = told.recoveryCodes;
		this.step = 'recovery';
		consoleMessages.add('success', FACTOR_WORDS.enrolled, ABOUT);
	}

	async noted(): Promise<void> {
		this.recoveryCodes = [];
		await this.look();
	}

	async copy(): Promise<void> {
		try {
			await navigator.clipboard.writeText(this.recoveryCodes.join('\n'));
			consoleMessages.add('success', FACTOR_WORDS.copied, ABOUT);
		} catch {
			// The browser may refuse it; the codes are on the screen.
			consoleMessages.add('warning', FACTOR_WORDS.copyFailed, ABOUT);
		}
	}

	/** @returns whether this session has passed. */
	async verify(code: string): Promise<boolean> {
		const standing = await this.#take(verifyCode(code));
		if (standing !== null) this.#stand(standing);
		return this.step === 'passed';
	}

	async #take<Told>(asked: Promise<FactorAnswer<Told>>): Promise<Told | null> {
		this.isBusy = true;
		this.error = null;
		this.refusal = null;
		const answer = await asked;
		this.isBusy = false;
		if (answer.kind === 'ok') {
			consoleMessages.settle(ABOUT);
			return answer.value;
		}
		const sentence =
			answer.kind === 'unreachable' ? unreachableSentence('juryPortal', null) : this.#refused(answer);
		this.error = sentence;
		consoleMessages.add('error', sentence, ABOUT);
		return null;
	}

	#refused({ code, retryAfterSeconds }: Refused): string {
		this.refusal = code;
		if (code !== 'too-many-attempts' || retryAfterSeconds === null) return REFUSAL_SENTENCES[code];
		return tooManyCodes(retryAfterSeconds);
	}
}
