// The teacher's pages read the device's store: the server renders none of them, one shell serves them all.
import { browser } from '$app/environment';
import { deviceShown } from '$lib/device/actions/show-store';
import type { LayoutLoad } from './$types';

export const ssr = false;
export const prerender = false;

/** Draws nothing before the device has given what it holds: reading it is quicker than drawing an empty page first. */
export const load: LayoutLoad = async () => {
	if (browser) await deviceShown();
};
