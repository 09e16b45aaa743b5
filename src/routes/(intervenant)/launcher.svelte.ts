// One press, one launch: asks the server, opens the window, or says in the console why it does not and whom to call.
import type { LaunchActivity, PortalModule } from '$lib/domain/portal/application';
import { askLaunch, mayOpenWindow, openLaunch, type LaunchAnswer } from '$lib/device/actions/launch-portal';
import { deviceState } from '$lib/device/live/device-state.svelte';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import {
	LAUNCH_WORDS,
	unavailableSentence,
	unreachableSentence,
	type OfficeOf
} from '$lib/fr/screens/portal-launch';
import { consoleMessages } from '$lib/ui/console/console.svelte';

type Ready = Extract<LaunchAnswer, { kind: 'ready' }>['launch'];
export type LaunchOutcome = 'opened' | Exclude<LaunchAnswer, { kind: 'ready' }>['kind'] | 'second-factor';

const ABOUT = 'launch';
/** A second press within this is the same wish: people press rows twice. */
const SAME_PRESS_MS = 700;

export class Launcher {
	/** Key of what is being asked: an académie's code, or a mission's key; null: nothing. */
	asking = $state<string | null>(null);
	/** Waits for one more press. */
	ready = $state.raw<Ready | null>(null);
	#opened = { key: '', at: -Infinity };

	async launch(
		what: { academy: string; activity: LaunchActivity; mission: number | null },
		module: PortalModule,
		office: OfficeOf | null
	): Promise<LaunchOutcome> {
		const key = what.mission === null ? what.academy : `${what.academy}-${what.mission}`;
		const isAgain = this.#opened.key === key && performance.now() - this.#opened.at < SAME_PRESS_MS;
		if (this.asking !== null || isAgain) return 'refused';
		this.asking = key;
		this.ready = null;
		consoleMessages.add('info', LAUNCH_WORDS.asking, ABOUT);
		try {
			const outcome = this.#take(await askLaunch(what), module, office);
			if (outcome === 'opened') this.#opened = { key, at: performance.now() };
			return outcome;
		} finally {
			this.asking = null;
		}
	}

	#take(answer: LaunchAnswer, module: PortalModule, office: OfficeOf | null): LaunchOutcome {
		if (answer.kind === 'unreachable') {
			consoleMessages.add('error', unreachableSentence(module, office), ABOUT);
			return 'unreachable';
		}
		if (answer.kind === 'refused') {
			if (answer.code.startsWith('second-factor')) {
				consoleMessages.add('warning', REFUSAL_SENTENCES[answer.code], ABOUT);
				return 'second-factor';
			}
			if (answer.code === 'signed-out') deviceState.sessionEnded = true;
			const sentence =
				answer.code === 'portal-unavailable'
					? unavailableSentence(module, office)
					: answer.code === 'signed-out'
						? LAUNCH_WORDS.signedOut
						: REFUSAL_SENTENCES[answer.code];
			consoleMessages.add('error', sentence, ABOUT);
			return 'refused';
		}
		this.ready = answer.launch;
		// After some seconds of waiting browsers take a new window for an unwanted one: then the person presses again.
		if (mayOpenWindow()) this.open();
		else consoleMessages.add('info', LAUNCH_WORDS.ready(answer.launch.module), ABOUT);
		return 'opened';
	}

	open(): void {
		if (this.ready === null) return;
		openLaunch(this.ready);
		consoleMessages.add('success', LAUNCH_WORDS.opening(this.ready.module), ABOUT);
		this.ready = null;
	}

	end(): void {
		this.ready = null;
	}
}
