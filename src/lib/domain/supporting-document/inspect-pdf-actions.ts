// Finds in a PDF what runs by itself: scripts, program launches, forms that carry scripts, automatic calls outside.
// A harmless trigger («go to page 2») is let pass: a ban of every trigger would refuse honest files.
import { hasKind, type PdfObjects } from './pdf-structure-objects';
import { PDF_STRING, PdfDict, PdfName, PdfRef, type PdfValue } from './pdf-structure-values';

/** Refused wherever they stand, even behind a click. */
const NEVER = new Set(['JavaScript', 'Launch', 'ImportData', 'GoToE', 'RichMediaExecute']);

/** The only actions that may run by themselves, at opening or on an event: they stay inside the document. */
const HARMLESS = new Set([
	'GoTo',
	'GoTo3DView',
	'Thread',
	'Hide',
	'SetOCGState',
	'Trans',
	'ResetForm',
	'Sound',
	'Movie',
	'Rendition'
]);
const HARMLESS_NAMED = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);

/** Events of `AA` that are a click of the mouse: a link behind them is a link. */
const CLICKS = new Set(['D', 'U']);

/** No honest chain of actions is longer. */
const MAX_CHAIN = 50;

export function hasActiveContent(objects: PdfObjects): boolean {
	const search = new ActionSearch(objects);
	return objects.all.some(({ value }) => search.isActive(value));
}

class ActionSearch {
	readonly #objects: PdfObjects;
	/** Actions already looked at: chains may meet or turn in circles. */
	readonly #seen = new Set<PdfDict>();

	constructor(objects: PdfObjects) {
		this.#objects = objects;
	}

	isActive(value: PdfValue): boolean {
		if (Array.isArray(value)) return value.some((item) => this.isActive(item));
		if (!(value instanceof PdfDict)) return false;
		if (this.#actionNames(value).some((name) => NEVER.has(name))) return true;
		if (hasKind(value, 'Subtype', 'RichMedia', this.#objects)) return true;
		return value.entries.some(
			([key, entry]) =>
				((key === 'JS' || key === 'OnInstantiate') && this.#isScript(entry)) ||
				(key === 'XFA' && this.#isFilled(entry)) ||
				(key === 'OpenAction' && this.#runsOutside(entry, 0)) ||
				(key === 'AA' && this.#triggersRunOutside(entry)) ||
				this.isActive(entry)
		);
	}

	/** Values of `S` in every version, since viewers differ in the one that they follow. */
	#actionNames(dict: PdfDict): string[] {
		return dict
			.all('S')
			.flatMap((value) => this.#everyVersion(value))
			.flatMap((value) => (value instanceof PdfName ? [value.text] : []));
	}

	#everyVersion(value: PdfValue): PdfValue[] {
		if (!(value instanceof PdfRef)) return [value];
		return this.#objects.versions(value).map((object) => object.value);
	}

	/** A string, or a stream or string behind a reference; a font that happens to be called «JS» is none. */
	#isScript(value: PdfValue): boolean {
		return this.#everyVersion(value).some(
			(version) => version === PDF_STRING || (version instanceof PdfDict && version.get('Type') === null)
		);
	}

	#isFilled(value: PdfValue): boolean {
		return this.#everyVersion(value).some((version) =>
			Array.isArray(version) ? version.length > 0 : version !== null
		);
	}

	#triggersRunOutside(value: PdfValue): boolean {
		return this.#everyVersion(value).some(
			(version) =>
				version instanceof PdfDict &&
				version.entries.some(([event, action]) => !CLICKS.has(event) && this.#runsOutside(action, 0))
		);
	}

	/** A destination (array, name or string) is harmless; an action is if its kind is and every one chained to it. */
	#runsOutside(value: PdfValue, depth: number): boolean {
		if (depth > MAX_CHAIN) return true;
		return this.#everyVersion(value).some((action) => {
			if (!(action instanceof PdfDict) || this.#seen.has(action)) return false;
			this.#seen.add(action);
			if (this.#actionNames(action).some((name) => !this.#isHarmless(name, action))) return true;
			return action
				.all('Next')
				.flatMap((next) => this.#everyVersion(next))
				.flatMap<PdfValue>((next) => (Array.isArray(next) ? next : [next]))
				.some((next) => this.#runsOutside(next, depth + 1));
		});
	}

	/** «Print», «SaveAs»… open a dialog by themselves. */
	#isHarmless(name: string, action: PdfDict): boolean {
		if (name !== 'Named') return HARMLESS.has(name);
		const named = this.#objects.resolve(action.get('N'));
		return named instanceof PdfName && HARMLESS_NAMED.has(named.text);
	}
}
