// The user guide: competences (guide §2.4 and §2.5).
import type { GuideSection } from './guide-text';

export const GUIDE_COMPETENCES: readonly GuideSection[] = [
	{
		number: '2.4',
		title: 'Consultation compétences',
		blocks: [
			'Trois onglets : « Liste des compétences », « Liste des établissements », « Liste des enseignements ».'
		]
	},
	{
		number: '2.4.1',
		title: 'Onglet « Liste des compétences »',
		blocks: [
			'Il présente les épreuves pour lesquelles vous êtes déclaré(e) compétent(e) : examen, spécialité, épreuve-option et auteurs.',
			{
				caption: 'Signification de la colonne « Auteurs »',
				head: ['Auteur', 'Origine de l’attribution'],
				rows: [
					[
						'SYS (C)',
						'Compétence déduite de vos enseignements par une table de correspondance avec les épreuves.'
					],
					['N° établissement (C)', 'Ajoutée ou validée par un établissement où vous exercez.'],
					['N° établissement (I)', 'Invalidée par un établissement où vous exercez.'],
					['NUMEN (C)', 'Vous l’avez ajoutée ou validée.'],
					['NUMEN (I)', 'Vous l’avez invalidée.'],
					['Code gestionnaire (C)', 'Ajoutée ou validée par le gestionnaire chargé de l’examen.']
				]
			},
			'La dernière décision de chaque auteur est celle qui compte.'
		]
	},
	{
		number: '2.4.2',
		title: 'Onglet « Liste des établissements »',
		blocks: [
			'Vos établissements d’exercice : code, libellé, type (principal ou non), code et libellé de la discipline.'
		]
	},
	{
		number: '2.4.3',
		title: 'Onglet « Liste des enseignements »',
		blocks: [
			'Vos enseignements : établissement, module élémentaire de formation, type de M.E.F., matière, modalité. Ils sont importés en début d’année scolaire, s’ils existent.'
		]
	},
	{
		number: '2.5',
		title: 'Saisie compétences',
		blocks: [
			'Les mêmes onglets, avec les boutons pour vous prononcer. Vos décisions se prennent aussi sans réseau ; elles partent dès que le serveur répond.'
		]
	},
	{
		number: '2.5.1',
		title: 'Onglet « Liste des compétences »',
		blocks: [
			{
				list: [
					'« Ajouter compétence » ouvre une fenêtre : choisissez l’examen, la spécialité et l’épreuve parmi les propositions, puis « Créer la compétence ». Les examens proposés dépendent de vos établissements : DNB pour un collège ; baccalauréats, épreuves anticipées et BTS pour un lycée.',
					'« + » confirme une compétence qui vous est attribuée : votre NUMEN (C) s’ajoute aux auteurs.',
					'« × » l’invalide : votre NUMEN (I) s’ajoute aux auteurs. « + » permet d’y revenir.'
				]
			}
		]
	},
	{
		number: '2.5.2',
		title: 'Onglet « Liste des établissements »',
		blocks: ['Identique à celui de la consultation.']
	},
	{
		number: '2.5.3',
		title: 'Onglet « Liste des enseignements »',
		blocks: ['Identique à celui de la consultation.']
	}
];
