// The académies that have rows, each once, by French order of their names.

export interface AcademyName {
	code: string;
	label: string;
}

/** An académie whose own data has not come yet is named by its code. */
export function academiesOfRows<Row>(
	rows: readonly Row[] | undefined,
	academyOf: (row: Row) => string,
	known: readonly { academy: AcademyName }[] | undefined
): AcademyName[] {
	const labels = new Map(known?.map(({ academy }) => [academy.code, academy.label]));
	const codes = new Set<string>();
	for (const row of rows ?? []) codes.add(academyOf(row));
	return [...codes]
		.map((code) => ({ code, label: labels.get(code) ?? code }))
		.sort((a, b) => a.label.localeCompare(b.label, 'fr'));
}
