// The claim while it is on screen: what can be done with it, and each press of a button as one gesture at a time.
// Draws nothing; keeping and sending are the page's gestures.
import type { ClaimAction } from '$lib/domain/claim/claim';
import { entryFromContent, type ClaimEntry } from '$lib/domain/claim/claim-entry';
import type { ClaimSummary } from '$lib/domain/claim/claim-summary';
import { claimTabs, enteredParts, type ClaimTab } from '$lib/domain/claim/entered-parts';
import { withFieldValue } from '$lib/domain/claim/field-value';
import { keepUnentered } from '$lib/domain/claim/keep-unentered';
import { shownStatuses } from '$lib/domain/claim/part-status';
import { readClaimEntry } from '$lib/domain/claim/read-claim-entry';
import { summariseClaim } from '$lib/domain/claim/summarise-claim';
import { availableActions } from '$lib/domain/claim/transitions';
import type { ClaimView } from '$lib/device/live/claim.svelte';
import { CLAIM_WORDS, VALIDATION_WORDS } from '$lib/fr/screens/claim';
import { consoleMessages } from '../console/console.svelte';
import { ClaimForm } from './claim-form.svelte';
import type { ClaimGestures, GestureResult, Preparation } from './claim-gestures';

export interface ClaimScreenDoors {
	view: () => ClaimView;
	gestures: () => ClaimGestures;
	keep: (entry: ClaimEntry) => void;
	openTab: (tab: ClaimTab) => void;
	/** Brings the person to the first refused field of the tab that was opened. */
	focusRefused: () => void;
}

export class ClaimSession {
	readonly form: ClaimForm;
	isBusy = $state(false);
	isAskingNotDone = $state(false);
	preparation = $state.raw<Preparation | null>(null);
	/** Counts what was typed here; `#savedAt` is its count when all of it was last saved. */
	#typed = 0;
	#savedAt = 0;
	#doors: ClaimScreenDoors;

	constructor(doors: ClaimScreenDoors) {
		this.#doors = doors;
		this.form = new ClaimForm(doors.view, (entry) => {
			this.#typed += 1;
			doors.keep(entry);
		});
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

	readonly summary: ClaimSummary = $derived.by(() => {
		const { claim, mission, academy, profile, documents } = this.#doors.view();
		return summariseClaim({
			content: this.#content(),
			documents: documents.filter((document) => !document.isBeingDeleted),
			mission,
			academy,
			profile,
			openParts: this.form.open.length > 0 ? this.form.open : enteredParts(claim, mission)
		});
	});

	#content() {
		const { content } = readClaimEntry($state.snapshot(this.form.entry));
		return keepUnentered(content, this.#doors.view().claim.content, this.form.open);
	}

	/** What came from elsewhere (another tab, the server) is shown where nothing typed here is waiting. */
	take(view: Pick<ClaimView, 'entry'>): void {
		if (this.#typed !== this.#savedAt) return;
		if (JSON.stringify($state.snapshot(this.form.entry)) !== JSON.stringify(view.entry)) {
			this.form.refresh(view.entry);
		}
	}

	/** One gesture at a time: a double press makes one operation. A fault is told, and nothing typed is lost. */
	async #once(gesture: () => Promise<void>): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		try {
			await gesture();
		} catch (error) {
			reportError(error);
			consoleMessages.add('error', CLAIM_WORDS.fault);
		} finally {
			this.isBusy = false;
		}
	}

	#tell(result: GestureResult, success: string): boolean {
		if (result.ok) consoleMessages.add('success', success);
		else consoleMessages.add('error', result.sentence);
		return result.ok;
	}

	#showRefused(field: string | undefined): void {
		if (field === undefined) return;
		const tab: ClaimTab = field.startsWith('trips') ? 'travel' : 'remuneration';
		if (this.tabs.includes(tab)) this.#doors.openTab(tab);
		this.#doors.focusRefused();
	}

	async #saveNow(): Promise<void> {
		const { keepNow, save } = this.#doors.gestures();
		const typed = this.#typed;
		await keepNow();
		const result = await save();
		if (result.ok) {
			this.#savedAt = typed;
			consoleMessages.add('success', CLAIM_WORDS.savedQueued);
			return;
		}
		consoleMessages.add('error', result.sentence);
		this.#showRefused(result.violations[0]?.field);
	}

	/** «Enregistrer» */
	save = () =>
		this.#once(async () => {
			const refused = this.form.ask('', false);
			if (refused.length > 0) this.#showRefused(refused[0]?.field);
			else await this.#saveNow();
		});

	/** «Valider»: stops at what is wrong, asks about what is missing, else goes. */
	validate = () =>
		this.#once(async () => {
			const refused = this.form.ask('', true);
			if (refused.length > 0) {
				consoleMessages.add('error', VALIDATION_WORDS.rulesBroken);
				return this.#showRefused(refused[0]?.field);
			}
			const { keepNow, prepareValidation } = this.#doors.gestures();
			await keepNow();
			const prepared = await prepareValidation();
			const broken = prepared.violations.find(({ severity }) => severity === 'blocking');
			if (broken !== undefined) {
				consoleMessages.add('error', VALIDATION_WORDS.rulesBroken);
				return this.#showRefused(broken.field);
			}
			if (prepared.missing.length > 0 || prepared.warnings.length > 0) this.preparation = prepared;
			else await this.#send(prepared, false);
		});

	/** «Valider quand même» */
	validateAnyway = () =>
		this.#once(async () => {
			const prepared = this.preparation;
			if (prepared !== null) await this.#send(prepared, true);
			this.preparation = null;
		});

	async #send(prepared: Preparation, missingSeen: boolean): Promise<void> {
		const typed = this.#typed;
		const result = await this.#doors.gestures().validate(prepared, missingSeen);
		if (!this.#tell(result, CLAIM_WORDS.validatedQueued)) return;
		this.#savedAt = typed;
		this.#doors.openTab('tracking');
	}

	/** «Modifier» */
	modify = () =>
		this.#once(async () => {
			const result = await this.#doors.gestures().withdraw();
			if (this.#tell(result, CLAIM_WORDS.withdrawn)) this.#doors.openTab(this.tabs[1] ?? 'tracking');
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
			const result = await this.#doors.gestures().editSummary();
			if (!result.ok) consoleMessages.add('error', result.sentence);
			else if (result.isProvisional) consoleMessages.add('warning', CLAIM_WORDS.provisionalOpened);
			else consoleMessages.add('success', CLAIM_WORDS.finalOpened);
		});

	/** Mine stays unless theirs was chosen; then all of it is saved anew against the server's version. */
	resolve = (takeTheirs: readonly { field: string; theirs: unknown }[]) =>
		this.#once(async () => {
			const chosen = takeTheirs.reduce(
				(content, { field, theirs }) => withFieldValue(content, field, theirs),
				this.#content()
			);
			this.form.refresh(entryFromContent(chosen));
			this.form.changed();
			await this.#saveNow();
		});
}
