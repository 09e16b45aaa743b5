// Every screen of the teacher's service and how a person gets to it: for what must be looked at on each of them.
import { expect, type Page } from '@playwright/test';
import { IMPORT_PAGE_WORDS } from '../../src/lib/fr/gestion/import-pages';
import { BULK_WORDS } from '../../src/lib/fr/gestion/bulk';
import { ENTRY_WORDS } from '../../src/lib/fr/gestion/entries';
import { IMPORT_STATE_LABELS, SOURCE_LABELS } from '../../src/lib/fr/gestion/source-words';
import { QUEUE_WORDS } from '../../src/lib/fr/gestion/queue';
import { SIGN_IN_WORDS } from '../../src/lib/fr/gestion/account';
import { CLAIM_WORDS, DOCUMENT_WORDS } from '../../src/lib/fr/screens/claim';
import { COMPETENCE_WORDS } from '../../src/lib/fr/screens/competences';
import type { PortalModule } from '../../src/lib/domain/portal/application';
import { JURY_WORDS } from '../../src/lib/fr/screens/jury-pay';
import { LAUNCH_WORDS } from '../../src/lib/fr/screens/portal-launch';
import { FACTOR_WORDS } from '../../src/lib/fr/screens/portal-second-factor';
import { TRIP_WORDS } from '../../src/lib/fr/screens/trip';
import {
	ADMINISTRATEUR,
	CENTRE_HEAD,
	EPS_TEACHER,
	GESTIONNAIRE,
	INSPECTEUR_GENERAL,
	JURY_PRESIDENT,
	NEWCOMER,
	PAY_PRESIDENT,
	READER,
	SCHOOL_HEAD
} from '../fixtures/people';
import { acceptConditionsIfAsked, openClaim, openTab, TRAVEL_FOLDER, tripDialog } from './steps';

export interface Screen {
	/** Also the name of its picture. */
	name: string;
	open(page: Page, url: string): Promise<void>;
}

const at = (name: string, path: string): Screen => ({
	name,
	async open(page, url) {
		await page.goto(url + path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
});

/** An activity that opens one application: with the button that its person has the right to. */
const launching = (name: string, path: string, module: PortalModule): Screen => ({
	name,
	async open(page, url) {
		await page.goto(url + path);
		await expect(page.getByRole('button', { name: LAUNCH_WORDS.open(module) })).toBeVisible();
	}
});

const CLAIM = 'RENNES-77833';

/** Without an account. */
export const PUBLIC_SCREENS: Screen[] = [
	at('sign-in', '/connexion'),
	{
		name: 'sign-in-refused',
		async open(page, url) {
			await page.goto(`${url}/connexion`);
			await page.getByLabel(SIGN_IN_WORDS.identifier).fill('personne');
			await page.getByLabel(SIGN_IN_WORDS.password).fill('faux');
			await page.getByRole('button', { name: SIGN_IN_WORDS.submit }).click();
			await expect(page.getByText('incorrect').first()).toBeVisible();
		}
	},
	at('not-found', '/nulle-part'),
	at('shell', '/hors-ligne'),
	at('mails-stopped', '/arret-des-courriels/inconnu')
];

/** Signed in as TEACHER, conditions accepted but where they are the screen. */
export const TEACHER_SCREENS: Screen[] = [
	at('welcome', '/accueil'),
	at('missions', '/missions'),
	{
		name: 'mission-detail',
		async open(page, url) {
			await page.goto(`${url}/missions/RENNES-52525`);
			await expect(page.getByRole('dialog')).toBeVisible();
		}
	},
	at('competences', '/competences'),
	at('competences-schools', '/competences?onglet=etablissements'),
	at('competences-teachings', '/competences?onglet=enseignements'),
	at('competence-entry', '/saisie-competences'),
	{
		name: 'competence-add',
		async open(page, url) {
			await page.goto(`${url}/saisie-competences`);
			await page.getByRole('button', { name: COMPETENCE_WORDS.add }).click();
			const dialog = page.getByRole('dialog');
			await dialog.getByRole('combobox', { name: COMPETENCE_WORDS.exam }).fill('bac');
			await expect(dialog.getByRole('option').first()).toBeVisible();
		}
	},
	at('portal', '/portail'),
	at('claims', '/frais'),
	at('year', '/frais/annee'),
	at('conditions', '/frais/conditions/RENNES'),
	at('new-receipt', '/frais/piece'),
	at('new-receipt-claim', `/frais/piece?mission=${CLAIM}`),
	{
		name: 'claim-tracking',
		async open(page) {
			await openClaim(page, CLAIM);
		}
	},
	{
		name: 'claim-remuneration',
		async open(page) {
			await openClaim(page, CLAIM);
			await openTab(page, 'remuneration');
		}
	},
	{
		name: 'claim-travel',
		async open(page) {
			await openClaim(page, CLAIM);
			await openTab(page, 'travel');
		}
	},
	{
		name: 'trip',
		async open(page) {
			await openClaim(page, CLAIM);
			await openTab(page, 'travel');
			await page.getByRole('button', { name: `${TRIP_WORDS.complete} 1` }).click();
			await tripDialog(page).getByLabel(TRIP_WORDS.mode).selectOption({ label: 'AUTOMOBILE' });
			await expect(tripDialog(page).getByLabel(TRIP_WORDS.distance)).toBeVisible();
		}
	},
	{
		name: 'claim-summary',
		async open(page) {
			await openClaim(page, CLAIM);
			await openTab(page, 'summary');
		}
	},
	{
		name: 'claim-documents',
		async open(page) {
			await openClaim(page, CLAIM);
			await openTab(page, 'summary');
			const folder = page.getByRole('region', { name: TRAVEL_FOLDER });
			await folder.getByRole('button', { name: DOCUMENT_WORDS.select }).click();
			await expect(folder.getByLabel(DOCUMENT_WORDS.purpose)).toBeVisible();
		}
	},
	{
		name: 'claim-refused-fields',
		async open(page) {
			await openClaim(page, 'RENNES-52525');
			await openTab(page, 'summary');
			await page.getByRole('button', { name: CLAIM_WORDS.validate, exact: true }).click();
			await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
		}
	},
	at('unsent', '/envois'),
	at('inbox', '/pieces-a-rattacher'),
	at('notifications', '/notifications'),
	at('my-data', '/mes-donnees'),
	at('guide', '/guide'),
	at('help-index', '/aide'),
	at('help', '/aide/frais'),
	at('site-map', '/plan-du-site'),
	at('accessibility', '/accessibilite')
];

/** Other people's screens: each is signed in as alone in the browser. */
export const OTHER_SCREENS: { person: { identifier: string; password: string }; screens: Screen[] }[] = [
	{ person: NEWCOMER, screens: [at('first-password', '/mot-de-passe')] },
	{
		person: GESTIONNAIRE,
		screens: [
			at('gestion-list', '/gestion'),
			at('exports', '/gestion/exports'),
			at('payment-dates', '/gestion/exports/RENNES/paiements'),
			at('journal', '/gestion/journal'),
			at('desk-my-data', '/gestion/mes-donnees'),
			at('desk-site-map', '/plan'),
			at('desk-statistics', '/gestion/statistiques'),
			at('settings', '/gestion/parametres'),
			at('settings-conditions', '/gestion/parametres/RENNES/conditions'),
			at('settings-documents', '/gestion/parametres/RENNES/documents'),
			at('settings-transport', '/gestion/parametres/RENNES/transportModes'),
			at('settings-history', '/gestion/parametres/RENNES/historique'),
			at('imports', '/gestion/imports'),
			{
				name: 'import-refused',
				async open(page, url) {
					await page.goto(`${url}/gestion/imports?academie=RENNES`);
					const buffer = Buffer.from('Numéro;Matricule\r\n930001;inconnu\r\n');
					const file = { name: 'missions.csv', mimeType: 'text/csv', buffer };
					await page.getByLabel(IMPORT_PAGE_WORDS.source).selectOption(SOURCE_LABELS.CYCLADES);
					await page.getByLabel(IMPORT_PAGE_WORDS.file).setInputFiles(file);
					await page.getByRole('button', { name: IMPORT_PAGE_WORDS.send }).click();
					// Not on the list, which has those of before.
					await page.waitForURL(/\/gestion\/imports\/[^?]/);
					const refused = page.getByText(IMPORT_STATE_LABELS.refused, { exact: true });
					await expect(refused).toBeVisible({ timeout: 60_000 });
				}
			},
			{
				name: 'gestion-claim',
				async open(page, url) {
					await page.goto(`${url}/gestion`);
					await page.locator('main a[href^="/gestion/RENNES/"]').first().click();
					await expect(page.getByRole('heading', { level: 1, name: /Mission N° / })).toBeVisible();
				}
			},
			{
				name: 'gestion-entries',
				async open(page, url) {
					await page.goto(`${url}/gestion?academie=RENNES&statut=gestionnaireToHandle&mission=900111`);
					await page.locator('[data-line] a').first().click();
					await page.getByRole('link', { name: ENTRY_WORDS.link }).click();
					await expect(page.getByRole('heading', { level: 1, name: ENTRY_WORDS.title })).toBeVisible();
				}
			},
			{
				name: 'gestion-several',
				async open(page, url) {
					await page.goto(`${url}/gestion`);
					await page.locator('[data-line] input').first().check();
					await page.getByRole('button', { name: QUEUE_WORDS.prepareSelected }).click();
					await expect(page.getByRole('heading', { level: 1, name: BULK_WORDS.title })).toBeVisible();
				}
			}
		]
	},
	{
		person: ADMINISTRATEUR,
		screens: [
			at('accounts', '/administration'),
			{
				name: 'account',
				async open(page, url) {
					await page.goto(`${url}/administration`);
					await page.locator('main a[href^="/administration/RENNES/"][href*="-"]').first().click();
					await expect(page).toHaveURL(/administration\/RENNES\/[0-9a-f-]{36}/);
					await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
				}
			},
			at('account-new', '/administration/RENNES/creation'),
			at('accounts-safety', '/administration/RENNES/securite'),
			at('accounts-journal', '/administration/journal'),
			at('opening', '/administration/ouverture/RENNES')
		]
	},
	{
		person: CENTRE_HEAD,
		screens: [at('centre', '/centre'), at('centre-mission', '/centre/RENNES/900123')]
	},
	{
		person: SCHOOL_HEAD,
		screens: [
			at('school', '/etablissement'),
			{
				name: 'school-teacher',
				async open(page, url) {
					await page.goto(`${url}/etablissement`);
					await page.getByRole('link', { name: 'Sophie Viala' }).click();
					await expect(page.getByRole('heading', { level: 1, name: /Sophie Viala/ })).toBeVisible();
				}
			}
		]
	},
	{
		person: PAY_PRESIDENT,
		screens: [
			{
				name: 'jury-pay',
				async open(page, url) {
					await page.goto(`${url}/frais/jury/RENNES-900122`);
					await page.getByText(JURY_WORDS.halfDays).click();
				}
			}
		]
	},
	{
		person: READER,
		screens: [
			{
				name: 'claim-validated',
				async open(page, url) {
					await page.goto(url);
					await acceptConditionsIfAsked(page, 'RENNES');
					await openClaim(page, READER.durationClaim);
				}
			}
		]
	},
	{ person: EPS_TEACHER, screens: [launching('eps', '/eps', 'cyclades')] },
	{
		person: INSPECTEUR_GENERAL,
		screens: [
			launching('subjects', '/sujets', 'delos'),
			launching('statistics', '/statistiques', 'statistics')
		]
	},
	{
		person: JURY_PRESIDENT,
		screens: [
			{
				name: 'jury',
				async open(page, url) {
					await page.goto(`${url}/jury`);
					await expect(page.getByRole('button', { name: FACTOR_WORDS.begin })).toBeVisible();
				}
			},
			{
				name: 'jury-key',
				async open(page, url) {
					await page.goto(`${url}/jury`);
					await page.getByLabel(FACTOR_WORDS.password).fill(JURY_PRESIDENT.password);
					await page.getByRole('button', { name: FACTOR_WORDS.begin }).click();
					await expect(page.getByRole('img', { name: FACTOR_WORDS.qrAlt })).toBeVisible();
				}
			}
		]
	}
];
