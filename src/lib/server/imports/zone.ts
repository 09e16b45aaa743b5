// Whether a time zone's name is known to this machine.
export function isZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('fr-FR', { timeZone: name });
		return true;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}
