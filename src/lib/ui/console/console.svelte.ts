// The «Messages» console: every message is kept here until the person clears it. Knows no screen and no store.

export type MessageKind = 'info' | 'success' | 'warning' | 'error';

/** What the person can still do about what a message tells: «Annuler». Done once; the message goes with it. */
export interface MessageAction {
	label: string;
	run: () => void | Promise<void>;
}

export interface ConsoleMessage {
	id: number;
	kind: MessageKind;
	text: string;
	/** Milliseconds since 1970, for the time shown beside it. */
	at: number;
	/** What the message is about (a field, an item): a newer one on the same subject replaces it. */
	about: string | null;
	action: MessageAction | null;
}

/** More than anybody reads; the oldest go first. */
const KEPT = 100;

class ConsoleMessages {
	#messages = $state<ConsoleMessage[]>([]);
	#nextId = 1;
	/** Ids up to here were seen in the whole list. */
	#seenUpTo = $state(0);

	/** Newest last, as a log is read. */
	get all(): readonly ConsoleMessage[] {
		return this.#messages;
	}

	/**
	 * Where there is room for little: the last message, and before it the last one that tells of trouble, which no later
	 * word takes out of view before it was seen; an error rather than a warning.
	 */
	get inView(): readonly ConsoleMessage[] {
		const last = this.#messages.at(-1);
		if (last === undefined) return [];
		const unseen = this.#messages.filter(({ id }) => id > this.#seenUpTo);
		const trouble =
			unseen.findLast(({ kind }) => kind === 'error') ?? unseen.findLast(({ kind }) => kind === 'warning');
		return trouble === undefined || trouble === last ? [last] : [trouble, last];
	}

	noteSeen(): void {
		this.#seenUpTo = this.#nextId - 1;
	}

	/** Adds a message; the same words on the same subject are not repeated, newer words replace the older. */
	add(
		kind: MessageKind,
		text: string,
		about: string | null = null,
		action: MessageAction | null = null
	): void {
		if (about !== null) {
			// An action is of its own moment: the one before may undo something else.
			const isSaid = this.#messages.some((message) => message.about === about && message.text === text);
			if (isSaid && action === null) return;
			this.settle(about);
		}
		const message = { id: this.#nextId, kind, text, at: Date.now(), about, action };
		this.#nextId += 1;
		this.#messages = [...this.#messages, message].slice(-KEPT);
	}

	/** Does what a message offers, once: a second press finds the message gone. */
	act(id: number): void {
		const action = this.#messages.find((message) => message.id === id)?.action;
		if (action == null) return;
		this.#messages = this.#messages.filter((message) => message.id !== id);
		Promise.resolve(action.run()).catch((error: unknown) => reportError(error));
	}

	/** What could be undone on these subjects (by the beginning of their names) no longer can; the words stay. */
	endOffers(aboutPrefix: string): void {
		const isEnding = ({ about, action }: ConsoleMessage) =>
			action !== null && about?.startsWith(aboutPrefix) === true;
		if (!this.#messages.some(isEnding)) return;
		this.#messages = this.#messages.map((message) =>
			isEnding(message) ? { ...message, action: null } : message
		);
	}

	/** Takes away what was said on a subject, once it is put right. */
	settle(about: string): void {
		if (this.#messages.some((message) => message.about === about)) {
			this.#messages = this.#messages.filter((message) => message.about !== about);
		}
	}

	clear(): void {
		this.#messages = [];
	}
}

export const consoleMessages = new ConsoleMessages();
