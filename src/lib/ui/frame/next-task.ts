/**
 * Does it right after the task that asks: neither put off by a timer's least delay nor by the next frame.
 * @returns gives it up.
 */
export function inNextTask(work: () => void): () => void {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => {
		port1.close();
		work();
	};
	port2.postMessage(null);
	return () => port1.close();
}
