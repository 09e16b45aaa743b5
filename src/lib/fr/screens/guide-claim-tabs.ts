// The user guide: the tabs of an état de frais (guide §2.6.4).
import type { GuideSection } from './guide-text';

export const GUIDE_CLAIM_TABS: readonly GuideSection[] = [
	{
		number: '2.6.4',
		title: 'Les onglets',
		blocks: [
			'« Suivi » est toujours là ; « Frais rémunération » si la mission donne lieu à une indemnité que vous saisissez ou que SANTORIN transmet ; « Frais déplacement » s’il y a un déplacement ; « Récapitulatif » à la fin. « Etape Précédente » et « Etape Suivante » passent de l’un à l’autre.'
		]
	},
	{
		number: '2.6.4.1',
		title: 'Suivi',
		blocks: [
			'L’histoire de l’état de frais : chaque changement de statut, sa date, son auteur, le motif d’un renvoi par le gestionnaire, l’attestation du service fait.'
		]
	},
	{
		number: '2.6.4.2',
		title: 'Frais rémunération et frais déplacement',
		blocks: [
			'Si votre convocation porte l’en-tête « MINISTERE DE L’EDUCATION NATIONALE », vous ne saisissez pas la rémunération : le président du jury s’en charge.',
			{
				caption: 'Ce que demande la rémunération',
				head: ['Mission', 'Saisie'],
				rows: [
					['Correction de copies', 'Nombre de copies.'],
					['Interrogation orale (hors contrôle continu), VAE', 'Nombre de candidats.'],
					[
						'Épreuve pratique, épreuve sportive, oral ponctuel au titre du contrôle continu',
						'Les dates et, pour chacune, le début et la fin du matin et de l’après-midi.'
					],
					['Entretien de recrutement sans concours, lecture de mémoire', 'Nombre d’heures et de minutes.'],
					[
						'Écrit ponctuel au titre du contrôle continu, correction dématérialisée',
						'Rien : l’état de frais est rempli par SANTORIN. Un commentaire dit quelles missions sont regroupées.'
					],
					['Surveillance, travaux administratifs, réunion', 'Rien : le gestionnaire traite ce frais.']
				]
			},
			'Pour le déplacement, une ligne est préparée avec le début de la mission, votre commune et celle du centre. « Compléter le déplacement » ouvre son détail : départ, arrivée et retour, transport, repas, nuitées. « Ajouter un déplacement » ajoute une ligne, la croix la retire.',
			{
				list: [
					'Plusieurs jours au même endroit avec un aller-retour quotidien : une seule ligne, avec le nombre de trajets.',
					'Plusieurs missions le même jour : tous les déplacements sur la première.',
					'Plusieurs modes de transport : une ligne par mode.',
					'En AUTOMOBILE : la distance d’un aller, le nombre de trajets et, si l’académie les rembourse, les frais divers ; leur nature se dit en commentaire.',
					'Les nuitées ne sont remboursées que sur facture ; indiquez aussi les repas et nuitées offerts.',
					'Une ville de départ grisée n’est pas modifiable.'
				]
			}
		]
	},
	{
		number: '2.6.4.3',
		title: 'Récapitulatif',
		blocks: [
			'Il reprend ce que vous avez saisi et les pièces à fournir : IBAN si votre dossier financier n’est pas actif, copie de la carte vitale si votre numéro INSEE manque, factures des nuitées, titres de transport, justificatifs des frais divers.',
			'Si votre académie l’autorise, « Sélectionner et envoyer mes documents » dépose un fichier ou une photo : jpeg, jpg, png, pdf ou gif, 5 Mo au plus, 20 documents pour la paie et 20 pour le déplacement. Une photo trop lourde ou un nom trop long sont corrigés et vous êtes prévenu(e). Sinon, envoyez les pièces par la poste avec une copie du récapitulatif.',
			'Une pièce manquante n’empêche pas de valider : le service vous propose de la compléter ou de valider quand même.',
			{
				list: [
					'« Etape Précédente » : revenir à la saisie.',
					'« Enregistrer » : garder la saisie pour y revenir.',
					'« Valider » : la transmettre au gestionnaire. Un numéro d’ordre est attribué ; rappelez-le dans vos échanges. Conservez le PDF.'
				]
			},
			'Sans réseau, la validation est gardée sur l’appareil et part dès que le serveur répond ; le récapitulatif édité d’ici là est provisoire.'
		]
	}
];
