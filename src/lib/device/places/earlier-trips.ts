// The trips of the person's other claims as they stand on this device, drafts and what is not sent yet included: what
// spares them typing the same again. Nothing is kept of it: it is read when a claim's trips are opened.
import type { TripText } from '$lib/domain/claim/claim-entry';
import { missionStart } from '$lib/domain/mission/schedule';
import { nowMs } from '../clock';
import type { DeviceStore } from '../db/store';
import { standingOf } from '../repositories/claim-standing';
import { readEntries } from '../repositories/list-entries';
import { ofClaim, readOutbox } from '../repositories/outbox';

/** Claims looked through: some years of a teacher's missions, opened in a moment. */
const MOST_CLAIMS = 40;

/** The latest missions first; `key` is the claim that they are wanted for, which has its own. */
export async function readEarlierTrips(store: DeviceStore, key: string): Promise<TripText[]> {
	const latest = (await readEntries(store))
		.flatMap(({ key: own, mission, claim }) =>
			own === key || mission === null || claim === null || claim.travel.status === 'none'
				? []
				: [{ mission, id: claim.id, at: missionStart(mission.schedule) }]
		)
		.sort((a, b) => (a.at < b.at ? 1 : -1))
		.slice(0, MOST_CLAIMS);
	const ids = latest.map(({ id }) => id);
	const [claims, drafts, outbox] = await Promise.all([
		store.getRows('claims', ids),
		store.getRows('drafts', ids),
		readOutbox(store)
	]);
	return latest.flatMap(({ mission, id }, index) => {
		const claim = claims[index]?.value;
		if (claim === undefined) return [];
		const standing = { claim, mission, items: ofClaim(outbox, id), draft: drafts[index]?.value };
		return standingOf(standing, nowMs()).entry.trips;
	});
}
