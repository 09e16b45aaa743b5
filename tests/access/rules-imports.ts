// Who may do what with imports of sources.
import { form, get } from './ask';
import type { Rule } from './rule';
import { IMPORT_ID } from './target-import';

const GESTIONNAIRES = [{ role: 'gestionnaire', academy: 'own' }] as const;
const page = `/gestion/imports/RENNES/${IMPORT_ID}`;

export const IMPORT_RULES: Record<string, Rule> = {
	'page /(gestion)/gestion/imports': {
		who: GESTIONNAIRES,
		ask: get(() => '/gestion/imports?academie=RENNES'),
		in: [200]
	},
	// No file, and no form that could carry one.
	'POST /(gestion)/gestion/imports/depot': {
		who: GESTIONNAIRES,
		ask: form(() => '/gestion/imports/depot?academie=RENNES', { source: 'EPP' }),
		in: [400]
	},
	'page /(gestion)/gestion/imports/[academy]/[import]': {
		who: GESTIONNAIRES,
		ask: get(() => page),
		in: [200]
	},
	// It is over: both lead back to its page and change nothing.
	'action apply /(gestion)/gestion/imports/[academy]/[import]': {
		who: GESTIONNAIRES,
		ask: form(() => `${page}?/apply`),
		in: [303]
	},
	'action stop /(gestion)/gestion/imports/[academy]/[import]': {
		who: GESTIONNAIRES,
		ask: form(() => `${page}?/stop`),
		in: [303]
	},
	'GET /(gestion)/gestion/imports/[academy]/[import]/compte-rendu': {
		who: GESTIONNAIRES,
		ask: get(() => `${page}/compte-rendu`),
		in: [200]
	}
};
