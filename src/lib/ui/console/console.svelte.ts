// The «Messages» console: every message is kept here until the person clears it. Knows no screen and no store.

export type MessageKind = 'info' | 'success' | 'warning' | 'error';

export interface ConsoleMessage {
	id: number;
	kind: MessageKind;
	text: string;
	/** Milliseconds since 1970, for the time shown beside it. */
	at: number;
	/** What the message is about (a field, an item): a newer one on the same subject replaces it. */
	about: string | null;
}

/** More than anybody reads; the oldest go first. */
const KEPT = 100;

class ConsoleMessages {
	#messages = $state<ConsoleMessage[]>([]);
	#nextId = 1;

	/** Newest last, as a log is read. */
	get all(): readonly ConsoleMessage[] {
		return this.#messages;
	}

	get latest(): ConsoleMessage | undefined {
		return this.#messages.at(-1);
	}

	/** Adds a message; the same words on the same subject are not repeated, newer words replace the older. */
	add(kind: MessageKind, text: string, about: string | null = null): void {
		if (about !== null) {
			if (this.#messages.some((message) => message.about === about && message.text === text)) return;
			this.settle(about);
		}
		const message = { id: this.#nextId, kind, text, at: Date.now(), about };
		this.#nextId += 1;
		this.#messages = [...this.#messages, message].slice(-KEPT);
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
