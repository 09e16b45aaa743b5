// What is wrong with a screen as it stands: by axe, for the eye, and by rules that axe has not.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { KIT_WORDS } from '../../src/lib/fr/screens/kit';

/** Every rule that axe has: each level, best practices, what it tries out, and what it gave up since HTML 5. */
const ALL_RULES = [
	...['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2a-obsolete'],
	...['best-practice', 'experimental', 'deprecated']
];
/** Levels A and AA, and best practices. */
const ASKED_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Seven to one is asked of the reinforced contrast, which a person chooses; elsewhere it is four and a half. */
const OF_REINFORCED = 'color-contrast-enhanced';

/**
 * `rules`: those alone; without, all but that of the reinforced contrast. `isWhole`: also what no level of WCAG AA asks.
 */
export async function findings(page: Page, isWhole: boolean, rules?: readonly string[]): Promise<string[]> {
	if (rules?.length === 0) return [];
	// In the page itself: the usual way opens one more for each look. What passes is not written out.
	const axe = new AxeBuilder({ page })
		.setLegacyMode()
		.options({ resultTypes: ['violations'], preload: false });
	if (rules === undefined) axe.withTags(isWhole ? ALL_RULES : ASKED_RULES).disableRules([OF_REINFORCED]);
	else axe.withRules(rules.filter((rule) => isWhole || rule !== OF_REINFORCED));
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/**
 * The star of a required field without its meaning in words (RGAA 11.10), an animation where none is wished (WCAG 2.3.3),
 * a document without a title of its own (RGAA 8.6).
 */
export function unsaid(page: Page): Promise<string[]> {
	return page.evaluate((legend) => {
		const scope = document.querySelector('dialog[open]') ?? document.body;
		const stars = [...scope.querySelectorAll('.star')].filter((star) => star.checkVisibility());
		const isExplained = (scope as HTMLElement).innerText.includes(legend);
		const moving = document
			.getAnimations()
			.filter(({ playState, effect }) => {
				const { duration } = effect?.getComputedTiming() ?? {};
				return playState === 'running' && typeof duration === 'number' && duration > 10;
			})
			.map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.className : ''));
		return [
			...(stars.length > 1 && !isExplained ? ['a star that nothing explains'] : []),
			...moving.map((name) => `moves: ${name}`),
			...(/\S+ [–—] \S+/.test(document.title) ? [] : [`title: ${document.title}`])
		];
	}, KIT_WORDS.required);
}

/** What cannot be read at this size: out of the page's side (WCAG 1.4.10), or cut by its own box (1.4.4). */
export function losses(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		const elements = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility());
		const said = (element: Element) =>
			`${element.tagName.toLowerCase()} «${element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 60)}»`;
		const sideways = elements.filter(
			(element) => scrollWidth > clientWidth && element.getBoundingClientRect().right > clientWidth + 1
		);
		/** A date and a time do not scroll: they need most of the room that they would take by themselves. */
		const isTooNarrow = (field: HTMLInputElement): boolean => {
			if (!['date', 'time'].includes(field.type)) return false;
			const free = field.cloneNode() as HTMLInputElement;
			free.style.cssText = 'position: absolute; inline-size: max-content; min-inline-size: 0';
			field.after(free);
			const needed = free.offsetWidth;
			free.remove();
			return field.offsetWidth < needed * 0.75;
		};
		const cut = elements.filter((element) => {
			const { overflowX, overflowY } = getComputedStyle(element);
			// One pixel is for who listens; the console's short view has «Tout afficher» beside it; a field of text scrolls,
			// and one for files lies unseen over its label.
			if (element.clientWidth <= 1 || element.closest('svg, [role=log]') !== null) return false;
			if (element instanceof HTMLInputElement) return isTooNarrow(element);
			const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
			return (
				(hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
				(hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
			);
		});
		/** What a dialog says is read through a slit, between its title and its buttons. */
		const slits = elements.filter(
			(element) =>
				element.parentElement instanceof HTMLDialogElement &&
				/auto|scroll/.test(getComputedStyle(element).overflowY) &&
				element.scrollHeight > element.clientHeight + 1 &&
				element.clientHeight < innerHeight / 3
		);
		return [
			...slits.map((element) => `no room: ${said(element)}`),
			...sideways.map((element) => `sideways: ${said(element)}`).slice(0, 5),
			...cut.map((element) => `cut: ${said(element)}`)
		];
	});
}
