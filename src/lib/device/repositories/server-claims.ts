// Writes what the server says of claims: never an older revision over a newer one; list and claim together.
import { missionKey } from '$lib/domain/mission/mission';
import type { Claim } from '$lib/domain/claim/claim';
import type { ListEntry } from '../db/rows';
import type { SealedUnit } from '../db/sealed-unit';
import { changeEntries, headingOf } from './list-entries';

export class ServerClaims {
	readonly #unit: SealedUnit;
	readonly #changes = new Map<string, (entry: ListEntry) => ListEntry>();

	constructor(unit: SealedUnit) {
		this.#unit = unit;
	}

	async put(claim: Claim): Promise<void> {
		const known = await this.#unit.get('claims', claim.id);
		if (known !== undefined && known.revision > claim.revision) return;
		this.#unit.put('claims', claim.id, claim);
		const key = missionKey({ academy: claim.academy, number: claim.missionNumber });
		this.#changes.set(key, (entry) => ({ ...entry, claim: headingOf(claim) }));
	}

	/** One write of each page concerned, whatever the number of claims. */
	finish(nowMs: number): Promise<void> {
		return changeEntries(this.#unit, this.#changes, nowMs);
	}
}
