// Rows of the matrix: the pages of the heads of exam centres and of schools.
import { form, get } from './ask';
import type { Entry } from './route-tree';
import type { Rule } from './rule';

export const HEAD_RULES = {
	// Which missions are inside hangs on the centres held: tests/api/attestations.test.ts.
	'page /(gestion)/centre': {
		who: [{ role: 'chefCentre', academy: 'own' }],
		ask: get(() => '/centre?academie=RENNES'),
		in: [200]
	},
	'page /(gestion)/centre/[academy]/[mission]': {
		who: [{ role: 'chefCentre', academy: 'own' }],
		ask: get(() => '/centre/RENNES/900123'),
		in: [200]
	},
	'action default /(gestion)/centre/[academy]/[mission]': {
		who: [{ role: 'chefCentre', academy: 'own' }],
		ask: form(() => '/centre/RENNES/900123', { personnes: 'torn' }),
		in: [400]
	},

	// Which teachers are inside hangs on the schools held: tests/api/school-competences.test.ts.
	'page /(gestion)/etablissement': {
		who: [{ role: 'chefEtablissement', academy: 'own' }],
		ask: get(() => '/etablissement?academie=RENNES'),
		in: [200]
	},
	// Nobody has this number: not there, to whoever may ask.
	'page /(gestion)/etablissement/[academy]/[uai]/[person]': {
		who: [{ role: 'chefEtablissement', academy: 'own' }],
		ask: get(() => '/etablissement/RENNES/0350024L/nobody'),
		in: [404]
	},
	'action default /(gestion)/etablissement/[academy]/[uai]/[person]': {
		who: [{ role: 'chefEtablissement', academy: 'own' }],
		ask: form(() => '/etablissement/RENNES/0350024L/nobody', { mot: 'torn' }),
		in: [404]
	}
} as const satisfies Partial<Record<Entry, Rule>>;
