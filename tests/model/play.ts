// Plays one step of a history, and looks at the page that it happened on. Knows pages, network and server.
import type { ModelDevice } from './model-device';
import type { ModelPage } from './model-page';
import type { ModelWorld } from './model-world';
import type { Fate } from './network';
import { NOTHING_MAY_GO, observe, type MayGo } from './observe';
import * as gestures from './play-gestures';
import { officeDecides } from './office';
import type { Step } from './steps';

type On<D extends Step['do']> = Extract<Step, { do: D }>;

export async function play(world: ModelWorld, step: Step, powerFails: boolean): Promise<void> {
	world.story.push(JSON.stringify(step));
	switch (step.do) {
		case 'type':
		case 'save':
		case 'validate':
		case 'attach':
		case 'deleteDocument':
		case 'status':
		case 'choose':
			return playGesture(world, step);
		case 'retry':
		case 'discard': {
			const page = pageFor(world, step);
			if (page === null) return;
			const after = () => (page.isDead ? deviceFor(world, step.device).open() : page);
			const mayGo = await gestures.treatUnsent({ world, page }, step.do, step.at, after);
			const seenBy = after();
			if (seenBy !== null) await observe(world, seenBy, mayGo);
			return;
		}
		case 'sync':
			return playSync(world, step, powerFails);
		case 'goOn': {
			const page = pageFor(world, step);
			if (page === null) return;
			await passAll(world, page);
			return observe(world, page, NOTHING_MAY_GO);
		}
		case 'kill':
			pageFor(world, step)?.kill();
			return world.atRest();
		case 'openTab': {
			const page = deviceFor(world, step.device).open();
			page?.sync(false);
			return world.atRest();
		}
		case 'late':
			return playLate(world, step);
		case 'decide': {
			const claim = world.people[step.person]?.claims[step.claim];
			if (claim !== undefined) await officeDecides(world.ground, claim, step.at);
			return;
		}
		case 'cutPower':
			if (powerFails) await world.ground.cutPower();
			return world.atRest();
		case 'endSessions': {
			const person = world.people[step.person];
			if (person !== undefined) await world.ground.endSessions(person.accountId, step.how);
			return;
		}
		case 'signIn':
			return playSignIn(world, step);
		case 'shiftClock':
			deviceFor(world, step.device).shift(step.ms);
			return world.atRest();
		case 'replay':
			return playReplay(world, step);
	}
}

export function deviceFor(world: ModelWorld, index: number): ModelDevice {
	const device = world.devices[index % world.devices.length];
	if (device === undefined) throw new Error('a history has devices');
	return device;
}

/** One of the device's open tabs; one is opened where there is none. */
function pageFor(world: ModelWorld, { device, tab }: { device: number; tab: number }): ModelPage | null {
	const home = deviceFor(world, device);
	const pages = home.inUse();
	return pages[tab % Math.max(1, pages.length)] ?? home.open();
}

async function playGesture(
	world: ModelWorld,
	step: On<'type' | 'save' | 'validate' | 'attach' | 'deleteDocument' | 'status' | 'choose'>
): Promise<void> {
	const page = pageFor(world, step);
	if (page === null) return;
	const person = world.personOf(page.accountId);
	const claim = person.claims[step.claim];
	if (claim === undefined) return;
	if (step.death > 0) page.killAfter(step.death);
	if (step.isMeanwhile) {
		const here = new Set(deviceFor(world, step.device).pages.map(({ name }) => name));
		world.network.held.find((held) => here.has(held.page))?.settle('pass');
	}
	const place = { world, page, person, claim };
	let mayGo: MayGo;
	if (step.do === 'type') mayGo = await gestures.type(place, step);
	else if (step.do === 'choose') mayGo = await gestures.choose(place, step.side);
	else if (step.do === 'status') mayGo = await gestures.status(place, step);
	else mayGo = await gestures[step.do](place);
	await world.atRest();
	if (!page.isDead) return observe(world, page, mayGo);
	const next = deviceFor(world, step.device).open();
	if (next !== null) await observe(world, next, mayGo);
}

/** Lets all that this page asks go through, until it asks nothing more. */
export async function passAll(world: ModelWorld, page: ModelPage): Promise<void> {
	await world.atRest();
	for (let held = world.network.of(page.name); held !== undefined; held = world.network.of(page.name)) {
		held.settle('pass');
		await world.atRest();
	}
}

async function playSync(world: ModelWorld, step: On<'sync'>, powerFails: boolean): Promise<void> {
	const page = pageFor(world, step);
	if (page === null) return;
	if (step.death > 0) page.killAfter(step.death);
	page.sync(step.isByHand);
	await world.atRest();
	for (let passed = 0; ; passed += 1) {
		const held = world.network.of(page.name);
		if (held === undefined || page.isDead) break;
		if (passed !== step.at) {
			held.settle('pass');
		} else if (step.fate === 'hang') {
			return observe(world, page, NOTHING_MAY_GO);
		} else if (step.fate === 'pageDies') {
			page.kill();
		} else if (step.fate === 'serverDies') {
			held.settle(powerFails ? 'pass' : 'lose');
			if (powerFails) await world.ground.cutPower();
		} else {
			held.settle(fateOf(step.fate, held.phase));
		}
		await world.atRest();
	}
	if (!page.isDead) return observe(world, page, NOTHING_MAY_GO);
	const next = deviceFor(world, step.device).open();
	if (next !== null) await observe(world, next, NOTHING_MAY_GO);
}

/** A reply cannot come twice, nor be cut before it was asked for. */
function fateOf(fate: Fate, phase: 'request' | 'reply'): Fate {
	return phase === 'reply' && (fate === 'twice' || fate === 'cut') ? 'lose' : fate;
}

async function playLate(world: ModelWorld, { at, arrives }: On<'late'>): Promise<void> {
	const living = new Set(world.pages().map(({ name }) => name));
	const orphans = world.network.held.filter(({ page }) => !living.has(page));
	orphans[at % Math.max(1, orphans.length)]?.settle(arrives ? 'pass' : 'lose');
	await world.atRest();
}

async function playSignIn(world: ModelWorld, step: On<'signIn'>): Promise<void> {
	const device = deviceFor(world, step.device);
	const person = world.people[step.person];
	if (person === undefined) return;
	const before = device.inUse();
	if (!step.isOldTabLeft) for (const page of before) leave(world, page);
	await world.signIn(device, person);
	device.open()?.sync(false);
	await world.atRest();
}

/** «Quitter»: what is under way comes back or not, nobody waits for it. */
function leave(world: ModelWorld, page: ModelPage): void {
	page.leave().catch((error: unknown) => page.faults.push(error));
	world.changed.tell();
}

async function playReplay(world: ModelWorld, { at, person }: On<'replay'>): Promise<void> {
	const { pushes } = world.network;
	const push = pushes[at % Math.max(1, pushes.length)];
	if (push === undefined) return;
	const { server } = world.ground;
	const other = world.people[person];
	const cookie =
		person === 0 || other === undefined ? push.cookie : await world.ground.openSession(other.accountId);
	const answer = await fetch(`${server.url}/api/sync/push`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json', origin: server.url, cookie },
		body: push.body
	});
	await answer.text();
}
