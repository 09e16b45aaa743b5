// The pay of one member as typed on the president's screen: the inputs' form, judged by the domain's rules.
import { SvelteSet } from 'svelte/reactivity';
import type { JuryRow, PayText } from '$lib/device/live/juries.svelte';
import type { Violation } from '$lib/domain/claim/violation';
import { violationSentence } from '$lib/fr/violations';
import { afterPress } from '../claim/after-press';
import type { PayForm } from '../claim/pay-form';
import { notKeptSentence } from '../frame/not-kept-sentence';
import type { JuryGestures } from './jury-gestures';

export class JuryForm implements PayForm {
	entry = $state<{ remuneration: PayText }>({
		remuneration: { kind: 'none', copies: '', candidates: '', hours: '', minutes: '', lines: [] }
	});
	#gestures: Pick<JuryGestures, 'judge' | 'keep' | 'keepNow'>;
	#left = new SvelteSet<string>();
	#isAllAsked = $state(false);

	constructor(shown: JuryRow['shown'], gestures: Pick<JuryGestures, 'judge' | 'keep' | 'keepNow'>) {
		this.#gestures = gestures;
		this.entry = { remuneration: structuredClone(shown) };
	}

	readonly violations: readonly Violation[] = $derived.by(() => this.#gestures.judge(this.text));

	get text(): PayText {
		return $state.snapshot(this.entry.remuneration);
	}

	message(field: string): { text: string; isWarning: boolean } | undefined {
		if (!this.#isAllAsked && !this.#left.has(field)) return undefined;
		const found = this.violations.find((violation) => violation.field === field);
		// What is missing is told once «Enregistrer» was asked for.
		if (found === undefined || (found.code === 'required' && !this.#isAllAsked)) return undefined;
		return { text: violationSentence(found), isWarning: found.severity === 'warning' };
	}

	error(field: string): string | undefined {
		return this.message(field)?.text;
	}

	changed(): void {
		this.#gestures.keep(this.text);
	}

	/** One press changed it: kept in the press's own task, for the page may be left in the next. */
	#pressed(): void {
		this.changed();
		this.#gestures.keepNow().catch((error: unknown) => {
			// A fault is told by the page's notice on storage, and tried again with the next change.
			if (notKeptSentence(error) === null) reportError(error);
		});
	}

	left(field: string): void {
		// A message that comes while the pointer is down would move the button from under it.
		afterPress(() => this.#left.add(field));
	}

	/** Shows every message; true: it can be saved. */
	ask(): boolean {
		this.#isAllAsked = true;
		return this.violations.length === 0;
	}

	/** What is shown elsewhere takes the place of what stands here. */
	refresh(shown: PayText): void {
		this.entry.remuneration = structuredClone(shown);
		this.#isAllAsked = false;
		this.#left.clear();
	}

	addLine(date: string): void {
		const line = {
			id: crypto.randomUUID(),
			date,
			morningStart: '',
			morningEnd: '',
			afternoonStart: '',
			afternoonEnd: ''
		};
		const pay = this.entry.remuneration;
		const lines = [...pay.lines.filter((other) => other.date !== ''), line];
		pay.lines = lines.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
		this.#pressed();
	}

	removeLine(id: string): void {
		const pay = this.entry.remuneration;
		pay.lines = pay.lines.filter((line) => line.id !== id);
		this.#pressed();
	}
}
