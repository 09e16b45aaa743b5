// The browser's first word and its last: opens the device's store before any page is looked for; an error that no page
// expected becomes a plain sentence, with the details in the browser's own console.
import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { startDevice } from '$lib/device/actions/start-device';
import { SHELL_WORDS } from '$lib/fr/screens/frame';

/** Not awaited: the store opens while Kit finds the page and its files. */
export const init: ClientInit = () => {
	startDevice().catch((error: unknown) => reportError(error));
};

export const handleError: HandleClientError = ({ error, status }) => {
	if (status === 404) return { message: SHELL_WORDS.notFound };
	reportError(error);
	return { message: SHELL_WORDS.fault };
};
