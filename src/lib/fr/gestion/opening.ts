// Words of the administrateur's page of welcome message and activities.

export const OPENING_WORDS = {
	title: 'Accueil et activités',
	lastChanges: 'Derniers changements des activités',
	activity: 'Activité',
	open: 'Ouverte',
	from: 'Premier jour',
	to: 'Dernier jour'
} as const;

export function zoneSentence(zone: string): string {
	return `Les jours sont ceux du calendrier de l’académie (${zone}). Sans date, l’activité est ouverte tout de suite et sans fin.`;
}
