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

const MAX_CHAIN = 50;

export function hasActiveContent(objects: PdfObjects): boolean {
	return objects.all.some(({ value }) => isActive(value, objects));
}

function isActive(value: PdfValue, objects: PdfObjects): boolean {
	if (Array.isArray(value)) return value.some((item) => isActive(item, objects));
	if (!(value instanceof PdfDict)) return false;
	if (actionNames(value, objects).some((name) => NEVER.has(name))) return true;
	if (hasKind(value, 'Subtype', 'RichMedia', objects)) return true;
	return value.entries.some(([key, entry]) => {
		if (key === 'JS' || key === 'OnInstantiate') return isScript(entry, objects);
		if (key === 'XFA') return isFilled(entry, objects);
		if (key === 'OpenAction') return runsOutside(entry, objects, 0);
		if (key === 'AA' && triggersRunOutside(entry, objects)) return true;
		return isActive(entry, objects);
	});
}

/** Values of `S` in every version, since viewers differ in the one that they follow. */
function actionNames(dict: PdfDict, objects: PdfObjects): string[] {
	return dict
		.all('S')
		.flatMap((value) => everyVersion(value, objects))
		.flatMap((value) => (value instanceof PdfName ? [value.text] : []));
}

function everyVersion(value: PdfValue, objects: PdfObjects): PdfValue[] {
	return value instanceof PdfRef ? objects.versions(value).map((object) => object.value) : [value];
}

/** A string, or a stream or string behind a reference; a font that happens to be called «JS» is none. */
function isScript(value: PdfValue, objects: PdfObjects): boolean {
	return everyVersion(value, objects).some(
		(version) => version === PDF_STRING || (version instanceof PdfDict && version.get('Type') === null)
	);
}

function isFilled(value: PdfValue, objects: PdfObjects): boolean {
	return everyVersion(value, objects).some((version) =>
		Array.isArray(version) ? version.length > 0 : version !== null
	);
}

function triggersRunOutside(value: PdfValue, objects: PdfObjects): boolean {
	return everyVersion(value, objects).some(
		(version) =>
			version instanceof PdfDict &&
			version.entries.some(([event, action]) => !CLICKS.has(event) && runsOutside(action, objects, 0))
	);
}

/** A destination (array, name or string) is harmless; an action is if its kind is and every one chained to it. */
function runsOutside(value: PdfValue, objects: PdfObjects, depth: number): boolean {
	if (depth > MAX_CHAIN) return true;
	return everyVersion(value, objects).some((action) => {
		if (!(action instanceof PdfDict)) return false;
		const names = actionNames(action, objects);
		if (
			names.some((name) => !HARMLESS.has(name) && !(name === 'Named' && isHarmlessNamed(action, objects)))
		) {
			return true;
		}
		return action.all('Next').some((next) => {
			const resolved = objects.resolve(next);
			return (Array.isArray(resolved) ? resolved : [next]).some((item) =>
				runsOutside(item, objects, depth + 1)
			);
		});
	});
}

/** «Print», «SaveAs»… open a dialog by themselves. */
function isHarmlessNamed(action: PdfDict, objects: PdfObjects): boolean {
	const name = objects.resolve(action.get('N'));
	return name instanceof PdfName && HARMLESS_NAMED.has(name.text);
}
