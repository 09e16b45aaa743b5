// Who may do what: one row a page, endpoint and form action. A route without a row fails the matrix; so does a row
// without a route.
import { PROTOCOL_VERSION } from '../../src/lib/contracts/protocol';
import { form, get, torn } from './ask';
import type { Entry } from './route-tree';
import { HEAD_RULES } from './rules-heads';
import { IMPORT_RULES } from './rules-imports';
import { PAYMENT_RULES } from './rules-payment';
import { SETTINGS_RULES } from './rules-settings';
import type { Grant, Rule, Target } from './rule';

/** Files that are the same for everybody: the teacher's app, which asks the server for data by itself. */
function shell(path: string, kind: 'file' | 'rendered' = 'file'): Rule {
	return { who: 'everybody', shell: kind, ask: () => ({ method: 'GET', path }), in: [200] };
}

function upload(method: string, path: string, statuses: number[]): Rule {
	return { who: 'signed-in', ask: () => ({ method, path, tus: true }), in: statuses };
}

const PRESIDENTS: readonly Grant[] = [{ role: 'intervenant', academy: 'any', presides: true }];

/** The id of a decision on several claims that nobody prepared. */
const NOBODYS_BULK = '0190f000-0000-4000-8000-000000000000';

const claimPage = ({ claimId }: Target) => `/gestion/RENNES/${claimId}`;

export const RULES: Record<Entry, Rule> = {
	...PAYMENT_RULES,
	...IMPORT_RULES,
	...SETTINGS_RULES,
	...HEAD_RULES,
	'page /': shell('/', 'rendered'),
	'page /hors-ligne': shell('/hors-ligne'),
	'page /(intervenant)/accessibilite': shell('/accessibilite'),
	'page /(intervenant)/accueil': shell('/accueil'),
	'page /(intervenant)/competences': shell('/competences'),
	'page /(intervenant)/saisie-competences': shell('/saisie-competences?onglet=enseignements'),
	'page /(intervenant)/aide': shell('/aide', 'rendered'),
	'page /(intervenant)/aide/[activite]': shell('/aide/missions'),
	'page /(intervenant)/guide': shell('/guide'),
	'page /(intervenant)/plan-du-site': shell('/plan-du-site'),
	'page /(intervenant)/envois': shell('/envois'),
	'page /(intervenant)/frais': shell('/frais'),
	'page /(intervenant)/frais/annee': shell('/frais/annee'),
	'page /(intervenant)/frais/[mission]': shell('/frais/RENNES-52525?onglet=remuneration', 'rendered'),
	'page /(intervenant)/frais/conditions/[academy]': shell('/frais/conditions/RENNES', 'rendered'),
	'page /(intervenant)/frais/jury/[mission]': shell('/frais/jury/RENNES-900121', 'rendered'),
	'page /(intervenant)/frais/piece': shell('/frais/piece'),
	'page /(intervenant)/pieces-a-rattacher': shell('/pieces-a-rattacher'),
	'page /(intervenant)/mes-donnees': shell('/mes-donnees'),
	'page /(intervenant)/notifications': shell('/notifications'),
	'page /(intervenant)/portail': shell('/portail'),
	'page /(intervenant)/eps': shell('/eps'),
	'page /(intervenant)/jury': shell('/jury'),
	'page /(intervenant)/sujets': shell('/sujets'),
	'page /(intervenant)/statistiques': shell('/statistiques'),
	'page /(intervenant)/missions': shell('/missions'),
	'page /(intervenant)/missions/[mission]': shell('/missions/RENNES-52525', 'rendered'),

	// Reads nothing and keeps nothing: the service worker takes what is shared, on the device.
	'POST /partage': { who: 'everybody', ask: form(() => '/partage', { title: 'ticket' }), in: [303] },
	'GET /partage': { who: 'everybody', ask: get(() => '/partage'), in: [303] },

	'GET /healthz': { who: 'everybody', isOpenBeforeChange: true, ask: get(() => '/healthz'), in: [200] },
	'GET /healthz/live': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: get(() => '/healthz/live'),
		in: [200]
	},
	// No session opens it: whoever lacks the operator's token is told that it is not there (api/operator-pages).
	'GET /metrics': { who: 'everybody', isOpenBeforeChange: true, ask: get(() => '/metrics'), in: [404] },
	// Whoever is signed in is led on from there.
	'page /(public)/connexion': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: get(() => '/connexion'),
		in: [200, 303]
	},
	'action default /(public)/connexion': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: form(() => '/connexion'),
		in: [400, 303]
	},
	// Without an identity provider both lead back to the sign-in page; with one: tests/api/federation.test.ts.
	'GET /(public)/connexion/federation': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: get(() => '/connexion/federation'),
		in: [303]
	},
	'GET /(public)/connexion/federation/retour': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: get(() => '/connexion/federation/retour?code=x&state=y'),
		in: [303]
	},
	'page /(public)/mot-de-passe': {
		who: 'signed-in',
		isOpenBeforeChange: true,
		ask: get(() => '/mot-de-passe'),
		in: [200]
	},
	'action default /(public)/mot-de-passe': {
		who: 'signed-in',
		isOpenBeforeChange: true,
		ask: form(() => '/mot-de-passe'),
		in: [400]
	},
	'POST /(public)/deconnexion': {
		who: 'everybody',
		isOpenBeforeChange: true,
		endsSession: true,
		ask: form(() => '/deconnexion'),
		in: [303]
	},
	'GET /api/session': {
		who: 'signed-in',
		isOpenBeforeChange: true,
		ask: get(() => '/api/session'),
		in: [200]
	},
	'POST /api/session': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: torn('POST', '/api/session'),
		in: [400]
	},
	// For sessions of an identity provider alone, hence for nobody here; tests/api/federation.test.ts.
	'POST /api/session/device': { who: [], ask: torn('POST', '/api/session/device'), in: [] },
	'POST /api/session/password': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: torn('POST', '/api/session/password'),
		in: [400]
	},

	'page /(gestion)/gestion': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(() => '/gestion?academie=RENNES'),
		in: [200]
	},
	// The caller's own alone.
	'page /(gestion)/gestion/mes-donnees': {
		who: [{ role: 'gestionnaire', academy: 'any' }],
		ask: get(() => '/gestion/mes-donnees'),
		in: [200]
	},
	// The owner's session, who is no gestionnaire: to each who may ask it is not there.
	'action end /(gestion)/gestion/mes-donnees': {
		who: [{ role: 'gestionnaire', academy: 'any' }],
		ask: ({ sessionReference }) => ({
			method: 'POST',
			path: '/gestion/mes-donnees?/end',
			fields: { reference: sessionReference }
		}),
		in: [404]
	},
	'action endOthers /(gestion)/gestion/mes-donnees': {
		who: [{ role: 'gestionnaire', academy: 'any' }],
		endsSession: true,
		ask: form(() => '/gestion/mes-donnees?/endOthers'),
		in: [303]
	},
	'page /(gestion)/gestion/[academy]/[claim]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(claimPage),
		in: [200]
	},
	'action search /(gestion)/gestion': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(() => '/gestion?/search&academie=RENNES', { amountFromCents: 'torn' }),
		in: [422]
	},
	'action saveView /(gestion)/gestion': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(() => '/gestion?/saveView&academie=RENNES', { name: '' }),
		in: [422]
	},
	'action deleteView /(gestion)/gestion': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(() => '/gestion?/deleteView&academie=RENNES', { view: 'torn' }),
		in: [400]
	},
	'action prepare /(gestion)/gestion': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(() => '/gestion?/prepare&academie=RENNES', { claim: 'torn' }),
		in: [422]
	},
	// A decision on several is whose it is: to each gestionnaire who may ask, another's is not there.
	'page /(gestion)/gestion/lots/[academy]/[bulk]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get(() => `/gestion/lots/RENNES/${NOBODYS_BULK}`),
		in: [404]
	},
	'action apply /(gestion)/gestion/lots/[academy]/[bulk]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(() => `/gestion/lots/RENNES/${NOBODYS_BULK}?/apply`),
		in: [404]
	},
	'action undo /(gestion)/gestion/lots/[academy]/[bulk]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(() => `/gestion/lots/RENNES/${NOBODYS_BULK}?/undo`),
		in: [404]
	},
	'page /(gestion)/gestion/[academy]/[claim]/saisie': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: get((target) => `${claimPage(target)}/saisie`),
		in: [200]
	},
	'action pay /(gestion)/gestion/[academy]/[claim]/saisie': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form((target) => `${claimPage(target)}/saisie?/pay`, { revision: 'torn' }),
		in: [400]
	},
	'action scale /(gestion)/gestion/[academy]/[claim]/saisie': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form((target) => `${claimPage(target)}/saisie?/scale`, { revision: 'torn' }),
		in: [400]
	},
	// A form that is no file comes back to the claim's page with the reason.
	'POST /(gestion)/gestion/[academy]/[claim]/piece': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form((target) => `${claimPage(target)}/piece`),
		in: [303]
	},
	'POST /(gestion)/gestion/[academy]/[claim]/piece/[document]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form((target) => `${claimPage(target)}/piece/${NOBODYS_BULK}`, { revision: 'torn' }),
		in: [303]
	},
	'action default /(gestion)/gestion/[academy]/[claim]': {
		who: [{ role: 'gestionnaire', academy: 'own' }],
		ask: form(claimPage, { action: 'torn' }),
		in: [400]
	},

	// Each tells and takes what is the caller's own alone; whose it is inside: teacher-endpoints.test.ts.
	'GET /api/sync/pull': {
		who: 'signed-in',
		ask: get(() => `/api/sync/pull?protocol=${PROTOCOL_VERSION}`),
		in: [200]
	},
	'POST /api/sync/push': { who: 'signed-in', ask: torn('POST', '/api/sync/push'), in: [400] },
	'POST /api/uploads/[...path]': upload('POST', '/api/uploads', [400]),
	'HEAD /api/uploads/[...path]': upload('HEAD', '/api/uploads/x', [404]),
	'PATCH /api/uploads/[...path]': upload('PATCH', '/api/uploads/x', [403, 404]),
	'DELETE /api/uploads/[...path]': upload('DELETE', '/api/uploads/x', [404]),
	'OPTIONS /api/uploads/[...path]': upload('OPTIONS', '/api/uploads', [204]),
	'GET /api/documents/[academy]/[documentId]': {
		who: [
			{ role: 'intervenant', academy: 'own', isOwner: true },
			{ role: 'gestionnaire', academy: 'own' }
		],
		ask: get(({ documentId }) => `/api/documents/RENNES/${documentId}`),
		in: [200],
		out: 404
	},
	'GET /api/claims/[academy]/[claimId]/recapitulatif': {
		who: [
			{ role: 'intervenant', academy: 'own', isOwner: true },
			{ role: 'gestionnaire', academy: 'own' }
		],
		ask: get(({ claimId }) => `/api/claims/RENNES/${claimId}/recapitulatif`),
		in: [200],
		out: 404
	},

	// The caller's own alone: no address names another's; what is inside: tests/api/my-data.test.ts.
	'GET /api/my-data': { who: 'signed-in', ask: get(() => '/api/my-data'), in: [200] },
	'GET /api/my-data/records': { who: 'signed-in', ask: get(() => '/api/my-data/records'), in: [200] },
	'GET /api/my-data/archive': { who: 'signed-in', ask: get(() => '/api/my-data/archive'), in: [200] },
	'GET /api/sessions': { who: 'signed-in', ask: get(() => '/api/sessions'), in: [200] },
	'DELETE /api/sessions': {
		who: 'signed-in',
		endsSession: true,
		ask: () => ({ method: 'DELETE', path: '/api/sessions' }),
		in: [200]
	},
	// The owner's session, named by its reference: to anybody else it is not there.
	'DELETE /api/sessions/[reference]': {
		who: [{ role: 'intervenant', academy: 'own', isOwner: true }],
		endsSession: true,
		ask: ({ sessionReference }) => ({ method: 'DELETE', path: `/api/sessions/${sessionReference}` }),
		in: [200],
		out: 404
	},

	// Public keys, for the applications that receive a launch.
	'GET /api/portals/keys': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: get(() => '/api/portals/keys'),
		in: [200]
	},
	// Who may open what: portal-launch.test.ts, in full. Here: nobody without a session, and nothing torn.
	'POST /api/portals/launch': { who: 'signed-in', ask: torn('POST', '/api/portals/launch'), in: [400] },
	// A tab that is opened again: the same page for everybody, and nothing of a launch.
	'GET /api/portals/opening': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: get(() => '/api/portals/opening'),
		in: [405]
	},
	'POST /api/portals/opening': { who: 'signed-in', ask: torn('POST', '/api/portals/opening'), in: [400] },
	// For those whom the jury portal is open to; what a code opens: tests/api/second-factor.test.ts.
	'GET /api/second-factor': { who: PRESIDENTS, ask: get(() => '/api/second-factor'), in: [200] },
	'POST /api/second-factor/enrolment': {
		who: PRESIDENTS,
		ask: torn('POST', '/api/second-factor/enrolment'),
		in: [400]
	},
	'POST /api/second-factor/confirmation': {
		who: PRESIDENTS,
		ask: torn('POST', '/api/second-factor/confirmation'),
		in: [400]
	},
	'POST /api/second-factor/verification': {
		who: PRESIDENTS,
		ask: torn('POST', '/api/second-factor/verification'),
		in: [400]
	},

	// The row is the caller's own: no address names another's.
	'GET /api/notices': { who: 'signed-in', ask: get(() => '/api/notices'), in: [200] },
	'PUT /api/notices': { who: 'signed-in', ask: torn('PUT', '/api/notices'), in: [400] },
	'POST /api/notices/address': {
		who: 'signed-in',
		ask: torn('POST', '/api/notices/address'),
		in: [400]
	},
	'DELETE /api/notices/address': {
		who: 'signed-in',
		ask: () => ({ method: 'DELETE', path: '/api/notices/address' }),
		in: [200]
	},
	'POST /api/notices/address/confirmation': {
		who: 'signed-in',
		ask: torn('POST', '/api/notices/address/confirmation'),
		in: [400]
	},
	'POST /api/notices/devices': {
		who: 'signed-in',
		ask: torn('POST', '/api/notices/devices'),
		in: [400]
	},
	'DELETE /api/notices/devices': {
		who: 'signed-in',
		ask: torn('DELETE', '/api/notices/devices'),
		in: [400]
	},
	// The link of a mail stops that mail alone; an unknown token is answered like a used one.
	'page /(public)/arret-des-courriels/[token]': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: get(() => '/arret-des-courriels/un-jeton'),
		in: [200]
	},
	'action default /(public)/arret-des-courriels/[token]': {
		who: 'everybody',
		isOpenBeforeChange: true,
		ask: form(() => '/arret-des-courriels/un-jeton'),
		in: [200]
	},
	'GET /api/preferences': { who: 'signed-in', ask: get(() => '/api/preferences'), in: [200] },
	'PUT /api/preferences': { who: 'signed-in', ask: torn('PUT', '/api/preferences'), in: [400] }
};
