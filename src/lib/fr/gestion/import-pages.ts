// Words of the pages of imports.

export const IMPORT_PAGE_WORDS = {
	title: 'Imports',
	oneTitle: (source: string) => `Import ${source}`,
	newTitle: 'Importer un fichier',
	intro:
		'Le fichier est d’abord vérifié sans rien écrire ; le compte rendu dit, ligne par ligne, ce qui est à corriger et ce qui changera. Rien n’est importé avant votre accord, et tout l’est d’un coup ou pas du tout.',
	source: 'Source',
	choose: 'Choisissez une source',
	file: 'Fichier CSV',
	fileHint: 'UTF-8 ou Windows-1252, séparé par des points-virgules ; 1 Go au plus.',
	send: 'Envoyer et vérifier',
	history: 'Imports reçus',
	none: 'Aucun import pour cette académie.',
	sourceColumn: 'Source',
	fileColumn: 'Fichier',
	received: 'Reçu le',
	by: 'par',
	state: 'État',
	lines: 'Lignes',
	problems: 'Anomalies',
	warnings: 'Avertissements',
	back: 'Tous les imports',
	size: 'Taille',
	finished: 'Terminé le',
	progress: 'Avancement',
	linesRead: (lines: number) => `${lines.toLocaleString('fr-FR')} ligne${lines > 1 ? 's' : ''}`,
	refreshes: 'Cette page se rafraîchit d’elle-même toutes les deux secondes.',
	refreshNow: 'Rafraîchir',
	changes: 'Ce qui change',
	changed: 'Ce qui a changé',
	nothing: 'Rien : tout est déjà ainsi.',
	report: 'Compte rendu',
	noReport: 'Aucune remarque.',
	firstLines: (count: number) =>
		`Les ${count} premières remarques ; le compte rendu entier est dans le fichier CSV.`,
	download: 'Télécharger le compte rendu (CSV)',
	line: 'Ligne',
	column: 'Colonne',
	severity: 'Gravité',
	message: 'Remarque',
	wholeFile: 'fichier entier',
	apply: 'Importer',
	stop: 'Annuler cet import',
	stopping: 'Tout est écrit : cet import ne peut plus être annulé, et se termine de lui-même.',
	refusedHelp: 'Corrigez les lignes indiquées et envoyez le fichier à nouveau. Rien n’a été écrit.',
	problem: 'Anomalie',
	noSource: 'Choisissez la source du fichier.',
	noFile: 'Choisissez un fichier.',
	tooLong: 'Ce fichier dépasse 1 Go.',
	filesOnly:
		'Les imports de sources ne sont pas possibles sur cette installation, dont les bases sont sur un serveur libSQL. Adressez-vous à l’exploitant du service.'
} as const;

export const SEVERITY_LABELS = { problem: 'Anomalie', warning: 'Avertissement' } as const;

/** Header of the report as CSV. */
export const REPORT_COLUMNS = ['Ligne', 'Colonne', 'Gravité', 'Remarque'] as const;

export const IMPORT_COMMAND_WORDS = {
	usage: [
		'Usage :',
		'  node build import <dossier>                              un dossier entier (db/README.md)',
		'  node build import db/demo --demonstration                les tables de la démonstration, datées de ce jour',
		'  node build import <ACADEMIE> <SOURCE> <fichier.csv>      une source : EPP, EPP_PRIVE, SIRHEN, STS_WEB, AGAPE,',
		'                                                           AGAPE_PRIVE, RENOIRH, CYCLADES ou SANTORIN',
		'  node build import <ACADEMIE> <SOURCE> <fichier.csv> --essai   vérifie sans rien écrire',
		'  node build import academie <ACADEMIE> <fichier.json>     crée une académie'
	].join('\n'),
	unknownAcademy: (code: string) =>
		`L’académie ${code} n’est pas servie ici : créez-la d’abord (node build import academie ${code} <fichier.json>).`,
	noSuchFile: (path: string) => `Le fichier ${path} est absent.`,
	busy: 'Un autre import est en cours : relancez la commande quand il sera terminé.',
	takenByServer: 'Le serveur s’est chargé de ce fichier : suivez-le dans la page « Imports ».',
	academyMade: (code: string) =>
		`${code} : créée. Ses réglages se modifient ensuite dans les pages de gestion.`,
	academyKnown: (code: string) => `${code} : déjà servie ici, rien n’a été modifié.`,
	line: (line: number | null, column: string | null, severity: string, message: string) =>
		`${severity}${line === null ? '' : `, ligne ${line}`}${column === null ? '' : `, colonne « ${column} »`} : ${message}`,
	count: (label: string, count: number) => `${label} : ${count}`,
	state: (name: string, state: string) => `${name} : ${state}.`
} as const;

/** Who imports by the command line, in the history and the audit log. */
export const COMMAND_ACTOR = 'Ligne de commande';
