// The user guide: états de frais, from the conditions of use to the statuses (guide §2.6.1 to §2.6.3).
import type { GuideSection } from './guide-text';

export const GUIDE_CLAIMS: readonly GuideSection[] = [
	{
		number: '2.6',
		title: 'Saisie des états de frais',
		blocks: [
			'Un état de frais réunit le frais de rémunération et le frais de déplacement d’une mission. Il se complète une fois la mission commencée, se valide une fois qu’elle est terminée, puis le gestionnaire le traite.',
			'Les missions terminées depuis plus de 4 ans ne sont plus affichées. Si votre académie fixe une date limite de saisie, elle est rappelée à l’écran ; un état de frais qui arrive après elle est gardé, signalé « hors délai » et laissé au gestionnaire.'
		]
	},
	{
		number: '2.6.1',
		title: 'Conditions d’utilisation',
		blocks: [
			{
				steps: [
					'Lisez les conditions de votre académie.',
					'Cochez « J’ai lu et j’accepte les conditions relatives à l’utilisation du service ».',
					'Validez. La question revient quand le texte change.'
				]
			}
		]
	},
	{
		number: '2.6.2',
		title: 'Liste des missions convoquées',
		blocks: [
			'La liste présente les missions pour lesquelles un frais a été généré : examen, type, numéro, début, centre, statut de chacun des deux frais. Un bandeau donne accès aux états de frais des académies extérieures.',
			'Les frais des corrections dématérialisées se consultent seulement : SANTORIN transmet le nombre de copies ou de candidats.',
			{
				caption: 'Les statuts',
				head: ['Statut', 'Signification'],
				rows: [
					[
						'Pas de frais',
						'La mission n’ouvre droit ni à rémunération ni à remboursement pour cette partie.'
					],
					['Annulé', 'Annulé par le gestionnaire : il n’est plus accessible.'],
					['Mission non effectuée', 'La mission est à venir, ou vous avez déclaré ne pas l’avoir effectuée.'],
					['Mission en cours', 'Vous pouvez saisir et enregistrer, pas encore valider.'],
					['Non validé', 'La mission est terminée : votre validation est attendue.'],
					['Validé', 'Transmis au gestionnaire. Vous pouvez encore le reprendre.'],
					['Validé par gestionnaire', 'Accepté : consultation seule.'],
					['Invalidable', 'Le déplacement se saisit sur la première mission de la journée ; un lien y mène.'],
					['Traité par le gestionnaire', 'Vous n’avez rien à saisir.'],
					['A traiter par le gestionnaire', 'Le gestionnaire saisit ce frais.']
				]
			}
		]
	},
	{
		number: '2.6.3',
		title: 'Compléter l’état de frais',
		blocks: [
			'En haut de l’écran, les données de la mission ; un bouton en masque ou en affiche le détail. À la première ouverture, deux choix :',
			{
				list: [
					'« Je n’ai pas effectué cette mission » : l’état de frais ne sera pas traité. Vous pouvez y revenir tant que le gestionnaire n’a rien décidé.',
					'« Je souhaite compléter l’état de frais » : ouvre la saisie.'
				]
			},
			'Ce que vous tapez est gardé aussitôt en brouillon sur l’appareil. Il ne compte pour le gestionnaire qu’après « Enregistrer » ou « Valider ».',
			'Après la validation :',
			{
				list: [
					'« Modifier » reprend l’état de frais, tant qu’il n’a pas été traité ; il faut ensuite le valider de nouveau.',
					'« Editer le récapitulatif » en donne le PDF, avec le N° Dossier.',
					'« Consulter » l’affiche sans le modifier.'
				]
			},
			'Si le gestionnaire a changé quelque chose pendant que vous saisissiez, le service compare les deux versions champ par champ et vous laisse choisir.'
		]
	}
];
