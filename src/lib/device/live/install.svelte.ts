// Whether the app can be installed here now, and how, as a rune.
import { isGoodMoment } from '../install/good-moment';
import { onInstallOffer } from '../install/hear-offer';
import { installMemory } from '../install/memory';

/** `prompt`: the browser asks; `ios`: the person does it by Safari's own menu. */
export type InstallWay = 'prompt' | 'ios';

export function isInstalled(): boolean {
	return matchMedia('(display-mode: standalone)').matches || isIosApp() === true;
}

/** Safari on iOS alone has it: true from the home screen, false in a tab. */
function isIosApp(): boolean | undefined {
	return 'standalone' in navigator ? Boolean(navigator.standalone) : undefined;
}

export class LiveInstall {
	#hasOffer = $state(false);
	#isOpen = $state(isGoodMoment(installMemory(), Date.now()));

	constructor() {
		onInstallOffer((offer) => (this.#hasOffer = offer !== null));
	}

	get way(): InstallWay | null {
		if (!this.#isOpen || isInstalled()) return null;
		if (this.#hasOffer) return 'prompt';
		return isIosApp() === false ? 'ios' : null;
	}

	/** For this page; device/actions/install-app remembers it for the next ones. */
	close(): void {
		this.#isOpen = false;
	}
}
