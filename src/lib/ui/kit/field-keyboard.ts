// What a field asks of a phone's keyboard: its figures or letters, its last key, what may be filled in by the browser.
// One rule for every field of the service; a field says only what is its own.
import type { HTMLInputAttributes } from 'svelte/elements';

type Asked = Pick<HTMLInputAttributes, 'type' | 'autocomplete' | 'inputmode' | 'enterkeyhint'>;
type Keyboard = Pick<
	HTMLInputAttributes,
	'type' | 'autocomplete' | 'inputmode' | 'enterkeyhint' | 'autocapitalize' | 'spellcheck'
>;

/** Words for a person to read, not codes or secrets: capitals and spelling are the keyboard's to help with. */
const AS_TYPED = { autocapitalize: 'none', spellcheck: false } as const;

/**
 * Without a word of its own a field sends its form («go», «search» where one searches), and is not filled in by what
 * somebody typed on another person's form («off»); figures, addresses and secrets are never corrected.
 */
export function keyboardOf({ type = 'text', autocomplete, inputmode, enterkeyhint }: Asked): Keyboard {
	const isSecret = type === 'password';
	const isAddress = type === 'email';
	const isCode = isSecret || isAddress || autocomplete === 'username' || autocomplete === 'one-time-code';
	return {
		type,
		autocomplete: autocomplete ?? (isAddress ? 'email' : 'off'),
		inputmode: inputmode ?? (isAddress ? 'email' : undefined),
		enterkeyhint: enterkeyhint ?? (type === 'search' ? 'search' : 'go'),
		...(isCode || inputmode === 'numeric' || inputmode === 'decimal' ? AS_TYPED : {})
	};
}
