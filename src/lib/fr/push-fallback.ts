// What the service worker says by itself on the device's screen: its only words.

export const PUSH_TITLE = "IMAG'IN Nomade";
export const PUSH_FALLBACK = 'Du nouveau vous attend.';
/** The browser ended the subscription, and nobody was signed in to renew it. */
export const PUSH_STOPPED =
	'Les notifications se sont arrêtées sur cet appareil. Touchez ici pour les activer de nouveau.';
