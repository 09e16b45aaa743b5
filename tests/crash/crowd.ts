// The people of the crash test: who signs in, on which claims each works, and one turn of load until the kill.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { randomUUID } from 'node:crypto';
import type { PullResponse } from '../../src/lib/contracts/pull';
import type { Academy } from '../../src/lib/domain/academy/academy';
import type { IntervenantProfile } from '../../src/lib/domain/access/role';
import type { Claim } from '../../src/lib/domain/claim/claim';
import type { AssignedMission } from '../../src/lib/domain/mission/mission';
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

interface Pulled {
	academies: Map<string, Academy>;
	profiles: Map<string, IntervenantProfile>;
	missions: Map<string, AssignedMission>;
	claims: Map<string, Claim>;
}

async function pullAll(browser: Browser): Promise<Pulled> {
	const pulled: Pulled = {
		academies: new Map(),
		profiles: new Map(),
		missions: new Map(),
		claims: new Map()
	};
	for (let cursor: string | null = null, hasMore = true; hasMore;) {
		const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
		const page = (await (
			await browser.fetch(`/api/sync/pull?protocol=${PROTOCOL_VERSION}${query}`)
		).json()) as PullResponse;
		for (const change of page.changes) {
			if (change.value === null) continue;
			if (change.entity === 'academy') pulled.academies.set(change.id, change.value);
			else if (change.entity === 'profile') pulled.profiles.set(change.id, change.value);
			else if (change.entity === 'assignment') pulled.missions.set(change.id, change.value);
			else if (change.entity === 'claim') pulled.claims.set(change.id, change.value);
		}
		({ cursor, hasMore } = page);
	}
	return pulled;
}

function oneOf<Value>(values: Map<string, Value>, id: string): Value {
	const value = values.get(id);
	if (value === undefined) throw new Error(`${id} was not pulled`);
	return value;
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
	const model = oneOf((await pullAll(teacher)).claims, 'RENNES-77833');
	await server.kill();
	await addOpenClaims(server.dataDir, accountId, model, numbers);
	await server.restart();

	const pulled = await pullAll(teacher);
	const claims = numbers.map((number) => oneOf(pulled.claims, `RENNES-${number}`));
	const workers = claims.map((claim, at): Worker => {
		if (at < SAVERS) return new Saver(teacher, ledger, random, claim);
		if (at >= SAVERS + VALIDATORS) return new Uploader(teacher, ledger, random, claim);
		const place = {
			academy: oneOf(pulled.academies, 'RENNES'),
			profile: oneOf(pulled.profiles, 'RENNES'),
			mission: oneOf(pulled.missions, `RENNES-${claim.missionNumber}`)
		};
		return new Validator(teacher, ledger, random, claim, place, Date.parse(TEACHER.now));
	});
	const decided = oneOf((await pullAll(reader)).claims, READER.durationClaim);
	workers.push(new Decider(office, ledger, decided.id));
	return { workers, teacher, accountId };
}
