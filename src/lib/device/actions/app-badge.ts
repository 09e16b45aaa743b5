// The count on the app's icon, where the system shows one: what is to be done, and nothing of what it is.

export async function showBadge(count: number): Promise<void> {
	if (!('setAppBadge' in navigator)) return;
	try {
		await (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge());
	} catch (error) {
		// The system may refuse it (no permission on iOS): the same count is on «Accueil».
		if (!(error instanceof DOMException)) throw error;
	}
}
