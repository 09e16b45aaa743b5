// What the scripts of the sign-in and password pages share: a form that the server rendered, made to answer by itself.
// Without script the same form is posted as it is.

export interface FormPage {
	value(name: string): string;
	isChecked(name: string): boolean;
	/** Shows a sentence above the form and reads it aloud; null takes it away. Focus goes to the field, if one is named. */
	say(sentence: string | null, field?: string): void;
	/** While the answer is awaited: one press is one request. */
	busy(isBusy: boolean): void;
}

function required<T extends Element>(element: T | null | undefined): T {
	if (element == null) throw new Error('the page is not the one that this script is for');
	return element;
}

/** Puts a sentence where the server's own would stand, and reads it aloud. */
export function sayAbove(text: string | null): void {
	for (const earlier of document.querySelectorAll('[data-from-server]')) earlier.remove();
	const notice = required(document.querySelector<HTMLElement>('[data-say]'));
	notice.hidden = text === null;
	required(notice.querySelector('p')).textContent = text ?? '';
}

/**
 * `work` runs at each submit, in place of the post. The page marks: `form[data-scripted]`, `[data-say]` (hidden, with
 * one paragraph), and on the submit button `data-working`, its words while busy. `fault`: for what nobody expected.
 */
export function takeForm(work: (page: FormPage) => Promise<void>, fault: string): void {
	const form = required(document.querySelector<HTMLFormElement>('form[data-scripted]'));
	const button = required(form.querySelector<HTMLButtonElement>('button[type=submit]'));
	const words = button.textContent;
	let isBusy = false;
	const page: FormPage = {
		value: (name) => {
			const entered = new FormData(form).get(name);
			return typeof entered === 'string' ? entered : '';
		},
		isChecked: (name) => new FormData(form).has(name),
		say(text, field) {
			sayAbove(text);
			if (field !== undefined) form.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus();
		},
		busy(next) {
			isBusy = next;
			button.setAttribute('aria-busy', String(next));
			button.setAttribute('aria-disabled', String(next));
			button.textContent = next ? (button.dataset['working'] ?? words) : words;
		}
	};
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		if (isBusy) return;
		page.say(null);
		page.busy(true);
		work(page)
			.catch((error: unknown) => {
				reportError(error);
				page.say(fault);
			})
			.finally(() => page.busy(false));
	});
}
