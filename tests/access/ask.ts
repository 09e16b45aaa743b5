// Requests of the matrix: a page, a torn body, a form.
import type { Asked, Rule, Target } from './rule';

export function get(path: (target: Target) => string): (target: Target) => Asked {
	return (target) => ({ method: 'GET', path: path(target) });
}

/** Let in is shown by the answer to what was sent, which is torn: nothing is changed by asking. */
export function torn(method: string, path: string): (target: Target) => Asked {
	return () => ({ method, path, json: { torn: true } });
}

export function form(path: (target: Target) => string, fields: Record<string, string> = {}): Rule['ask'] {
	return (target) => ({ method: 'POST', path: path(target), fields });
}
