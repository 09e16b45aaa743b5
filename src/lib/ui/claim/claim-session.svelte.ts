// The claim while it is on screen: what can be done with it, and each press of a button as one gesture at a time.
// Draws nothing; keeping and sending are the page's gestures.
import { canonicalJson } from '$lib/domain/claim/canonical-json';
import type { ClaimAction, ClaimContent } from '$lib/domain/claim/claim';
import type { ClaimEntry } from '$lib/domain/claim/claim-entry';
import type { ClaimSummary } from '$lib/domain/claim/claim-summary';
import { changedFields } from '$lib/domain/claim/content-changes';
import { claimTabs, enteredParts, type ClaimTab } from '$lib/domain/claim/entered-parts';
import { keepUnentered } from '$lib/domain/claim/keep-unentered';
import { shownStatuses } from '$lib/domain/claim/part-status';
import { readClaimEntry } from '$lib/domain/claim/read-claim-entry';
import { summariseClaim } from '$lib/domain/claim/summarise-claim';
import { availableActions } from '$lib/domain/claim/transitions';
import type { ClaimView } from '$lib/device/live/claim.svelte';
import { REFUSAL_SENTENCES } from '$lib/fr/refusals';
import { CLAIM_WORDS, VALIDATION_WORDS } from '$lib/fr/screens/claim';
import { CONFLICT_WORDS } from '$lib/fr/screens/conflict';
import { ClaimForm } from './claim-form.svelte';
import { tellDone, tellTrouble } from './tell-gesture';
import { tellSummary } from './tell-summary';
import { tellTakenOver } from './tell-taken-over';
import { notKeptSentence } from '../frame/not-kept-sentence';
import type { ClaimGestures, GestureResult, Preparation } from './claim-gestures';

const LOOK_EVERY_MS = 20;
const MOST_LOOKS = 50;

export interface ClaimScreenDoors {
	view: () => ClaimView;
	gestures: () => ClaimGestures;
	keep: (entry: ClaimEntry) => void;
	/** What the form must show after the store changed elsewhere; null: nothing new. */
	catchUp: (shown: () => ClaimEntry) => Promise<ClaimEntry | null>;
	/** Done once the tab is on the screen. */
	openTab: (tab: ClaimTab) => Promise<void>;
	/** Brings the person to the first refused field of the tab that was opened. */
	focusRefused: () => void;
	/** Brings the person to the tab that was opened. */
	focusTab: () => Promise<void>;
	/** Brings the person to the choice between two versions. */
	focusChoice: () => void;
}

export class ClaimSession {
	readonly form: ClaimForm;
	isBusy = $state(false);
	isAskingNotDone = $state(false);
	preparation = $state.raw<Preparation | null>(null);
	#doors: ClaimScreenDoors;
	/** Everybody else's version as the form last showed it. */
	#known: ClaimContent;

	constructor(doors: ClaimScreenDoors) {
		this.#doors = doors;
		this.form = new ClaimForm(doors.view, doors.keep, () => doors.gestures().keepNow());
		const view = doors.view();
		this.#known = view.standing.current.content;
		tellTakenOver(view, view.standing.takenOver);
	}

	readonly shown = $derived.by(() => {
		const { claim, mission, nowMs } = this.#doors.view();
		return shownStatuses(claim, mission, nowMs);
	});

	readonly actions: readonly ClaimAction[] = $derived.by(() => {
		const { claim, mission, nowMs } = this.#doors.view();
		return availableActions(claim, mission, 'intervenant', nowMs);
	});

	/** Some part was validated or accepted: it can be read and printed. */
	readonly isConsultable = $derived(
		Object.values(this.shown).some((status) => status === 'validated' || status === 'accepted')
	);

	/** While nothing is open or validated only «Suivi» is left, and what SANTORIN supplied. */
	readonly tabs: readonly ClaimTab[] = $derived.by(() => {
		const { claim, mission } = this.#doors.view();
		const all = claimTabs(claim, mission);
		if (this.form.open.length > 0 || this.isConsultable) return all;
		const isSupplied = mission.payInput === 'santorin';
		return all.filter((tab) => tab === 'tracking' || (tab === 'remuneration' && isSupplied));
	});

	/** As it is entered now, before anything is saved. */
	readonly content: ClaimContent = $derived.by(() => {
		const { content } = readClaimEntry($state.snapshot(this.form.entry));
		return keepUnentered(content, this.#doors.view().standing.current.content, this.form.open);
	});

	readonly summary: ClaimSummary = $derived.by(() => {
		const { claim, mission, academy, profile, documents } = this.#doors.view();
		return summariseClaim({
			content: this.content,
			documents: documents.filter((document) => !document.isBeingDeleted),
			mission,
			academy,
			profile,
			openParts: this.form.open.length > 0 ? this.form.open : enteredParts(claim, mission),
			shownParts: enteredParts(claim, mission)
		});
	});

	/** What came from elsewhere (another tab, the server) is shown in the fields where nothing was typed here. */
	async take(): Promise<void> {
		const before = $state.snapshot(this.form.entry);
		const entry = await this.#doors.catchUp(() => $state.snapshot(this.form.entry));
		if (entry === null) return;
		this.form.refresh(entry);
		const view = this.#doors.view();
		const { content } = view.standing.current;
		const isNews = changedFields(this.#known, content);
		this.#known = content;
		const shown = changedFields(readClaimEntry(before).content, readClaimEntry(entry).content);
		tellTakenOver(
			view,
			shown.filter((field) => isNews.includes(field))
		);
	}

	/** Two versions of a field stand against each other: nothing more of this claim is saved before the choice. */
	#mustChoose(): boolean {
		if (this.#doors.view().standing.conflicts.length === 0) return false;
		tellTrouble('error', CONFLICT_WORDS.chooseFirst);
		this.#doors.focusChoice();
		return true;
	}

	/** One gesture at a time: a double press makes one operation. A fault is told, and nothing typed is lost. */
	async #once(gesture: () => Promise<void>): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		try {
			await gesture();
		} catch (error) {
			this.#tellFault(error);
		} finally {
			this.isBusy = false;
		}
	}

	#tellFault(error: unknown): void {
		const notKept = notKeptSentence(error);
		if (notKept === null) reportError(error);
		tellTrouble('error', notKept ?? CLAIM_WORDS.fault);
	}

	#tell(result: GestureResult, success: string): boolean {
		if (result.ok) tellDone(success);
		else tellTrouble('error', result.sentence);
		return result.ok;
	}

	async #showRefused(field: string | undefined): Promise<void> {
		if (field === undefined) return;
		const tab: ClaimTab = field.startsWith('trips') ? 'travel' : 'remuneration';
		if (this.tabs.includes(tab)) await this.#doors.openTab(tab);
		this.#doors.focusRefused();
	}

	async #saveNow(): Promise<void> {
		const { keepNow, save } = this.#doors.gestures();
		await keepNow();
		const result = await save();
		if (result.ok) {
			tellDone(CLAIM_WORDS.savedQueued);
			return;
		}
		tellTrouble('error', result.sentence);
		await this.#showRefused(result.violations[0]?.field);
	}

	/** «Enregistrer» */
	save = () =>
		this.#once(async () => {
			if (this.#mustChoose()) return;
			const refused = this.form.ask('', false);
			if (refused.length > 0) await this.#showRefused(refused[0]?.field);
			else await this.#saveNow();
		});

	/** «Valider»: stops at what is wrong; else asks, about what is missing or for a last word (guide §2.6.4.3). */
	validate = () =>
		this.#once(async () => {
			if (this.#mustChoose()) return;
			const refused = this.form.ask('', true);
			if (refused.length > 0) {
				tellTrouble('error', VALIDATION_WORDS.rulesBroken);
				return this.#showRefused(refused[0]?.field);
			}
			const { keepNow, prepareValidation } = this.#doors.gestures();
			await this.#chosenDocumentsShown();
			const seen = canonicalJson(this.summary);
			await keepNow();
			const prepared = await prepareValidation();
			// Something came at this very moment: it is on the screen now, and is read before it is validated.
			if (canonicalJson(prepared.summary) !== seen) {
				tellTrouble('warning', REFUSAL_SENTENCES['summary-changed']);
				return;
			}
			const broken = prepared.violations.find(({ severity }) => severity === 'blocking');
			if (broken !== undefined) {
				tellTrouble('error', VALIDATION_WORDS.rulesBroken);
				return this.#showRefused(broken.field);
			}
			this.preparation = prepared;
		});

	/** A photo chosen just before «Valider» belongs to what is validated, however long it takes to prepare. */
	async #chosenDocumentsShown(): Promise<void> {
		const kept = await this.#doors.gestures().chosenKept();
		const isShown = () => {
			const { documents } = this.#doors.view();
			return kept.every((id) => documents.some((document) => document.id === id));
		};
		// What is kept reaches the screen a moment later; taken away elsewhere meanwhile, it never does.
		for (let look = 0; look < MOST_LOOKS && !isShown(); look += 1) {
			await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
		}
	}

	/** «Valider quand même», or «OK» where nothing is missing. */
	validateAnyway = () =>
		this.#once(async () => {
			const prepared = this.preparation;
			if (prepared === null) return;
			const isSent = await this.#send(prepared, prepared.missing.length > 0);
			this.preparation = null;
			// The button that opened the question is gone with its tab: the focus goes on, once the dialog lets it.
			if (isSent) await this.#doors.focusTab();
		});

	async #send(prepared: Preparation, missingSeen: boolean): Promise<boolean> {
		const result = await this.#doors.gestures().validate(prepared, missingSeen);
		if (!this.#tell(result, CLAIM_WORDS.validatedQueued)) return false;
		await this.#doors.openTab('tracking');
		this.#handSummary().catch((error: unknown) => this.#tellFault(error));
		return true;
	}

	/** «En cliquant sur "OK" un fichier récapitulatif de l'état de frais est généré» (guide §2.6.4.3). */
	async #handSummary(): Promise<void> {
		const result = await this.#doors.gestures().summaryOnceValidated();
		if (result !== null) tellSummary(result);
	}

	/** «Modifier» */
	modify = () =>
		this.#once(async () => {
			const result = await this.#doors.gestures().withdraw();
			if (!this.#tell(result, CLAIM_WORDS.withdrawn)) return;
			await this.#doors.openTab(this.tabs[1] ?? 'tracking');
			await this.#doors.focusTab();
		});

	declareNotDone = () =>
		this.#once(async () => {
			this.#tell(await this.#doors.gestures().declareNotDone(), CLAIM_WORDS.declared);
			this.isAskingNotDone = false;
		});

	undoNotDone = () =>
		this.#once(async () => {
			this.#tell(await this.#doors.gestures().undoNotDone(), CLAIM_WORDS.undeclared);
		});

	/** «Editer le récapitulatif» */
	editSummary = () =>
		this.#once(async () => {
			tellSummary(await this.#doors.gestures().editSummary());
		});

	/** What was chosen for each field, saved against the version that was seen. */
	resolve = (choices: Record<string, 'mine' | 'theirs'>, seen: ClaimContent) =>
		this.#once(async () => {
			const { keepNow, resolve } = this.#doors.gestures();
			await keepNow();
			const result = await resolve(choices, seen);
			if (result.ok) tellDone(CONFLICT_WORDS.resolved);
			else {
				tellTrouble('error', result.sentence);
				await this.#showRefused(result.violations[0]?.field);
			}
		});
}
