// What each device told its person: «kept», «saved», «attached», «validated». The invariants ask what became of it.
// Knows no device and no server.

export interface ToldOfClaim {
	/** By field: the values one of which must still be found. Two where the page died over the second. */
	fields: Map<string, Set<string>>;
	/** Attached and acknowledged: the hash, by the document's id. */
	documents: Map<string, string>;
}

export class Told {
	readonly #claims = new Map<string, ToldOfClaim>();
	/** Of each account: the summaries that were on the screen when «Valider» was said. */
	readonly summaries = new Map<string, Set<string>>();
	/** Documents that somebody deleted or gave up: nothing is to be found of them. */
	readonly letGo = new Set<string>();

	of(device: string, claimId: string): ToldOfClaim {
		const key = `${device} ${claimId}`;
		const known = this.#claims.get(key);
		if (known !== undefined) return known;
		const fresh: ToldOfClaim = { fields: new Map(), documents: new Map() };
		this.#claims.set(key, fresh);
		return fresh;
	}

	typed(device: string, claimId: string, field: string, value: string, isCertain: boolean): void {
		const { fields } = this.of(device, claimId);
		const before = fields.get(field);
		if (isCertain) fields.set(field, new Set([value]));
		// A first value that may never have been kept binds nobody.
		else if (before !== undefined) before.add(value);
	}

	/** The person gave their edit up. */
	givenUp(device: string, claimId: string): void {
		this.of(device, claimId).fields.clear();
	}

	saw(accountId: string, summary: string): void {
		this.summaries.set(accountId, (this.summaries.get(accountId) ?? new Set()).add(summary));
	}

	all(): [key: string, told: ToldOfClaim][] {
		return [...this.#claims];
	}
}
