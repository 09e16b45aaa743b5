// A person changes the accessibility settings: at once on this device, and for their account as soon as it is reached.
import type { DisplaySettings } from '../../domain/display/display-settings';
import { keepDisplay, markRoot, noteStanding } from '../display/kept-display';
import { sendDisplay } from '../display/display-exchange';
import { deviceState } from '../live/device-state.svelte';
import { displayInUse } from '../live/display.svelte';

export function chooseDisplay(settings: DisplaySettings): void {
	keepDisplay(settings);
	markRoot(settings);
	displayInUse.set(settings);
	const accountId = deviceState.account?.id ?? deviceState.visitorId;
	// Where nobody is signed in the choice is the device's alone.
	if (accountId === null) return;
	noteStanding({ unsentOf: accountId });
	sendDisplay(accountId).catch((error: unknown) => reportError(error));
}
