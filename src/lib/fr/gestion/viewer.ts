// Words of the viewer beside a claim: one document at a time, shown without leaving the page.

export const VIEWER_WORDS = {
	title: 'Visionneuse',
	none: 'Aucune pièce à afficher.',
	loading: 'Chargement de la pièce…',
	failed: 'Cette pièce ne peut pas être affichée ici : téléchargez-la.',
	noScript: 'L’affichage des PDF dans la page demande JavaScript : téléchargez la pièce.',
	download: 'Télécharger',
	zoomIn: 'Agrandir',
	zoomOut: 'Réduire',
	turn: 'Tourner',
	next: 'Pièce suivante',
	shown: 'Pièce affichée',
	show: 'Afficher'
} as const;
