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

export class Launcher {
	/** Key of what is being asked: an académie's code, or a mission's key; null: nothing. */
	asking = $state<string | null>(null);
	/** Waits for one more press. */
	ready = $state.raw<Ready | null>(null);

	async launch(
		what: { academy: string; activity: LaunchActivity; mission: number | null },
		module: PortalModule,
		office: OfficeOf | null
	): Promise<LaunchOutcome> {
		if (this.asking !== null) return 'refused';
		this.asking = what.mission === null ? what.academy : `${what.academy}-${what.mission}`;
		this.ready = null;
		consoleMessages.add('info', LAUNCH_WORDS.asking, ABOUT);
		try {
			return this.#take(await askLaunch(what), module, office);
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
