// The desk's keyboard shortcuts: keys that move the focus or follow a link of the page, and nothing else; none decides.
// A single key counts only outside of fields (WCAG 2.1.4), and all of them can be switched off on this machine.
import { SHORTCUTS, type ShortcutName } from '$lib/fr/gestion/shortcuts';

/** «off» once switched off here; names nobody. */
const PLACE = 'imagin-desk-shortcuts';

const list = document.querySelector<HTMLDetailsElement>('details[data-shortcuts]');
const toggle = document.querySelector<HTMLButtonElement>('[data-shortcuts-switch]');

/** Storage may be forbidden: then they are on in each page. */
function isOn(): boolean {
	try {
		return localStorage.getItem(PLACE) !== 'off';
	} catch {
		return true;
	}
}

function showSwitch(): void {
	if (toggle === null) return;
	toggle.hidden = false;
	toggle.textContent = (isOn() ? toggle.dataset['off'] : toggle.dataset['on']) ?? '';
	toggle.setAttribute('aria-pressed', isOn() ? 'false' : 'true');
}

toggle?.addEventListener('click', () => {
	try {
		if (isOn()) localStorage.setItem(PLACE, 'off');
		else localStorage.removeItem(PLACE);
	} catch {
		// As above.
	}
	showSwitch();
});
showSwitch();

function marked(name: string): HTMLElement | null {
	return document.querySelector<HTMLElement>(`[data-key="${name}"]`);
}

/** Puts the focus where the key leads, unfolding what it is in. */
function goTo(element: HTMLElement | null): void {
	if (element === null) return;
	const folded = element.closest('details');
	if (folded !== null) folded.open = true;
	element.focus();
	element.scrollIntoView({ block: 'nearest' });
}

function lines(): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>('[data-line]')];
}

function currentLine(): number {
	return lines().findIndex((line) => line.contains(document.activeElement));
}

/** On the list: the line before or after; on a claim: the claim before or after. */
function step(name: 'next' | 'previous'): void {
	const all = lines();
	if (all.length === 0) {
		marked(name)?.click();
		return;
	}
	const at = currentLine();
	const to = at === -1 ? (name === 'next' ? 0 : all.length - 1) : at + (name === 'next' ? 1 : -1);
	goTo(all[to]?.querySelector<HTMLElement>('a') ?? null);
}

/** The document after the one that is shown; after the last, the first. */
function nextDocument(): void {
	const all = [...document.querySelectorAll<HTMLElement>('[data-key="document"]')];
	const at = all.findIndex((link) => link.hasAttribute('aria-current'));
	if (all.length > 1) all[(at + 1) % all.length]?.click();
}

const ACTS: Record<ShortcutName, () => void> = {
	help: () => {
		if (list === null) return;
		list.open = !list.open;
		if (list.open) goTo(list.querySelector('summary'));
	},
	search: () => goTo(marked('search')),
	next: () => step('next'),
	previous: () => step('previous'),
	open: () => lines()[currentLine()]?.querySelector<HTMLElement>('a')?.click(),
	select: () => lines()[currentLine()]?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(),
	list: () => document.querySelector<HTMLElement>('main h1')?.parentElement?.querySelector('a')?.click(),
	accept: () => goTo(marked('accept')),
	reason: () => goTo(marked('reason')),
	document: nextDocument,
	enter: () => marked('enter')?.click()
};

/** Where a key is text, or the browser's own. */
function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)) return true;
	return target instanceof HTMLInputElement && !['checkbox', 'button', 'submit'].includes(target.type);
}

document.addEventListener('keydown', (event) => {
	if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
	if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
	const found = (Object.keys(SHORTCUTS) as ShortcutName[]).find((name) => SHORTCUTS[name].key === event.key);
	// The list opens also where the others are switched off: it is how they come back.
	if (found === undefined || (!isOn() && found !== 'help')) return;
	event.preventDefault();
	ACTS[found]();
});
