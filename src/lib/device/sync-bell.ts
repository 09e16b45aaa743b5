// How a gesture tells the sync that there is something to send, without loading it.

type Listener = () => void;
let listener: Listener | null = null;

export const syncBell = {
	/** For the engine alone; null when it stops. */
	answer(next: Listener | null): void {
		listener = next;
	},
	/** After «Enregistrer», «Valider» and every other gesture that made an operation. */
	ring(): void {
		listener?.();
	}
};
