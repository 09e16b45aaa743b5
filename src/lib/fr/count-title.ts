// The title of a list with its count (guide §1.3.6).
import { formatCount } from './formats';

/** «Liste des missions (1 ligne)», «Liste des missions (39 lignes)»; none → «(0 ligne)». */
export function countTitle(title: string, count: number): string {
	return `${title} (${formatCount(count)} ligne${count > 1 ? 's' : ''})`;
}
