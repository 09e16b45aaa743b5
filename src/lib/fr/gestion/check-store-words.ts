// Words of the command that checks databases and documents against each other: what is wrong, and what to do.

function formatCount(count: number, one: string, many: string): string {
	return `${count} ${count > 1 ? many : one}`;
}

/** What can be wrong, each with its sentence; `subject` names the row, file or base. */
export const STORE_PROBLEMS = {
	'database-missing': () => 'le fichier de la base est absent. Restaurez-le depuis une sauvegarde.',
	'database-unreadable': (detail: string) =>
		`la base ne peut pas être lue (${detail}). Restaurez-la depuis une sauvegarde.`,
	'database-other-version': (detail: string) =>
		`la base est à une autre version que cette application (${detail}) : lancez le contrôle avec la version de l’application qui la sert.`,
	'database-damaged': (detail: string) =>
		`la base est abîmée (${detail}). Restaurez-la depuis une sauvegarde.`,
	'foreign-key': (subject: string) => `une ligne désigne une ligne absente : ${subject}.`,
	'account-unknown': (subject: string) =>
		`un état de frais appartient à un compte absent de l’annuaire : ${subject}. Relancez l’import de l’académie.`,
	'file-without-bytes': (subject: string) =>
		`ALERTE, une pièce justificative n’a plus ses octets : ${subject}. Restaurez le fichier, ou demandez à la personne de l’envoyer de nouveau.`,
	'file-length': (subject: string) =>
		`ALERTE, une pièce justificative n’a pas la longueur enregistrée : ${subject}. Restaurez le fichier.`,
	'file-hash': (subject: string) =>
		`ALERTE, une pièce justificative a changé depuis sa réception (SHA-256 différent) : ${subject}. Restaurez le fichier.`,
	'file-unreferenced': (subject: string) =>
		`une pièce reçue n’est jointe à rien depuis plus de 24 h : ${subject}. Le serveur la retire à son démarrage et chaque heure.`,
	'bytes-without-row': (subject: string) =>
		`des octets n’ont pas de ligne depuis plus de 24 h : ${subject}. Le serveur les retire à son démarrage et chaque heure.`,
	'document-of-another': (subject: string) =>
		`une pièce est jointe à l’état de frais d’une autre personne : ${subject}.`,
	'final-pdf': (subject: string) =>
		`ALERTE, un récapitulatif définitif a changé depuis sa validation (SHA-256 différent) : ${subject}. Restaurez la base.`,
	'final-version': (subject: string) =>
		`un récapitulatif définitif manque dans la suite des versions : ${subject}.`,
	'operation-without-claim': (subject: string) => `une opération vise un état de frais absent : ${subject}.`,
	'operation-ahead': (subject: string) =>
		`ALERTE, une opération acquittée n’est pas dans l’état de frais (révision postérieure) : ${subject}. Restaurez la base.`,
	'revision-unexplained': (subject: string) =>
		`un état de frais a changé sans opération connue : ${subject}. Un appareil pourrait renvoyer ce qui est déjà fait.`,
	'change-without-subject': (subject: string) => `un changement annonce ce qui n’existe pas : ${subject}.`,
	'change-without-recipient': (subject: string) =>
		`un changement s’adresse à un compte inconnu : ${subject}.`,
	'change-untold': (subject: string) =>
		`un état de frais a changé sans que les appareils de la personne l’apprennent : ${subject}.`,
	'staging-old': (subject: string) =>
		`un envoi abandonné depuis plus de 24 h est encore en attente : ${subject}. Le serveur le retire à son démarrage et chaque heure.`,
	'staging-unknown': (subject: string) =>
		`un fichier inconnu se trouve parmi les envois en cours : ${subject}.`,
	'store-unreachable': (detail: string) =>
		`le magasin des documents ne répond pas (${detail}) : les pièces n’ont pas pu être contrôlées.`
} as const;

export type StoreProblemKind = keyof typeof STORE_PROBLEMS;

export const CHECK_STORE_WORDS = {
	title: (place: string) => `Contrôle des données (documents : ${place})`,
	folder: (path: string) => `dossier ${path}`,
	bucket: (bucket: string, endpoint: string) => `bac S3 « ${bucket} » de ${endpoint}`,
	directory: 'annuaire',
	uploads: 'envois en cours',
	counts: (base: string, counts: Record<'claims' | 'operations' | 'files' | 'finals', number>) =>
		`${base} : ${formatCount(counts.claims, 'état', 'états')} de frais, ${formatCount(counts.operations, 'opération', 'opérations')}, ${formatCount(counts.files, 'pièce', 'pièces')}, ${formatCount(counts.finals, 'récapitulatif', 'récapitulatifs')}.`,
	remote: (base: string) =>
		`${base} : sur un serveur libSQL ; son intégrité interne n’est pas contrôlée d’ici.`,
	problem: (base: string, kind: StoreProblemKind, subject: string) =>
		`- ${base} : ${STORE_PROBLEMS[kind](subject)}`,
	found: (problems: number) => `${formatCount(problems, 'anomalie', 'anomalies')} :`,
	sound: 'Aucune anomalie : bases intactes, chaque pièce a ses octets, rien n’est en double.'
} as const;
