// The shape of the user guide and of the help pages: paragraphs, lists, steps, tables. Plain text, no markup.

export type GuideBlock =
	| string
	| { list: readonly string[] }
	/** In order: what to do, one after the other. */
	| { steps: readonly string[] }
	| { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };

export interface GuideSection {
	/** «2.6.4», as in the guide of the existing service. */
	number: string;
	title: string;
	blocks: readonly GuideBlock[];
}

/** «2.6.4» → `s-2-6-4`, the anchor in the page. */
export function guideAnchor(number: string): string {
	return `s-${number.replaceAll('.', '-')}`;
}
