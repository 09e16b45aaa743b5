// Everything that this device knows of one claim, read for a gesture or for its screen.
import { missionKey } from '$lib/domain/mission/mission';
import type { Academy } from '$lib/domain/academy/academy';
import type { IntervenantProfile } from '$lib/domain/access/role';
import type { Claim } from '$lib/domain/claim/claim';
import type { AssignedMission } from '$lib/domain/mission/mission';
import type { ConditionsAcceptance } from '$lib/contracts/pull';
import type { Draft, OutboxItem, Reference } from '../db/rows';
import type { SealedUnit } from '../db/sealed-unit';
import type { DeviceStore } from '../db/store';
import { findEntry } from './list-entries';
import { ofClaim, outboxIn, readOutbox } from './outbox';
import { readReference, referenceIn } from './reference';

export interface ClaimFolder {
	key: string;
	mission: AssignedMission;
	/** The server's last known version. */
	claim: Claim;
	draft: Draft | undefined;
	/** The whole outbox, and this claim's part of it, in order. */
	outbox: OutboxItem[];
	items: OutboxItem[];
	academy: Academy;
	profile: IntervenantProfile;
	acceptance: ConditionsAcceptance | null;
}

/** A gesture on something that this device does not hold: a fault of the caller, not of the person. */
export class UnknownClaim extends Error {
	constructor(key: string) {
		super(`no claim ${key} on this device`);
		this.name = 'UnknownClaim';
	}
}

interface Parts {
	key: string;
	mission: AssignedMission;
	claim: Claim | undefined;
	draft: Draft | undefined;
	outbox: OutboxItem[];
	reference: Reference;
}

function assemble({ key, mission, claim, draft, outbox, reference }: Parts): ClaimFolder | null {
	const academy = reference.academies[mission.academy];
	const profile = reference.profiles[mission.academy];
	if (claim === undefined || academy === undefined || profile === undefined) return null;
	const acceptance = reference.acceptances[mission.academy] ?? null;
	return {
		key,
		mission,
		claim,
		draft,
		outbox,
		items: ofClaim(outbox, claim.id),
		academy,
		profile,
		acceptance
	};
}

/** Null if there is no such claim here (yet). */
export async function readClaimFolder(store: DeviceStore, key: string): Promise<ClaimFolder | null> {
	const entry = await findEntry(store, key);
	if (entry?.mission == null || entry.claim === null) return null;
	const [claim, draft, outbox, reference] = await Promise.all([
		store.get('claims', entry.claim.id),
		store.get('drafts', entry.claim.id),
		readOutbox(store),
		readReference(store)
	]);
	return assemble({ key, mission: entry.mission, claim, draft, outbox, reference });
}

/** The same inside a unit, for a gesture. The list's page is read beside it: an assignment's key and id never change. */
export async function claimFolderIn(store: DeviceStore, unit: SealedUnit, key: string): Promise<ClaimFolder> {
	const entry = await findEntry(store, key);
	if (entry?.mission == null || entry.claim === null) throw new UnknownClaim(key);
	// Together: each turn of the database is time in which a page that is left takes the gesture with it.
	const [claim, draft, outbox, reference] = await Promise.all([
		unit.get('claims', entry.claim.id),
		unit.get('drafts', entry.claim.id),
		outboxIn(unit),
		referenceIn(unit)
	]);
	const { mission } = entry;
	const folder = assemble({ key: missionKey(mission), mission, claim, draft, outbox, reference });
	if (folder === null) throw new UnknownClaim(key);
	return folder;
}
