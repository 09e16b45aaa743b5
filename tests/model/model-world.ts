// One history's devices, people and network, and the waiting until all of it is at rest. Knows no step.
import type { Script } from 'node:vm';
import { ChangeSignal } from './change-signal';
import type { Ground, Person } from './ground';
import { ModelDevice } from './model-device';
import type { ModelPage } from './model-page';
import { Network } from './network';
import { Told } from './told';

/** Each poll of a page that asks again and again lets this much time pass on its device. */
const POLL_MS = 1_000;

export class ModelWorld {
	readonly changed = new ChangeSignal();
	readonly network: Network;
	readonly devices: ModelDevice[];
	readonly told = new Told();
	/** Values typed so far. */
	count = 0;
	/** What happened, for the reader of a failure. */
	readonly story: string[] = [];

	constructor(
		readonly ground: Ground,
		readonly people: readonly [Person, Person],
		script: Script
	) {
		this.network = new Network(ground.proxy, this.changed);
		const device = (name: string, hasWebLocks: boolean) =>
			new ModelDevice(name, hasWebLocks, script, ground.proxy.url, this.changed);
		this.devices = [device('phone', true), device('tablet', false), device('shared', true)];
	}

	pages(): ModelPage[] {
		return this.devices.flatMap((device) => device.pages.filter((page) => !page.isDead));
	}

	personOf(accountId: string): Person {
		const person = this.people.find((candidate) => candidate.accountId === accountId);
		if (person === undefined) throw new Error(`${accountId} is nobody of this history`);
		return person;
	}

	/** The session of a person, alone on the device from now on. */
	async signIn(device: ModelDevice, person: Person): Promise<void> {
		device.cookie = await this.ground.openSession(person.accountId);
		device.accountId = person.accountId;
		device.accounts.add(person.accountId);
	}

	/** Until everything waits for the network, for a turn, or for nothing. */
	async atRest(): Promise<void> {
		for (;;) {
			const busy = this.pages().filter((page) => page.isBusy);
			const isMoving = busy.some(
				(page) => this.network.of(page.name) === undefined && !page.isWaitingForTurn() && !page.asksAgain()
			);
			if (!isMoving && this.network.atServer === 0) {
				if (!this.#poll(busy)) return;
				await new Promise((resolve) => setImmediate(resolve));
				continue;
			}
			await this.changed.next(() => this.#describe());
		}
	}

	/** A page that polls goes on, unless what it waits for is itself held up by the network. */
	#poll(busy: readonly ModelPage[]): boolean {
		const polling = busy.find((page) => {
			if (this.network.of(page.name) !== undefined || !page.asksAgain()) return false;
			return !busy.some((other) => other.home === page.home && this.network.of(other.name) !== undefined);
		});
		if (polling === undefined) return false;
		const device = this.devices.find((candidate) => candidate === polling.home);
		device?.shift(POLL_MS);
		return true;
	}

	#describe(): string {
		const busy = this.pages().filter((page) => page.isBusy);
		return JSON.stringify({
			busy: busy.map(({ name }) => name),
			atServer: this.network.atServer,
			story: this.story.slice(-8)
		});
	}

	dispose(): void {
		this.network.heal();
		for (const page of this.pages()) page.kill();
	}
}
