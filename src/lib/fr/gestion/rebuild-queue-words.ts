// What `node build rebuild-queue` prints.
import { formatCount } from '../formats';

export const REBUILD_QUEUE_WORDS = {
	usage: 'Usage : node build rebuild-queue [ACADÉMIE]. Sans académie, toutes celles de ce serveur.',
	done: (academy: string, lines: number) =>
		`${academy} : liste des états de frais reconstruite (${formatCount(lines)} ligne${lines > 1 ? 's' : ''}).`
} as const;
