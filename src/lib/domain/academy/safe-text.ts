// The one small markup of welcome messages and conditions of use, and its reading into plain values: no HTML is ever
// made of what somebody typed, so that nothing of it can run. What is no mark of ours is text.
//
//   an empty line      a new paragraph; one line break stays one
//   ## Title           a heading
//   - item             a list
//   **strong** *soft*  bold, italic
//   [words](https://…) a link, https alone
import { isHttpsUrl } from './external-academies';

export type SafeInline =
	| { kind: 'text'; text: string }
	| { kind: 'break' }
	| { kind: 'strong'; text: string }
	| { kind: 'emphasis'; text: string }
	| { kind: 'link'; text: string; href: string };

export type SafeBlock =
	| { kind: 'heading'; inlines: SafeInline[] }
	| { kind: 'paragraph'; inlines: SafeInline[] }
	| { kind: 'list'; items: SafeInline[][] };

/** Characters that turn the reading order, hide, or are none: they let a text look other than it is. */
const UNSEEN =
	/[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;

/** As it is kept: one kind of line break, composed letters, nothing unseen, no blank at the ends. */
export function cleanText(typed: string): string {
	return typed
		.replace(/\r\n?/g, '\n')
		.split('\n')
		.map((line) => line.replace(/\t/g, ' ').replace(UNSEEN, '').trimEnd())
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim()
		.normalize('NFC');
}

/** Each mark closes on its own line, and holds no mark: the reading is linear, and nothing nests. */
const MARK =
	/\*\*([^*\n]+)\*\*|\*([^*\s\n](?:[^*\n]*[^*\s\n])?)\*|\[([^[\]\n]{1,200})\]\(([^()\s]{1,500})\)/g;

function inlinesOf(line: string): SafeInline[] {
	const found: SafeInline[] = [];
	let from = 0;
	for (const match of line.matchAll(MARK)) {
		const inline = inlineOf(match);
		if (inline === null) continue;
		if (match.index > from) found.push({ kind: 'text', text: line.slice(from, match.index) });
		found.push(inline);
		from = match.index + match[0].length;
	}
	if (from < line.length) found.push({ kind: 'text', text: line.slice(from) });
	return found;
}

function inlineOf([, strong, emphasis, words, href]: RegExpMatchArray): SafeInline | null {
	if (strong !== undefined) return { kind: 'strong', text: strong };
	if (emphasis !== undefined) return { kind: 'emphasis', text: emphasis };
	// An address that is not https stays in sight as it was typed.
	return words !== undefined && href?.startsWith('https://') && isHttpsUrl(href)
		? { kind: 'link', text: words, href: new URL(href).href }
		: null;
}

const HEADING = /^## +(\S.*)$/;
const ITEM = /^- +(\S.*)$/;

/** «**Bac** : [notice](https://x.example/)» → one paragraph: strong, text, link. */
export function readSafeText(text: string): SafeBlock[] {
	const blocks: SafeBlock[] = [];
	let isNew = true;
	for (const line of cleanText(text).split('\n')) {
		const last = isNew ? undefined : blocks.at(-1);
		isNew = line === '';
		if (isNew) continue;
		const heading = HEADING.exec(line)?.[1];
		const item = ITEM.exec(line)?.[1];
		if (heading !== undefined) blocks.push({ kind: 'heading', inlines: inlinesOf(heading) });
		else if (item !== undefined) {
			if (last?.kind === 'list') last.items.push(inlinesOf(item));
			else blocks.push({ kind: 'list', items: [inlinesOf(item)] });
		} else if (last?.kind === 'paragraph') last.inlines.push({ kind: 'break' }, ...inlinesOf(line));
		else blocks.push({ kind: 'paragraph', inlines: inlinesOf(line) });
	}
	return blocks;
}
