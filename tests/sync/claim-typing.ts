// What the guide's person types for 77833, and documents to attach.
import type { ClaimEntry } from '../../src/lib/domain/claim/claim-entry';
import { GUIDE_TRIP } from '../fixtures/guide-trip';

/** Types a number of candidates, or what is none. */
export function typedCandidates(candidates: string): (entry: ClaimEntry) => ClaimEntry {
	return (entry) => ({ ...entry, remuneration: { ...entry.remuneration, candidates } });
}

/** PLEUVEN 29170 → CHATEAULIN 29150, 40 km × 2, 20,00 € divers with a comment, one lunch. */
export function withTrip(entry: ClaimEntry): ClaimEntry {
	const [trip, ...others] = entry.trips;
	if (trip === undefined) throw new Error('the prefilled trip is missing');
	return {
		...entry,
		trips: [
			{
				...trip,
				...GUIDE_TRIP,
				returnDate: trip.departureDate,
				distanceKm: '40',
				oneWayJourneys: '2',
				otherCosts: '20,00',
				lunchesReimbursed: '1'
			},
			...others
		]
	};
}

/** A one-page PDF of about `size` bytes; `text` makes two of them differ. */
export function smallPdf(text: string, size: number): Uint8Array<ArrayBuffer> {
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
		streamOf(`% ${text}\n${'0 0 m 10 10 l S\n'.repeat(Math.max(1, Math.floor(size / 16)))}`)
	];
	let body = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = Buffer.byteLength(body);
		body += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return offset;
	});
	const start = Buffer.byteLength(body);
	const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
	body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return new Uint8Array(new TextEncoder().encode(body));
}

function streamOf(content: string): string {
	return `<< /Length ${Buffer.byteLength(content)} >>\nstream\n${content}\nendstream`;
}
