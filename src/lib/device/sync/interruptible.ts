// A transport whose requests end when something better comes: downloads that can wait give way to what is to be sent.
import type { Transport } from './transport';

export function interruptible(transport: Transport, signal: AbortSignal): Transport {
	return {
		origin: transport.origin,
		fetch: (path, init) => {
			const own = init?.signal;
			const either = own == null ? signal : AbortSignal.any([signal, own]);
			return transport.fetch(path, { ...init, signal: either });
		}
	};
}
