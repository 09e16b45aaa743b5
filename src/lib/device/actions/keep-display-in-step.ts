// Goes on beside the screen: other tabs' and other devices' accessibility settings, and the system's wish for contrast.
import { asksMore, DISPLAY_PLACE, keptDisplay, markRoot } from '../display/kept-display';
import { exchangeDisplay } from '../display/display-exchange';
import { displayInUse } from '../live/display.svelte';

function show(): void {
	const settings = keptDisplay();
	markRoot(settings);
	displayInUse.set(settings);
}

/** `accountId`: who is signed in at the server, or null while that is nobody or the server is not reached. */
export function keepDisplayInStep(accountId: string | null): () => void {
	const meet = (): void => {
		if (accountId === null || document.visibilityState !== 'visible') return;
		exchangeDisplay(accountId).then(
			(settings) => {
				if (settings !== null) show();
			},
			(error: unknown) => reportError(error)
		);
	};
	const follow = ({ key }: StorageEvent): void => {
		if (key === DISPLAY_PLACE) show();
	};
	const wish = asksMore();
	wish.addEventListener('change', show);
	window.addEventListener('storage', follow);
	window.addEventListener('online', meet);
	document.addEventListener('visibilitychange', meet);
	meet();
	return () => {
		wish.removeEventListener('change', show);
		window.removeEventListener('storage', follow);
		window.removeEventListener('online', meet);
		document.removeEventListener('visibilitychange', meet);
	};
}
