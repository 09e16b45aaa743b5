// Who may do what with batches for payment, journals and statistics.
import { form, get } from './ask';
import type { Rule } from './rule';

export const PAYMENT_RULES: Record<string, Rule> = {
	'page /(gestion)/gestion/exports': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(() => '/gestion/exports?academie=RENNES'),
		in: [200]
	},
	'action default /(gestion)/gestion/exports': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(() => '/gestion/exports', { academy: 'RENNES', mark: 'torn' }),
		in: [400]
	},
	'page /(gestion)/gestion/exports/[academy]/[batch]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(() => '/gestion/exports/RENNES/1'),
		in: [200]
	},
	'GET /(gestion)/gestion/exports/[academy]/[batch]/[format]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(() => '/gestion/exports/RENNES/1/csv'),
		in: [200]
	},
	'page /(gestion)/gestion/exports/[academy]/frais/[claim]/[part]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(({ claimId }) => `/gestion/exports/RENNES/frais/${claimId}/remuneration`),
		in: [200]
	},
	'action correct /(gestion)/gestion/exports/[academy]/frais/[claim]/[part]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(({ claimId }) => `/gestion/exports/RENNES/frais/${claimId}/remuneration?/correct`, {
			last: 'torn'
		}),
		in: [400]
	},
	'action withdraw /(gestion)/gestion/exports/[academy]/frais/[claim]/[part]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(({ claimId }) => `/gestion/exports/RENNES/frais/${claimId}/remuneration?/withdraw`),
		in: [409]
	},
	'page /(gestion)/gestion/exports/[academy]/paiements': {
		isOfAcademy: true,
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(() => '/gestion/exports/RENNES/paiements'),
		in: [200]
	},
	'action apply /(gestion)/gestion/exports/[academy]/paiements': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(() => '/gestion/exports/RENNES/paiements?/apply', { file: 'torn' }),
		in: [400]
	},
	// Led back to the page with what is wrong.
	'POST /(gestion)/gestion/exports/[academy]/paiements/depot': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(() => '/gestion/exports/RENNES/paiements/depot', { file: 'torn' }),
		in: [303]
	},
	'page /(gestion)/gestion/journal': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(() => '/gestion/journal?academie=RENNES'),
		in: [200]
	},
	'GET /(gestion)/gestion/journal/csv': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(() => '/gestion/journal/csv?academie=RENNES'),
		in: [200]
	},
	'page /(gestion)/gestion/statistiques': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(() => '/gestion/statistiques?academie=RENNES'),
		in: [200]
	},
	'GET /(gestion)/gestion/statistiques/csv': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(() => '/gestion/statistiques/csv?academie=RENNES'),
		in: [200]
	},
	'page /(gestion)/administration/journal': {
		who: [{ role: 'administrateur', academy: 'own' }],
		ask: get(() => '/administration/journal?academie=RENNES'),
		in: [200]
	},
	'GET /(gestion)/administration/journal/csv': {
		who: [{ role: 'administrateur', academy: 'own' }],
		ask: get(() => '/administration/journal/csv?academie=RENNES'),
		in: [200]
	}
};
