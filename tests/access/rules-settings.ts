// Who may do what with settings, opening, accounts and second factors.
import { form, get } from './ask';
import type { Grant, Rule } from './rule';

const GESTIONNAIRE: readonly Grant[] = [{ role: 'gestionnaire', academy: 'own' }];
const ADMINISTRATEUR: readonly Grant[] = [{ role: 'administrateur', academy: 'own' }];
/** Whoever may be asked for a second factor. */
const DESK: readonly Grant[] = [
	{ role: 'gestionnaire', academy: 'any' },
	{ role: 'administrateur', academy: 'any' }
];

/** Whoever has a page of the desk. */
const AT_A_DESK: readonly Grant[] = [
	...DESK,
	{ role: 'chefCentre', academy: 'any' },
	{ role: 'chefEtablissement', academy: 'any' }
];

const settings = '/gestion/parametres/RENNES';
const opening = '/administration/ouverture/RENNES';

/** The forms that follow are torn: without a version nothing is changed, and 400 tells who was let in. */
function tornForm(who: readonly Grant[], path: string): Rule {
	return { who, ask: form(() => path, { version: 'torn' }), in: [400] };
}

function accountAct(name: string): Rule {
	return {
		who: ADMINISTRATEUR,
		ask: form(({ ownerId }) => `/administration/RENNES/${ownerId}?/${name}`, { version: 'torn' }),
		in: [400]
	};
}

export const SETTINGS_RULES: Record<string, Rule> = {
	'page /(gestion)/gestion/parametres': {
		who: GESTIONNAIRE,
		ask: get(() => '/gestion/parametres?academie=RENNES'),
		in: [200]
	},
	'page /(gestion)/gestion/parametres/[academy]/[section]': {
		isOfAcademy: true,
		who: GESTIONNAIRE,
		ask: get(() => `${settings}/missionTypes`),
		in: [200]
	},
	'action save /(gestion)/gestion/parametres/[academy]/[section]': tornForm(
		GESTIONNAIRE,
		`${settings}/retention?/save`
	),
	'action remove /(gestion)/gestion/parametres/[academy]/[section]': tornForm(
		GESTIONNAIRE,
		`${settings}/transportModes?/remove`
	),
	'page /(gestion)/gestion/parametres/[academy]/conditions': {
		isOfAcademy: true,
		who: GESTIONNAIRE,
		ask: get(() => `${settings}/conditions`),
		in: [200]
	},
	'action preview /(gestion)/gestion/parametres/[academy]/conditions': {
		isOfAcademy: true,
		who: GESTIONNAIRE,
		ask: form(() => `${settings}/conditions?/preview`, { version: 'torn' }),
		in: [400]
	},
	'action publish /(gestion)/gestion/parametres/[academy]/conditions': tornForm(
		GESTIONNAIRE,
		`${settings}/conditions?/publish`
	),
	'page /(gestion)/gestion/parametres/[academy]/historique': {
		isOfAcademy: true,
		who: GESTIONNAIRE,
		ask: get(() => `${settings}/historique`),
		in: [200]
	},

	// To the académie of the person, or to the first.
	'page /(gestion)/administration/ouverture': {
		who: [{ role: 'administrateur', academy: 'any' }],
		ask: get(() => '/administration/ouverture'),
		in: [303]
	},
	'page /(gestion)/administration/ouverture/[academy]': {
		isOfAcademy: true,
		who: ADMINISTRATEUR,
		ask: get(() => opening),
		in: [200]
	},
	'action preview /(gestion)/administration/ouverture/[academy]': {
		isOfAcademy: true,
		who: ADMINISTRATEUR,
		ask: form(() => `${opening}?/preview`, { version: 'torn' }),
		in: [400]
	},
	'action publish /(gestion)/administration/ouverture/[academy]': tornForm(
		ADMINISTRATEUR,
		`${opening}?/publish`
	),
	'action activities /(gestion)/administration/ouverture/[academy]': tornForm(
		ADMINISTRATEUR,
		`${opening}?/activities`
	),

	'page /(gestion)/administration': {
		who: ADMINISTRATEUR,
		ask: get(() => '/administration?academie=RENNES'),
		in: [200]
	},
	'action search /(gestion)/administration': {
		who: ADMINISTRATEUR,
		ask: form(() => '/administration?/search&academie=RENNES', { words: 'vasseur' }),
		in: [200]
	},
	'page /(gestion)/administration/[academy]/[account]': {
		who: ADMINISTRATEUR,
		ask: get(({ ownerId }) => `/administration/RENNES/${ownerId}`),
		in: [200]
	},
	'action roles /(gestion)/administration/[academy]/[account]': accountAct('roles'),
	'action schools /(gestion)/administration/[academy]/[account]': accountAct('schools'),
	'action standing /(gestion)/administration/[academy]/[account]': accountAct('standing'),
	'action password /(gestion)/administration/[academy]/[account]': accountAct('password'),
	'action sessions /(gestion)/administration/[academy]/[account]': accountAct('sessions'),
	'action factor /(gestion)/administration/[academy]/[account]': accountAct('factor'),
	'page /(gestion)/administration/[academy]/creation': {
		isOfAcademy: true,
		who: ADMINISTRATEUR,
		ask: get(() => '/administration/RENNES/creation'),
		in: [200]
	},
	'action create /(gestion)/administration/[academy]/creation': {
		who: ADMINISTRATEUR,
		ask: form(() => '/administration/RENNES/creation?/create', { identifier: ' ' }),
		in: [422]
	},
	'action grant /(gestion)/administration/[academy]/creation': {
		who: ADMINISTRATEUR,
		ask: form(() => '/administration/RENNES/creation?/grant', { identifier: 'gestion.toulouse' }),
		in: [422]
	},
	'page /(gestion)/administration/[academy]/securite': {
		isOfAcademy: true,
		who: ADMINISTRATEUR,
		ask: get(() => '/administration/RENNES/securite'),
		in: [200]
	},
	'action default /(gestion)/administration/[academy]/securite': {
		who: ADMINISTRATEUR,
		ask: form(() => '/administration/RENNES/securite', { required: 'torn' }),
		in: [400]
	},

	'page /(gestion)/plan': { who: AT_A_DESK, ask: get(() => '/plan'), in: [200] },
	'page /(gestion)/second-facteur': { who: DESK, ask: get(() => '/second-facteur'), in: [200] },
	'action begin /(gestion)/second-facteur': {
		who: DESK,
		ask: form(() => '/second-facteur?/begin', { password: 'torn' }),
		in: [422]
	},
	// Nothing was begun: the same status as a no to others; what is let in: tests/api/administration-factor.test.ts.
	'action confirm /(gestion)/second-facteur': {
		who: DESK,
		ask: form(() => '/second-facteur?/confirm', { code: '000000' }),
		in: [403]
	},
	'action show /(gestion)/second-facteur': {
		who: DESK,
		ask: form(() => '/second-facteur?/show', { code: '000000' }),
		in: [403]
	}
};
