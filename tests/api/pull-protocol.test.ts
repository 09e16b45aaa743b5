// An entity that came with a later protocol: older devices are not told of it, and learn all of it once updated.
import { beforeAll, expect, it, vi } from 'vitest';
import { teacherInServices } from '../fixtures/server/teacher-in-services';
import type { PullResponse } from '../../src/lib/contracts/pull';

/** As if «conditions» had come with the present protocol. */
vi.mock('../../src/lib/contracts/protocol', async (importOriginal) => {
	const original = await importOriginal<typeof import('../../src/lib/contracts/protocol')>();
	const since = { ...original.ENTITY_SINCE, conditions: original.PROTOCOL_VERSION };
	return {
		...original,
		ENTITY_SINCE: since,
		isToldTo: (protocol: number, entity: string) => original.isToldTo(protocol, entity, since),
		learnsMore: (before: number, now: number) => original.learnsMore(before, now, since)
	};
});

const sophie = await teacherInServices();
let present: number;
let before: number;

beforeAll(async () => {
	const protocol = await import('../../src/lib/contracts/protocol');
	present = protocol.PROTOCOL_VERSION;
	before = protocol.OLDEST_PROTOCOL_VERSION;
});

/** To the end: what was told, and whether the device had to start over. */
async function pullAll(
	cursor: string | null,
	protocol: number
): Promise<{ entities: Set<string>; count: number; resync: boolean; cursor: string }> {
	const { pullPage } = await import('../../src/lib/server/services/pull');
	const entities = new Set<string>();
	let count = 0;
	let resync = false;
	let at = cursor;
	for (;;) {
		const page: PullResponse = await pullPage(at, sophie, undefined, protocol);
		for (const { entity } of page.changes) entities.add(entity);
		count += page.changes.length;
		resync ||= page.resync;
		at = page.cursor;
		if (!page.hasMore) return { entities, count, resync, cursor: at };
	}
}

it('is left out for the protocol before, and told anew after the update, once', async () => {
	const old = await pullAll(null, before);
	expect(old.entities).toEqual(new Set(['academy', 'profile', 'assignment', 'claim']));
	expect(await pullAll(old.cursor, before)).toMatchObject({ count: 0, resync: false });

	const updated = await pullAll(old.cursor, present);
	expect(updated.resync).toBe(true);
	expect(updated.entities).toContain('conditions');
	expect(updated.entities).toContain('claim');
	expect(await pullAll(updated.cursor, present)).toMatchObject({ count: 0, resync: false });
});

it('is told to a newer device as to one of the present protocol, without starting over', async () => {
	const newer = await pullAll(null, present + 1);
	expect(newer.entities).toContain('conditions');
	expect(await pullAll(newer.cursor, present)).toMatchObject({ count: 0, resync: false });
	// A device that went back to the release before, and forward again.
	const back = await pullAll(newer.cursor, before);
	expect(back).toMatchObject({ count: 0, resync: false });
	expect((await pullAll(back.cursor, present)).resync).toBe(true);
});

it('of a device too old is not answered', async () => {
	await expect(pullAll(null, before - 1)).rejects.toMatchObject({ code: 'protocol-too-old' });
});
