// One entry of the menu.
import type { IconName } from '../kit/Icon.svelte';

export interface MenuItem {
	href: string;
	label: string;
	/** A phone's bottom bar has little room. */
	shortLabel: string;
	icon: IconName;
	isCurrent: boolean;
	/** Stands in a phone's bottom bar; the others open by «Plus». */
	isMain: boolean;
}
