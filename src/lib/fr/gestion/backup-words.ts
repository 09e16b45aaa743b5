// Words of the commands that save and restore the databases and the documents.

function counted(count: number, one: string, many: string): string {
	return `${count.toLocaleString('fr-FR')} ${count > 1 ? many : one}`;
}

const baseName = (academy: string | null) => (academy === null ? 'annuaire' : academy);

export const BACKUP_WORDS = {
	usage: 'Usage : node build backup <dossier>. Le dossier ne doit pas encore exister.',
	exists: (folder: string) => `Rien n’a été fait : « ${folder} » existe déjà.`,
	remote:
		'Les bases sont sur un serveur libSQL : sauvegardez-les avec ses outils. Cette commande ne sauvegarde que des fichiers.',
	closed: (academy: string | null, detail: string) =>
		`Rien n’a été sauvegardé : la base « ${baseName(academy)} » ne peut pas être lue (${detail}).`,
	damaged: (academy: string | null, detail: string) =>
		`Rien n’a été sauvegardé : la base « ${baseName(academy)} » est abîmée (${detail}). Restaurez-la depuis une sauvegarde antérieure.`,
	base: (academy: string | null, bytes: number) =>
		`- ${baseName(academy)} : ${counted(Math.ceil(bytes / 1024), 'Kio', 'Kio')}`,
	documents: (count: number) => `- ${counted(count, 'pièce justificative', 'pièces justificatives')}`,
	disk: (detail: string) =>
		`Rien n’a été sauvegardé : le disque de la sauvegarde est plein ou ne peut pas être écrit (${detail}). Ce qui était commencé a été effacé ; libérez de la place et recommencez.`,
	missing: (path: string) =>
		`ALERTE, une pièce justificative n’a pas ses octets et manque dans la sauvegarde : ${path}. Cherchez-la dans une sauvegarde antérieure.`,
	done: (folder: string, finishedAt: string) => `Sauvegarde terminée dans « ${folder} » (${finishedAt}).`,
	keys: 'La clé second-factor.key n’est pas dans la sauvegarde : gardez-en une copie à part.'
} as const;

export const RESTORE_WORDS = {
	usage: 'Usage : node build restore <dossier de la sauvegarde>. DATA_DIR doit être vide.',
	serving: (pid: number) =>
		`Rien n’a été fait : un serveur fonctionne sur ce dossier (processus ${pid}). Arrêtez-le et restaurez dans un dossier vide.`,
	notEmpty: (dataDir: string, name: string) =>
		`Rien n’a été fait : « ${dataDir} » contient déjà des données (${name}). Restaurez dans un dossier vide.`,
	notABackup: (file: string) =>
		`Rien n’a été fait : ce dossier n’est pas une sauvegarde entière (${file} manque ou ne peut pas être lu).`,
	damaged: (file: string) => `- abîmé ou absent : ${file}`,
	refused: (count: number) =>
		`Rien n’a été fait : ${counted(count, 'fichier de la sauvegarde n’est pas', 'fichiers de la sauvegarde ne sont pas')} comme au jour de la sauvegarde.`,
	tooNew: (academy: string | null, version: number) =>
		`Rien n’a été fait : la base « ${baseName(academy)} » est à la version ${version}, plus récente que cette application.`,
	remote: 'Rien n’a été fait : les bases de cette configuration sont sur un serveur libSQL.',
	disk: (detail: string) =>
		`La restauration est interrompue : le disque est plein ou ne peut pas être écrit (${detail}). La sauvegarde est intacte ; libérez de la place et relancez la même commande. Le serveur ne démarre pas d’ici là.`,
	lastBatch: (academy: string, number: number) =>
		number === 0
			? `- ${academy} : aucun lot de paiement n’est connu. Si un lot a été transmis depuis la sauvegarde, ses états de frais repartiraient : voyez avec le service financier avant le prochain lot.`
			: `- ${academy} : le dernier lot de paiement connu est le n° ${number}. Si un lot plus récent a été transmis depuis la sauvegarde, ses états de frais repartiraient : voyez avec le service financier avant le prochain lot.`,
	unfinished:
		'Une restauration a été interrompue dans ce dossier de données : relancez « node build restore » avec la même sauvegarde.',
	done: (startedAt: string) =>
		`Restauration terminée : les données sont celles du ${startedAt}. Chacun se connecte de nouveau ; les appareils renvoient ce qu’ils gardent et relisent tout.`,
	missing: (count: number) =>
		`ALERTE, ${counted(count, 'pièce manquait', 'pièces manquaient')} déjà au jour de la sauvegarde.`
} as const;
