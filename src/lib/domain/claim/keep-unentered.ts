// A save never touches what is not the intervenant's to enter now: pay from SANTORIN, a part already accepted.
import { CLAIM_PARTS, type ClaimContent, type ClaimPart } from './claim';

/** `content` for the open parts, `stored` for the others. */
export function keepUnentered(
	content: ClaimContent,
	stored: ClaimContent,
	openParts: readonly ClaimPart[]
): ClaimContent {
	const closed = CLAIM_PARTS.filter((part) => !openParts.includes(part));
	return {
		remuneration: closed.includes('remuneration') ? stored.remuneration : content.remuneration,
		trips: closed.includes('travel') ? stored.trips : content.trips
	};
}
