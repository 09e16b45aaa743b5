// A link of so many bits a second with so long a way, between a client and the app: bytes wait their turn each way.
// Works on TCP; must not know what the bytes mean.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../fixtures/app-server';

export interface LinkFacts {
	bitsPerSecond: number;
	/** There and back. */
	roundTripMs: number;
}

export interface SlowLink {
	port: number;
	/** Bytes that crossed, each way. */
	bytes: { up: number; down: number };
	stop(): Promise<void>;
}

/** Small enough that two connections share the link fairly. */
const SLICE_BYTES = 1_500;

/** One direction of the link, shared by all connections: a slice leaves when the one before it has left. */
class Lane {
	#freeAt = 0;
	/** Timers of one moment fire in no promised order; slices leave in the order in which they came. */
	readonly #onTheWay: (() => void)[] = [];
	bytes = 0;

	constructor(private readonly facts: LinkFacts) {}

	carry(slice: Buffer, deliver: (slice: Buffer) => void): void {
		const now = performance.now();
		this.bytes += slice.length;
		this.#freeAt = Math.max(now, this.#freeAt) + (slice.length * 8_000) / this.facts.bitsPerSecond;
		this.#onTheWay.push(() => deliver(slice));
		setTimeout(() => this.#onTheWay.shift()?.(), this.#freeAt - now + this.facts.roundTripMs / 2);
	}
}

export async function startSlowLink(targetPort: number, facts: LinkFacts): Promise<SlowLink> {
	const up = new Lane(facts);
	const down = new Lane(facts);
	const port = await freePort();
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(targetPort, '127.0.0.1');
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.on('error', () => socket.destroy());
			socket.on('close', () => sockets.delete(socket));
		}
		carryAll(near, far, up);
		carryAll(far, near, down);
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		port,
		get bytes() {
			return { up: up.bytes, down: down.bytes };
		},
		async stop() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		}
	};
}

function carryAll(from: Socket, to: Socket, lane: Lane): void {
	from.on('data', (data: Buffer) => {
		for (let start = 0; start < data.length; start += SLICE_BYTES) {
			lane.carry(data.subarray(start, start + SLICE_BYTES), (slice) => {
				if (!to.destroyed) to.write(slice);
			});
		}
	});
	// An end travels behind the bytes before it.
	from.on('end', () => lane.carry(Buffer.alloc(0), () => to.end()));
}
