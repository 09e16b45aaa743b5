// Reads one page of a bucket's listing (ListObjectsV2). Knows this one XML form, and nothing of documents.

export interface ListedObject {
	/** The object's whole key. */
	key: string;
	byteLength: number;
	storedAtMs: number;
}

export interface ListingPage {
	objects: ListedObject[];
	/** Null: that was the last page. */
	next: string | null;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function textOf(xml: string, tag: string): string | null {
	const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
	if (text === undefined) return null;
	return text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, name: string) => {
		if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
		return String.fromCodePoint(name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
	});
}

/** @throws if the text is no listing: an empty page must not be read into somebody else's answer. */
export function readListing(xml: string): ListingPage {
	if (!/<ListBucketResult[\s>]/.test(xml))
		throw new Error('The service answered something else than a listing.');
	const objects = [...xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].map(([, entry = '']) => {
		const key = textOf(entry, 'Key');
		const byteLength = Number(textOf(entry, 'Size') ?? NaN);
		const storedAtMs = Date.parse(textOf(entry, 'LastModified') ?? '');
		if (key === null || !Number.isInteger(byteLength) || Number.isNaN(storedAtMs)) {
			throw new Error('An entry of the listing lacks key, size or date.');
		}
		return { key, byteLength, storedAtMs };
	});
	const next = textOf(xml, 'IsTruncated') === 'true' ? textOf(xml, 'NextContinuationToken') : null;
	return { objects, next };
}
