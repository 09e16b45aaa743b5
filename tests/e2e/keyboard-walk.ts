// A walk through a page by Tab alone: what can be pressed there, what was reached, and whether a person saw where they were.
import type { Page } from '@playwright/test';

/** Every stop takes at most this many presses: a date with its parts and its button. */
const PRESSES_A_STOP = 5;
/** One time more than needed, back to where it began. */
const SPARE = 12;
const LOOKS_AGAIN = 40;
const LOOK_PAUSE_MS = 50;

export interface Walk {
	/** What the focus was on, in order, as a person would name it. */
	stops: string[];
	/** Can be pressed, and Tab never came there. */
	unreached: string[];
	/** The focus was there and nothing showed it. */
	unmarked: string[];
	/** The focus was there, under something else or off the screen. */
	covered: string[];
	/** Takes its place in the order from a number instead of from where it stands. */
	numbered: string[];
	/** Outside an open dialog, and reached all the same. */
	behind: string[];
}

/** Runs in the page: leaves `keyboardWalk` there, which looks at the focus once for each press. */
function prepare(): { expected: number } {
	const name = (element: Element): string => {
		const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
		const field = element.getAttribute('name') ?? element.id;
		return `${element.tagName.toLowerCase()} «${label.trim().replace(/\s+/g, ' ').slice(0, 60) || field}»`;
	};
	const modal = [...document.querySelectorAll('dialog[open]')].at(-1) ?? null;
	const within = modal ?? document.body;
	/** A field of one pixel, or one that nobody sees nor hears, is there for a script: a button stands for it. */
	const isSeen = (element: Element) =>
		element.checkVisibility({
			visibilityProperty: true,
			opacityProperty: element.getAttribute('aria-hidden') === 'true'
		}) &&
		element.closest('[inert]') === null &&
		element.getBoundingClientRect().width > 1;
	/** Arrows lead to the others of a group: one of them is a stop. */
	const isByArrows = (element: Element): boolean => {
		if (element instanceof HTMLInputElement && element.type === 'radio') {
			const group = [...within.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
				(other) => other.name === element.name && !other.disabled
			);
			return group.some(({ checked }) => checked) ? !element.checked : group[0] !== element;
		}
		const list = element.closest('[role=tablist], [role=listbox], [role=grid], [role=group]');
		return list !== null && element.getAttribute('tabindex') === '-1';
	};
	const pressable =
		'a[href], button, input, select, textarea, summary, [role=button], [role=link], [tabindex="0"]';
	const expected = [...within.querySelectorAll(pressable)].filter(
		(element) => !element.matches(':disabled, [type=hidden]') && isSeen(element) && !isByArrows(element)
	);
	const reached = new Set<Element>();
	const numbered = [...document.querySelectorAll<HTMLElement>('[tabindex]')].filter(
		({ tabIndex }) => tabIndex > 0
	);

	const hasRing = (element: Element, part?: '::after'): boolean => {
		const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, part);
		return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/^rgba\(.*, 0\)$/.test(outlineColor);
	};
	/** A ring on it, round the row that it stretches over, or on the label that stands for it. */
	const isMarked = (element: Element): boolean => {
		const label = element.id === '' ? null : document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
		const around = [element, element.closest('label'), label];
		return (
			around.some((candidate) => candidate !== null && hasRing(candidate)) || hasRing(element, '::after')
		);
	};
	/** Some part of it can be seen: a point of it is not under anything else. */
	const isInSight = (element: Element): boolean =>
		[...element.getClientRects()].some((box) =>
			[0.5, 0.1, 0.9].some((down) =>
				[0.5, 0.1, 0.9].some((along) => {
					const hit = document.elementFromPoint(box.x + box.width * along, box.y + box.height * down);
					return hit !== null && (element.contains(hit) || hit === element.closest('label'));
				})
			)
		);
	/** What a page that fills up took away meanwhile is not missed. */
	const unreached = () => expected.filter((element) => element.isConnected && !reached.has(element));
	const marked = new Set<Element>();
	const seen = new Set<Element>();
	Object.assign(window, {
		keyboardWalk: {
			/** `isSure`: what is focused is marked and in sight; a page that still moves may be asked again. */
			look(): { isRound: boolean; isSure: boolean } {
				const active = document.activeElement;
				if (active === null || active === document.body || active === document.documentElement)
					return { isRound: false, isSure: true };
				reached.add(active);
				if (isMarked(active)) marked.add(active);
				if (isInSight(active)) seen.add(active);
				return {
					isRound: unreached().length === 0,
					isSure: marked.has(active) && seen.has(active)
				};
			},
			end(): Walk {
				const stops = [...reached];
				return {
					stops: stops.map(name),
					unreached: unreached().map(name),
					unmarked: stops.filter((element) => !marked.has(element)).map(name),
					covered: stops.filter((element) => !seen.has(element)).map(name),
					numbered: numbered.map(name),
					behind: stops.filter((element) => modal !== null && !modal.contains(element)).map(name)
				};
			}
		}
	});
	return { expected: expected.length };
}

function look(page: Page): Promise<{ isRound: boolean; isSure: boolean }> {
	return page.evaluate(() => Reflect.get(window, 'keyboardWalk').look());
}

/** From wherever the focus is, once round by `key`. */
export async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Walk> {
	const { expected } = await page.evaluate(prepare);
	for (let press = 0; press < expected * PRESSES_A_STOP + SPARE; press += 1) {
		await page.keyboard.press(key);
		const { isRound, isSure } = await look(page);
		// The page may still scroll there, or draw its ring.
		for (let again = 0; !isSure && again < LOOKS_AGAIN && !(await look(page)).isSure; again += 1)
			await page.waitForTimeout(LOOK_PAUSE_MS);
		if (isRound) break;
	}
	return page.evaluate(() => Reflect.get(window, 'keyboardWalk').end());
}
