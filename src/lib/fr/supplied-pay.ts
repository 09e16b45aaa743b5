// Pay that the intervenant does not enter, in a line: what was counted.
import type { SuppliedPayEntry } from '../domain/claim/supplied-pay';
import { payLines } from './summary-pay';

/** «Nombre de candidats : 12», «Le 12/06/2017 : matin 08:00 – 12:00 ; Le 13/06/2017 : …». */
export function suppliedPayText(entry: SuppliedPayEntry): string {
	return payLines(entry)
		.map(({ label, value }) => `${label} : ${value}`)
		.join(' ; ');
}
