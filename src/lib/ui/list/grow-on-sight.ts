// Tells a list that its end is about to be seen. The button beside it does the same without an observer.
import type { Attachment } from 'svelte/attachments';

/** Calls `grow` each time the element comes within a screen of the window. */
export function growOnSight(grow: () => void): Attachment {
	return (element) => {
		const observer = new IntersectionObserver(
			(entries) => {
				if (entries.some((entry) => entry.isIntersecting)) {
					grow();
					// Observed anew: an element still in sight after growing must call again.
					observer.unobserve(element);
					observer.observe(element);
				}
			},
			{ rootMargin: '600px 0px' }
		);
		observer.observe(element);
		return () => observer.disconnect();
	};
}
