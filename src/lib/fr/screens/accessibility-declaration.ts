// The declaration of accessibility: what the audit found, said to whoever uses the service.
import type { AuditCount, ConformityState } from '../../domain/accessibility/rgaa-audit';

export const DECLARATION_WORDS = {
	title: 'Déclaration d’accessibilité',
	scope:
		"Cette déclaration porte sur IMAG'IN Nomade : les pages des intervenants et celles des gestionnaires, des chefs de centre, des chefs d’établissement et des administrateurs.",
	results: 'Résultats de l’audit',
	method:
		'Il s’agit d’une auto-évaluation, faite par l’équipe qui réalise le service : elle n’a pas encore été vérifiée par un organisme indépendant, ni par des personnes handicapées.',
	caption: 'Critères du RGAA par thème',
	theme: 'Thème',
	conforming: 'Confor\u00admes',
	nonConforming: 'Non confor\u00admes',
	notApplicable: 'Non appli\u00adcables',
	all: 'Ensemble',
	gaps: 'Ce qui n’est pas accessible',
	noGap: 'Aucune non-conformité n’est connue.',
	criterion: 'Critère',
	madeOf: 'Comment le service a été examiné',
	means: [
		'Un contrôle automatique (axe) de chaque page, sur téléphone et sur ordinateur, en clair, en sombre, en contraste renforcé et en contraste inversé.',
		'Un parcours de chaque page au clavier seul, et la saisie complète d’un état de frais au clavier seul.',
		'La lecture de l’arbre d’accessibilité, celui que reçoit un lecteur d’écran, sur toute la saisie d’un état de frais.',
		'Chaque page à 320 pixels de large, à 400 %, avec des caractères doublés et avec un texte espacé.'
	],
	technologies:
		'Technologies : HTML, CSS, SVG, JavaScript et WAI-ARIA. Navigateurs employés : Chromium, Firefox ESR et WebKit. Aucun lecteur d’écran réel n’a encore été employé.',
	contact: 'Retour d’information et contact',
	contactText:
		'Une page vous bloque ? Adressez-vous au gestionnaire de votre dossier, dans votre académie : il vous donnera l’information ou l’accès par un autre moyen, et transmettra le défaut à l’exploitant du service.',
	remedies: 'Voies de recours',
	remediesText:
		'Si vous avez signalé un défaut qui vous empêche d’utiliser le service et que la réponse ne vous convient pas, vous pouvez saisir le Défenseur des droits : par son formulaire en ligne, par son délégué dans votre département, ou par courrier gratuit, sans timbre, à : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.'
} as const;

export const RGAA_THEME_LABELS: Readonly<Record<number, string>> = {
	1: 'Images',
	2: 'Cadres',
	3: 'Couleurs',
	4: 'Multimédia',
	5: 'Tableaux',
	6: 'Liens',
	7: 'Scripts',
	8: 'Éléments obligatoires',
	9: 'Structuration de l’information',
	10: 'Présentation de l’information',
	11: 'Formulaires',
	12: 'Navigation',
	13: 'Consultation'
};

/** By criterion: what fails, and what to do meanwhile. */
export const NON_CONFORMING: Readonly<Record<string, string>> = {
	'13.3':
		'Les documents PDF produits par le service (récapitulatif d’un état de frais, convocation) n’ont pas de structure lisible par un lecteur d’écran. En attendant, les mêmes renseignements se lisent dans les pages : onglet « Récapitulatif » de l’état de frais, détail de la mission.'
};

const STATES: Record<ConformityState, string> = {
	total: 'totalement conforme',
	partial: 'partiellement conforme',
	none: 'non conforme'
};

/** «96,8 %» of tenths of a percent. */
function percentage(tenths: number): string {
	return `${Math.floor(tenths / 10)},${tenths % 10} %`;
}

export function conformitySentence(state: ConformityState, version: string): string {
	return `IMAG'IN Nomade est ${STATES[state]} au référentiel général d’amélioration de l’accessibilité (RGAA), version ${version}.`;
}

/** `day` as people write it. */
export function auditSentence(count: AuditCount, tenths: number, day: string): string {
	const applicable = count.conforming + count.nonConforming;
	return `Au ${day}, ${count.conforming} des ${applicable} critères applicables sont respectés, soit ${percentage(tenths)}. ${count.notApplicable} des 106 critères ne s’appliquent à aucune page.`;
}
