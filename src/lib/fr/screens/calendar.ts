// Names of months and days, for a calendar's grid.
const MONTHS = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre'
];

export const WEEKDAY_INITIALS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'].map(
	(name) => ({ name, initial: name.charAt(0).toUpperCase() })
);

/** «juin 2016» from «2016-06». */
export function monthName(month: string): string {
	return `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** «15 juin 2016» from «2016-06-15». */
export function dayName(date: string): string {
	return `${Number(date.slice(8))} ${monthName(date.slice(0, 7))}`;
}
