// What the claim's form holds while it is on screen: the entry as typed, which fields were left, what is wrong with
// them. It judges with the domain's rules only; keeping and sending are the page's gestures.
import { SvelteSet } from 'svelte/reactivity';
import { checkClaim, joinViolations } from '$lib/domain/claim/check-claim';
import type { ClaimPart } from '$lib/domain/claim/claim';
import type { ClaimEntry, HalfDayLineText, TripText } from '$lib/domain/claim/claim-entry';
import { emptyTripText } from '$lib/domain/claim/claim-entry';
import { readClaimEntry } from '$lib/domain/claim/read-claim-entry';
import type { Violation } from '$lib/domain/claim/violation';
import { missionDates } from '$lib/domain/mission/schedule';
import { openParts } from '$lib/domain/claim/transitions';
import type { ClaimView } from '$lib/device/live/claim.svelte';
import { fieldLabel } from '$lib/fr/field-labels';
import { violationSentence } from '$lib/fr/violations';
import { consoleMessages } from '../console/console.svelte';
import { removedTripSentence, TRIP_WORDS } from '$lib/fr/screens/trip';
import { labelled } from '../../fr/sentence-parts';
import { notKeptSentence } from '../frame/not-kept-sentence';
import { afterPress } from './after-press';

export interface FieldMessage {
	text: string;
	isWarning: boolean;
}

export class ClaimForm {
	entry = $state<ClaimEntry>({
		remuneration: { kind: 'none', copies: '', candidates: '', hours: '', minutes: '', lines: [] },
		trips: []
	});
	#view: () => ClaimView;
	#keep: (entry: ClaimEntry) => void;
	#keepNow: () => Promise<void>;
	/** Fields that the person left, or all of them once something was asked for («Enregistrer», «Valider», «OK»). */
	#left = new SvelteSet<string>();
	#isAllAsked = $state(false);
	#isMissingAsked = $state(false);

	constructor(
		view: () => ClaimView,
		keep: (entry: ClaimEntry) => void,
		keepNow: () => Promise<void> = async () => undefined
	) {
		this.#view = view;
		this.#keep = keep;
		this.#keepNow = keepNow;
		this.entry = structuredClone(view().entry);
	}

	/** The mission's days, to which the dates of its trips are near. */
	readonly missionDays: readonly string[] = $derived.by(() => missionDates(this.#view().mission.schedule));

	readonly open: readonly ClaimPart[] = $derived.by(() => {
		const { claim, mission, nowMs } = this.#view();
		return openParts(claim, mission, nowMs);
	});

	/** Every rule that the entry breaks; missing values only once validation was asked for. */
	readonly violations: readonly Violation[] = $derived.by(() => {
		const { mission, academy, profile } = this.#view();
		const { content, violations } = readClaimEntry($state.snapshot(this.entry));
		const judged = checkClaim(
			content,
			{ mission, academy, profile, openParts: [...this.open] },
			this.#isMissingAsked ? 'validate' : 'save'
		);
		return joinViolations(violations, judged);
	});

	readonly blocking: readonly Violation[] = $derived(
		this.violations.filter((violation) => violation.severity === 'blocking')
	);

	/** The message to show beside a field now, if any. */
	message(field: string): FieldMessage | undefined {
		if (!this.#isAllAsked && !this.#left.has(field)) return undefined;
		const violation = this.violations.find((candidate) => candidate.field === field);
		return violation && { text: violationSentence(violation), isWarning: violation.severity === 'warning' };
	}

	error(field: string): string | undefined {
		return this.message(field)?.text;
	}

	/** Something was typed: kept on the device at the next pause. */
	changed(): void {
		this.#keep($state.snapshot(this.entry));
	}

	/** One press changed it: kept in the press's own task, for the page may be left in the next. */
	#pressed(): void {
		this.changed();
		this.#keepNow().catch((error: unknown) => {
			// A fault is told by the page's notice on storage, and tried again with the next change.
			if (notKeptSentence(error) === null) reportError(error);
		});
	}

	/** The person left a field: from now on it says what is wrong with it, beside it and in the console. */
	left(field: string): void {
		afterPress(() => {
			this.#left.add(field);
			this.#tell(field);
		});
	}

	/** Shows every message, and gives the blocking ones whose field begins so; `withMissing`: as «Valider» sees it. */
	ask(fieldPrefix: string, withMissing: boolean): readonly Violation[] {
		this.#isAllAsked = true;
		if (withMissing) this.#isMissingAsked = true;
		const found = this.violations.filter((violation) => violation.field.startsWith(fieldPrefix));
		for (const violation of found) this.#tell(violation.field);
		return found.filter((violation) => violation.severity === 'blocking');
	}

	/** Shows another entry: mine with what others wrote, or what was chosen in a conflict. */
	refresh(entry: ClaimEntry): void {
		this.entry = structuredClone(entry);
	}

	#tell(field: string): void {
		const about = `${this.#view().key}:${field}`;
		const violation = this.violations.find((candidate) => candidate.field === field);
		if (violation === undefined) consoleMessages.settle(about);
		else {
			const kind = violation.severity === 'blocking' ? 'error' : 'warning';
			consoleMessages.add(kind, labelled(fieldLabel(field), violationSentence(violation)), about);
		}
	}

	/** One field of a trip as typed, kept at once. */
	typeTrip(id: string, name: Exclude<keyof TripText, 'id' | 'origin'>, value: string): void {
		const trip = this.entry.trips.find((candidate) => candidate.id === id);
		if (trip === undefined) return;
		trip[name] = value;
		this.changed();
	}

	/** Several fields of a trip at once, as the person asked for: proposals that they took. */
	fillTrip(id: string, values: Partial<Omit<TripText, 'id' | 'origin'>>): void {
		const trip = this.entry.trips.find((candidate) => candidate.id === id);
		if (trip === undefined || Object.keys(values).length === 0) return;
		Object.assign(trip, values);
		this.#pressed();
	}

	/** An empty line, or one made from another. */
	addTrip(made: (id: string) => TripText = (id) => emptyTripText(id, 'added')): TripText {
		this.entry.trips.push(made(crypto.randomUUID()));
		this.#pressed();
		const added = this.entry.trips.at(-1);
		if (added === undefined) throw new Error('a trip that was just added is not there');
		return added;
	}

	/** Puts a trip back as it was; undefined takes it away. */
	restoreTrip(id: string, before: TripText | undefined): void {
		this.entry.trips = this.entry.trips.flatMap((trip) =>
			trip.id !== id ? [trip] : before === undefined ? [] : [before]
		);
		this.#pressed();
	}

	/**
	 * Takes a trip away without a question, kept at once (a reload must not bring it back), and offers it back from the
	 * console for as long as the message is there.
	 */
	removeTrip(id: string): void {
		const place = this.entry.trips.findIndex((trip) => trip.id === id);
		const trip = $state.snapshot(this.entry.trips[place]);
		if (trip === undefined) return;
		this.restoreTrip(id, undefined);
		consoleMessages.add('info', removedTripSentence(trip), `${this.#view().key}:trips.${id}:removed`, {
			label: TRIP_WORDS.putBack,
			run: () => this.#putTripBack(trip, place)
		});
	}

	/** The form leaves the screen: what was taken away stays so, and the console no longer offers it back. */
	endOffers(): void {
		consoleMessages.endOffers(`${this.#view().key}:trips.`);
	}

	#putTripBack(trip: TripText, place: number): void {
		if (!this.open.includes('travel')) {
			consoleMessages.add('warning', TRIP_WORDS.putBackClosed);
			return;
		}
		if (this.entry.trips.some(({ id }) => id === trip.id)) return;
		this.entry.trips.splice(place, 0, trip);
		this.#pressed();
	}

	addLine(date: string): void {
		const line: HalfDayLineText = {
			id: crypto.randomUUID(),
			date,
			morningStart: '',
			morningEnd: '',
			afternoonStart: '',
			afternoonEnd: ''
		};
		const lines = [...this.entry.remuneration.lines.filter((other) => other.date !== ''), line];
		this.entry.remuneration.lines = lines.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
		this.#pressed();
	}

	removeLine(id: string): void {
		this.entry.remuneration.lines = this.entry.remuneration.lines.filter((line) => line.id !== id);
		this.#pressed();
	}
}
