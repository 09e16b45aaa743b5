// Said where the browser cannot protect anything: an address without https.
export const INSECURE =
	'Cette adresse n’est pas protégée par https : le navigateur ne peut pas protéger vos données sur cet appareil, et rien n’y est gardé. Ouvrez le service par son adresse en https.';
