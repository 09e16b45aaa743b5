// The pay as a form without script sends it, read as the intervenant's own entry is (domain/claim/read-claim-entry).
import { emptyHalfDayText, type ClaimEntry } from '$lib/domain/claim/claim-entry';
import { readClaimEntry } from '$lib/domain/claim/read-claim-entry';
import { SUPPLIED_PAY_KINDS, type SuppliedPayEntry } from '$lib/domain/claim/supplied-pay';
import type { Violation } from '$lib/domain/claim/violation';
import type { FormFields } from '$lib/server/http/form';
import { derivedId } from '$lib/server/services/derived-id';

export const HALF_DAY_FIELDS = ['morningStart', 'morningEnd', 'afternoonStart', 'afternoonEnd'] as const;

/** What was typed, by the names of the fields: to be shown again. */
export function typedPay(text: FormFields): Record<string, string> {
	const dates = text.all('date');
	const names = [
		...['kind', 'copies', 'candidates', 'hours', 'minutes'],
		...dates.flatMap((date) => HALF_DAY_FIELDS.map((field) => `${field}-${date}`))
	];
	return Object.fromEntries(names.map((name) => [name, text(name)]));
}

/** Days on which nothing was typed make no line. The ids of lines are their dates', so that a repeat is the same. */
export function readPayEntry(
	text: FormFields
): { ok: true; entry: SuppliedPayEntry } | { ok: false; violations: Violation[] } {
	const kind = SUPPLIED_PAY_KINDS.find((known) => known === text('kind'));
	if (kind === undefined) {
		return { ok: false, violations: [{ code: 'required', field: 'remuneration', severity: 'blocking' }] };
	}
	const lines = text.all('date').flatMap((date) => {
		const line = emptyHalfDayText(derivedId(`half-day ${date}`), date);
		for (const field of HALF_DAY_FIELDS) line[field] = text(`${field}-${date}`).trim();
		return HALF_DAY_FIELDS.some((field) => line[field] !== '') ? [line] : [];
	});
	const entry: ClaimEntry = {
		remuneration: {
			kind,
			copies: text('copies'),
			candidates: text('candidates'),
			hours: text('hours'),
			minutes: text('minutes'),
			lines
		},
		trips: []
	};
	const { content, violations } = readClaimEntry(entry);
	const pay = content.remuneration;
	if (violations.length > 0) return { ok: false, violations };
	if (pay.kind !== kind) throw new Error('a pay entry was read as another kind');
	return { ok: true, entry: pay };
}
