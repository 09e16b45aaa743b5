// The browser offers once a page to install the app, whenever it likes: the offer is held until a good moment. Heard
// from the first script on, so it is small and knows nothing else.

/** In no list of events that TypeScript knows: Chromium's alone. */
export interface InstallOffer extends Event {
	prompt(): Promise<void>;
	readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let held: InstallOffer | null = null;
let tell: (offer: InstallOffer | null) => void = () => undefined;

export function hearInstallOffer(): void {
	window.addEventListener('beforeinstallprompt', (event) => {
		event.preventDefault();
		held = event as InstallOffer;
		tell(held);
	});
	window.addEventListener('appinstalled', () => {
		held = null;
		tell(held);
	});
}

/** Tells what is held now, and each change; one listener. */
export function onInstallOffer(next: (offer: InstallOffer | null) => void): void {
	tell = next;
	next(held);
}

/** An offer can be taken once: the browser makes another if it is refused. */
export function takeInstallOffer(): InstallOffer | null {
	const offer = held;
	held = null;
	tell(null);
	return offer;
}
