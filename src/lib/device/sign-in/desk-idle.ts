// The gestionnaire's pages run no app: this script alone counts their thirty minutes (guide §1.3.1), asks five minutes
// before, and leaves by the page's own «Quitter». Tabs of one browser agree by localStorage. The server has its own
// word besides (server/auth/sessions).
import { countdown, idleSentence } from '$lib/fr/screens/frame';
import { IDLE_MS, isEndNear } from '../lock/rules';

/** When somebody was last seen at these pages, ms since 1970; names nobody. */
const PLACE = 'imagin-desk-active';
const LOOK_EVERY_MS = 1_000;
/** Other tabs need not know to the second. */
const TELL_EVERY_MS = 5_000;
/** Well within what the server waits: who only types for long makes no request of their own. */
const CALL_EVERY_MS = 5 * 60_000;
const GESTURES = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'touchstart'] as const;

function required<T extends Element>(selector: string): T {
	const element = document.querySelector<T>(selector);
	if (element === null) throw new Error('the page is not the one that this script is for');
	return element;
}

const dialog = required<HTMLDialogElement>('dialog[data-idle]');
const said = required<HTMLElement>('[data-idle-said]');
const left = required<HTMLElement>('[data-idle-left]');
const leave = required<HTMLFormElement>('form[data-leave]');

let lastActiveAt = Date.now();
let toldAt = 0;
let calledAt = Date.now();
let isLeaving = false;

/** Storage may be forbidden: then this tab counts by itself. */
function stored(): number {
	try {
		return Number(localStorage.getItem(PLACE) ?? 0) || 0;
	} catch {
		return 0;
	}
}

function tell(): void {
	toldAt = lastActiveAt;
	try {
		localStorage.setItem(PLACE, String(lastActiveAt));
	} catch {
		// As above.
	}
	if (lastActiveAt - calledAt < CALL_EVERY_MS) return;
	calledAt = lastActiveAt;
	// Its answer is not needed: the request is what the server counts.
	fetch('/api/session', { cache: 'no-store' }).catch(() => undefined);
}

function end(): void {
	if (isLeaving) return;
	isLeaving = true;
	document.documentElement.setAttribute('data-veiled', '');
	leave.submit();
}

function look(): void {
	const now = Date.now();
	lastActiveAt = Math.max(lastActiveAt, Math.min(stored(), now));
	if (now - lastActiveAt >= IDLE_MS) return end();
	if (!isEndNear(lastActiveAt, now)) {
		if (dialog.open) dialog.close();
		return;
	}
	const seconds = Math.ceil((lastActiveAt + IDLE_MS - now) / 1000);
	if (!dialog.open) dialog.showModal();
	left.textContent = countdown(seconds);
	const sentence = idleSentence(Math.ceil(seconds / 60) * 60);
	// Read aloud when it changes, once a minute.
	if (said.textContent !== sentence) said.textContent = sentence;
}

function stay(): void {
	lastActiveAt = Date.now();
	calledAt = 0;
	tell();
	dialog.close();
}

for (const name of GESTURES) {
	window.addEventListener(
		name,
		(event) => {
			// Once the person is asked, only the answer counts; too late, nothing does.
			if (!event.isTrusted || dialog.open || Date.now() - lastActiveAt >= IDLE_MS) return look();
			lastActiveAt = Date.now();
			if (lastActiveAt - toldAt >= TELL_EVERY_MS) tell();
		},
		{ capture: true, passive: true }
	);
}
required<HTMLButtonElement>('[data-idle-stay]').addEventListener('click', stay);
dialog.addEventListener('cancel', (event) => {
	event.preventDefault();
	stay();
});
for (const name of ['focus', 'pageshow'] as const) window.addEventListener(name, look);
for (const name of ['visibilitychange', 'resume']) document.addEventListener(name, look);
// Opening a page is a gesture.
tell();
setInterval(look, LOOK_EVERY_MS);
