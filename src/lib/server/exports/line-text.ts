// One line of a batch as it stands in the CSV and in the JSON (db/README.md). Formats are fixed: no setting and no clock.
import type { ClaimPart } from '$lib/domain/claim/claim';
import type { ControlTotal } from '$lib/domain/payment/control-total';
import { EXPORT_UNITS, type ExportUnits } from '$lib/domain/payment/export-units';
import type { HalfDayLine } from '$lib/domain/remuneration/remuneration-entry';
import { csvLine } from '$lib/domain/text/csv-cell';
import type { Trip } from '$lib/domain/travel/trip';
import { formatDate } from '$lib/fr/formats';
import {
	EXPORT_COLUMNS,
	EXPORT_KINDS,
	EXPORT_LAST_COLUMNS,
	EXPORT_PARTS,
	lineName,
	SCALE_NAMES,
	TRIP_ARROW,
	UNIT_COLUMNS,
	UNIT_KEYS
} from '$lib/fr/gestion/export-file-words';
import type { ExportCandidate } from '../repositories/export-candidates';

export interface LineOfFile {
	batch: number;
	position: number;
	kind: 'payment' | 'correction';
	part: ClaimPart;
	claim: Pick<
		ExportCandidate,
		| 'claimId'
		| 'fileNumber'
		| 'identifier'
		| 'fullName'
		| 'mission'
		| 'content'
		| 'suppliedPay'
		| 'travelScales'
	>;
	/** What this line asks for: of a correction, the difference. */
	units: ExportUnits;
	/** Of a correction: the last line of the same part before it, and why. */
	corrects: { batch: number; position: number; reason: string } | null;
}

export const CSV_HEAD = `\uFEFF${csvLine([
	...Object.values(EXPORT_COLUMNS),
	...EXPORT_UNITS.map((unit) => UNIT_COLUMNS[unit]),
	...Object.values(EXPORT_LAST_COLUMNS)
])}`;

export function csvOfLine(line: LineOfFile): string {
	const { claim, corrects } = line;
	const { mission } = claim;
	return csvLine([
		line.batch,
		line.position,
		EXPORT_KINDS[line.kind],
		EXPORT_PARTS[line.part],
		claim.fileNumber,
		claim.claimId,
		claim.identifier,
		claim.fullName,
		mission.number,
		mission.exam,
		mission.session,
		mission.typeCode,
		mission.typeLabel,
		mission.centreLabel,
		mission.centreUai,
		formatDate(mission.startsAt.slice(0, 10)),
		formatDate(mission.endsAt.slice(0, 10)),
		...EXPORT_UNITS.map((unit) => line.units[unit]),
		corrects === null ? detailText(line) : null,
		corrects === null ? null : lineName(corrects.batch, corrects.position),
		corrects?.reason ?? null
	]);
}

/** The last record: lines, claims, and the sum of each unit. */
export function csvOfTotal(batch: number, { lines, claims, units }: ControlTotal): string {
	return csvLine([
		batch,
		lines,
		EXPORT_KINDS.total,
		null,
		null,
		claims,
		...Array<null>(Object.keys(EXPORT_COLUMNS).length - 6).fill(null),
		...EXPORT_UNITS.map((unit) => units[unit]),
		...Object.keys(EXPORT_LAST_COLUMNS).map(() => null)
	]);
}

export function namedUnits(units: ExportUnits): Record<string, number> {
	return Object.fromEntries(EXPORT_UNITS.map((unit) => [UNIT_KEYS[unit], units[unit]]));
}

export function jsonOfLine(line: LineOfFile): string {
	const { claim, corrects } = line;
	const { mission } = claim;
	return JSON.stringify({
		ligne: line.position,
		nature: EXPORT_KINDS[line.kind],
		partie: EXPORT_PARTS[line.part],
		numeroDossier: claim.fileNumber,
		etatDeFrais: claim.claimId,
		matricule: claim.identifier,
		nom: claim.fullName,
		mission: mission.number,
		examen: mission.exam,
		session: mission.session,
		codeTypeMission: mission.typeCode,
		typeMission: mission.typeLabel,
		centre: mission.centreLabel,
		uaiCentre: mission.centreUai,
		debut: mission.startsAt,
		fin: mission.endsAt,
		unites: namedUnits(line.units),
		detail: corrects === null ? detailOf(line) : [],
		corrige: corrects === null ? null : { lot: corrects.batch, ligne: corrects.position },
		motif: corrects?.reason ?? null
	});
}

function halfDaysOf({ claim }: LineOfFile): HalfDayLine[] {
	const entry = claim.suppliedPay?.entry ?? claim.content.remuneration;
	return entry.kind === 'halfDays' ? entry.lines : [];
}

function scaleOf(trip: Trip, scales: Readonly<Record<string, string>>): string {
	const scale = scales[trip.id] ?? 'sncf';
	return SCALE_NAMES[scale] ?? scale;
}

function detailOf(line: LineOfFile): object[] {
	if (line.part === 'remuneration') {
		return halfDaysOf(line).map(({ date, morningStart, morningEnd, afternoonStart, afternoonEnd }) => ({
			date,
			matin: [morningStart, morningEnd],
			apresMidi: [afternoonStart, afternoonEnd]
		}));
	}
	const { content, travelScales } = line.claim;
	return content.trips.map((trip) => ({
		depart: [trip.departureTown, trip.departurePostalCode, trip.departureCountry],
		departLe: [trip.departureDate, trip.departureTime],
		arrivee: [trip.arrivalTown, trip.arrivalPostalCode, trip.arrivalCountry],
		retourLe: [trip.returnDate, trip.returnTime],
		mode: trip.transportMode,
		bareme: scaleOf(trip, travelScales),
		distanceAller: trip.distanceKm,
		trajets: trip.oneWayJourneys,
		fraisDiversCentimes: trip.otherCostsCents,
		commentaire: trip.comment
	}));
}

const dated = (date: string | null, time: string | null) =>
	[date === null ? '' : formatDate(date), time ?? ''].join(' ').trim();

/** The same in one cell, for who reads the CSV: dates and hours of pay, trips one after the other. */
function detailText(line: LineOfFile): string | null {
	const texts =
		line.part === 'remuneration'
			? halfDaysOf(line).map((half) =>
					[
						dated(half.date, null),
						`${half.morningStart ?? ''}-${half.morningEnd ?? ''}`,
						`${half.afternoonStart ?? ''}-${half.afternoonEnd ?? ''}`
					].join(' ')
				)
			: line.claim.content.trips.map((trip) => tripText(trip, line.claim.travelScales));
	return texts.length === 0 ? null : texts.join(' | ');
}

function tripText(trip: Trip, scales: Readonly<Record<string, string>>): string {
	const place = (town: string | null, postalCode: string | null) => `${town ?? ''} (${postalCode ?? ''})`;
	const way = [
		`${dated(trip.departureDate, trip.departureTime)} ${place(trip.departureTown, trip.departurePostalCode)}`,
		`${place(trip.arrivalTown, trip.arrivalPostalCode)} ${dated(trip.returnDate, trip.returnTime)}`
	].join(TRIP_ARROW);
	const car =
		trip.distanceKm === null
			? ''
			: `, ${trip.distanceKm} km x ${trip.oneWayJourneys ?? 0}, ${scaleOf(trip, scales)}`;
	return `${way.trim()}, ${trip.transportMode ?? ''}${car}`;
}
