import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scrollBack, standingAt, stopScrollingBack } from '../../../src/lib/ui/frame/scroll-back';

const SCREEN = 700;
let height: number;
let position: number;
let grow: (to: number) => void;
const heard = new Map<string, () => void>();

beforeEach(() => {
	vi.useFakeTimers();
	height = SCREEN;
	position = 0;
	vi.stubGlobal(
		'ResizeObserver',
		class {
			isOn = false;
			constructor(told: () => void) {
				grow = (to) => {
					height = to;
					if (this.isOn) told();
				};
			}
			observe() {
				this.isOn = true;
			}
			disconnect() {
				this.isOn = false;
			}
		}
	);
	vi.stubGlobal('document', {
		body: {},
		documentElement: {
			get scrollHeight() {
				return height;
			}
		}
	});
	vi.stubGlobal('window', {
		innerHeight: SCREEN,
		get scrollY() {
			return position;
		},
		scrollTo: ({ top }: { top: number }) => (position = Math.min(top, height - SCREEN)),
		addEventListener: (kind: string, listener: () => void) => heard.set(kind, listener),
		removeEventListener: (kind: string) => heard.delete(kind)
	});
});

afterEach(() => {
	stopScrollingBack();
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('scrolling back', () => {
	it('waits for the page to be tall enough, then leaves it alone', () => {
		scrollBack(400.4);
		grow(900);
		expect(position).toBe(200);
		grow(1100);
		expect(position).toBe(400);
		position = 0;
		grow(2000);
		expect(position).toBe(0);
		expect(heard.size).toBe(0);
	});

	it('goes to the end of a page that came back shorter', () => {
		scrollBack(400);
		grow(1000);
		vi.advanceTimersByTime(3_000);
		expect(position).toBe(300);
		grow(2000);
		expect(position).toBe(300);
	});

	it('ends with a gesture, and with another page', () => {
		scrollBack(400);
		heard.get('wheel')?.();
		grow(2000);
		expect(position).toBe(0);
		scrollBack(400);
		stopScrollingBack();
		grow(2000);
		expect(position).toBe(0);
	});

	it('keeps the place of a page that is left before it was tall enough', () => {
		scrollBack(400);
		expect(standingAt()).toBe(400);
		grow(2000);
		position = 250;
		expect(standingAt()).toBe(250);
	});
});
