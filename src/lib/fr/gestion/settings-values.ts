// Values of settings as they are told afterwards: «oui», «Nombre de copies», «31/08/2026». Kept so in the history, for
// what a code meant then may be called otherwise later.
import { formatDate } from '../formats';

interface Told {
	name: string;
	kind: string;
	choices?: readonly { value: string; label: string }[];
}

function shownValue({ kind, choices }: Told, value: string): string {
	if (kind === 'yesNo') return value === 'on' ? 'oui' : 'non';
	if (value === '') return '';
	if (kind === 'date') return formatDate(value);
	if (kind === 'decimal') return value.replace('.', ',');
	return choices?.find((choice) => choice.value === value)?.label ?? value;
}

export function shownValues(fields: readonly Told[], values: Record<string, string>): Record<string, string> {
	return Object.fromEntries(fields.map((field) => [field.name, shownValue(field, values[field.name] ?? '')]));
}
