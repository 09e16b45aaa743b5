// The accessibility settings between a device and its account: the last written at the server stands, and what was
// chosen without a network goes out later.
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_DISPLAY, type DisplaySettings } from '../../../src/lib/domain/display/display-settings';
import type { Transport } from '../../../src/lib/device/sync/transport';
import { exchangeDisplay, sendDisplay } from '../../../src/lib/device/display/display-exchange';
import {
	displayStanding,
	keepDisplay,
	keptDisplay,
	noteStanding
} from '../../../src/lib/device/display/kept-display';

const BIG: DisplaySettings = { ...DEFAULT_DISPLAY, textSize: 150 };
const DARK: DisplaySettings = { ...DEFAULT_DISPLAY, contrast: 'inverted' };

let device: Map<string, string>;

/** One account at the server, asked by the devices below. */
class Account {
	display: DisplaySettings | null = null;
	changedAt: string | null = null;
	isUp = true;
	puts = 0;
	onPut: () => void = () => undefined;

	readonly transport: Transport = {
		origin: 'https://nomade.test',
		fetch: async (_path, init) => {
			if (!this.isUp) throw new TypeError('no network');
			if (init?.method === 'PUT') {
				this.puts += 1;
				this.display = (JSON.parse(String(init.body)) as { display: DisplaySettings }).display;
				this.changedAt = `2017-06-15T10:00:0${this.puts}.000Z`;
				this.onPut();
			}
			return Response.json({ display: this.display, changedAt: this.changedAt });
		}
	};
}

function onDevice(stored: Map<string, string>): void {
	device = stored;
}

beforeEach(() => {
	onDevice(new Map());
	Object.assign(globalThis, {
		localStorage: {
			getItem: (name: string) => device.get(name) ?? null,
			setItem: (name: string, value: string) => device.set(name, value),
			removeItem: (name: string) => device.delete(name)
		}
	});
});

function choose(settings: DisplaySettings, accountId: string): void {
	keepDisplay(settings);
	noteStanding({ unsentOf: accountId });
}

describe('a choice', () => {
	it('made without a network stays to be sent, and is sent once', async () => {
		const account = new Account();
		account.isUp = false;
		choose(BIG, 'sophie');
		expect(await sendDisplay('sophie', account.transport)).toBe(false);
		expect(displayStanding().unsentOf).toBe('sophie');
		account.isUp = true;
		expect(await exchangeDisplay('sophie', account.transport)).toBeNull();
		expect(account.display).toEqual(BIG);
		expect(displayStanding().unsentOf).toBeNull();
		await exchangeDisplay('sophie', account.transport);
		expect(account.puts).toBe(1);
	});

	it('reaches the other device, and the later one of two comes back to the first', async () => {
		const account = new Account();
		const phone = device;
		const desk = new Map<string, string>();
		choose(BIG, 'sophie');
		await exchangeDisplay('sophie', account.transport);
		onDevice(desk);
		expect(await exchangeDisplay('sophie', account.transport)).toEqual(BIG);
		choose(DARK, 'sophie');
		await exchangeDisplay('sophie', account.transport);
		onDevice(phone);
		expect(await exchangeDisplay('sophie', account.transport)).toEqual(DARK);
		expect(keptDisplay()).toEqual(DARK);
		expect(await exchangeDisplay('sophie', account.transport)).toBeNull();
	});

	it('made while the one before is under way is not forgotten', async () => {
		const account = new Account();
		choose(BIG, 'sophie');
		account.onPut = () => {
			account.onPut = () => undefined;
			choose(DARK, 'sophie');
		};
		await exchangeDisplay('sophie', account.transport);
		expect(displayStanding().unsentOf).toBe('sophie');
		await exchangeDisplay('sophie', account.transport);
		expect(account.display).toEqual(DARK);
	});

	it('of one person on a shared device is not sent in the name of the next', async () => {
		const account = new Account();
		choose(BIG, 'sophie');
		expect(await exchangeDisplay('anne', account.transport)).toBeNull();
		expect(account.puts).toBe(0);
		// Anne chose nothing anywhere: the device stays as it is.
		expect(keptDisplay()).toEqual(BIG);
	});
});

it('an answer that is not ours changes nothing', async () => {
	const portal: Transport = {
		origin: 'https://nomade.test',
		fetch: async () => new Response('<html>', { headers: { 'content-type': 'text/html' } })
	};
	keepDisplay(BIG);
	expect(await exchangeDisplay('sophie', portal)).toBeNull();
	expect(keptDisplay()).toEqual(BIG);
});
