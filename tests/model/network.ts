// The network between the model's pages and the server: every request and every reply waits until the history says
// what becomes of it. Knows bytes and pages' names; must not know what they mean.
import type { Fault, FaultProxy } from '../fixtures/fault-proxy';
import type { ChangeSignal } from './change-signal';

export const PAGE_HEADER = 'x-model-page';

/** What can become of a request or of a reply on its way. */
export const FATES = ['pass', 'lose', 'twice', 'badGateway', 'portal', 'signInPage', 'torn', 'cut'] as const;
export type Fate = (typeof FATES)[number];

export interface Held {
	page: string;
	phase: 'request' | 'reply';
	path: string;
	settle: (fate: Fate) => void;
}

export interface SeenPush {
	page: string;
	cookie: string;
	body: string;
}

const PORTAL = '<!doctype html><title>Wi-Fi</title><p>Connectez-vous au réseau de l’établissement.</p>';

/** A stranger's answer in place of ours; null: none. */
function strangers(fate: Fate): Fault | null {
	switch (fate) {
		case 'badGateway':
			return { kind: 'answer', status: 502, body: '<h1>Bad gateway</h1>' };
		case 'portal':
			return { kind: 'answer', status: 200, body: PORTAL };
		case 'signInPage':
			return { kind: 'answer', status: 302, headers: { location: '/portail' } };
		default:
			return null;
	}
}

export class Network {
	readonly held: Held[] = [];
	readonly pushes: SeenPush[] = [];
	/** Requests that the server is at work on. */
	atServer = 0;
	#isHealed = false;
	readonly #changed: ChangeSignal;

	constructor(proxy: FaultProxy, changed: ChangeSignal) {
		this.#changed = changed;
		proxy.setFault(({ path, method, headers }) => {
			const page = String(headers[PAGE_HEADER] ?? '');
			return {
				kind: 'hold',
				until: async (body) => {
					if (path === '/api/sync/push') {
						this.pushes.push({ page, cookie: headers.cookie ?? '', body: body.toString() });
					}
					return this.#onTheWay(page, method, path, await this.#fate(page, 'request', path));
				}
			};
		});
	}

	/** From now on everything passes, what waits first. */
	heal(): void {
		this.#isHealed = true;
		for (const held of [...this.held]) held.settle('pass');
	}

	of(page: string): Held | undefined {
		return this.held.find((held) => held.page === page);
	}

	#fate(page: string, phase: Held['phase'], path: string): Promise<Fate> {
		if (this.#isHealed) return Promise.resolve('pass');
		return new Promise((resolve) => {
			const held: Held = {
				page,
				phase,
				path,
				settle: (fate) => {
					this.held.splice(this.held.indexOf(held), 1);
					resolve(fate);
				}
			};
			this.held.push(held);
			this.#changed.tell();
		});
	}

	#onTheWay(page: string, method: string, path: string, fate: Fate): Fault | null {
		if (fate === 'lose') return { kind: 'refuse' };
		if (fate === 'cut' && method === 'PATCH') return { kind: 'cutUpload', share: 0.5 };
		const stranger = strangers(fate);
		if (stranger !== null) return stranger;
		this.atServer += 1;
		let isBack = false;
		const back = () => {
			if (!isBack) this.atServer -= 1;
			isBack = true;
			this.#changed.tell();
		};
		return {
			kind: 'holdReply',
			isTwice: fate === 'twice',
			onGone: back,
			until: async () => {
				back();
				if (fate === 'torn') return { kind: 'truncate', share: 0.5 };
				const reply = await this.#fate(page, 'reply', path);
				if (reply === 'lose' || reply === 'cut') return { kind: 'dropReply' };
				if (reply === 'torn') return { kind: 'truncate', share: 0.5 };
				return strangers(reply);
			}
		};
	}
}
