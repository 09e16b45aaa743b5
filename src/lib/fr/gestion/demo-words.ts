// Words of the command that loads the demo anew.
import { formatDate } from '../formats';

export const DEMO_WORDS = {
	serverRuns: (pid: number) =>
		`Le serveur fonctionne sur ces données (processus ${pid}). Arrêtez-le, puis relancez « npm run demo:reset ».`,
	filesOnly:
		'Cette commande ne remplace que des bases en fichiers : LIBSQL_URL désigne un serveur. Rien n’a été modifié.',
	notADemo: (mark: string) => `Ces données sont marquées « ${mark} », pas « demo » : rien n’a été modifié.`,
	reset: (before: string | null, after: string) =>
		`Démonstration rechargée : elle est calée sur le ${formatDate(after)}${before === null ? '' : ` (auparavant le ${formatDate(before)})`}. Toutes les saisies faites dans la démonstration sont effacées.`
} as const;
