// The people of the crash test: who signs in, on which claims each works, and one turn of load until the kill.
import { randomUUID } from 'node:crypto';
import type { Change, PullResponse } from '../../src/lib/contracts/pull';
import type { Browser } from '../api/built-server';
import { accountIdOf, signedIn } from '../api/document-client';
import { addOpenClaims } from '../fixtures/added-claims';
import type { AppServer } from '../fixtures/app-server';
import { GESTIONNAIRE, READER, TEACHER } from '../fixtures/people';
import { Decider } from './decider';
import type { Ledger } from './ledger';
import type { SeededRandom } from './seeded-random';
import { pushAll, Saver, Uploader, Validator, type Worker } from './workers';

const FIRST_ADDED_MISSION = 700_001;
const SAVERS = 5;
const VALIDATORS = 2;
const UPLOADERS = 3;

export interface Crowd {
	workers: Worker[];
	teacher: Browser;
	accountId: string;
}

async function pullAll(browser: Browser): Promise<Change[]> {
	const changes: Change[] = [];
	for (let cursor: string | null = null, hasMore = true; hasMore;) {
		const query: string = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
		const page = (await (await browser.fetch(`/api/sync/pull${query}`)).json()) as PullResponse;
		changes.push(...page.changes);
		({ cursor, hasMore } = page);
	}
	return changes;
}

function valueOf<Entity extends Change['entity']>(
	changes: Change[],
	entity: Entity,
	id: string
): NonNullable<Extract<Change, { entity: Entity }>['value']> {
	const found = changes.findLast((change) => change.entity === entity && change.id === id);
	if (found?.value == null) throw new Error(`${entity} ${id} was not pulled`);
	return found.value as NonNullable<Extract<Change, { entity: Entity }>['value']>;
}

/** Signs everybody in and gives each worker a claim of its own; the server is stopped once for that. */
export async function gatherCrowd(server: AppServer, ledger: Ledger, random: SeededRandom): Promise<Crowd> {
	const teacher = await signedIn(server.url, TEACHER);
	const reader = await signedIn(server.url, READER);
	const office = await signedIn(server.url, GESTIONNAIRE);
	const accountId = await accountIdOf(teacher);
	const common = {
		academy: 'RENNES',
		claimId: null,
		base: null,
		madeAt: TEACHER.now,
		payload: { version: 1 }
	};
	await pushAll(teacher, [{ ...common, id: randomUUID(), kind: 'acceptConditions' }]);
	const numbers = Array.from(
		{ length: SAVERS + VALIDATORS + UPLOADERS },
		(_, at) => FIRST_ADDED_MISSION + at
	);
	const model = valueOf(await pullAll(teacher), 'claim', 'RENNES-77833');
	await server.kill();
	await addOpenClaims(server.dataDir, accountId, model, numbers);
	await server.restart();

	const changes = await pullAll(teacher);
	const claims = numbers.map((number) => valueOf(changes, 'claim', `RENNES-${number}`));
	const workers = claims.map((claim, at): Worker => {
		if (at < SAVERS) return new Saver(teacher, ledger, random, claim);
		if (at >= SAVERS + VALIDATORS) return new Uploader(teacher, ledger, random, claim);
		const place = {
			academy: valueOf(changes, 'academy', 'RENNES'),
			profile: valueOf(changes, 'profile', 'RENNES'),
			mission: valueOf(changes, 'assignment', `RENNES-${claim.missionNumber}`)
		};
		return new Validator(teacher, ledger, random, claim, place, Date.parse(TEACHER.now));
	});
	const decided = valueOf(await pullAll(reader), 'claim', READER.durationClaim);
	workers.push(new Decider(office, ledger, decided.id));
	return { workers, teacher, accountId };
}
