// «Entrée» in a field that says «suivant» goes to the next one; in the last it sends the form as ever, or folds the
// phone's keyboard where there is none to send.

const FIELDS = 'input:not([type=hidden], [type=file], [type=radio], [tabindex="-1"]), select, textarea';

function isReachable(field: HTMLElement): boolean {
	return (
		!field.matches(':disabled, [readonly]') &&
		field.closest('[inert]') === null &&
		field.checkVisibility({ visibilityProperty: true })
	);
}

/** The fields after this one, in the order of the page, within its form (else its dialog or the page). */
export function nextField(field: HTMLElement): HTMLElement | undefined {
	const scope = field.closest('form, dialog, main') ?? document.body;
	const fields = [...scope.querySelectorAll<HTMLElement>(FIELDS)];
	return fields.slice(fields.indexOf(field) + 1).find(isReachable);
}

/** For `onkeydown`. What an input method still composes is its own to end. */
export function goToNextField(event: KeyboardEvent): void {
	const field = event.currentTarget;
	if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
	if (!(field instanceof HTMLInputElement) || field.enterKeyHint !== 'next') return;
	const next = nextField(field);
	if (next === undefined) {
		if (field.form === null) field.blur();
		return;
	}
	event.preventDefault();
	next.focus();
	if (next instanceof HTMLInputElement && next.type !== 'checkbox') next.select();
}
