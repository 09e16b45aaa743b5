// The built app at the teacher's day behind a network that can fail, for a file of tests without a browser.
import { afterAll } from 'vitest';
import type { AppServer } from '../fixtures/app-server';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy';
import { TEACHER } from '../fixtures/people';
import { serverAtTeachersDay } from '../fixtures/teacher-day-server';
import { TestDevice } from './test-device';

/** Runs until the file's tests are over. */
export async function serverBehindProxy(): Promise<{ server: AppServer; proxy: FaultProxy }> {
	const server = await serverAtTeachersDay();
	const proxy = await startFaultProxy(server.port);
	afterAll(() => proxy.stop());
	return { server, proxy };
}

/** The same, where the teacher has accepted the conditions on a device that was put away. */
export async function acceptedBehindProxy(): Promise<{ server: AppServer; proxy: FaultProxy }> {
	const ground = await serverBehindProxy();
	const first = await TestDevice.open(ground.proxy.url, TEACHER, 'first');
	await first.acceptConditions();
	await first.close();
	return ground;
}
