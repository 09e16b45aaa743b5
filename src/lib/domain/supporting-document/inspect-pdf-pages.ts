// Walks a PDF's page tree: counts the pages and checks that what they show is in the file, so that a file cut short
// is not taken for whole.
import { hasKind, type PdfObject, type PdfObjects } from './pdf-structure-objects';
import { PdfDict, PdfRef, PdfRefusal, type PdfValue } from './pdf-structure-values';

/** [chosen] Nobody claims a ticket of more than 200 pages; a file of 20,000 pages is an attack on who opens it. */
export const MAX_PAGES = 200;

/** Inner nodes of a tree of 200 pages, however badly balanced. */
const MAX_NODES = 2_000;
const MAX_DEPTH = 60;

export interface PageTree {
	pages: number;
	/** The streams that pages draw. */
	contents: PdfObject[];
}

/**
 * The tree under a catalogue. More than 200 pages, counted or announced: `document-pages`. A page, its content or a
 * picture of it missing from the file: `document-damaged`.
 */
export function walkPages(catalogue: PdfDict, objects: PdfObjects): PageTree {
	const tree: PageTree = { pages: 0, contents: [] };
	const seenResources = new Set<PdfValue>();
	let nodes = 0;

	const visit = (value: PdfValue, depth: number): void => {
		const node = objects.resolve(value);
		if (!(node instanceof PdfDict) || depth > MAX_DEPTH) throw new PdfRefusal('document-damaged');
		if (++nodes > MAX_NODES) throw new PdfRefusal('document-pages');
		checkPictures(node, objects, seenResources);
		const kids = objects.resolve(node.get('Kids'));
		if (!Array.isArray(kids)) {
			if (++tree.pages > MAX_PAGES) throw new PdfRefusal('document-pages');
			tree.contents.push(...contentsOf(node, objects));
			return;
		}
		const announced = objects.resolve(node.get('Count'));
		if (typeof announced === 'number' && announced > MAX_PAGES) throw new PdfRefusal('document-pages');
		for (const kid of kids) visit(kid, depth + 1);
	};

	visit(catalogue.get('Pages'), 0);
	if (tree.pages === 0) throw new PdfRefusal('document-damaged');
	return tree;
}

function contentsOf(page: PdfDict, objects: PdfObjects): PdfObject[] {
	const contents = page.get('Contents');
	if (contents === null) return [];
	const resolved = objects.resolve(contents);
	const items = Array.isArray(resolved) ? resolved : [contents];
	return items.map((item) => {
		const object = item instanceof PdfRef ? objects.versions(item).at(-1) : undefined;
		if (object === undefined || object.dataStart === null) throw new PdfRefusal('document-damaged');
		return object;
	});
}

function checkPictures(node: PdfDict, objects: PdfObjects, seen: Set<PdfValue>): void {
	const resources = objects.resolve(node.get('Resources'));
	const pictures = resources instanceof PdfDict ? objects.resolve(resources.get('XObject')) : null;
	if (!(pictures instanceof PdfDict) || seen.has(pictures)) return;
	seen.add(pictures);
	for (const [, picture] of pictures.entries) {
		if (picture instanceof PdfRef && objects.versions(picture).length === 0) {
			throw new PdfRefusal('document-damaged');
		}
	}
}

/** The catalogues that a viewer may start from: those that a trailer names, else any. */
export function cataloguesOf(objects: PdfObjects): PdfDict[] {
	const named = objects.trailers.flatMap((trailer) => trailer.all('Root')).map(objects.resolve);
	const found = named.length > 0 ? named : objects.all.map((object) => object.value);
	const catalogues = found.filter(
		(value): value is PdfDict =>
			value instanceof PdfDict && (named.length > 0 || hasKind(value, 'Type', 'Catalog', objects))
	);
	return [...new Set(catalogues)].slice(-20);
}
