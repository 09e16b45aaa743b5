// What the browser does with an error that no page expected: a plain sentence, and the details in its own console.
import type { HandleClientError } from '@sveltejs/kit';
import { SHELL_WORDS } from '$lib/fr/screens/frame';

export const handleError: HandleClientError = ({ error, status }) => {
	if (status === 404) return { message: SHELL_WORDS.notFound };
	reportError(error);
	return { message: SHELL_WORDS.fault };
};
