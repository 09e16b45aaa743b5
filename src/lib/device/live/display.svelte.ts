// The accessibility settings in use, as a rune.
import type { DisplaySettings } from '../../domain/display/display-settings';
import { keptDisplay } from '../display/kept-display';

class DisplayInUse {
	#settings = $state.raw<DisplaySettings | null>(null);

	get current(): DisplaySettings {
		return this.#settings ?? keptDisplay();
	}

	/** Only device/actions sets it: what is shown and what is kept change together. */
	set(settings: DisplaySettings): void {
		this.#settings = settings;
	}
}

export const displayInUse = new DisplayInUse();
