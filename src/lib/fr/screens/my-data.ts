// Words of «Mes données et mes appareils»: what is kept on a person, and where they are signed in.
import type { MyDataResponse, PersonalSection } from '../../contracts/my-data';
import type { Role } from '../../domain/access/role';

export const MY_DATA_WORDS = {
	page: 'Mes données et mes appareils',
	intro:
		'Tout ce que le service garde sur vous, dans toutes les académies. Vous pouvez le consulter ici et le télécharger.',
	loading: 'Lecture de vos données sur le serveur…',
	unreachable:
		'Le serveur ne répond pas : ces données sont lues sur le serveur, elles s’afficheront dès que le réseau reviendra. Vos missions, vos états de frais et ce que vous avez saisi restent sur cet appareil.',
	signedOut:
		'Votre session est terminée : reconnectez-vous pour voir ces données. Ce qui est sur cet appareil est gardé.',
	retry: 'Réessayer',
	download: 'Télécharger mes données (ZIP)',
	downloadHint:
		'Un fichier ZIP : vos données en JSON, vos pièces justificatives et vos récapitulatifs définitifs. Il contient des données personnelles : gardez-le en lieu sûr.',
	account: 'Mon compte',
	identifier: 'Identifiant :',
	name: 'Nom :',
	kind: 'Nature du compte :',
	createdAt: 'Compte créé :',
	roles: 'Rôles :',
	providers: 'Compte académique relié :',
	failures: 'Connexions refusées depuis ce réseau, dans la dernière heure :',
	failuresEverywhere: 'Connexions refusées depuis tous les réseaux, dans la dernière heure :',
	unfinishedUploads: 'Envois de fichiers commencés et pas terminés :',
	deviceKeys: 'Appareils qui gardent des données chiffrées, dernière connexion :',
	password: 'Changer de mot de passe',
	sessions: 'Mes appareils et sessions',
	sessionsHint:
		'Un appareil déconnecté n’échange plus rien avec le serveur avant une nouvelle connexion. Ce qu’il n’a pas envoyé y reste.',
	current: 'Cet appareil',
	opened: 'Session ouverte :',
	seen: 'Vue pour la dernière fois :',
	unknownMoment: 'non connu',
	byProvider: 'Connexion par le compte académique',
	end: 'Déconnecter cet appareil',
	endOthers: 'Déconnecter tous les autres',
	ending: 'Déconnexion…',
	ended: 'L’appareil est déconnecté. Ce qu’il n’a pas envoyé y reste gardé.',
	othersEnded: 'Tous vos autres appareils sont déconnectés. Ce qu’ils n’ont pas envoyé y reste gardé.',
	notThere: 'Cet appareil n’est plus dans votre liste : sa session a déjà pris fin.',
	endFailed: 'Le serveur ne répond pas : rien n’a été déconnecté. Réessayez quand le réseau sera revenu.',
	kept: 'Ce qui est gardé',
	directory: 'Compte et connexions',
	lines: 'Nombre de lignes',
	section: 'Données',
	keptHint: 'Ouvrez une ligne pour lire ce qu’elle contient.',
	reading: 'Lecture…',
	readFailed:
		'Le serveur ne répond pas : ces lignes s’afficheront quand le réseau sera revenu. Refermez puis rouvrez.',
	more: 'Afficher les suivants',
	restInArchive: 'Les autres sont dans le fichier ZIP.',
	providerPassword:
		'Vous vous connectez par votre compte académique : son mot de passe se change auprès de votre académie, et la phrase secrète de cet appareil sur son écran de verrouillage.',
	profile: 'Profil',
	conditions: 'Conditions acceptées :'
} as const;

export const ACCOUNT_KIND_LABELS: Record<MyDataResponse['account']['kind'], string> = {
	academic: 'académique',
	external: 'extérieur'
};

export const ROLE_LABELS: Record<Role, string> = {
	intervenant: 'intervenant',
	gestionnaire: 'gestionnaire',
	chefEtablissement: 'chef d’établissement',
	chefCentre: 'chef de centre',
	administrateur: 'administrateur'
};

/** A table in the person's words. */
export const SECTION_LABELS: Record<PersonalSection, string> = {
	accounts: 'Compte',
	account_roles: 'Rôles',
	sessions: 'Sessions',
	device_keys: 'Dates des clés d’appareils',
	identities: 'Comptes académiques reliés',
	preferences: 'Paramètres d’accessibilité',
	travel_days: 'Jours de déplacement',
	second_factors: 'Clé OTP',
	second_factor_drafts: 'Clé OTP en cours d’enregistrement',
	recovery_codes: 'Codes de secours restants',
	second_factor_passes: 'Vérifications de la clé OTP',
	notification_choices: 'Choix des notifications',
	mail_addresses: 'Adresse électronique des notifications',
	mail_address_drafts: 'Adresse électronique à confirmer',
	push_subscriptions: 'Appareils qui reçoivent les notifications',
	notification_deliveries: 'Notifications envoyées ou à envoyer',
	intervenants: 'Profil d’intervenant',
	postings: 'Établissements',
	teachings: 'Enseignements',
	competence_words: 'Avis sur les compétences',
	head_schools: 'Établissements et centres dirigés',
	missions: 'Missions',
	assignments: 'Affectations',
	claims: 'États de frais',
	claim_history: 'Lignes de suivi',
	documents: 'Pièces justificatives',
	stored_files: 'Fichiers déposés',
	final_summaries: 'Récapitulatifs définitifs',
	conditions_acceptances: 'Acceptations des conditions',
	applied_operations: 'Envois reçus de vos appareils',
	changes: 'Changements annoncés à vos appareils',
	notification_events: 'Événements dont vous prévenir',
	deadline_notices: 'Dates limites déjà rappelées',
	export_lines: 'Vos frais mis en paiement',
	export_pieces: 'Fichiers de paiement où vous figurez',
	export_corrections: 'Corrections de vos frais mis en paiement',
	export_batches: 'Lots de paiement que vous avez créés',
	payment_files: 'Fichiers de dates de paiement que vous avez déposés',
	claim_facts: 'Ce que vos états de frais comptent dans les statistiques',
	own_decisions: 'Ce que vous avez décidé sur d’autres dossiers',
	queue_entries: 'Vos états de frais dans la liste des gestionnaires',
	desk_views: 'Vos recherches et vues d’états de frais',
	bulk_decisions: 'Acceptations de plusieurs états de frais que vous avez préparées',
	bulk_decision_claims: 'Vos états de frais acceptés avec d’autres',
	settings_history: 'Paramètres de l’académie que vous avez modifiés',
	source_people: 'Sources qui vous connaissent',
	source_postings: 'Postes, par source',
	source_teachings: 'Enseignements, par STS-WEB',
	source_assignments: 'Affectations venues de CYCLADES',
	source_imports: 'Fichiers que vous avez fait importer',
	audit_log: 'Journal de ce que vous avez fait dans les pages de gestion',
	own_words: 'Vos avis sur les compétences d’autres personnes'
};

/** «Firefox/Android» → «Firefox sur Android». */
export function agentSentence(agent: string): string {
	const [browser = '', system = ''] = agent.split('/');
	if (browser === '' && system === '') return 'Navigateur inconnu';
	if (system === '') return browser;
	return browser === '' ? `Navigateur sur ${system}` : `${browser} sur ${system}`;
}

/** Title of what one académie keeps. */
export function keptInSentence(label: string): string {
	return `Ce qui est gardé dans l’académie de ${label}`;
}

/** «Missions (10)». */
export function sectionTitle(section: PersonalSection, count: string): string {
	return `${SECTION_LABELS[section]} (${count})`;
}

/** «version 2, le 15/06/2017 à 10:00». */
export function acceptedSentence(version: number, moment: string): string {
	return `version ${version}, le ${moment}`;
}
