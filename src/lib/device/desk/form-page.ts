// Before a form of the desk goes out, its page asks whether the server answers and still knows the person: a browser's
// own error page, or that of the sign-in, would take what was typed with it. Without script a form goes out as ever.
const ASK_LIMIT_MS = 10_000;

type Hindrance = 'unreachable' | 'signedOut';

/** The form whose turn it is to go out, and those that still ask. */
let passing: HTMLFormElement | null = null;
const asking = new Set<HTMLFormElement>();

async function hindrance(): Promise<Hindrance | null> {
	try {
		const signal = AbortSignal.timeout(ASK_LIMIT_MS);
		const { status, redirected } = await fetch('/api/session', { cache: 'no-store', signal });
		if (status === 401) return 'signedOut';
		return redirected || status >= 500 ? 'unreachable' : null;
	} catch (error) {
		if (error instanceof TypeError || error instanceof DOMException) return 'unreachable';
		throw error;
	}
}

/** In the form itself, below what was pressed; anew each time, so that it is read aloud again. */
function say(form: HTMLFormElement, which: Hindrance | null): void {
	form.querySelector('[data-hindrance-said]')?.remove();
	const words = document.querySelector<HTMLTemplateElement>(`template[data-hindrance="${which ?? ''}"]`);
	if (words === null) return;
	const said = document.createElement('div');
	said.dataset['hindranceSaid'] = '';
	said.append(words.content.cloneNode(true));
	form.append(said);
	said.scrollIntoView({ block: 'nearest' });
}

async function sendIfAnswered(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
	const found = await hindrance();
	say(form, found);
	if (found !== null) return;
	passing = form;
	form.requestSubmit(submitter);
}

document.addEventListener('submit', (event) => {
	const form = event.target;
	if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
	if (form.getAttribute('method')?.toLowerCase() !== 'post') return;
	// «Quitter» has a way of its own, also without the server.
	if ('leave' in form.dataset) return;
	if (form === passing) {
		passing = null;
		return;
	}
	event.preventDefault();
	if (asking.has(form)) return;
	asking.add(form);
	sendIfAnswered(form, event.submitter)
		.finally(() => asking.delete(form))
		.catch((error: unknown) => reportError(error));
});
