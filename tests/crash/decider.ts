// A gestionnaire who cancels a claim and restores it, by the form, and sends the same form again after a crash.
import type { Browser } from '../api/built-server';
import { decide, readDecisionForm, type DecisionFields } from '../api/gestion-form';
import type { Ledger } from './ledger';
import type { Worker } from './workers';

export class Decider implements Worker {
	#pending: { form: DecisionFields; action: string } | null = null;

	constructor(
		private readonly browser: Browser,
		private readonly ledger: Ledger,
		private readonly claimId: string
	) {}

	async step(): Promise<void> {
		const page = `/gestion/RENNES/${this.claimId}`;
		if (this.#pending === null) {
			const form = await readDecisionForm(this.browser, page);
			this.#pending = { form, action: form.actions.includes('uncancel') ? 'uncancel' : 'cancel' };
		}
		const { form, action } = this.#pending;
		const response = await decide(this.browser, page, action, 'essai', form);
		if (response.status === 303) this.ledger.decision(form.decision, this.claimId);
		else this.ledger.unexpected.push(`${action} was answered ${response.status}`);
		this.#pending = null;
	}
}
