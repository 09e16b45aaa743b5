// Where the phone's own map application, or else a map on the web, shows an exam centre. Pure.
import type { ExamCentre } from '$lib/domain/mission/mission';

export type MapPlatform = 'android' | 'apple' | 'other';

/** Of the browser's own words; an iPad says that it is a Mac, but has a touch screen. */
export function mapPlatform(userAgent: string, touchPoints: number): MapPlatform {
	if (/Android/i.test(userAgent)) return 'android';
	if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'apple';
	return 'other';
}

/** «CEDEX 9» is a way of sorting letters, not a place: no map knows it, nor its postal code. */
const CEDEX = /\s*\bCEDEX(\s+\d{1,2})?\b/giu;

/** What to look for: «LGT JOSEPH LOTH PONTIVY», the town only if the label does not name it already. */
export function mapQuery({ label, town, postalCode }: ExamCentre): string {
	const isCedex = town !== null && town.search(CEDEX) !== -1;
	const place = label.replace(CEDEX, '').trim();
	const plainTown = (town ?? '').replace(CEDEX, '').trim();
	const isNamed = plainTown !== '' && place.toUpperCase().endsWith(plainTown.toUpperCase());
	const code = isCedex ? '' : (postalCode ?? '');
	return [place, code, isNamed && code === '' ? '' : plainTown].filter((part) => part !== '').join(' ');
}

export function mapLink(centre: ExamCentre, platform: MapPlatform): string {
	const query = encodeURIComponent(mapQuery(centre));
	switch (platform) {
		case 'android':
			return `geo:0,0?q=${query}`;
		case 'apple':
			return `https://maps.apple.com/?q=${query}`;
		case 'other':
			return `https://www.openstreetmap.org/search?query=${query}`;
	}
}
