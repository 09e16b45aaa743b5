// Words of the command that lets go of what need not be kept any longer.

function counted(count: number, one: string, many: string): string {
	return `${count.toLocaleString('fr-FR')} ${count > 1 ? many : one}`;
}

export interface RetentionLines {
	academy: string;
	retentionYears: number;
	lastYear: number;
	due: ReadonlyMap<number, number>;
	documents: number;
	undecided: number;
	unsent: number;
	paymentUnknown: number;
	copies: number;
}

export const RETENTION_WORDS = {
	usage: 'Usage : node build retention [--apply]. Sans --apply, rien n’est modifié.',
	/** Who acts, in «Suivi» and in the audit log. */
	actor: 'Durée de conservation',
	dryRun: 'Rien n’a été modifié. Pour supprimer : node build retention --apply',
	applied: 'C’est fait. Les appareils concernés l’apprennent à leur prochain échange avec le serveur.',
	closed: (academy: string | null, detail: string) =>
		`La base « ${academy ?? 'annuaire'} » n’a pas été regardée : elle ne peut pas être lue, ou sa version n’est pas celle de cette application (${detail}). Rien n’y a été modifié.`,
	nothing: 'Aucune académie n’est servie ici.'
} as const;

/** What one académie keeps, lets go, and why the rest stays. */
export function retentionLines(report: RetentionLines, isApplied: boolean): string[] {
	const { academy, retentionYears, lastYear, due, documents, undecided, unsent, paymentUnknown, copies } =
		report;
	const total = [...due.values()].reduce((sum, count) => sum + count, 0);
	const years = [...due].sort(([a], [b]) => a - b).map(([year, count]) => `${year} : ${count}`);
	const goes = (count: number) => {
		if (isApplied) return count > 1 ? 'supprimés' : 'supprimé';
		return 'à supprimer';
	};
	const goesF = (count: number) => {
		if (isApplied) return count > 1 ? 'supprimées' : 'supprimée';
		return 'à supprimer';
	};
	return [
		`${academy} : conservation de ${retentionYears} ans après l’année de la mission, de la dernière validation, du dernier lot ou du paiement (jusqu’à ${lastYear} compris)`,
		`- ${counted(total, 'état de frais', 'états de frais')} ${goes(total)}${years.length > 0 ? ` (${years.join(' ; ')})` : ''}, avec ${counted(documents, 'pièce', 'pièces')}`,
		...(paymentUnknown === 0
			? []
			: [`  dont ${paymentUnknown.toLocaleString('fr-FR')} sans date de paiement, transmis dans un lot`]),
		`- ${counted(copies, 'copie de RIB ou de carte vitale', 'copies de RIB ou de carte vitale')} ${goesF(copies)} (dossier financier actif)`,
		...(undecided === 0
			? []
			: [
					`- ${counted(undecided, 'état de frais gardé', 'états de frais gardés')} au-delà : en attente du gestionnaire`
				]),
		...(unsent === 0
			? []
			: [
					`- ${counted(unsent, 'état de frais gardé', 'états de frais gardés')} au-delà : ${unsent > 1 ? 'acceptés, jamais transmis' : 'accepté, jamais transmis'} au paiement`
				])
	];
}
