// Names of the settings' sections and of their fields. Total over the sections; a field without a name shows as a fault
// of the test that reads them all.
import type { ChangedSection } from '../../domain/academy/settings-sections';
import { ACTIVITY_LABELS } from '../menu';
import { PORTAL_MODULE_LABELS } from './settings-choices';

export interface FieldWords {
	label: string;
	hint?: string;
}

export interface SectionWords {
	title: string;
	/** What it does, in a sentence. */
	purpose: string;
	fields: Readonly<Record<string, FieldWords>>;
}

const plain = (labels: Readonly<Record<string, string>>): Record<string, FieldWords> =>
	Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, { label }]));

export const SECTION_WORDS: Record<ChangedSection, SectionWords> = {
	conditions: {
		title: 'Conditions d’utilisation',
		purpose:
			'Chaque intervenant les lit et les accepte avant d’ouvrir ses états de frais. Une nouvelle version est demandée à tous.',
		fields: { text: { label: 'Texte' }, version: { label: 'Version' } }
	},
	documents: {
		title: 'Pièces justificatives',
		purpose: 'Envoi dématérialisé ou par courrier, formats acceptés, factures d’hôtel.',
		fields: {
			documentsOnline: { label: 'Les pièces sont envoyées dans le service (sinon par courrier)' },
			jpeg: { label: 'Format JPEG (.jpeg, .jpg)' },
			png: { label: 'Format PNG' },
			gif: { label: 'Format GIF' },
			pdf: { label: 'Format PDF' },
			nightInvoiceRequired: { label: 'Une facture est demandée pour chaque nuitée à rembourser' },
			payDocumentsNote: {
				label: 'Note au-dessus des pièces du dossier paie',
				hint: 'Facultatif. Par exemple : où trouver le formulaire de l’académie.'
			}
		}
	},
	travel: {
		title: 'Saisie des déplacements',
		purpose: 'Frais divers, ville de départ, heures qui donnent droit aux repas et aux nuitées.',
		fields: {
			otherCostsAllowed: { label: 'Les frais divers (péage, parking) peuvent être déclarés' },
			departureTownLocked: { label: 'La ville de départ ne peut pas être modifiée' },
			lunchFrom: { label: 'Déjeuner : absent depuis', hint: 'HH:MM' },
			lunchTo: { label: 'Déjeuner : jusqu’à', hint: 'HH:MM' },
			dinnerFrom: { label: 'Dîner : absent depuis', hint: 'HH:MM' },
			dinnerTo: { label: 'Dîner : jusqu’à', hint: 'HH:MM' },
			nightFrom: { label: 'Nuitée : absent depuis', hint: 'HH:MM' },
			nightTo: { label: 'Nuitée : jusqu’à', hint: 'HH:MM' }
		}
	},
	transportModes: {
		title: 'Modes de transport',
		purpose: 'Ce que propose la liste « Mode de transport » d’un déplacement.',
		fields: {
			code: { label: 'Code', hint: 'Majuscules, chiffres, « _ ». Il ne change plus ensuite.' },
			label: { label: 'Libellé' },
			isCar: { label: 'Véhicule personnel : distance, trajets et frais divers' },
			requiresTicket: { label: 'Les billets sont demandés' },
			position: { label: 'Rang dans la liste' }
		}
	},
	deadline: {
		title: 'Dernier jour de saisie',
		purpose:
			'Pour les sessions sans date propre. Un état de frais validé après ce jour est gardé, marqué « hors délai ».',
		fields: {
			claimDeadline: { label: 'Dernier jour', hint: 'Laissez vide pour n’en fixer aucun. JJ/MM/AAAA.' }
		}
	},
	sessionDeadlines: {
		title: 'Dernier jour par session',
		purpose: 'Une date propre à une session l’emporte sur la date générale.',
		fields: {
			session: { label: 'Session', hint: 'Comme sur les missions : « juin 2026 ».' },
			lastDay: { label: 'Dernier jour', hint: 'JJ/MM/AAAA' }
		}
	},
	missionTypes: {
		title: 'Types de mission',
		purpose: 'Ce que chaque type demande à l’intervenant, et le portail qu’il ouvre.',
		fields: {
			code: { label: 'Code', hint: 'Majuscules, chiffres, « _ ». Il ne change plus ensuite.' },
			label: { label: 'Libellé' },
			payInput: { label: 'Frais de rémunération' },
			portal: { label: 'Portail d’accès aux missions' },
			isDeliberation: { label: 'Jury de délibération : ouvre le portail de jury à ses présidents' }
		}
	},
	payRules: {
		title: 'Examens sans rémunération saisie',
		purpose:
			'Taux NR et épreuves en cours d’année, par examen et type de mission, pour la génération des états de frais.',
		fields: {
			exam: {
				label: 'Examen',
				hint: 'Comme sur les missions ; les majuscules et les accents ne comptent pas.'
			},
			typeCode: { label: 'Type de mission' },
			rule: { label: 'Règle' }
		}
	},
	neighbours: {
		title: 'Communes limitrophes',
		purpose: 'Entre deux communes limitrophes, aucun frais de déplacement n’est généré.',
		fields: { townA: { label: 'Commune' }, townB: { label: 'Commune limitrophe' } }
	},
	subjects: {
		title: 'Matières',
		purpose: 'Une matière sportive ouvre la gestion des épreuves EPS.',
		fields: { label: { label: 'Matière enseignée' }, isSport: { label: 'Matière sportive' } }
	},
	mefLevels: {
		title: 'Niveaux des M.E.F.',
		purpose: 'Les M.E.F. qui mènent à un examen avec épreuves EPS.',
		fields: { mef: { label: 'Module Élémentaire de Formation' }, level: { label: 'Niveau' } }
	},
	office: {
		title: 'Bureau de gestion',
		purpose: 'L’adresse imprimée sur les récapitulatifs et donnée quand un portail est indisponible.',
		fields: { officeLines: { label: 'Nom et adresse', hint: 'Une ligne par ligne d’adresse.' } }
	},
	portals: {
		title: 'Adresses des portails',
		purpose: 'Les applications ouvertes depuis le service. Sans adresse, l’application est fermée.',
		fields: plain(PORTAL_MODULE_LABELS)
	},
	externalAcademies: {
		title: 'Académies extérieures',
		purpose: 'Les académies dont le service est ailleurs : un lien y conduit.',
		fields: {
			label: { label: 'Académie', hint: 'Sans « Académie de » : « LA REUNION ».' },
			missionsUrl: { label: 'Adresse des missions', hint: 'https://…' },
			claimsUrl: { label: 'Adresse des états de frais', hint: 'https://…' }
		}
	},
	rates: {
		title: 'Barèmes',
		purpose:
			'Montants datés, chacun avec le texte qui le fixe. Un montant qui change est une nouvelle ligne : l’ancien reste pour ses dates.',
		fields: {
			kind: { label: 'Nature' },
			band: {
				label: 'Cas',
				hint: 'Facultatif. Les estimations des intervenants comprennent : « jusqu’à 5 CV, jusqu’à 2 000 km », « 6 et 7 CV », « 17–32 km », « 800 km et plus », « Paris », « grandes villes », « outre-mer », le nom d’un examen.'
			},
			amount: { label: 'Montant', hint: 'Quatre décimales au plus : 0,32' },
			startsOn: { label: 'À compter du', hint: 'JJ/MM/AAAA' },
			source: { label: 'Source', hint: 'Le texte et sa date.' }
		}
	},
	retention: {
		title: 'Dossiers et conservation',
		purpose: 'Durées après lesquelles un dossier financier est inactif et un état de frais peut être effacé.',
		fields: {
			retentionYears: {
				label: 'Années de conservation',
				hint: 'Jusqu’au 31 décembre de l’année de la mission plus ce nombre. Jamais moins de 4.'
			},
			financialFileMonths: {
				label: 'Mois sans paiement après lesquels un dossier financier est inactif',
				hint: 'Sans paiement, et sans qu’une source le redise actif (« Dossier financier actif »), pendant ce temps : le dossier devient inactif et un RIB est demandé.'
			}
		}
	},
	welcome: {
		title: 'Message d’accueil',
		purpose: 'Il s’affiche sur la page d’accueil de chaque intervenant de l’académie.',
		fields: { text: { label: 'Texte' }, version: { label: 'Version' } }
	},
	activities: {
		title: 'Ouverture des activités',
		purpose:
			'Une activité fermée quitte le menu des intervenants ; leurs brouillons sont gardés. Les appareils connaissent les dates sans réseau.',
		fields: Object.fromEntries(
			Object.entries(ACTIVITY_LABELS).flatMap(([name, label]) => [
				[name, { label }],
				[`${name}From`, { label: `${label} : premier jour`, hint: 'JJ/MM/AAAA ; vide : tout de suite.' }],
				[`${name}To`, { label: `${label} : dernier jour`, hint: 'JJ/MM/AAAA, compris ; vide : sans fin.' }]
			])
		)
	}
};
